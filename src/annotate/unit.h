// Units and currencies as printed, and their normal form: ISO 4217 for money, UCUM or the plain English word
// for measures.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "annotate/number_lexeme.h"

namespace tellings {

// A unit found in the text. `code` is static.
struct UnitMatch {
  std::size_t end = 0;  // lexeme after it
  std::string_view code;
  bool ambiguous = false;  // a currency name or sign that several states use: "$", "crowns"
};

// The longest unit of measure that begins at lexemes[at]: "km", "square kilometres", "°C", "percentage
// points".
std::optional<UnitMatch> match_measure(std::span<const Lexeme> lexemes, std::size_t at);

// The longest currency name that begins at lexemes[at], to be read after a number: "dollars", "Danish
// kroner", "pence".
std::optional<UnitMatch> match_currency_name(std::span<const Lexeme> lexemes, std::size_t at);

// The currency sign or code that begins at lexemes[at]: "US$", "DKK", "£". Letters alone are only a sign
// where a number touches them ("R340m", "DKK 450m" in capitals of three), which the caller sees.
std::optional<UnitMatch> match_currency_sign(std::span<const Lexeme> lexemes, std::size_t at);

// Whether money codes `a` and `b` share a name or sign that news prints without the state: USD and AUD both
// print "$".
bool share_a_name(std::string_view a, std::string_view b);

// The currency of a country that shares a name or sign with money code `like`: "ca" and USD give CAD. The
// country is an ISO 3166 code of two letters in lower case, with which the codes of ISO 4217 begin. Nothing
// where none is known.
std::optional<std::string_view> national_currency(std::string_view country, std::string_view like);

// What a unit measures and how large it is: {"length", 1000} for "km". Nothing for counted nouns and
// currencies, whose rates change. Temperatures do not convert by a factor: C and F have the kind
// "temperature" and size 1.
struct Measure {
  std::string_view kind;
  double size = 1;
};
std::optional<Measure> measure_of(std::string_view code);

// Whether `code` is a currency's.
bool is_currency(std::string_view code);

}  // namespace tellings
