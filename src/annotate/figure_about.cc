#include "annotate/figure_about.h"

#include <algorithm>
#include <string_view>

namespace tellings {
namespace {

bool is_noun(const Token& t) { return t.pos == Pos::kNoun || t.pos == Pos::kPropn; }
bool is_verb(const Token& t) { return t.pos == Pos::kVerb || t.pos == Pos::kAux; }
bool is_subject(std::string_view dep) { return dep == "nsubj" || dep == "nsubjpass" || dep == "csubj"; }
bool is_time(const Token& t) { return t.ent_type == "DATE" || t.ent_type == "TIME"; }

// Whether a token can name something: nouns, and what the model mislabels in a noun's place; no pronouns, no
// verbs.
bool can_name(const Token& t) {
  return is_noun(t) || t.pos == Pos::kAdj || t.pos == Pos::kNum || t.pos == Pos::kX || t.pos == Pos::kSym;
}

class Climb {
 public:
  Climb(const Tree& tree, const AmountTokens& tokens, const TokenMask& mask)
      : tree_(tree), tokens_(tokens), mask_(mask) {}

  std::vector<TokenRange> run() {
    TokenIndex at = tokens_.counted && !tokens_.of ? *tokens_.counted : tokens_.head;
    if (!tokens_.counted) add_after(at, {"of"});
    for (int steps = 0; steps < 8; ++steps) {
      const Token& token = tree_[at];
      const TokenIndex up = token.head;
      if (up == at || is_subject(token.dep)) break;
      if (is_clause(up)) {
        const auto subject = subject_of(up);
        if (subject && *subject != at) add(*subject);
        if (!subject && out_.empty()) add_beside(up);
        break;
      }
      const bool span_of_time = token.dep == "prep" && token.lemma == "in" &&
                                is_time(tree_[tokens_.head]);  // "the biggest rise in 18 months"
      if (is_noun(tree_[up]) && token.dep != "conj" && !span_of_time) add(up);
      at = up;
    }
    if (out_.empty() && !tokens_.counted) add_after(tokens_.head, {"in", "for", "on", "off"});
    return unmasked();
  }

 private:
  // Verbs, and other words that have a subject of their own ("worth", "up").
  bool is_clause(TokenIndex token) const {
    if (is_verb(tree_[token])) return true;
    return !is_noun(tree_[token]) && (tree_.has_child(token, "nsubj") || tree_.has_child(token, "nsubjpass"));
  }

  // The subject that a clause has or shares: of itself, of the clause that it is joined or subordinate to, or
  // the noun that it describes.
  std::optional<TokenIndex> subject_of(TokenIndex clause) const {
    for (int steps = 0; steps < 6; ++steps) {
      for (const TokenIndex child : tree_.children(clause)) {
        if (!is_subject(tree_[child].dep)) continue;
        if (can_name(tree_[child])) return child;
        if (const auto whole = noun_after(child, "of")) return whole;  // "each of the buildings"
        const auto tag = tree_[child].tag;
        if ((tag == "WDT" || tag == "WP") && tree_[clause].dep == "relcl") return tree_[clause].head;
        return std::nullopt;
      }
      const Token& token = tree_[clause];
      if ((token.dep == "acl" || token.dep == "relcl") && is_noun(tree_[token.head])) return token.head;
      if (token.head == clause) return std::nullopt;
      const auto dep = token.dep;
      if (dep != "conj" && dep != "xcomp" && dep != "advcl" && dep != "pcomp" && dep != "prep" &&
          dep != "ccomp" && dep != "dep" && dep != "advmod" && dep != "acomp" && dep != "prt")
        return std::nullopt;
      clause = token.head;
      if (is_noun(tree_[clause])) return clause;
    }
    return std::nullopt;
  }

  std::optional<TokenIndex> noun_after(TokenIndex token, std::string_view preposition) const {
    for (const TokenIndex child : tree_.children(token)) {
      if (tree_[child].dep != "prep" || tree_[child].lemma != preposition) continue;
      const TokenIndex object = tree_.child(child, "pobj");
      if (object != tree_.size() && is_noun(tree_[object]) && !is_time(tree_[object])) return object;
    }
    return std::nullopt;
  }

  void add_after(TokenIndex token, std::initializer_list<std::string_view> prepositions) {
    for (const auto preposition : prepositions)
      if (const auto object = noun_after(token, preposition); object && *object >= tokens_.number.begin)
        add(*object);
  }

  // "I paid $35,538 for a system": what the clause's other phrase names, right after the amount.
  void add_beside(TokenIndex clause) {
    for (const std::string_view preposition : {"for", "off", "on"})
      if (const auto object = noun_after(clause, preposition);
          object && *object > tokens_.number.end && *object < tokens_.number.end + 12)
        add(*object);
  }

  // Noun with what stands before it, the number that names it ("S&P 500"), and the phrases that hang on it.
  TokenRange noun_phrase(TokenIndex noun, int depth) const {
    TokenRange range = premodified(tree_, noun, true);
    for (const TokenIndex child : tree_.children(noun)) {
      if (child < noun || child != range.end) continue;
      if (tree_[child].dep == "nummod" && !masked(child)) {
        range.end = child + 1;
        continue;
      }
      if (tree_[child].dep == "cc" && child + 1 < tree_.size() && depth > 1) {  // "CN and CP"
        const TokenIndex other = tree_.child(noun, "conj");
        if (other == tree_.size() || !is_noun(tree_[other]) || other < child) continue;
        const TokenRange inner = premodified(tree_, other, true);
        if (inner.begin == child + 1) range.end = inner.end;
        continue;
      }
      if (tree_[child].dep != "prep" || depth == 0) continue;
      const TokenIndex object = tree_.child(child, "pobj");
      if (object == tree_.size() || !is_noun(tree_[object]) || is_time(tree_[object])) continue;
      const TokenRange inner = noun_phrase(object, depth - 1);
      bool amounts = false;
      for (TokenIndex i = child; i < inner.end; ++i) amounts = amounts || masked(i);
      if (!amounts) range.end = std::max(range.end, inner.end);
    }
    if (range.end < tree_.size() && tree_[range.end].pos == Pos::kNum && !masked(range.end) &&
        tree_[range.end].sentence == tree_[noun].sentence)
      ++range.end;  // "iPhone 14"
    return range;
  }

  bool masked(TokenIndex token) const { return mask_[token]; }

  void add(TokenIndex noun) {
    if (tokens_.counted && *tokens_.counted == noun) return;
    if (!can_name(tree_[noun])) return;
    if (masked(noun)) {  // "MacBook Pro 16 inch is worth": the name that hangs on the measure
      const TokenRange before = premodified(tree_, noun, true);
      if (before.size() > 1) push(before);
      return;
    }
    push(noun_phrase(noun, 2));
  }

  void push(TokenRange range) {
    for (const TokenRange& other : out_)
      if (other.begin < range.end && range.begin < other.end) return;
    out_.push_back(range);
  }

  std::vector<TokenRange> unmasked() const {
    std::vector<TokenRange> runs;
    for (const TokenRange& range : out_) {
      TokenIndex begin = range.begin;
      for (TokenIndex i = range.begin; i <= range.end; ++i) {
        if (i < range.end && !masked(i)) continue;
        if (begin < i) runs.push_back({begin, i});
        begin = i + 1;
      }
    }
    return runs;
  }

  const Tree& tree_;
  const AmountTokens& tokens_;
  const TokenMask& mask_;
  std::vector<TokenRange> out_;
};

}  // namespace

std::vector<TokenRange> find_about(const Tree& tree, const AmountTokens& tokens, const TokenMask& mask) {
  return Climb(tree, tokens, mask).run();
}

}  // namespace tellings
