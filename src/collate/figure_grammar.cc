#include "collate/figure_grammar.h"

#include <algorithm>
#include <unordered_set>

#include "annotate/unit.h"
#include "base/lexicon.h"
#include "collate/data.h"

namespace tellings {
namespace {

constexpr int kClimb = 8;  // steps from a number to the verb above it

struct Lexicon {
  std::unordered_set<std::string_view> telling = read_word_set(collate_data::kTellingVerbs);
  std::unordered_set<std::string_view> light = read_word_set(collate_data::kLightVerbs);
  std::unordered_set<std::string_view> number_nouns = read_word_set(collate_data::kNumberNouns);
};
const Lexicon& lexicon() {
  static const Lexicon kWords;
  return kWords;
}

bool is_noun(const Token& token) { return token.pos == Pos::kNoun || token.pos == Pos::kPropn; }
bool is_verb(const Token& token) { return token.pos == Pos::kVerb || token.pos == Pos::kAux; }

class GrammarReader {
 public:
  GrammarReader(const Tree& tree, TokenRange number, const Figure& figure)
      : tree_(tree),
        number_(number),
        own_(tree.tokens_in(figure.span)),
        measured_(measure_of(figure.unit).has_value() || is_currency(figure.unit)) {}

  FigureGrammar read() {
    const std::optional<TokenIndex> noun = counted_noun();
    top_ = noun.value_or(number_.end - 1);
    if (noun && !measured_) out_.head = tree_[*noun].lemma;
    out_.whole = is_whole();
    out_.part = is_part(number_.end - 1) || (noun && is_part(*noun));
    if (noun) add_attributes(*noun);
    if (const std::optional<TokenIndex> verb = verb_above()) read_verb(*verb);
    // "a loss of 112 million crowns": what is measured stands where a count has its noun.
    if (measured_ && !out_.core.empty()) out_.head = out_.core.front();
    if (!noun && !out_.part && out_.core.empty()) out_.elliptical = is_elliptical();
    return std::move(out_);
  }

 private:
  // The noun that the number counts: "people" of "17 people", "fatality" of "four confirmed fatalities".
  [[nodiscard]] std::optional<TokenIndex> counted_noun() const {
    for (TokenIndex token = number_.begin; token < number_.end; ++token) {
      const Token& word = tree_[token];
      const TokenIndex head = word.head;
      if (number_.contains(head) || head < token) continue;
      const bool counts =
          word.dep == "nummod" || word.dep == "amod" || word.dep == "compound" || word.dep == "quantmod";
      if (counts && is_noun(tree_[head])) return head;
    }
    return noun_behind_of();
  }

  // "members" of "43 of its members"; not of "two of the three".
  [[nodiscard]] std::optional<TokenIndex> noun_behind_of() const {
    const TokenIndex last = number_.end - 1;
    for (const TokenIndex child : tree_.children(last)) {
      if (child <= last || tree_[child].lemma != "of") continue;
      for (const TokenIndex of : tree_.children(child)) {
        const auto under = tree_.children(of);
        const bool counted =
            std::ranges::any_of(under, [&](TokenIndex t) { return tree_[t].dep == "nummod"; });
        if (tree_[of].pos == Pos::kNoun && !counted) return of;
      }
    }
    return std::nullopt;
  }

  // "610" of "420 of the 610": an "of" before it, with or without article.
  [[nodiscard]] bool is_whole() const {
    TokenIndex before = number_.begin;
    while (before > 0 && tree_[before - 1].pos == Pos::kDet) --before;
    return before > 1 && tree_[before - 1].lemma == "of" && tree_[before - 2].pos == Pos::kNum;
  }

  // "of them", "of whom", "of the 14" right behind the number, or behind the noun.
  [[nodiscard]] bool is_part(TokenIndex last) const {
    for (const TokenIndex child : tree_.children(last)) {
      if (child <= last || tree_[child].lemma != "of") continue;
      for (const TokenIndex of : tree_.children(child)) {
        if (tree_[of].pos == Pos::kPron || tree_[of].pos == Pos::kNum) return true;
        for (const TokenIndex under : tree_.children(of)) {
          const Token& word = tree_[under];
          if (word.dep == "nummod" || word.lemma == "these" || word.lemma == "those") return true;
        }
      }
    }
    return false;
  }

  // Nouns on the way are what the figure is said of: "the number of patients at 31".
  std::optional<TokenIndex> verb_above() {
    TokenIndex token = top_;
    for (int step = 0; step < kClimb; ++step) {
      if (is_verb(tree_[token])) return token;
      const TokenIndex head = tree_[token].head;
      if (head == token) break;
      if (is_noun(tree_[head])) add(head);
      token = head;
    }
    return std::nullopt;
  }

  // "confirmed fatalities", "people who are not accounted for", "patients with burns".
  void add_attributes(TokenIndex noun) {
    for (const TokenIndex child : tree_.children(noun)) {
      const std::string_view dep = tree_[child].dep;
      if (dep == "amod" || dep == "compound" || dep == "nmod" || dep == "poss") add(child);
      if (dep == "relcl" || dep == "acl") add_verb(child, noun);
      if (dep == "prep") add_objects(child);
    }
  }

  void read_verb(TokenIndex verb) {
    add_verb(verb, top_);
    if (!lexicon().telling.contains(tree_[verb].lemma)) return;
    for (const TokenIndex child : tree_.children(verb)) {
      const bool subject = tree_[child].dep == "nsubj";
      if (subject && tree_[child].pos != Pos::kPron && !tree_.under(top_, child))
        out_.teller = tree_.span(tree_.subtree(child));
    }
  }

  // The verb and what completes it; `from` is where it was reached from.
  void add_verb(TokenIndex verb, TokenIndex from) {
    add(verb);
    for (const TokenIndex child : tree_.children(verb)) {
      if (tree_.under(from, child)) continue;
      const std::string_view dep = tree_[child].dep;
      if (dep == "acomp" || dep == "attr" || dep == "oprd" || dep == "dobj") add(child);
      if (dep == "xcomp") add_verb(child, from);
      if (dep == "prep") add_objects(child);
      if (dep == "nsubj" && tree_[verb].lemma == "be") add(child);
    }
  }

  void add_objects(TokenIndex preposition) {
    for (const TokenIndex child : tree_.children(preposition))
      if (tree_[child].dep == "pobj" && !tree_.under(top_, child)) add(child);
  }

  void add(TokenIndex token) {
    const Token& word = tree_[token];
    const bool says =
        word.pos == Pos::kNoun || word.pos == Pos::kVerb || word.pos == Pos::kAdj || word.pos == Pos::kPropn;
    if (!says || token == top_ || own_.contains(token)) return;
    if (word.ent_type == "DATE" || word.ent_type == "TIME") return;
    if (is_verb(word) && (lexicon().light.contains(word.lemma) || lexicon().telling.contains(word.lemma)))
      return;
    if (lexicon().number_nouns.contains(word.lemma)) return;
    if (std::ranges::find(out_.core, word.lemma) == out_.core.end()) out_.core.push_back(word.lemma);
  }

  // "says 52", "it was 5,900", "put the number at 17", "up from four", "not nine": nothing behind the number
  // tells what it counts.
  [[nodiscard]] bool is_elliptical() const {
    const TokenIndex last = number_.end - 1;
    for (const TokenIndex child : tree_.children(last))
      if (child > last && (tree_[child].dep == "prep" || is_noun(tree_[child]))) return false;
    if (last + 1 < tree_.size() && (tree_[last + 1].lemma == "for" || tree_[last + 1].lemma == "of"))
      return false;
    if (number_.begin > 0 && tree_[number_.begin - 1].lemma == "not") return true;
    const TokenIndex head = tree_[last].head;
    if (head == last) return false;
    const Token& above = tree_[head];
    if (tree_[last].dep == "nsubj" || tree_[last].dep == "nsubjpass") return false;
    if (is_verb(above)) return is_verb_of_number(head);
    if (above.dep != "prep" && above.pos != Pos::kAdp) return false;
    const Token& over = tree_[above.head];
    if (above.lemma == "at") return is_verb(over) || lexicon().number_nouns.contains(over.lemma);
    if (above.lemma == "from" || above.lemma == "against")
      return over.pos == Pos::kAdv || above.lemma == "against" || is_verb_of_number(above.head);
    return above.lemma == "to" && is_verb(over) && lexicon().light.contains(over.lemma);
  }

  // "The union says", "it was", "the figure is", "we get to".
  [[nodiscard]] bool is_verb_of_number(TokenIndex verb) const {
    if (lexicon().telling.contains(tree_[verb].lemma)) return true;
    if (tree_[verb].lemma != "be") return false;
    return std::ranges::any_of(tree_.children(verb), [&](TokenIndex child) {
      return tree_[child].dep == "nsubj" && lexicon().number_nouns.contains(tree_[child].lemma);
    });
  }

  const Tree& tree_;
  TokenRange number_;
  TokenRange own_;      // the words of the figure itself
  bool measured_;       // money, a length, a share: the noun behind the number is its unit
  TokenIndex top_ = 0;  // the noun counted, else the number
  FigureGrammar out_;
};

}  // namespace

FigureGrammar read_figure_grammar(const Tree& tree, const Figure& figure) {
  const TokenRange number = tree.tokens_in(figure.number);
  return number.empty() ? FigureGrammar() : GrammarReader(tree, number, figure).read();
}

}  // namespace tellings
