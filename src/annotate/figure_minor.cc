#include "annotate/figure_minor.h"

#include <array>
#include <string>

#include "annotate/data.h"
#include "annotate/lexicons.h"
#include "annotate/unit.h"
#include "base/lexicon.h"
#include "text/ascii.h"

namespace tellings {
namespace {

template <std::size_t N>
bool is_any(std::span<const Lexeme> l, std::size_t at, const std::array<std::string_view, N>& words) {
  if (at >= l.size()) return false;
  for (const auto word : words)
    if (l[at].is(word)) return true;
  return false;
}

// "one worker was killed", "one is still missing": the verb above, or what it says of its subject, happens to
// people.
bool tells_of_people(const Tree& tree, TokenIndex token) {
  TokenIndex at = token;
  for (int steps = 0;
       steps < 3 && tree[at].head != at && tree[at].pos != Pos::kVerb && tree[at].pos != Pos::kAux; ++steps)
    at = tree[at].head;
  if (happens_to_people(tree[at].lemma)) return true;
  for (const TokenIndex child : tree.children(at)) {
    const auto dep = tree[child].dep;
    if (dep != "acomp" && dep != "attr" && dep != "xcomp" && dep != "conj" && dep != "oprd") continue;
    const std::string lemma = lower_ascii(tree[child].lemma);
    if (happens_to_people(lemma) || lemma == "missing" || lemma == "dead" || lemma == "critical" ||
        lemma == "injured" || lemma == "wounded")
      return true;
  }
  return false;
}

bool places_in_time(std::span<const Lexeme> l, const Amount& amount) {
  static constexpr std::array<std::string_view, 9> kAfter = {
      "ago", "earlier", "later", "before", "after", "sooner", "since", "previously", "on"};
  const auto measure = measure_of(amount.unit);
  return measure && measure->kind == "time" && !amount.age && is_any(l, amount.end, kAfter);
}

}  // namespace

bool happens_to_people(std::string_view lemma) {
  static const auto kVerbs = read_word_set(annotate_data::kPersonVerbs);
  return kVerbs.contains(lower_ascii(lemma));
}

bool is_minor(const Tree& tree, std::span<const Lexeme> l, const Amount& amount, const AmountTokens& tokens,
              const Figure& figure) {
  if (figure.age || amount.rank || amount.money) return false;
  if (places_in_time(l, amount)) return true;
  if (!amount.worded || !amount.unit.empty() || amount.vague || amount.range || amount.part) return false;
  const std::size_t begin = amount.begin;
  if (amount.hyphened && amount.value <= 3) return true;
  if (amount.value == 1) {
    if (figure.qualifier != Qualifier::kExact ||
        (begin > 0 && is_any(l, begin - 1, std::array<std::string_view, 2>{"only", "just"})))
      return false;
    return !tells_of_people(tree, tokens.counted ? *tokens.counted : tokens.head);
  }
  static constexpr std::array<std::string_view, 8> kKnown = {"the", "these", "those", "his",
                                                             "her", "their", "its",   "our"};
  return amount.value == 2 && begin > 0 && is_any(l, begin - 1, kKnown) && tokens.counted && !tokens.of;
}

}  // namespace tellings
