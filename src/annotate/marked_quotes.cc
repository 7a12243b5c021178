// Idea: the words of the same sentence outside the marks say who spoke. They stand after the quotation
// ("...," she said), before it (She said: "..."), or both at once between two pieces; where there are none,
// the speaker is the one of the piece before.
//
// Example: “It shook the street,” he told the Courier. “The wall opened.” one cue serves both pieces.
//
// Counter-example: The ‘fireball’ blast; it is called “the Cellar”; the “double bang” was typical: a few
// words without a cue of their own.
#include "annotate/marked_quotes.h"

#include <algorithm>
#include <optional>
#include <string>

#include "annotate/around_marks.h"
#include "annotate/attribution.h"
#include "annotate/cues.h"
#include "annotate/name_spans.h"
#include "annotate/reported_clause.h"
#include "text/ascii.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::uint32_t kShortFragment = 4;  // words; a longer run with a clause of its own is no scare quote

class Reader {
 public:
  Reader(const Tree& tree, const Speakers& speakers, const std::vector<MarkedRun>& runs)
      : tree_(tree), speakers_(speakers), runs_(runs), around_(tree, speakers, runs) {}

  std::vector<Quote> read() {
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      if (runs_[i].depth == 0) {
        read_outer(i);
      } else {
        read_nested(i);
      }
    }
    return std::move(quotes_);
  }

 private:
  // "so-called", "dubbed", "the word", "known as", before the marks.
  [[nodiscard]] bool has_scare_sign(const Piece& piece) const {
    if (!tree_.uses(Rule::kScareSigns)) return false;
    if (!piece.after.empty()) {
      const std::string_view next = tree_[piece.after.begin].lemma;
      if (next == "refer" || next == "mean") return true;
    }
    if (piece.before.empty()) return false;
    if (around_.is_named_by(piece.before)) return true;
    TokenIndex k = piece.before.end;
    const auto& signs = Lexicons::get().scare_signs;
    for (int step = 0; step < 3 && k > piece.before.begin; ++step) {
      --k;
      const std::string word = lower_ascii(tree_.text(k));
      if (signs.contains(word)) return true;
      if (k > piece.before.begin && signs.contains(lower_ascii(tree_.text(k - 1)) + " " + word)) return true;
      if (tree_[k].pos != Pos::kDet && tree_[k].pos != Pos::kAdp && tree_[k].pos != Pos::kPunct &&
          tree_[k].dep != "poss")
        return false;
    }
    return false;
  }

  [[nodiscard]] bool has_finite_verb(TokenRange words) const {
    for (TokenIndex k = words.begin; k < words.end; ++k) {
      const std::string_view tag = tree_[k].tag;
      if (tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD") return true;
    }
    return false;
  }

  [[nodiscard]] bool ends_as_sentence(const MarkedRun& run) const {
    const char32_t last = last_char(run.content.in(around_.text()));
    return last == '.' || last == '?' || last == '!' || last == ',' || last == U'…' || last == U'—';
  }

  // A few words as part of a phrase: 'fireball' blast, the “double bang”, ("Orlen").
  [[nodiscard]] bool is_scare(const Piece& piece) const {
    if (!tree_.uses(Rule::kScareShapes)) return false;
    const std::uint32_t words = count_words(piece.run->content.in(around_.text()));
    if (words > kShortFragment || ends_as_sentence(*piece.run) || has_finite_verb(piece.words)) return false;
    if (!piece.after.empty()) {
      const Pos next = tree_[piece.after.begin].pos;
      const bool touches = tree_[piece.after.begin].span.begin > piece.run->marked.end;
      if (touches && (next == Pos::kNoun || next == Pos::kPropn)) return true;
      if (tree_.text(piece.after.begin) == ")") return true;
    }
    if (piece.before.empty() || tree_.text(piece.before.end - 1) == "(") return true;
    return tree_[piece.before.end - 1].pos == Pos::kDet && words <= 2;
  }

  // on “Harbour Lights at Nine,”: the name of a work or a programme, all its longer words with capitals.
  [[nodiscard]] bool is_title(const Piece& piece) const {
    if (!tree_.uses(Rule::kTitlesOfWorks)) return false;
    if (piece.before.empty() || piece.words.size() < 2 || piece.words.size() > 8) return false;
    const TokenIndex left = piece.before.end - 1;
    if (tree_[left].pos == Pos::kPunct || cue_frames(tree_, left) != 0) return false;
    TokenIndex capitals = 0;
    for (TokenIndex k = piece.words.begin; k < piece.words.end; ++k) {
      const bool small = tree_.text(k).size() <= 3 && k > piece.words.begin;
      if (tree_[k].pos == Pos::kPunct || tree_[k].pos == Pos::kNum || small) continue;
      if (!is_capitalised(tree_.text(k))) return false;
      ++capitals;
    }
    return capitals >= 2;
  }

  void read_outer(std::size_t i) {
    const Piece piece = around_.piece_of(i);
    if (piece.words.empty()) return;
    auto after = around_.attribution_after(piece);
    auto before = around_.attribution_before(piece);
    const bool fragment = around_.is_fragment(piece) || (after && !before && opens_clause(piece));
    const char32_t last = last_char(piece.run->content.in(around_.text()));
    // Between two pieces one clause does for both; a comma at the end of the words says that it comes after.
    const bool before_is_of_piece_before = shares_clause_with_previous(i, piece);
    if (before && before->verb) take_preposition(*before);
    std::optional<Attribution> chosen;
    if (after && (last == ',' || !before || before_is_of_piece_before) && !fragment) {
      chosen = after;
    } else if (before && (!before_is_of_piece_before || !after)) {
      chosen = before;
    } else {
      chosen = after ? after : before;
    }
    if (has_scare_sign(piece) && !ends_as_clause(piece)) return;
    // “Grim, but … needed”, she called it.
    const bool leads = piece.before.empty() && !piece.after.empty() && tree_.text(piece.after.begin) == ",";
    if (is_scare(piece) && !(chosen && (ends_as_sentence(*piece.run) || leads))) return;
    if (is_title(piece)) return;
    Quote quote = quote_of(piece, fragment);
    if (chosen) {
      attribute(tree_, speakers_, *chosen, quote);
      quote.saying = (chosen->frames & kSaying) != 0 || chosen->frames == 0;
      if (leads && (chosen->frames & kVerdict) != 0 && !has_finite_verb(piece.words))
        quote.kind = QuoteKind::kMixed;
      if (fragment) quote.marked = {reported_clause(piece, *chosen)};
      if (!fragment && chosen->cue.begin >= piece.words.end)
        quote.marked.front().end = end_before(piece, *chosen);
      if (!fragment) take_that(piece, quote);
      if (quote.speaker_name.empty() && !is_passive(*chosen)) take_speaker_from_context(i, piece, quote);
    } else if (!take_from_previous(i, piece, quote)) {
      return;
    }
    last_ = quotes_.size();
    last_run_ = i;
    quotes_.push_back(std::move(quote));
  }

  // With so many systems, “there is no such thing,” she said: the words before are said, too.
  [[nodiscard]] bool opens_clause(const Piece& piece) const {
    if (!tree_.uses(Rule::kOpeningClauses)) return false;
    if (piece.before.empty() || tree_.text(piece.before.end - 1) != ",") return false;
    const char32_t first = first_letter(piece.run->content.in(around_.text()));
    return is_letter(first) && !is_upper(first) &&
           piece.before.begin == tree_.sentence_of(piece.before.begin).begin;
  }

  // "called on [the board to "speak out"]": the preposition belongs to the cue.
  void take_preposition(Attribution& found) const {
    const TokenIndex next = found.cue.end;
    if (next < tree_.size() && tree_[next].head == *found.verb &&
        Lexicons::get().takes_preposition(tree_[*found.verb].lemma, lower_ascii(tree_.text(next))))
      found.cue.end = next + 1;
  }

  // “said that, “We wait.””: the conjunction opens what is said.
  void take_that(const Piece& piece, Quote& quote) const {
    TokenIndex k = piece.before.end;
    while (k > piece.before.begin && tree_.text(k - 1) == ",") --k;
    if (k > piece.before.begin && tree_.text(k - 1) == "that")
      quote.marked.front().begin = tree_[k - 1].span.begin;
  }

  [[nodiscard]] bool ends_as_clause(const Piece& piece) const {
    return has_finite_verb(piece.words) &&
           count_words(piece.run->content.in(around_.text())) > kShortFragment + 2;
  }

  // Whether only ", she said," or ", she said." stands between this run and the one before.
  [[nodiscard]] bool shares_clause_with_previous(std::size_t i, const Piece& piece) const {
    if (!last_run_ || runs_[*last_run_].paragraph != runs_[i].paragraph) return false;
    if (piece.before.empty()) return false;
    const ByteSpan gap = around_.gap_before(i);
    return tree_[piece.before.begin].span.begin <= gap.begin + 8 && runs_[*last_run_].marked.end == gap.begin;
  }

  [[nodiscard]] Quote quote_of(const Piece& piece, bool fragment) const {
    Quote quote;
    quote.kind = fragment ? QuoteKind::kMixed : QuoteKind::kDirect;
    quote.content = {piece.run->content};
    quote.marked = {piece.run->marked};
    return quote;
  }

  // “They pushed us” to sell more | , she said: the words that go on after the marks, to the comma before who
  // says it.
  [[nodiscard]] std::uint32_t end_before(const Piece& piece, const Attribution& attribution) const {
    TokenIndex said = attribution.cue.begin;
    if (!attribution.source.empty()) said = std::min(said, attribution.source.begin);
    const TokenIndex first = piece.after.begin;
    const bool goes_on = is_word_char(last_char(piece.run->content.in(around_.text()))) && first + 1 < said &&
                         said <= piece.after.end && tree_[first].pos != Pos::kPunct &&
                         tree_.text(said - 1) == ",";
    return goes_on ? tree_[said - 2].span.end : piece.run->marked.end;
  }

  // Past the marks a dash or a participle after a comma begins the account's own words: “reckless”, adding to
  // its troubles; “a viper” - a word that stung.
  [[nodiscard]] TokenRange before_aside(const Piece& piece, TokenRange clause) const {
    for (TokenIndex k = piece.words.end; k + 1 < clause.end; ++k) {
      if (speakers_.quoted(k)) continue;
      const std::string_view word = tree_.text(k);
      if (word == "-" || word == "–" || word == "—" || word == "--") return {clause.begin, k};
      if (word != "," || tree_[k + 1].pos != Pos::kAdv) continue;
      if (k + 2 < clause.end && tree_[k + 2].tag == "VBG") return {clause.begin, k};
    }
    const TokenRange bare = without_aside(tree_, clause);
    return bare.end > piece.words.end ? bare : clause;
  }

  // The clause that the cue introduces and that the fragment is part of, with what stands around it.
  [[nodiscard]] ByteSpan reported_clause(const Piece& piece, const Attribution& attribution) const {
    ByteSpan clause = piece.run->marked;
    if (attribution.cue.begin >= piece.words.end) {
      TokenIndex begin = piece.before.begin;
      while (begin < piece.before.end && tree_[begin].pos == Pos::kPunct) ++begin;
      if (begin < piece.before.end) clause.begin = std::min(clause.begin, tree_[begin].span.begin);
      clause.end = end_before(piece, attribution);
      return clause;
    }
    if (!attribution.verb || attribution.cue.end > piece.words.begin) return clause;
    TokenIndex begin = attribution.cue.end;
    for (const TokenIndex c : tree_.children(*attribution.verb)) {
      const TokenRange part = tree_.subtree(c);
      const bool holds = part.begin <= piece.words.begin && piece.words.begin < part.end;
      if (c < *attribution.verb || !holds) continue;
      const TokenRange clause_words = without_own_verb(tree_, part, c, attribution);
      begin = std::max(begin, part.begin);
      TokenIndex end = std::max(before_aside(piece, clause_words).end, piece.words.end);
      while (end > part.begin && tree_[end - 1].pos == Pos::kPunct && !around_.is_mark(end - 1)) --end;
      clause.end = std::max(clause.end, tree_[end - 1].span.end);
    }
    // "called the candidate “unfit”": what is judged belongs to it.
    if ((attribution.frames & kVerdict) != 0) begin = attribution.cue.end;
    while (begin < piece.words.begin && tree_[begin].pos == Pos::kPunct) ++begin;
    if (begin < piece.words.begin) clause.begin = std::min(clause.begin, tree_[begin].span.begin);
    return clause;
  }

  // “A,” said X. “B.”: B is X's, too; so is a piece that goes on after a paragraph break, and a paragraph all
  // in marks after X's words.
  [[nodiscard]] bool take_from_previous(std::size_t i, const Piece& piece, Quote& quote) {
    const MarkedRun& run = runs_[i];
    const bool whole = ends_as_sentence(run) || !run.closed;
    const bool same_paragraph = last_run_ && runs_[*last_run_].paragraph == run.paragraph;
    const bool next_paragraph =
        last_run_ && run.paragraph > runs_[*last_run_].paragraph && only_furniture_between(*last_run_, i);
    const bool alone = piece.before.empty();
    if (run.continues || (whole && alone && same_paragraph)) {
      if (!last_) return false;
      copy_speaker(quotes_[*last_], quote);
      return true;
    }
    const std::uint32_t words = count_words(run.content.in(around_.text()));
    if (alone && heads_a_line(piece)) return true;
    if (!whole || (!alone && words <= kShortFragment) || (words < 3 && !alone)) return false;
    if (!alone && !has_finite_verb(piece.words)) return false;
    if (is_subhead(i, piece)) return false;
    if (next_paragraph && last_ && runs_[*last_run_].marked.end == around_.paragraph(runs_[*last_run_]).end) {
      copy_speaker(quotes_[*last_], quote);
      return true;
    }
    take_speaker_from_context(i, piece, quote);
    return true;
  }

  // ‘You count the hours’: Millport waits. A headline quotes first and tells later who speaks.
  [[nodiscard]] bool heads_a_line(const Piece& piece) const {
    if (!tree_.uses(Rule::kHeadlines)) return false;
    return !piece.after.empty() && tree_.text(piece.after.begin) == ":" && has_finite_verb(piece.words) &&
           piece.run->marked.begin == around_.paragraph(*piece.run).begin;
  }

  // 'A Long Way Home.' between paragraphs of "...": a heading in marks of another kind.
  [[nodiscard]] bool is_subhead(std::size_t i, const Piece& piece) const {
    if (!tree_.uses(Rule::kSubheads)) return false;
    if (!last_run_ || piece.words.size() > 8 || piece.run->marked != around_.paragraph(*piece.run))
      return false;
    const std::string_view text = around_.text();
    const char32_t mark = decode_at(text, piece.run->marked.begin).code_point;
    return piece.run->paragraph != runs_[*last_run_].paragraph && i > 0 &&
           mark != decode_at(text, runs_[*last_run_].marked.begin).code_point;
  }

  [[nodiscard]] bool only_furniture_between(std::size_t a, std::size_t b) const {
    for (std::uint32_t p = runs_[a].paragraph + 1; p < runs_[b].paragraph; ++p) {
      if (!is_furniture(tree_.document().account->paragraphs[p].role)) return false;
    }
    return true;
  }

  static void copy_speaker(const Quote& from, Quote& to, bool with_words = true) {
    if (with_words) {
      to.cue = from.cue;
      to.source = from.source;
    }
    to.speaker = from.speaker;
    to.speaker_name = from.speaker_name;
    to.occasion = from.occasion;
  }

  // "were told to “log it”": by whom is not said.
  [[nodiscard]] bool is_passive(const Attribution& found) const {
    return found.verb &&
           (tree_.has_child(*found.verb, "auxpass") || tree_.has_child(*found.verb, "nsubjpass"));
  }

  // No cue anywhere: who the text speaks of.
  void take_speaker_from_context(std::size_t, const Piece& piece, Quote& quote) const {
    const auto name = speakers_.focus().before(piece.words.begin, NameKind::kPerson, Gender::kUnknown);
    if (!name) return;
    quote.speaker = name;
    quote.speaker_name = speakers_.shown(name, {});
  }

  // A quotation inside a quotation counts where a verb of saying inside the outer one introduces it.
  void read_nested(std::size_t i) {
    if (!tree_.uses(Rule::kNestedQuotes)) return;
    Piece piece;
    piece.run = &runs_[i];
    piece.words = tree_.tokens_in(runs_[i].content);
    if (piece.words.empty()) return;
    const TokenRange sentence = tree_.sentence_of(piece.words.begin);
    piece.before = {sentence.begin, piece.words.begin};
    while (!piece.before.empty() && around_.is_mark(piece.before.end - 1)) --piece.before.end;
    while (!piece.before.empty() && around_.is_mark(piece.before.begin)) ++piece.before.begin;
    if (piece.before.empty()) return;
    const auto found = around_.attribution_before(piece);
    if (!found || has_scare_sign(piece)) return;
    const std::string_view left = tree_.text(piece.before.end - 1);
    const bool word = count_words(piece.run->content.in(around_.text())) <= 1 && left != "," && left != ":";
    if (word && !ends_as_sentence(*piece.run)) return;  // "I have said ‘may’ so often": a word as a word
    const bool at_once = piece.before.end - found->cue.end <= 5;
    if (!at_once || (found->frames & kTakesMarks) == 0) return;
    Quote quote = quote_of(piece, false);
    attribute(tree_, speakers_, *found, quote);
    if (last_ && speaks_of_self(*found)) copy_speaker(quotes_[*last_], quote, false);
    quotes_.push_back(std::move(quote));
  }

  // "I asked her, ‘Who is holding the cup?’": the one who speaks in the outer marks.
  [[nodiscard]] bool speaks_of_self(const Attribution& found) const {
    if (found.source.size() != 1) return false;
    const std::string word = lower_ascii(tree_.text(found.source.begin));
    return word == "i" || word == "we";
  }

  const Tree& tree_;
  const Speakers& speakers_;
  const std::vector<MarkedRun>& runs_;
  AroundMarks around_;
  std::vector<Quote> quotes_;
  std::optional<std::size_t> last_;      // in quotes_: the last outer one
  std::optional<std::size_t> last_run_;  // in runs_: its run
};

}  // namespace

std::vector<Quote> find_marked_quotes(const Tree& tree, const Speakers& speakers,
                                      const std::vector<MarkedRun>& runs) {
  return Reader(tree, speakers, runs).read();
}

}  // namespace tellings
