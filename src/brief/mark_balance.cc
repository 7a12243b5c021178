#include "brief/mark_balance.h"

#include <cstddef>

namespace tellings {
namespace {

std::size_t count(std::string_view words, std::string_view mark) {
  std::size_t n = 0;
  for (std::size_t at = words.find(mark); at != std::string_view::npos;
       at = words.find(mark, at + mark.size()))
    ++n;
  return n;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Straight single marks that open ("'We", behind a blank) less those that may close ("done.'", before none).
int open_straight(std::string_view words) {
  int open = 0;
  for (std::size_t at = words.find('\''); at != std::string_view::npos; at = words.find('\'', at + 1)) {
    const bool after_blank = at == 0 || words[at - 1] == ' ';
    const bool before_letter = at + 1 < words.size() && is_letter(words[at + 1]);
    if (after_blank && before_letter) ++open;
    if (!after_blank && !before_letter && open > 0) --open;
  }
  return open;
}

}  // namespace

bool marks_balance(std::string_view words) {
  return count(words, "\u201C") == count(words, "\u201D") && count(words, "\"") % 2 == 0 &&
         count(words, "(") == count(words, ")") && !leaves_mark_open(words);
}

bool leaves_mark_open(std::string_view before) {
  return count(before, "\u201C") > count(before, "\u201D") || count(before, "\"") % 2 != 0 ||
         count(before, "(") > count(before, ")") || count(before, "\u2018") > count(before, "\u2019") ||
         open_straight(before) > 0;
}

}  // namespace tellings
