#include "annotate/calendar_words.h"

#include <cstdlib>
#include <string>
#include <unordered_map>

#include "annotate/data.h"
#include "base/lexicon.h"

namespace tellings {
namespace {

using Names = std::unordered_map<std::string, int>;

std::string upper(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  return out;
}

Names read_names(std::string_view file) {
  Names names;
  for (const auto& entry : read_table(file)) {
    const int number = std::atoi(std::string(entry[0]).c_str());
    std::string_view forms = entry[1];
    while (!forms.empty()) {
      const std::size_t bar = forms.find('|');
      names[std::string(forms.substr(0, bar))] = number;
      names[upper(forms.substr(0, bar))] = number;
      forms.remove_prefix(bar == std::string_view::npos ? forms.size() : bar + 1);
    }
  }
  return names;
}

std::optional<int> find(const Names& names, std::string_view printed) {
  if (printed.size() < 3 || printed[0] < 'A' || printed[0] > 'Z') return std::nullopt;
  const auto found = names.find(std::string(printed));
  if (found == names.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<int> month_named(std::string_view printed) {
  static const Names kMonths = read_names(annotate_data::kMonths);
  return find(kMonths, printed);
}

std::optional<int> weekday_named(std::string_view printed) {
  static const Names kWeekdays = read_names(annotate_data::kWeekdays);
  return find(kWeekdays, printed);
}

std::optional<std::string_view> season_named(std::string_view lower) {
  if (lower == "spring") return "SP";
  if (lower == "summer") return "SU";
  if (lower == "autumn" || lower == "fall") return "FA";
  if (lower == "winter") return "WI";
  return std::nullopt;
}

}  // namespace tellings
