#include "account/agencies.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "account/data.h"
#include "base/lexicon.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::size_t kAcronymLetters = 4;  // longer names are matched in any case

bool is_short_form(std::string_view printed) {
  return printed.size() <= kAcronymLetters && printed.find(' ') == std::string_view::npos;
}

struct Agencies {
  std::unordered_map<std::string, std::string_view> by_words;  // folded words -> name
  std::unordered_map<std::string_view, std::string_view> by_letters;
  Agencies() {
    for (const auto& row : read_table(account_data::kAgencies)) {
      for (const std::string_view way : row) {
        if (is_short_form(way)) {
          by_letters.emplace(way, row[0]);
        } else {
          by_words.emplace(joined_words(way), row[0]);
        }
      }
    }
  }
};

const Agencies& agencies() {
  static const Agencies kTable;
  return kTable;
}

// Last words of agencies' names.
bool is_agency_noun(std::string_view folded) {
  static constexpr std::array<std::string_view, 6> kNouns = {"press",     "wire",   "newswire",
                                                             "newswires", "agency", "service"};
  return std::find(kNouns.begin(), kNouns.end(), folded) != kNouns.end();
}

bool ends_like_one(std::string_view folded) {
  return folded.size() > 7 && (folded.ends_with("wire") || folded.ends_with("press"));
}

}  // namespace

std::optional<std::string> known_agency(std::string_view printed) {
  printed = trim(printed);
  if (const auto found = agencies().by_letters.find(printed); found != agencies().by_letters.end())
    return std::string(found->second);
  std::string words = joined_words(printed);
  for (int round = 0; round < 2; ++round) {
    if (const auto found = agencies().by_words.find(words); found != agencies().by_words.end())
      return std::string(found->second);
    if (!words.starts_with("the ")) return std::nullopt;
    words.erase(0, 4);
  }
  return std::nullopt;
}

bool looks_like_agency(std::string_view printed) {
  if (known_agency(printed)) return true;
  const auto words = split_words(printed);
  if (words.empty() || words.size() > 5) return false;
  for (const Word& word : words) {
    const bool capital = is_upper(decode_at(word.span.in(printed), 0).code_point);
    if (!capital && word.folded != "the" && word.folded != "of") return false;
  }
  return words.size() >= 2 ? is_agency_noun(words.back().folded) || ends_like_one(words.back().folded)
                           : ends_like_one(words.back().folded);
}

}  // namespace tellings
