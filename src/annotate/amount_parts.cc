#include "annotate/amount_parts.h"

#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "annotate/unit.h"

namespace tellings {
namespace {

using Lexemes = std::span<const Lexeme>;

bool is_word(Lexemes l, std::size_t at) { return at < l.size() && l[at].kind == LexemeKind::kWord; }
bool is_digits(Lexemes l, std::size_t at) { return at < l.size() && l[at].kind == LexemeKind::kDigits; }
bool is_at(Lexemes l, std::size_t at, std::string_view word) { return at < l.size() && l[at].is(word); }
bool is_glued(Lexemes l, std::size_t at) { return at < l.size() && l[at].glued; }
bool is_hyphen(Lexemes l, std::size_t at) {
  return is_at(l, at, "-") || is_at(l, at, "‑") || is_at(l, at, "‐");
}
bool is_minus(Lexemes l, std::size_t at) {
  return is_at(l, at, "-") || is_at(l, at, "−") || is_at(l, at, "–");
}

template <std::size_t N>
bool is_any(Lexemes l, std::size_t at, const std::array<std::string_view, N>& words) {
  if (at >= l.size()) return false;
  for (const auto word : words)
    if (l[at].is(word)) return true;
  return false;
}

// "1.2m people", "12.3m tonnes": a unit or a plural follows, so the letter is a scale; else it is metres ("3m
// high", "7,412m").
bool counts_millions(Lexemes l, std::size_t after) {
  if (is_at(l, after, "of"))
    return is_any(l, after + 1,
                  std::array<std::string_view, 6>{"its", "their", "the", "them", "our", "those"});
  static constexpr std::array<std::string_view, 4> kPeople = {"people", "men", "women", "children"};
  static constexpr std::array<std::string_view, 12> kNoPlural = {
      "is", "was", "has", "as", "its", "this", "across", "his", "us", "does", "downwards", "upwards"};
  if (!is_word(l, after) || is_any(l, after, kNoPlural)) return false;
  return match_measure(l, after).has_value() || is_any(l, after, kPeople) || l[after].lower.back() == 's';
}

// 1000 for "k"; nothing where the letter is no scale here.
std::optional<double> scale_letter(Lexemes l, std::size_t at, bool money) {
  if (!is_word(l, at)) return std::nullopt;
  const auto& letter = l[at].lower;
  const bool big = l[at].printed[0] <= 'Z';
  if (letter == "mm" && money && l[at].glued) return 1e6;  // as accountants print it
  if (letter.size() != 1 || (!l[at].glued && !money) || is_digits(l, at + 1)) return std::nullopt;
  if (is_glued(l, at + 1) && (is_at(l, at + 1, "/") || is_at(l, at + 1, "²") || is_at(l, at + 1, "³")))
    return std::nullopt;
  if (letter == "k") return 1e3;
  if (letter == "m" && (money || big || counts_millions(l, at + 1))) return 1e6;
  if (letter == "b") return 1e9;
  if (letter == "t" && money) return 1e12;
  return std::nullopt;
}

std::string singular(std::string_view code) {
  if (code.size() > 3 && code.ends_with("ies")) return std::string(code.substr(0, code.size() - 3)) + "y";
  if (code.size() > 3 && code.ends_with('s')) return std::string(code.substr(0, code.size() - 1));
  return std::string(code);
}

// A unit without words of its own ("$12 a barrel") stays without: the number is what the sentence hangs on.
void end_unit(Amount& amount, std::size_t end) {
  amount.end = end;
  if (amount.unit_end > amount.unit_begin) amount.unit_end = end;
}

// "a barrel", "per gram", "/ounce". "a year earlier" tells the time, not the rate.
void read_per(Lexemes l, Amount& amount) {
  static constexpr std::array<std::string_view, 12> kTime = {
      "ago", "earlier", "later", "before", "after", "since", "on", "from", "into", "old", "or", "and"};
  static constexpr std::array<std::string_view, 9> kPiece = {"share",  "person", "head", "piece", "game",
                                                             "ticket", "night",  "unit", "pop"};
  std::size_t at = amount.end;
  const bool hyphened = is_hyphen(l, at) &&
                        is_any(l, at + 1, std::array<std::string_view, 3>{"a", "an", "per"}) &&
                        is_hyphen(l, at + 2);
  if (hyphened) ++at;
  const bool article =
      is_at(l, at, "a") || is_at(l, at, "an") || is_at(l, at, "each") || is_at(l, at, "every");
  const bool per = is_at(l, at, "per") || (is_at(l, at, "/") && is_glued(l, at));
  if (!article && !per) return;
  ++at;
  if (hyphened) ++at;
  const auto unit = match_measure(l, at);
  if (unit && (per || !is_any(l, unit->end, kTime))) {
    amount.unit += "/" + singular(unit->code);
    end_unit(amount, unit->end);
  } else if (!unit && is_word(l, at) && (per || is_any(l, at, kPiece)) && !is_at(l, at, "cent") &&
             !is_at(l, at, "capita")) {
    amount.unit += "/" + singular(l[at].lower);
    end_unit(amount, at + 1);
  }
}

void set_unit(Amount& amount, const UnitMatch& unit, std::size_t begin) {
  amount.unit = unit.code;
  amount.ambiguous = unit.ambiguous;
  amount.unit_begin = begin;
  amount.unit_end = amount.end = unit.end;
}

// "year-old", "years old", "years of age": past the end of it where a unit of time is an age.
void read_age(Lexemes l, Amount& amount) {
  if (amount.unit != "years" && amount.unit != "months" && amount.unit != "weeks" && amount.unit != "days")
    return;
  std::size_t at = amount.end;
  if (is_hyphen(l, at)) ++at;
  if (is_at(l, at, "old") || is_at(l, at, "olds")) {
    amount.age = true;
    amount.end = at + 1;
  } else if (is_at(l, at, "of") && is_at(l, at + 1, "age")) {
    amount.age = true;
    amount.end = at + 2;
  }
}

// "75 USD million".
void read_scale_after(Lexemes l, Amount& amount) {
  if (amount.end >= l.size()) return;
  if (const auto scale = scale_of(l[amount.end])) {
    amount.value *= *scale;
    amount.unit_end = ++amount.end;
  }
}

// "1/2 pound of chocolate", "weighed 12 pounds", "a 10-pound baby": pounds that are no money.
bool weighs(Lexemes l, const Amount& amount, std::size_t unit) {
  if (!is_at(l, unit, "pound") && !is_at(l, unit, "pounds")) return false;
  static constexpr std::array<std::string_view, 8> kWeight = {"weigh",  "weighs", "weighed", "weighing",
                                                              "weight", "heavy",  "heavier", "lighter"};
  if (is_at(l, unit + 1, "of") || is_any(l, unit + 1, kWeight)) return true;
  for (std::size_t back = 1; back <= 4 && back <= amount.begin; ++back)
    if (is_any(l, amount.begin - back, kWeight)) return true;
  return false;
}

// Units that are words of their own after a number, and seldom meant: "3 in 10", "4 a week", "5 m", "2 C".
bool is_doubtful(Lexemes l, std::size_t at, const UnitMatch& unit) {
  if (unit.end != at + 1 || !is_word(l, at)) return false;
  const auto& word = l[at].lower;
  if (l[at].glued) return false;
  static constexpr std::array<std::string_view, 14> kNeedGlue = {"c", "f",  "r",    "d",  "a",  "v",  "j",
                                                                 "y", "st", "time", "pc", "mo", "mt", "x"};
  return is_any(l, at, kNeedGlue) ||
         (word.size() == 1 && l[at].printed != "g" && l[at].printed != "m" && l[at].printed != "t" &&
          l[at].printed != "W" && l[at].printed != "s" && l[at].printed != "h");
}

}  // namespace

std::optional<std::size_t> match_money_sign(Lexemes l, std::size_t at, Amount& amount) {
  const auto sign = match_currency_sign(l, at);
  if (!sign || sign->end >= l.size() || sign->code == "cents" || sign->code == "pence") return std::nullopt;
  if (at > 0 && l[at].glued && l[at - 1].kind != LexemeKind::kMark) return std::nullopt;
  const Lexeme& next = l[sign->end];
  const bool letters = is_word(l, sign->end - 1);
  std::size_t size = 0;
  for (std::size_t i = at; i < sign->end; ++i) size += l[i].printed.size();
  if (letters && sign->end == at + 1 && size < 3 && size == 1 && !next.glued) return std::nullopt;
  if (letters && next.kind == LexemeKind::kWord) return std::nullopt;
  if (at > 0 && l[at].glued && is_hyphen(l, at - 1) && letters) return std::nullopt;
  amount.unit = sign->code;
  amount.ambiguous = sign->ambiguous;
  amount.money = true;
  return sign->end;
}

std::optional<Number> read_signed_number(Lexemes l, std::size_t at) {
  if (at >= l.size()) return std::nullopt;
  const bool loose =
      at == 0 || !l[at].glued || (l[at - 1].kind == LexemeKind::kMark && !is_at(l, at - 1, ")"));
  const bool opens =
      at == 0 && is_digits(l, at + 1) && !is_at(l, at + 2, ".");  // "- 10 k" as a line of its own
  if (is_minus(l, at) && loose && is_digits(l, at + 1) && (is_glued(l, at + 1) || opens)) {
    auto number = read_number(l, at + 1);
    if (!number) return std::nullopt;
    number->begin = at;
    number->value = -number->value;
    number->signed_number = true;
    return number;
  }
  if (is_at(l, at, "+") && loose && is_digits(l, at + 1) && is_glued(l, at + 1)) {
    auto number = read_number(l, at + 1);
    if (number) number->begin = at, number->signed_number = true;
    return number;
  }
  if (is_at(l, at, "minus")) {
    auto number = read_number(l, is_hyphen(l, at + 1) ? at + 2 : at + 1);
    if (!number) return std::nullopt;
    number->begin = at;
    number->value = -number->value;
    number->signed_number = true;
    return number;
  }
  if (is_at(l, at, ".") && loose && is_digits(l, at + 1) && is_glued(l, at + 1) && l[at + 1].plain) {
    auto number = read_number(l, at + 1);
    if (!number) return std::nullopt;
    double place = 1;
    for (int i = 0; i < l[at + 1].digits; ++i) place *= 10;
    number->value = l[at + 1].value / place;
    number->begin = at;
    number->end = at + 2;
    return number;
  }
  return read_number(l, at);
}

// "30 MUSD": a currency code with M for millions before it.
std::optional<std::string> currency_in_millions(Lexemes l, std::size_t at) {
  if (!is_word(l, at)) return std::nullopt;
  const std::string_view word = l[at].printed;
  if (word.size() != 4 || word[0] != 'M') return std::nullopt;
  std::string code(word.substr(1));
  return is_currency(code) ? std::optional(code) : std::nullopt;
}

void read_unit(Lexemes l, Amount& amount) {
  if (const auto scale = scale_letter(l, amount.end, amount.money)) {
    amount.value = std::round(amount.value * *scale * 1e4) / 1e4;
    amount.number_end = ++amount.end;
    amount.plain = false;
  } else if (amount.money && is_word(l, amount.end) && (l[amount.end].is("mn") || l[amount.end].is("mln"))) {
    ++amount.end;
  }
  if (amount.money) {  // "$76 US a barrel", "$5 dollars"
    if (is_at(l, amount.end, "us") && l[amount.end].printed == "US") ++amount.end;
    if (const auto name = match_currency_name(l, amount.end);
        name && (name->code == amount.unit || share_a_name(name->code, amount.unit))) {
      if (!name->ambiguous) amount.unit = name->code, amount.ambiguous = false;
      amount.unit_begin = amount.end;
      amount.unit_end = amount.end = name->end;
    }
    read_per(l, amount);
    return;
  }
  std::size_t at = amount.end;
  if (is_hyphen(l, at) && l[at].glued && is_glued(l, at + 1)) ++at;
  const bool joined = at > amount.end;
  const bool of_a = amount.part && (is_at(l, at, "a") || is_at(l, at, "an"));  // "half a mile"
  if (of_a) ++at;
  if (amount.part && is_at(l, at, "of") && (is_at(l, at + 1, "a") || is_at(l, at + 1, "an")))
    at += 2;  // "three quarters of an hour"
  if (const auto code = currency_in_millions(l, at)) {
    amount.value *= 1e6;
    amount.unit = *code;
    amount.money = true;
    amount.plain = false;
    amount.unit_begin = at;
    amount.unit_end = amount.end = at + 1;
    return;
  }
  const auto name = match_currency_name(l, at);
  const auto measure = match_measure(l, at);
  if (name && (!measure || name->end >= measure->end) && !(is_word(l, at) && l[at].is("sol"))) {
    set_unit(amount, *name, at);
    amount.money = true;
    amount.part = false;
    amount.hyphened = joined;
    if (weighs(l, amount, at)) amount.unit = "lb", amount.money = amount.ambiguous = false;
    read_scale_after(l, amount);
    read_per(l, amount);
    return;
  }
  const auto sign = match_currency_sign(l, at);
  const bool after = sign && !joined &&
                     (l[at].kind == LexemeKind::kMark || l[at].printed.size() == 3 ||
                      (l[at].glued && l[at].printed.size() == 1));
  if (after && !measure && !is_digits(l, sign->end)) {
    set_unit(amount, *sign, at);
    amount.money = true;
    amount.part = false;
    read_scale_after(l, amount);
    read_per(l, amount);
    return;
  }
  if (measure && !is_doubtful(l, at, *measure)) {
    if (amount.part && !of_a && at == amount.end && !joined && measure->code == "quarters") return;
    set_unit(amount, *measure, at);
    amount.part = amount.part && amount.unit == "percent";
    amount.hyphened = joined;
    read_age(l, amount);
    if (!amount.age) read_per(l, amount);
    return;
  }
  if (is_at(l, at, "yo")) {  // "an 87 yo man"
    amount.unit = "years";
    amount.age = true;
    amount.unit_begin = at;
    amount.unit_end = amount.end = at + 1;
    return;
  }
  if (joined && is_word(l, at)) {
    amount.hyphened = true;
    amount.unit_begin = at;
    amount.unit_end = amount.end = at + 1;
  }
}

}  // namespace tellings
