#include "annotate/unit.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "annotate/data.h"
#include "base/lexicon.h"
#include "text/ascii.h"

namespace tellings {
namespace {

// A form as the lexer cuts it, joined by blanks: "km / h". Both tables and text go through it, so they agree
// on what a piece is.
std::string key_of(std::span<const Lexeme> lexemes, bool exact) {
  std::string key;
  for (const Lexeme& lexeme : lexemes) {
    if (!key.empty()) key.push_back(' ');
    key += exact || lexeme.kind == LexemeKind::kDigits ? lexeme.printed : std::string_view(lexeme.lower);
  }
  return key;
}

bool needs_exact(std::string_view form) {
  std::size_t letters = 0;
  for (const char c : form) {
    if (c >= 'A' && c <= 'Z') return true;
    letters += std::isalpha(static_cast<unsigned char>(c)) != 0 ? 1U : 0U;
  }
  return letters <= 2;
}

struct Entry {
  std::string_view code;
  bool ambiguous = false;
  bool spaced = false;  // its lexemes may stand apart: "sq m", "US $"
};

struct Hash : std::hash<std::string_view> {
  using is_transparent = void;
};

// Forms by key; how many lexemes the longest has bounds the search. Most words begin no form, and are told by
// one look-up.
class FormTable {
 public:
  void add(std::string_view form, std::string_view code, bool exact) {
    const auto lexemes = lex_numbers(form, {0, static_cast<std::uint32_t>(form.size())});
    longest_ = std::max(longest_, lexemes.size());
    firsts_.insert(key_of({lexemes.data(), 1}, exact));
    auto& table = exact ? exact_ : folded_;
    const auto [at, fresh] = table.try_emplace(key_of(lexemes, exact),
                                               Entry{code, false, form.find(' ') != std::string_view::npos});
    if (!fresh && at->second.code != code) at->second.ambiguous = true;
  }

  std::optional<UnitMatch> longest_at(std::span<const Lexeme> lexemes, std::size_t at) const {
    if (at >= lexemes.size() || !may_begin(lexemes[at])) return std::nullopt;
    for (std::size_t size = std::min(longest_, lexemes.size() - at); size > 0; --size) {
      const auto piece = lexemes.subspan(at, size);
      // "12 ft 2 in" has no "ft2", "a $50 note" no "A$".
      const bool apart =
          std::any_of(piece.begin() + 1, piece.end(), [](const Lexeme& lexeme) { return !lexeme.glued; });
      for (const auto* table : {&exact_, &folded_}) {
        const auto found = table->find(key_of(piece, table == &exact_));
        if (found != table->end() && (!apart || found->second.spaced))
          return UnitMatch{at + size, found->second.code, found->second.ambiguous};
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool may_begin(const Lexeme& lexeme) const {
    return firsts_.contains(lexeme.printed) || firsts_.contains(std::string_view(lexeme.lower));
  }

  std::unordered_set<std::string, Hash, std::equal_to<>> firsts_;  // the first lexeme of every key
  std::unordered_map<std::string, Entry> exact_;
  std::unordered_map<std::string, Entry> folded_;
  std::size_t longest_ = 0;
};

std::vector<std::string_view> split_forms(std::string_view forms) {
  std::vector<std::string_view> parts;
  while (!forms.empty()) {
    const std::size_t bar = forms.find('|');
    if (const auto form = forms.substr(0, bar); !form.empty()) parts.push_back(form);
    forms.remove_prefix(bar == std::string_view::npos ? forms.size() : bar + 1);
  }
  return parts;
}

struct Tables {
  FormTable measures;
  FormTable names;
  FormTable signs;
  std::unordered_map<std::string_view, Measure> sizes;
  std::unordered_map<std::string_view, std::vector<std::string_view>> money;  // forms by code
};

Tables read_tables() {
  Tables tables;
  for (const auto& entry : read_table(annotate_data::kUnits)) {
    tables.sizes[entry[0]] = {entry[1], std::strtod(std::string(entry[2]).c_str(), nullptr)};
    for (const auto form : split_forms(entry[3])) tables.measures.add(form, entry[0], needs_exact(form));
  }
  for (const auto& entry : read_table(annotate_data::kCurrencies)) {
    auto& forms = tables.money[entry[0]];
    for (const auto form : split_forms(entry[1]))
      tables.signs.add(form, entry[0], true), forms.push_back(form);
    for (const auto form : split_forms(entry[2]))
      tables.names.add(form, entry[0], false), forms.push_back(form);
  }
  return tables;
}

const Tables& tables() {
  static const Tables kTables = read_tables();
  return kTables;
}

}  // namespace

std::optional<UnitMatch> match_measure(std::span<const Lexeme> lexemes, std::size_t at) {
  return tables().measures.longest_at(lexemes, at);
}

std::optional<UnitMatch> match_currency_name(std::span<const Lexeme> lexemes, std::size_t at) {
  return tables().names.longest_at(lexemes, at);
}

std::optional<UnitMatch> match_currency_sign(std::span<const Lexeme> lexemes, std::size_t at) {
  return tables().signs.longest_at(lexemes, at);
}

bool share_a_name(std::string_view a, std::string_view b) {
  const auto& money = tables().money;
  const auto one = money.find(a);
  const auto other = money.find(b);
  if (one == money.end() || other == money.end()) return false;
  return std::any_of(one->second.begin(), one->second.end(), [&](std::string_view form) {
    return std::find(other->second.begin(), other->second.end(), form) != other->second.end();
  });
}

std::optional<std::string_view> national_currency(std::string_view country, std::string_view like) {
  if (country.size() != 2) return std::nullopt;
  std::optional<std::string_view> found;
  for (const auto& [code, forms] : tables().money) {
    const bool of_country = code.size() == 3 && lower_ascii(code.substr(0, 2)) == country;
    if (of_country && code != like && share_a_name(code, like) && (!found || code < *found)) found = code;
  }
  return found;
}

std::optional<Measure> measure_of(std::string_view code) {
  const auto found = tables().sizes.find(code);
  if (found == tables().sizes.end()) return std::nullopt;
  return found->second;
}

bool is_currency(std::string_view code) { return tables().money.contains(code); }

}  // namespace tellings
