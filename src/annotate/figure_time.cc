// Idea: a time tells what a figure holds for in four places of the tree: as the end of a count ("by", "as
// of"), on the number itself ("from four on Thursday"), on a verb that states a level ("stood at", "rose
// to"), on the verb or the document that reports it ("said on Friday", "a release from June"). The first of
// them that is there is taken. A time on any other verb is when the thing happened, and no time of the
// figure.
//
// Example: "Police on Monday put the crowd at 9,500": that Monday.
//
// Counter-example: "Rescuers found 12 bodies on Monday, police said": found, not reported, on Monday.
#include "annotate/figure_time.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "annotate/lexicons.h"
#include "annotate/unit.h"
#include "base/printed_time.h"
#include "text/ascii.h"

namespace tellings {
namespace {

using Words = std::initializer_list<std::string_view>;

bool is_one_of(std::string_view word, Words words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A time with its place in the tree.
struct PlacedTime {
  TokenRange words;
  TokenIndex above = 0;      // the word that it tells the time of
  std::string day;           // "2024-05-12", "2024-05", "2024"; empty for a time of the clock
  std::string clock;         // "18:00"; empty for a day
  bool starts_span = false;  // after "since", "from"
  bool ends_count = false;   // after "by", "as of", "until"
};

bool is_calendar(std::string_view value) { return parse_iso_time(value).has_value(); }

class FigureTimes {
 public:
  FigureTimes(const Tree& tree, const Notes& notes) : tree_(tree), notes_(notes) {
    const auto& published = tree.document().account->published;
    if (published && published->value.size() >= 10) today_ = published->value.substr(0, 10);
    for (const TimeRef& time : notes.times) place(time);
  }

  [[nodiscard]] std::string of(const Figure& figure) const {
    const TokenIndex number = tree_.token_from(figure.number.begin);
    if (figure.age || number >= tree_.size() || is_duration(figure)) return {};
    const TokenIndex clause = clause_of(number);
    const bool planned = is_planned(clause);
    if (const auto* source = in_source(figure)) return value_of(*source);
    const TokenRange words = tree_.tokens_in(figure.span);
    for (const PlacedTime& time : times_)
      if (!planned && ends_count(time, number, clause)) return value_of(time);
    for (const PlacedTime& time : times_)
      if (!time.starts_span && is_on_number(time, tree_.tokens_in(figure.number))) return value_of(time);
    for (const PlacedTime& time : times_)
      if (!planned && !time.starts_span && time.above == clause && states_level(clause, figure, words))
        return value_of(time);
    if (const auto verb = reporting_verb(figure, number))
      for (const PlacedTime& time : times_)
        if (time.above == *verb && !time.starts_span && !figure.span.overlaps(tree_.span(time.words)))
          return value_of(time);
    return {};
  }

 private:
  void place(const TimeRef& time) {
    PlacedTime placed;
    placed.words = tree_.tokens_in(time.span);
    if (time.of_report || placed.words.empty()) return;
    const auto part = time.value.find('T');
    if (part == 0 && time.value.size() >= 6)
      placed.clock = time.value.substr(1);
    else
      placed.day = time.value.substr(0, part);
    if (placed.clock.empty() && (!is_calendar(placed.day) || is_ahead(placed.day))) return;
    TokenIndex head = placed.words.begin;
    while (placed.words.contains(tree_[head].head) && tree_[head].head != head) head = tree_[head].head;
    placed.above = tree_[head].head;
    if (tree_[head].dep == "pobj") placed.above = tree_[placed.above].head;
    while (tree_[placed.above].pos == Pos::kAdp && tree_[placed.above].head != placed.above &&
           lower_ascii(tree_.text(placed.above)) == "as")
      placed.above = tree_[placed.above].head;
    if (placed.words.begin > 0)
      placed.starts_span = is_one_of(lower_ascii(tree_.text(placed.words.begin - 1)),
                                     {"since", "after", "before", "from", "between"});
    placed.ends_count = follows_limit(placed.words.begin);
    times_.push_back(std::move(placed));
  }

  [[nodiscard]] bool is_ahead(std::string_view day) const { return !today_.empty() && day > today_; }

  [[nodiscard]] static bool is_duration(const Figure& figure) {
    const auto measure = measure_of(figure.unit);
    return measure && measure->kind == "time";
  }

  // "by", "until", "as of", before the time and its "early" or "about".
  [[nodiscard]] bool follows_limit(TokenIndex begin) const {
    for (TokenIndex k = begin; k-- > 0 && begin - k <= 3;) {
      const std::string word = lower_ascii(tree_.text(k));
      if (is_one_of(word, {"by", "until", "till"})) return true;
      if (is_one_of(word, {"of", "at"})) return k > 0 && lower_ascii(tree_.text(k - 1)) == "as";
      if (!is_one_of(word, {"early", "late", "about", "around", "noon", "the", "end", "midday"}))
        return false;
    }
    return false;
  }

  [[nodiscard]] TokenIndex clause_of(TokenIndex token) const {
    while (tree_[token].head != token && tree_[token].pos != Pos::kVerb && tree_[token].pos != Pos::kAux)
      token = tree_[token].head;
    return token;
  }

  // "will rise to", "would cost", "to save": nothing that has been counted.
  [[nodiscard]] bool is_planned(TokenIndex verb) const {
    for (const TokenIndex child : tree_.children(verb)) {
      const Token& token = tree_[child];
      if (token.dep == "aux" && (token.tag == "MD" || token.tag == "TO")) return true;
    }
    return false;
  }

  [[nodiscard]] bool ends_count(const PlacedTime& time, TokenIndex number, TokenIndex clause) const {
    if (!time.ends_count || tree_[time.words.begin].sentence != tree_[number].sentence) return false;
    const TokenIndex place = clause_of(time.above);
    for (TokenIndex at = place; tree_[at].dep == "advcl" || tree_[at].dep == "acl"; at = tree_[at].head)
      if (tree_[at].head == clause) return true;
    for (TokenIndex at = clause;; at = tree_[at].head) {
      if (at == place) return true;
      if (tree_[at].dep != "conj" || tree_[at].head == at) return false;
    }
  }

  // "four on Thursday", "from four on Thursday".
  [[nodiscard]] bool is_on_number(const PlacedTime& time, TokenRange number) const {
    if (number.contains(time.above)) return true;
    const TokenIndex object = tree_.child(time.above, "pobj");
    return tree_[time.above].pos == Pos::kAdp && object != tree_.size() && number.contains(object) &&
           object < time.words.begin;
  }

  // "The toll stood at 12", "shares closed down 3%", "rose to 14": the verb holds no more than the level.
  [[nodiscard]] bool states_level(TokenIndex verb, const Figure& figure, TokenRange words) const {
    if (figure.change != Change::kNone) return true;
    const std::string lemma = lower_ascii(tree_[verb].lemma);
    if (is_one_of(lemma, {"stand", "reach", "total", "number", "close", "remain"})) return true;
    if (lemma != "be" || tree_.has_child(verb, "expl")) return false;
    const TokenIndex attribute = tree_.child(verb, "attr");
    return attribute != tree_.size() && words.contains(attribute);
  }

  // The verb that says it: of the quotation it stands in, of the clause it stands in, or one that gives
  // counts ("estimated the cost at $48,000").
  [[nodiscard]] std::optional<TokenIndex> reporting_verb(const Figure& figure, TokenIndex number) const {
    if (is_older(number)) return std::nullopt;
    if (const auto verb = verb_above(number)) return says_other_between(*verb, number) ? std::nullopt : verb;
    for (const Quote& quote : notes_.quotes) {
      if (!quote.cue || !quote.saying) continue;
      for (const ByteSpan& piece : quote.content)
        if (piece.contains(figure.number)) return cue_verb(*quote.cue);
    }
    return std::nullopt;
  }

  // "an earlier estimate of 90,000".
  [[nodiscard]] bool is_older(TokenIndex number) const {
    for (TokenIndex k = number; k > 0 && number - k < 5; --k)
      if (is_one_of(lower_ascii(tree_.text(k - 1)), {"earlier", "previous", "initial", "original", "former"}))
        return true;
    return false;
  }

  // "said on Friday that 12 were hurt, after saying two days before that four were": not of the four.
  [[nodiscard]] bool says_other_between(TokenIndex verb, TokenIndex number) const {
    for (TokenIndex k = verb + 1; k < number; ++k)
      if (tree_[k].pos == Pos::kVerb && (Lexicons::get().cue(lower_ascii(tree_[k].lemma)) & kSpeech) != 0)
        return true;
    return false;
  }

  [[nodiscard]] std::optional<TokenIndex> verb_above(TokenIndex number) const {
    for (TokenIndex at = number; tree_[at].head != at; at = tree_[at].head) {
      const TokenIndex verb = tree_[at].head;
      const auto frames = Lexicons::get().cue(lower_ascii(tree_[verb].lemma));
      const bool clause = tree_[at].dep == "ccomp" || tree_[at].dep == "parataxis";
      if (clause && (frames & kTakesClause) != 0) return verb;
      if (tree_[verb].pos != Pos::kVerb) continue;
      if (is_one_of(lower_ascii(tree_[verb].lemma),
                    {"put", "estimate", "report", "count", "confirm", "record"}))
        return verb;
      if (!clause && tree_[at].dep != "xcomp" && tree_[at].pos == Pos::kVerb) break;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<TokenIndex> cue_verb(ByteSpan cue) const {
    const TokenRange words = tree_.tokens_in(cue);
    for (TokenIndex k = words.begin; k < words.end; ++k)
      if (tree_[k].pos == Pos::kVerb) return k;
    return std::nullopt;
  }

  // "according to a release from June 2019".
  [[nodiscard]] const PlacedTime* in_source(const Figure& figure) const {
    if (!figure.according_to) return nullptr;
    for (const PlacedTime& time : times_) {
      if (!figure.according_to->contains(tree_.span(time.words))) continue;
      const bool source = tree_[time.above].pos == Pos::kNoun && tree_[time.above].dep != "appos";
      if (source && !figure.according_to->contains(tree_[tree_[time.above].head].span)) return &time;
    }
    return nullptr;
  }

  // A day with the clock beside it, a clock with the day beside it, else of the day of the account.
  [[nodiscard]] std::string value_of(const PlacedTime& time) const {
    std::string day = time.day;
    std::string clock = time.clock;
    for (const PlacedTime& other : times_) {
      const bool beside = other.words.begin < time.words.end + 3 && time.words.begin < other.words.end + 3;
      if (!beside) continue;
      if (day.empty() && other.clock.empty()) day = other.day;
      if (clock.empty() && other.day.empty() && day.size() == 10) clock = other.clock;
    }
    if (!day.empty()) return day.size() == 10 && !clock.empty() ? day + "T" + clock : day;
    return today_.empty() || is_far_from_telling(clock) ? today_ : today_ + "T" + clock;
  }

  // The clock of a zone that nobody prints: half a day away from the telling it may be of the day before or
  // after.
  [[nodiscard]] bool is_far_from_telling(const std::string& clock) const {
    const std::string& told = tree_.document().account->published->value;
    if (told.size() < 16) return false;
    const auto hour = [](std::string_view at) { return (at[0] - '0') * 10 + (at[1] - '0'); };
    const int apart = hour(clock) - hour(std::string_view(told).substr(11));
    return apart > 12 || apart < -12;
  }

  const Tree& tree_;
  const Notes& notes_;
  std::string today_;
  std::vector<PlacedTime> times_;
};

}  // namespace

void date_figures(const Tree& tree, Notes& notes) {
  const FigureTimes times(tree, notes);
  for (Figure& figure : notes.figures) figure.as_of = times.of(figure);
}

}  // namespace tellings
