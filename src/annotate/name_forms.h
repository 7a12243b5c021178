// When two printed names are the same: parts, acronyms, misspellings. Works on folded words alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tellings {

// A name as compared: its words through fold_name, hyphenated words as one.
using NameWords = std::vector<std::string>;

// How a shorter name can stand for a longer one, best first.
enum class Shortening : std::uint8_t {
  kSurname,    // "Maass" of "Josefine Maass", "van Ostade" of "Pieter van Ostade"
  kFirstLast,  // "Ana Ruiz" of "Ana Maria Ruiz"
  kHead,       // "Orlen" of "Orlen Dry Docks"; a given name
  kAcronym,    // "CDWU" of "Confederated Dock Workers' Union"
  kTail,       // "Local 212" of "Union of Potters Local 212", "Courier" of "Port Selimon Courier"
  kNone,
};

// REQUIRES: both not empty. Example: shortening({"roodt"}, {"anneline", "roodt"}, true) == kSurname.
Shortening shortening(const NameWords& part, const NameWords& whole, bool person);

// Whether one is the other misspelt: as many words, each the same or off by a letter or two in proportion to
// its length ("Lindqist", "Lindquist"), and not all short. Counter-example: "Iran", "Iraq".
bool is_misspelling(const NameWords& a, const NameWords& b);

// Letters to insert, drop, change or swap with a neighbour to make `b` of `a`; counted up to `limit` + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace tellings
