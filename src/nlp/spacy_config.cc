#include "nlp/spacy_config.h"

#include <utility>

#include "text/ascii.h"

namespace tellings {
namespace {

bool is_reference(const nlohmann::json& value) {
  return value.is_string() && value.get_ref<const std::string&>().starts_with("${");
}

// "${a.b:key}" and "${a.b.key}" name section a.b, key `key`.
std::pair<std::string, std::string> split_reference(const std::string& reference) {
  const std::string inner = reference.substr(2, reference.size() - 3);
  std::size_t cut = inner.rfind(':');
  if (cut == std::string::npos) cut = inner.rfind('.');
  if (cut == std::string::npos) return {inner, ""};
  return {inner.substr(0, cut), inner.substr(cut + 1)};
}

}  // namespace

Result<SpacyConfig> SpacyConfig::parse(std::string_view text) {
  SpacyConfig config;
  std::string section;
  for (std::size_t line_number = 1; !text.empty(); ++line_number) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trim_ascii(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    const std::string where = "reading config.cfg line " + std::to_string(line_number);
    if (line.front() == '[') {
      if (line.back() != ']') return fail(ErrorCode::kInvalid, where + ": section without closing bracket");
      section = line.substr(1, line.size() - 2);
      config.sections_[section];
      continue;
    }
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos)
      return fail(ErrorCode::kInvalid, where + ": neither section nor key = value");
    const std::string_view printed = trim_ascii(line.substr(equals + 1));
    nlohmann::json value = printed.starts_with("${") ? nlohmann::json(std::string(printed))
                                                     : nlohmann::json::parse(printed, nullptr, false);
    if (value.is_discarded()) return fail(ErrorCode::kInvalid, where + ": the value is not JSON");
    config.sections_[section][std::string(trim_ascii(line.substr(0, equals)))] = std::move(value);
  }
  config.resolve_references();
  return config;
}

void SpacyConfig::resolve_references() {
  static constexpr int kLongestChain = 8;
  for (auto& [name, pairs] : sections_) {
    for (auto& [key, value] : pairs) {
      for (int step = 0; step < kLongestChain && is_reference(value); ++step) {
        const auto [section, target] = split_reference(value.get<std::string>());
        nlohmann::json found = this->value(section, target);
        value = std::move(found);
      }
      if (is_reference(value)) value = nullptr;
    }
  }
}

const nlohmann::json& SpacyConfig::value(const std::string& section, const std::string& key) const {
  static const nlohmann::json kNull;
  const auto pairs = sections_.find(section);
  if (pairs == sections_.end()) return kNull;
  const auto pair = pairs->second.find(key);
  return pair == pairs->second.end() ? kNull : pair->second;
}

std::string SpacyConfig::text(const std::string& section, const std::string& key) const {
  const nlohmann::json& found = value(section, key);
  return found.is_string() ? found.get<std::string>() : std::string();
}

long SpacyConfig::number(const std::string& section, const std::string& key, long otherwise) const {
  const nlohmann::json& found = value(section, key);
  return found.is_number_integer() ? found.get<long>() : otherwise;
}

}  // namespace tellings
