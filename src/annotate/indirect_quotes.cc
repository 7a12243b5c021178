// Idea: what hangs under a verb of saying as its clause is reported; the tree gives its borders.
// Example:          Eleven people had been taken to hospital, he said.      the clause before the comma.
// Counter-example:  He said nothing. She showed the Courier a letter.       no clause, nothing reported.
#include "annotate/indirect_quotes.h"

#include <algorithm>
#include <optional>

#include "annotate/attribution.h"
#include "annotate/cues.h"

namespace tellings {
namespace {

class Reader {
 public:
  Reader(const Tree& tree, const Speakers& speakers) : tree_(tree), speakers_(speakers) {}

  std::vector<Quote> read() {
    for (TokenIndex i = 0; i < tree_.size(); ++i) {
      if (speakers_.quoted(i)) continue;
      if (const auto found = attribution_according_to(tree_, i)) {
        add_according_to(*found);
      } else if (const auto by_verb = attribution_by(tree_, i, ~0U)) {
        add_clause(*by_verb);
      }
    }
    return std::move(quotes_);
  }

 private:
  // Without punctuation, conjunctions and cue words at the edges.
  [[nodiscard]] TokenRange trimmed(TokenRange range) const {
    const auto loose = [&](TokenIndex k) {
      return tree_[k].pos == Pos::kPunct && tree_.text(k) != ")" && tree_.text(k) != "(";
    };
    while (!range.empty() && loose(range.begin)) ++range.begin;
    while (!range.empty() && loose(range.end - 1)) --range.end;
    return range;
  }

  void add(const Attribution& attribution, TokenRange clause, bool saying) {
    clause = trimmed(clause);
    if (clause.empty()) return;
    TokenRange bare = clause;
    if (tree_.text(bare.begin) == "that" && tree_[bare.begin].dep == "mark") ++bare.begin;
    bare = trimmed(bare);
    if (bare.empty()) return;
    Quote quote;
    quote.kind = QuoteKind::kIndirect;
    quote.content = {tree_.span(bare)};
    quote.marked = {tree_.span(clause)};
    quote.saying = saying;
    attribute(tree_, speakers_, attribution, quote);
    quotes_.push_back(std::move(quote));
  }

  void add_according_to(const Attribution& attribution) {
    const TokenRange sentence = tree_.sentence_of(attribution.cue.begin);
    TokenRange clause = {attribution.source.end, sentence.end};
    if (attribution.cue.begin > sentence.begin + 1) clause = {sentence.begin, attribution.cue.begin};
    add(attribution, clause, true);
  }

  void add_clause(const Attribution& attribution) {
    const TokenIndex verb = *attribution.verb;
    const bool saying = (attribution.frames & kSaying) != 0;
    if ((attribution.frames & kTakesClause) != 0 && add_that_clause(attribution)) return;
    if ((attribution.frames & (kInfinitive | kPlan)) != 0 && add_infinitive(attribution)) return;
    if ((attribution.frames & (kNoun | kVerdict)) == 0) return;
    const TokenIndex object = tree_.child(verb, "dobj");
    if (object != tree_.size()) {
      if (object > verb && !speakers_.quoted(object) && tree_[object].pos != Pos::kPron)
        add(attribution, to_the_end({tree_.subtree(object).begin, 0}, verb),
            saying && (attribution.frames & kNoun) != 0);
      return;
    }
    add_prepositional(attribution);
  }

  // "said that it was shut", "it was shut, he said"; coordinated clauses with a conjunction of their own are
  // reported one by one.
  bool add_that_clause(const Attribution& attribution) {
    const bool saying = (attribution.frames & (kSpeech | kTold | kDocument)) != 0;
    for (const TokenIndex c : tree_.children(*attribution.verb)) {
      if (tree_[c].dep != "ccomp" || speakers_.quoted(c)) continue;
      add(attribution, without(tree_.subtree(c), attribution), saying);
      return true;
    }
    return false;
  }

  // "urged members to vote", "promised to help", "is calling on all sides to show restraint".
  bool add_infinitive(const Attribution& attribution) {
    const TokenIndex verb = *attribution.verb;
    for (const TokenIndex c : tree_.children(verb)) {
      if ((tree_[c].dep != "xcomp" && tree_[c].dep != "ccomp") || c < verb || speakers_.quoted(c) ||
          tree_[c].tag != "VB")
        continue;
      TokenRange clause = tree_.subtree(c);
      const TokenIndex object = tree_.child(verb, "dobj");
      if (object < clause.begin && object > verb) clause.begin = tree_.subtree(object).begin;
      add(attribution, clause, (attribution.frames & kInfinitive) != 0);
      return true;
    }
    return false;
  }

  // "called for an inquiry", "warned against delay": the preposition belongs to the cue.
  void add_prepositional(const Attribution& attribution) {
    const TokenIndex verb = *attribution.verb;
    for (const TokenIndex c : tree_.children(verb)) {
      if (tree_[c].dep != "prep" || c != attribution.cue.end) continue;
      if (!Lexicons::get().takes_preposition(tree_[verb].lemma, lower_ascii(tree_.text(c)))) continue;
      Attribution with = attribution;
      with.cue.end = c + 1;
      const TokenRange object = {c + 1, tree_.subtree(c).end};
      if (!object.empty() && !speakers_.quoted(object.begin)) add(with, object, false);
      return;
    }
  }

  // From the object to the end of the verb's own words: "criticised the board for its silence". Clauses of
  // its own and times stay out.
  [[nodiscard]] TokenRange to_the_end(TokenRange object, TokenIndex verb) const {
    object.end = tree_.subtree(tree_.child(verb, "dobj")).end;
    for (const TokenIndex c : tree_.children(verb)) {
      const std::string_view dep = tree_[c].dep;
      const bool part = (dep == "prep" || dep == "oprd" || dep == "acomp") && c >= object.end &&
                        tree_[c].ent_type != "DATE";
      const bool time = part && c + 1 < tree_.size() &&
                        (tree_[c + 1].ent_type == "DATE" || tree_[c + 1].ent_type == "TIME");
      if (part && !time && tree_.subtree(c).begin == object.end) object.end = tree_.subtree(c).end;
    }
    return object;
  }

  // A clause that is wrapped around its cue is cut there: the longer part stays.
  [[nodiscard]] TokenRange without(TokenRange clause, const Attribution& attribution) const {
    TokenRange attributing = attribution.cue;
    if (!attribution.source.empty())
      attributing = {std::min(attributing.begin, attribution.source.begin),
                     std::max(attributing.end, attribution.source.end)};
    if (attributing.end <= clause.begin || clause.end <= attributing.begin) return clause;
    const TokenRange left = {clause.begin, std::max(clause.begin, attributing.begin)};
    const TokenRange right = {std::min(clause.end, attributing.end), clause.end};
    return left.size() >= right.size() ? left : right;
  }

  const Tree& tree_;
  const Speakers& speakers_;
  std::vector<Quote> quotes_;
};

}  // namespace

std::vector<Quote> find_indirect_quotes(const Tree& tree, const Speakers& speakers) {
  return Reader(tree, speakers).read();
}

}  // namespace tellings
