// A number with its unit as printed, before anything is asked of the sentence around it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "annotate/number_lexeme.h"

namespace tellings {

struct Amount {
  std::size_t begin = 0;  // lexemes [begin, end): sign of currency, number, unit
  std::size_t end = 0;
  std::size_t number_begin = 0;  // lexemes of the number alone (both numbers of a range)
  std::size_t number_end = 0;
  std::size_t unit_begin = 0;  // lexemes of a unit after the number; empty where there is none
  std::size_t unit_end = 0;
  double value = 0;
  std::optional<double> low;  // ranges and vague numbers
  std::optional<double> high;
  bool range = false;
  bool vague = false;
  bool part = false;  // a fraction of something: "two thirds", "half", "one in five"
  bool worded = false;
  bool article = false;
  bool plain = false;     // digits only, as years are printed
  bool hyphened = false;  // "17-year-old", "12-page": a noun or unit hangs on it by a hyphen
  bool age = false;       // "17-year-old", "aged 45"
  bool vote = false;      // one side of "17-14"
  bool rank = false;      // "second most powerful", "third-largest"
  std::string unit;       // normal form; empty for a bare number
  bool money = false;
  bool ambiguous = false;  // a currency that several states share: "$", "crowns"
};

// All amounts of a paragraph, in order, not overlapping. Dates, clock times, phone numbers, addresses, model
// names, scores and list numbers are left out where their form alone shows them (figure_refusal.h); what only
// the sentence shows is not judged here.
std::vector<Amount> read_amounts(std::span<const Lexeme> lexemes);

}  // namespace tellings
