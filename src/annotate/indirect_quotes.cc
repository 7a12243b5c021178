// Idea: what hangs under a verb of saying as its clause is reported; the tree gives its borders.
//
// Example: Eleven people had been taken to hospital, he said. the clause before the comma.
//
// Counter-example: He said nothing. She showed the Courier a letter. no clause, nothing reported.
#include "annotate/indirect_quotes.h"

#include <algorithm>
#include <optional>

#include "annotate/attribution.h"
#include "annotate/cues.h"
#include "annotate/name_spans.h"
#include "annotate/reported_clause.h"
#include "text/ascii.h"

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
      } else if (auto by_verb = attribution_by(tree_, i, ~0U)) {
        if (by_verb->source.empty()) find_source_before(*by_verb);
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
    add(attribution, clause, saying, clause);
  }

  // `whole`: all clauses that the attribution introduces, `clause` among them.
  void add(const Attribution& attribution, TokenRange clause, bool saying, TokenRange whole) {
    clause = trimmed(clause);
    if (clause.empty()) return;
    TokenRange bare = clause;
    if (tree_.text(bare.begin) == "that" && tree_[bare.begin].dep == "mark") ++bare.begin;
    bare = trimmed(without_aside(tree_, bare));
    if (bare.empty()) return;
    Quote quote;
    quote.kind = QuoteKind::kIndirect;
    quote.content = {tree_.span(bare)};
    quote.marked = {tree_.span(trimmed(without_aside(tree_, trimmed(whole))))};
    quote.saying = saying;
    attribute(tree_, speakers_, attribution, quote);
    quotes_.push_back(std::move(quote));
  }

  // "..., a regulator said": where the parser hangs the subject elsewhere, the noun phrase between comma and
  // verb.
  void find_source_before(Attribution& attribution) const {
    if (!tree_.uses(Rule::kSourceBefore)) return;
    const TokenIndex end = attribution.cue.begin;
    const TokenIndex first = tree_.sentence_of(end).begin;
    if (end == first || (tree_[end - 1].pos != Pos::kNoun && tree_[end - 1].pos != Pos::kPropn)) return;
    if (tree_[*attribution.verb].tag != "VBD" && tree_[*attribution.verb].tag != "VBZ") return;
    TokenIndex begin = end;
    while (begin > first && tree_[begin - 1].pos != Pos::kPunct && tree_[begin - 1].pos != Pos::kVerb &&
           tree_[begin - 1].pos != Pos::kSconj)
      --begin;
    if (begin == end) return;
    attribution.head = end - 1;
    attribution.source = {begin, end};
  }

  void add_according_to(const Attribution& attribution) {
    if (!tree_.uses(Rule::kAccordingTo)) return;
    const TokenRange sentence = tree_.sentence_of(attribution.cue.begin);
    TokenRange clause = {attribution.source.end, sentence.end};
    if (attribution.cue.begin > sentence.begin + 1) clause = {sentence.begin, attribution.cue.begin};
    add(attribution, clause, true);
  }

  void add_clause(const Attribution& attribution) {
    const TokenIndex verb = *attribution.verb;
    if ((attribution.frames & kTakesClause) != 0 && add_that_clause(attribution)) return;
    if ((attribution.frames & (kInfinitive | kPlan)) != 0 && add_infinitive(attribution)) return;
    if ((attribution.frames & (kNoun | kVerdict)) == 0 || !tree_.uses(Rule::kNounContents)) return;
    const TokenIndex object = tree_.child(verb, "dobj");
    if (object == tree_.size()) return add_prepositional(attribution);
    // "put the number at 17", "put it at 17" say something; "put out tea" does not.
    const bool placed = tree_[verb].lemma == "put";
    if (object < verb || speakers_.quoted(object) || (tree_[object].pos == Pos::kPron && !placed)) return;
    const TokenRange words = to_the_end(object, verb);
    if (placed && !has_word(words, "at")) return;
    add(attribution, words, (attribution.frames & kObject) != 0);
  }

  [[nodiscard]] bool has_word(TokenRange range, std::string_view word) const {
    for (TokenIndex k = range.begin; k < range.end; ++k) {
      if (tree_.text(k) == word) return true;
    }
    return false;
  }

  // "said that it was shut", "it was shut, he said"; coordinated clauses with a conjunction of their own are
  // reported one by one.
  bool add_that_clause(const Attribution& attribution) {
    for (const TokenIndex c : tree_.children(*attribution.verb)) {
      if (tree_[c].dep != "ccomp" || speakers_.quoted(c)) continue;
      TokenRange clause = within_borders(without(tree_.subtree(c), attribution), c, attribution);
      if (clause.empty()) continue;
      const bool saying = (attribution.frames & (kSpeech | kTold | kDocument)) != 0 && !is_question(clause);
      std::vector<TokenRange> parts;
      TokenRange part = clause;
      for (TokenIndex k = clause.begin + 1; k + 2 < clause.end; ++k) {
        if (tree_[k].pos != Pos::kCconj || tree_.text(k + 1) != "that" || speakers_.quoted(k)) continue;
        parts.push_back({part.begin, k});
        part.begin = k + 1;
      }
      parts.push_back(part);
      for (const TokenRange each : parts) add(attribution, each, saying, clause);
      return true;
    }
    return false;
  }

  // "said what it had found", "would not say if it was right": nothing is stated.
  [[nodiscard]] bool is_question(TokenRange clause) const {
    const Token& first = tree_[clause.begin];
    const std::string word = lower_ascii(tree_.text(clause.begin));
    return first.tag == "WP" || first.tag == "WDT" || first.tag == "WRB" || word == "if" || word == "whether";
  }

  // The parser glues what full stops, semicolons and datelines part, and gives the clause a second verb that
  // is the speaker's own.
  [[nodiscard]] TokenRange within_borders(TokenRange clause, TokenIndex head,
                                          const Attribution& attribution) const {
    const TokenIndex verb = *attribution.verb;
    for (TokenIndex k = clause.begin; k < verb && verb >= clause.end && k < clause.end; ++k) {
      const std::string_view text = tree_.text(k);
      if (text == ";" || (text == "." && k + 1 < clause.end) || is_dateline_end(clause.begin, k))
        clause.begin = k + 1;
    }
    if (head < verb) {
      // All between a fronted clause and its attribution is part of it: ", three of them in critical
      // condition, police said".
      const TokenIndex said = attribution.source.empty()
                                  ? attribution.cue.begin
                                  : std::min(attribution.source.begin, attribution.cue.begin);
      for (TokenIndex k = clause.end; k < said; ++k) {
        if (tree_.text(k) == ";") return {};  // "The union says 52 were on shift; | the company says 38"
      }
      if (verb >= clause.end) clause.end = std::max(clause.end, said);
      return head < clause.begin ? TokenRange{} : clause;
    }
    for (TokenIndex k = clause.begin; k < clause.end; ++k) {
      if (tree_.text(k) == ";" && k > head) clause.end = k;
    }
    clause = before_other_speaker(clause, head);
    return with_counted_part(without_own_verb(tree_, clause, head, attribution));
  }

  // "It says seals were broken | , and the mayor calls it “a farce”": words in marks under a verb and a
  // subject of their own are somebody else's.
  [[nodiscard]] TokenRange before_other_speaker(TokenRange clause, TokenIndex head) const {
    for (const TokenIndex c : tree_.children(head)) {
      if (tree_[c].dep != "conj" || c >= clause.end || cue_frames(tree_, c) == 0) continue;
      const TokenIndex subject = tree_.child(c, "nsubj");
      if (subject >= c || tree_[subject].pos == Pos::kPron) continue;
      bool marked = false;
      for (TokenIndex k = c; k < clause.end; ++k) marked |= speakers_.quoted(k);
      TokenIndex end = tree_.subtree(subject).begin;
      while (end > head + 1 && (tree_[end - 1].pos == Pos::kCconj || tree_[end - 1].pos == Pos::kPunct))
        --end;
      if (marked) return {clause.begin, end};
    }
    return clause;
  }

  // "PORT SELIM, Zahran, May 14 (BP) - ": in the first words of a paragraph.
  [[nodiscard]] bool is_dateline_end(TokenIndex begin, TokenIndex k) const {
    const std::string_view text = tree_.text(k);
    if (text != "-" && text != "–" && text != "—" && text != "--") return false;
    return k < begin + 14 && is_acronym(tree_.text(begin)) && tree_.text(begin).size() > 2 &&
           begin == tree_.sentence_of(begin).begin;
  }

  // "52 people were there | , many of them hired by brokers": counted out of the clause, so part of it.
  [[nodiscard]] TokenRange with_counted_part(TokenRange clause) const {
    if (!tree_.uses(Rule::kCountedParts)) return clause;
    const TokenIndex end = tree_.sentence_of(clause.begin).end;
    if (clause.end + 3 >= end || tree_.text(clause.end) != "," || tree_.text(clause.end + 2) != "of")
      return clause;
    TokenIndex k = clause.end + 3;
    while (k < end && tree_.text(k) != "." && tree_.text(k) != ";" && !speakers_.quoted(k)) ++k;
    return {clause.begin, k};
  }

  // "urged members to vote", "promised to help", "is calling on all sides to show restraint".
  bool add_infinitive(const Attribution& attribution) {
    if (!tree_.uses(Rule::kInfinitives)) return false;
    const TokenIndex verb = *attribution.verb;
    for (const TokenIndex c : tree_.children(verb)) {
      if ((tree_[c].dep != "xcomp" && tree_[c].dep != "ccomp") || c < verb || speakers_.quoted(c) ||
          tree_[c].tag != "VB")
        continue;
      TokenRange clause = tree_.subtree(c);
      const TokenIndex object = tree_.child(verb, "dobj");
      if (object < clause.begin && object > verb) clause.begin = tree_.subtree(object).begin;
      Attribution with = attribution;
      const TokenIndex next = attribution.cue.end;
      if (next + 1 < clause.begin &&
          Lexicons::get().takes_preposition(tree_[verb].lemma, lower_ascii(tree_.text(next)))) {
        with.cue.end = next + 1;
        clause.begin = next + 1;
      }
      add(with, clause, (attribution.frames & kInfinitive) != 0);
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
      if (!object.empty() && !speakers_.quoted(object.begin))
        add(with, object, (attribution.frames & kInfinitive) != 0);
      return;
    }
  }

  // From the object to the end of the verb's own words: "criticised the board for its silence". Clauses of
  // its own and times stay out.
  [[nodiscard]] TokenRange to_the_end(TokenIndex object, TokenIndex verb) const {
    TokenRange words = tree_.subtree(object);
    for (const TokenIndex c : tree_.children(verb)) {
      const std::string_view dep = tree_[c].dep;
      const bool part = dep == "prep" || dep == "oprd" || dep == "acomp";
      const bool time =
          c + 1 < tree_.size() && (tree_[c + 1].ent_type == "DATE" || tree_[c + 1].ent_type == "TIME");
      if (part && !time && tree_.subtree(c).begin == words.end) words.end = tree_.subtree(c).end;
    }
    return words;
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
