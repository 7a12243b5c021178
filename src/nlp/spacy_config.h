// The config.cfg of a spaCy pipeline: sections of key = JSON value, with ${section:key} references resolved.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tellings {

class SpacyConfig {
 public:
  // Fails on a line that is neither section, pair nor comment, and on a value that is no JSON. A reference to
  // what is not there stays null.
  static Result<SpacyConfig> parse(std::string_view text);

  // Null where section or key is absent.
  [[nodiscard]] const nlohmann::json& value(const std::string& section, const std::string& key) const;
  [[nodiscard]] bool has_section(const std::string& section) const { return sections_.contains(section); }

  // The string, number or list there; the default where it is absent or of another type.
  [[nodiscard]] std::string text(const std::string& section, const std::string& key) const;
  [[nodiscard]] long number(const std::string& section, const std::string& key, long otherwise = 0) const;

 private:
  void resolve_references();
  std::map<std::string, std::map<std::string, nlohmann::json>> sections_;
};

}  // namespace tellings
