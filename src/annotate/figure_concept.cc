#include "annotate/figure_concept.h"

#include <algorithm>
#include <string_view>

namespace tellings {
namespace {

bool is_noun(const Token& t) { return t.pos == Pos::kNoun || t.pos == Pos::kPropn; }
bool is_number(const Token& t) { return t.pos == Pos::kNum; }

// The noun that the tokens directly after the amount lead to, for where the tree hangs the number elsewhere.
std::optional<TokenIndex> noun_beside(const Tree& tree, TokenIndex at) {
  std::optional<TokenIndex> noun;
  const TokenIndex end = std::min(tree.size(), at + 6);
  for (TokenIndex i = at; i < end && tree[i].sentence == tree[at].sentence; ++i) {
    const Token& token = tree[i];
    const bool modifier =
        token.pos == Pos::kAdj || token.dep == "amod" || (token.dep == "punct" && tree.text(i) == "-");
    if (is_noun(token))
      noun = i;
    else if (!modifier || noun)
      break;
  }
  return noun;
}

bool counts(const Tree& tree, TokenIndex number, TokenIndex noun, TokenIndex number_end) {
  if (noun < number_end || !is_noun(tree[noun])) return false;
  const auto dep = tree[number].dep;
  return dep == "nummod" || dep == "compound" || dep == "amod" || dep == "nmod" || dep == "quantmod";
}

}  // namespace

TokenRange premodified(const Tree& tree, TokenIndex noun, bool participles) {
  TokenRange range{noun, noun + 1};
  while (range.begin > 0) {
    const TokenIndex before = range.begin - 1;
    const Token& token = tree[before];
    if (token.sentence != tree[noun].sentence || !tree.under(before, noun)) break;
    const bool word =
        is_noun(token) || token.pos == Pos::kAdj || token.dep == "compound" ||
        (participles && (token.dep == "amod" || token.dep == "nummod" || token.dep == "nmod")) ||
        token.tag == "POS" || token.dep == "poss";
    const bool joint = (tree.text(before) == "-" || token.pos == Pos::kCconj || tree.text(before) == "&") &&
                       before > 0 && tree.under(before - 1, noun);
    if ((!word && !joint) || token.pos == Pos::kDet || token.pos == Pos::kPron) break;
    range.begin = before;
  }
  while (range.begin < noun && (tree[range.begin].tag == "POS" || tree[range.begin].pos == Pos::kPunct ||
                                tree[range.begin].pos == Pos::kCconj))
    ++range.begin;
  return range;
}

AmountTokens locate(const Tree& tree, std::span<const Lexeme> lexemes, const Amount& amount) {
  AmountTokens tokens;
  const std::uint32_t begin = lexemes[amount.begin].span.begin;
  const std::uint32_t number_end = lexemes[amount.number_end - 1].span.end;
  tokens.number.begin = std::min(tree.token_from(begin), tree.size() - 1);
  tokens.number.end = tokens.number.begin + 1;
  while (tokens.number.end < tree.size() && tree[tokens.number.end].span.begin < number_end)
    ++tokens.number.end;
  TokenIndex number = tokens.number.end - 1;
  if (amount.range) {
    for (TokenIndex i = tokens.number.begin; i < tokens.number.end; ++i)
      if (is_number(tree[i])) number = i;
  }
  tokens.head = number;
  if (amount.unit_end > amount.unit_begin) {
    const TokenIndex unit = tree.token_from(lexemes[amount.unit_end - 1].span.begin);
    TokenIndex first = tree.token_from(lexemes[amount.unit_begin].span.begin);
    while (first < unit && first <= tree[first].head && tree[first].head <= unit && tree[first].head != first)
      first = tree[first].head;
    if (unit < tree.size()) tokens.head = first;
    if (amount.unit.empty() && unit < tree.size() && amount.hyphened && is_noun(tree[unit]))
      tokens.counted = unit;
  } else {
    while (tokens.number.contains(tree[number].head) && tree[number].head != number)
      number = tree[number].head;
    tokens.head = number;
    if (const TokenIndex head = tree[number].head;
        !amount.money && counts(tree, number, head, tokens.number.end))
      tokens.counted = head;
  }
  const bool bare = amount.unit.empty() || amount.unit == "rank";
  if (bare && !tokens.counted) {
    if (tokens.number.end < tree.size() && tree[tokens.number.end].lemma == "of" &&
        tree[tokens.number.end].dep == "prep") {
      const TokenIndex object = tree.child(tokens.number.end, "pobj");
      if (object != tree.size() && is_noun(tree[object])) tokens.counted = object, tokens.of = true;
    } else if (tokens.number.end < tree.size()) {
      tokens.counted = noun_beside(tree, tokens.number.end);
    }
  }
  return tokens;
}

}  // namespace tellings
