#include "collate/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace tellings {
namespace {

constexpr double kSmall = 10;
constexpr double kFirstYear = 1900;
constexpr double kLastYear = 2100;

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kNumberWords = {{
    {"eleven", "11"},
    {"twelve", "12"},
    {"thirteen", "13"},
    {"fourteen", "14"},
    {"fifteen", "15"},
    {"sixteen", "16"},
    {"seventeen", "17"},
    {"eighteen", "18"},
    {"nineteen", "19"},
    {"twenty", "20"},
    {"thirty", "30"},
    {"forty", "40"},
    {"fifty", "50"},
    {"sixty", "60"},
    {"seventy", "70"},
    {"eighty", "80"},
    {"ninety", "90"},
}};

}  // namespace

std::string telling_number(std::string_view word) {
  const auto* named = std::find_if(kNumberWords.begin(), kNumberWords.end(),
                                   [&](const auto& entry) { return entry.first == word; });
  if (named != kNumberWords.end()) return std::string(named->second);
  double value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return {};
  const bool whole = word.find('.') == std::string_view::npos;
  if (whole && (value <= kSmall || (word.size() == 4 && value >= kFirstYear && value <= kLastYear)))
    return {};
  return std::string(word);
}

std::set<std::string> telling_numbers(const StoryWords& words, std::size_t account, std::size_t first,
                                      std::size_t last) {
  std::set<std::string> numbers;
  for (std::size_t i = first; i < last; ++i) {
    if (std::string number = telling_number(words.text(words.of(account)[i].form)); !number.empty())
      numbers.insert(std::move(number));
  }
  return numbers;
}

}  // namespace tellings
