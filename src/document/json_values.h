// Small values of the document as JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/printed_time.h"
#include "collate/collation.h"
#include "text/code_points.h"

namespace tellings {

using Json = nlohmann::ordered_json;

// A whole number is written as one (850, not 850.0); nothing becomes null.
Json number_value(std::optional<double> number);
Json text_or_null(std::string_view text);  // "" becomes null
Json time_value(const std::optional<PrintedTime>& time);
double rounded_score(double score);  // four decimals: more would pretend

// Turns the byte spans of one story into code points.
class Offsets {
 public:
  explicit Offsets(const StoryCollation& story);

  // {"start", "end"}
  [[nodiscard]] Json span(AccountIndex account, ByteSpan span) const;
  [[nodiscard]] Json span_or_null(AccountIndex account, const std::optional<ByteSpan>& span) const;
  // {"account", "start", "end"}
  [[nodiscard]] Json evidence(const Evidence& evidence) const;
  [[nodiscard]] Json evidence_list(const std::vector<Evidence>& list) const;
  void add(Json& object, AccountIndex account, ByteSpan span) const;  // puts "start" and "end"

 private:
  const StoryCollation& story_;
  std::vector<CodePointIndex> of_account_;
};

}  // namespace tellings
