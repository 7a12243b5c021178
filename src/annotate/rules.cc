#include "annotate/rules.h"

#include <array>

namespace tellings {
namespace {

constexpr std::array<std::string_view, kRuleCount> kNames = {"definitions",
                                                             "short-forms",
                                                             "misspellings",
                                                             "roles",
                                                             "name-joints",
                                                             "body-nouns",
                                                             "kind-by-words",
                                                             "kind-by-neighbours",
                                                             "datelines",
                                                             "pronouns",
                                                             "statements-read",
                                                             "descriptions",
                                                             "names-beside",
                                                             "document-owners",
                                                             "main-body",
                                                             "offices",
                                                             "quoted-as-saying",
                                                             "order-of-speech",
                                                             "same-words",
                                                             "colons",
                                                             "dashes",
                                                             "scare-signs",
                                                             "scare-shapes",
                                                             "titles-of-works",
                                                             "subheads",
                                                             "headlines",
                                                             "opening-clauses",
                                                             "nested-quotes",
                                                             "transcripts",
                                                             "marks-of-clauses",
                                                             "according-to",
                                                             "infinitives",
                                                             "noun-contents",
                                                             "source-before",
                                                             "own-verbs",
                                                             "asides",
                                                             "counted-parts",
                                                             "joined-bounds",
                                                             "conversions",
                                                             "inherited-units",
                                                             "settled-currencies",
                                                             "minor-counts",
                                                             "numbers-of-names",
                                                             "words-before-number",
                                                             "directions"};

}  // namespace

std::string_view name_of(Rule rule) { return kNames[static_cast<std::size_t>(rule)]; }

std::optional<Rule> rule_named(std::string_view name) {
  for (std::size_t i = 0; i < kRuleCount; ++i)
    if (kNames[i] == name) return static_cast<Rule>(i);
  return std::nullopt;
}

std::string all_rule_names() {
  std::string all;
  for (const std::string_view name : kNames) all += (all.empty() ? "" : ", ") + std::string(name);
  return all;
}

}  // namespace tellings
