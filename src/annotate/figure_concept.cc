#include "annotate/figure_concept.h"

#include <algorithm>
#include <string_view>

namespace tellings {
namespace {

bool is_noun(const Token& t) { return t.pos == Pos::kNoun || t.pos == Pos::kPropn; }
bool is_verb(const Token& t) { return t.pos == Pos::kVerb || t.pos == Pos::kAux; }
bool is_number(const Token& t) { return t.pos == Pos::kNum; }

// "of voters": the noun that hangs on a preposition of `token`; size() where there is none.
TokenIndex noun_after(const Tree& tree, TokenIndex token, std::string_view preposition) {
  for (const TokenIndex child : tree.children(token)) {
    if (tree[child].dep != "prep" || tree[child].lemma != preposition) continue;
    const TokenIndex object = tree.child(child, "pobj");
    if (object != tree.size()) return object;
  }
  return tree.size();
}

// Noun, what stands before it and the "of"/"for"/"in" phrases that belong to it: "price of the typical home".
TokenRange noun_phrase(const Tree& tree, TokenIndex noun) {
  TokenRange range = premodified(tree, noun);
  for (const TokenIndex child : tree.children(noun)) {
    if (child < noun || tree[child].dep != "prep" || child != range.end) continue;
    if (tree[child].lemma != "of" && tree[child].lemma != "for") continue;
    const TokenIndex object = tree.child(child, "pobj");
    if (object == tree.size() || !is_noun(tree[object])) continue;
    const TokenRange inner = premodified(tree, object);
    bool counts = false;
    for (TokenIndex i = child; i < inner.end; ++i) counts = counts || is_number(tree[i]);
    if (!counts) range.end = std::max(range.end, inner.end);
  }
  return range;
}

// The subject that a verb has or shares: of itself, of the verb that it is joined or subordinate to, or the
// noun that it describes.
std::optional<TokenIndex> subject_of(const Tree& tree, TokenIndex verb) {
  for (int steps = 0; steps < 6; ++steps) {
    for (const TokenIndex child : tree.children(verb)) {
      const auto dep = tree[child].dep;
      if (dep != "nsubj" && dep != "nsubjpass" && dep != "csubj") continue;
      if (is_noun(tree[child]) || is_number(tree[child])) return child;
      const auto tag = tree[child].tag;
      if ((tag == "WDT" || tag == "WP") && tree[verb].dep == "relcl") return tree[verb].head;
      return std::nullopt;
    }
    const Token& token = tree[verb];
    if ((token.dep == "acl" || token.dep == "relcl") && is_noun(tree[token.head])) return token.head;
    if (token.head == verb) return std::nullopt;
    if (token.dep != "conj" && token.dep != "xcomp" && token.dep != "advcl" && token.dep != "pcomp" &&
        token.dep != "prep" && token.dep != "ccomp" && token.dep != "dep")
      return std::nullopt;
    verb = token.head;
    if (is_noun(tree[verb])) return verb;
  }
  return std::nullopt;
}

class Climb {
 public:
  Climb(const Tree& tree, const AmountTokens& tokens) : tree_(tree), tokens_(tokens) {}

  std::vector<TokenRange> run() {
    TokenIndex at = tokens_.counted && !tokens_.of ? *tokens_.counted : tokens_.head;
    if (!tokens_.counted) {
      if (const TokenIndex object = noun_after(tree_, at, "of");
          object != tree_.size() && object >= tokens_.number.begin)
        add(object);
    }
    for (int steps = 0; steps < 8; ++steps) {
      const Token& token = tree_[at];
      const TokenIndex up = token.head;
      if (up == at) break;
      if (token.dep == "nsubj" || token.dep == "nsubjpass") break;
      if (is_verb(tree_[up]) || tree_[up].dep == "ROOT") {
        if (const auto subject = subject_of(tree_, up); subject && *subject != at) add(*subject);
        break;
      }
      if (is_noun(tree_[up]) && token.dep != "conj") add(up);
      at = up;
    }
    return out_;
  }

 private:
  void add(TokenIndex noun) {
    if (is_number(tree_[noun]) || tokens_.number.contains(noun) || noun == tokens_.head ||
        (tokens_.counted && *tokens_.counted == noun))
      return;
    if (!is_noun(tree_[noun])) return;
    const TokenRange range = noun_phrase(tree_, noun);
    for (const TokenRange& other : out_)
      if (other.begin < range.end && range.begin < other.end) return;
    out_.push_back(range);
  }

  const Tree& tree_;
  const AmountTokens& tokens_;
  std::vector<TokenRange> out_;
};

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

TokenRange premodified(const Tree& tree, TokenIndex noun) {
  TokenRange range{noun, noun + 1};
  while (range.begin > 0) {
    const TokenIndex before = range.begin - 1;
    const Token& token = tree[before];
    if (token.sentence != tree[noun].sentence || !tree.under(before, noun)) break;
    const bool word = is_noun(token) || token.pos == Pos::kAdj || token.dep == "amod" ||
                      token.dep == "compound" || token.tag == "POS" || token.dep == "poss";
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
    const TokenIndex first = tree.token_from(lexemes[amount.unit_begin].span.begin);
    if (unit < tree.size()) tokens.head = first;
    if (amount.unit.empty() && unit < tree.size() && amount.hyphened && is_noun(tree[unit]))
      tokens.counted = unit;
  } else {
    while (tokens.number.contains(tree[number].head) && tree[number].head != number)
      number = tree[number].head;
    tokens.head = number;
    if (const TokenIndex head = tree[number].head; counts(tree, number, head, tokens.number.end))
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

std::vector<TokenRange> find_about(const Tree& tree, const AmountTokens& tokens) {
  return Climb(tree, tokens).run();
}

}  // namespace tellings
