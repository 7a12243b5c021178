// Idea: the words of the same sentence outside the marks say who spoke. They stand after the quotation
// ("...," she said), before it (She said: "..."), or both at once between two pieces; where there are none,
// the speaker is the one of the piece before. Example:          “It was the whole harbour,” he told the
// Courier. “The gallery opened.”    one cue serves both pieces. Counter-example:  The ‘fireball’ blast; it is
// called “the Crypt”; the “double bang” was typical: a few words without a cue of their own.
#include "annotate/marked_quotes.h"

#include <algorithm>
#include <optional>
#include <string>

#include "annotate/attribution.h"
#include "annotate/cues.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::uint32_t kShortFragment = 4;  // words; a longer run with a clause of its own is no scare quote

struct Piece {
  const MarkedRun* run = nullptr;
  TokenRange words;   // the tokens between the marks
  TokenRange before;  // the words of the same sentence outside the marks, up to the run before
  TokenRange after;
};

char32_t last_char(std::string_view text) {
  return text.empty() ? U' ' : decode_before(text, text.size()).code_point;
}

// The first letter; brackets and dots before it are an editor's.
char32_t first_letter(std::string_view text) {
  for (const CodePointAt& at : code_points(text)) {
    if (is_letter(at.code_point) || is_digit(at.code_point)) return at.code_point;
  }
  return U' ';
}

class Reader {
 public:
  Reader(const Tree& tree, const Speakers& speakers, const std::vector<MarkedRun>& runs)
      : tree_(tree), speakers_(speakers), runs_(runs) {}

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
  [[nodiscard]] std::string_view text() const { return tree_.document().account->text; }
  [[nodiscard]] ByteSpan paragraph(const MarkedRun& run) const {
    return tree_.document().account->paragraphs[run.paragraph].span;
  }

  [[nodiscard]] bool is_stop(TokenIndex i) const {
    const std::string_view word = tree_.text(i);
    return word == "." || word == "?" || word == "!" || word == "…";
  }
  [[nodiscard]] bool is_mark(TokenIndex i) const {
    const std::string_view word = tree_.text(i);
    return !word.empty() && is_quote_mark(decode_at(word, 0).code_point) && tree_[i].pos == Pos::kPunct;
  }

  // Bytes between the neighbouring outer runs of the same paragraph.
  [[nodiscard]] ByteSpan gap_before(std::size_t i) const {
    ByteSpan gap = {paragraph(runs_[i]).begin, runs_[i].marked.begin};
    for (std::size_t k = 0; k < i; ++k) {
      if (runs_[k].paragraph == runs_[i].paragraph && runs_[k].depth == 0)
        gap.begin = std::max(gap.begin, runs_[k].marked.end);
    }
    return gap;
  }
  [[nodiscard]] ByteSpan gap_after(std::size_t i) const {
    ByteSpan gap = {runs_[i].marked.end, paragraph(runs_[i]).end};
    for (std::size_t k = i + 1; k < runs_.size(); ++k) {
      if (runs_[k].paragraph == runs_[i].paragraph && runs_[k].depth == 0) {
        gap.end = std::min(gap.end, runs_[k].marked.begin);
        break;
      }
    }
    return gap;
  }

  [[nodiscard]] Piece piece_of(std::size_t i) const {
    Piece piece;
    piece.run = &runs_[i];
    piece.words = tree_.tokens_in(runs_[i].content);
    piece.before = tree_.tokens_in(gap_before(i));
    for (TokenIndex k = piece.before.end; k-- > piece.before.begin;) {
      if (!is_stop(k)) continue;
      piece.before.begin = k + 1;
      break;
    }
    while (!piece.before.empty() && is_mark(piece.before.begin)) ++piece.before.begin;
    piece.after = tree_.tokens_in(gap_after(i));
    while (!piece.after.empty() && is_mark(piece.after.begin)) ++piece.after.begin;
    for (TokenIndex k = piece.after.begin; k < piece.after.end; ++k) {
      if (!is_stop(k)) continue;
      piece.after.end = k;
      break;
    }
    return piece;
  }

  // ", she told the call": a verb of saying whose subject stands beside it.
  [[nodiscard]] std::optional<Attribution> attribution_after(const Piece& piece) const {
    if (piece.after.empty()) return std::nullopt;
    const char32_t last = last_char(piece.run->content.in(text()));
    const std::string_view first_word = tree_.text(piece.after.begin);
    const bool comma = first_word == "," || is_dash(decode_at(first_word, 0).code_point);
    const bool runs_on = comma || last == ',' || last == U'—' || last == U'–' || last == '-' ||
                         (is_word_char(last) && piece.run->closed);
    const bool may = runs_on || last == '?' || last == '!' || last == U'…' ||
                     (last == '.' && !is_capital(piece.after.begin)) || piece.run->displaced;
    if (!may) return std::nullopt;
    TokenIndex at = piece.after.begin;
    while (at < piece.after.end && tree_[at].pos == Pos::kPunct) ++at;
    std::optional<Attribution> weak;
    for (TokenIndex k = at; k < piece.after.end; ++k) {
      if (auto found = attribution_according_to(tree_, k)) return found;
      auto found = attribution_by(tree_, k, kTakesMarks | kNoun | kInfinitive | kBelief);
      if (!found) continue;
      place_source(*found, piece.after, at, true);
      if (found->source.empty()) continue;
      // "..., she added, promising": the first verb of the main clause; one inside a relative clause comes
      // later.
      if (tree_[k].dep == "relcl" && !weak) {
        weak = found;
        continue;
      }
      if (last == '?' || last == '!' || (is_word_char(last) && !comma)) {
        if (k > at + 12 || !starts_attribution(at, *found)) continue;
      }
      return found;
    }
    return weak;
  }

  // After "...?" the next sentence may only seem to be the attribution: its subject must come first.
  [[nodiscard]] bool starts_attribution(TokenIndex at, const Attribution& found) const {
    return found.source.begin <= at + 1 || found.cue.begin <= at + 1;
  }

  [[nodiscard]] bool is_capital(TokenIndex i) const { return is_capitalised(tree_.text(i)); }

  // The parser loses the subject where marks break the sentence; then it is the noun phrase beside the verb.
  void place_source(Attribution& found, TokenRange within, TokenIndex first, bool inversion) const {
    const auto inside = [&](TokenRange r) {
      return !r.empty() && r.begin >= within.begin && r.end <= within.end;
    };
    if (inside(found.source) && !speakers_.quoted(*found.head)) return;
    found.source = {};
    found.head.reset();
    const TokenIndex verb = *found.verb;
    const bool verb_first = found.cue.begin <= first;
    if (inversion && verb_first) {
      for (TokenIndex k = verb + 1; k < within.end; ++k) {
        const Pos pos = tree_[k].pos;
        if (tree_[k].ent_type == "DATE" || tree_[k].ent_type == "TIME") break;
        if (pos == Pos::kNoun || pos == Pos::kPropn || pos == Pos::kPron)
          return set_source(found, k, within, verb);
        if (pos != Pos::kDet && pos != Pos::kAdj && pos != Pos::kNum && tree_[k].tag != "POS" &&
            tree_[k].dep != "compound")
          break;
      }
      return;
    }
    for (TokenIndex k = found.cue.begin; k-- > within.begin;) {
      const Pos pos = tree_[k].pos;
      if (tree_[k].ent_type == "DATE" || tree_[k].ent_type == "TIME") continue;
      if (pos == Pos::kNoun || pos == Pos::kPropn || pos == Pos::kPron)
        return set_source(found, k, within, verb);
    }
  }
  void set_source(Attribution& found, TokenIndex noun, TokenRange within, TokenIndex verb) const {
    TokenIndex head = noun;
    while (tree_[head].head != head && within.contains(tree_[head].head) && tree_[head].head != verb &&
           (tree_[head].dep == "compound" || tree_[head].dep == "appos" || tree_[head].dep == "poss" ||
            tree_[head].dep == "amod" || tree_[head].dep == "nmod")) {
      head = tree_[head].head;
    }
    TokenRange phrase = noun_phrase(tree_, head, verb);
    if (!phrase.contains(noun)) phrase = {noun, noun + 1};
    phrase.begin = std::max(phrase.begin, within.begin);
    phrase.end = std::min(phrase.end, within.end);
    if (verb < noun) phrase.begin = std::max(phrase.begin, verb + 1);
    if (verb > noun) phrase.end = std::min(phrase.end, found.cue.begin);
    found.head = head;
    found.source = phrase;
  }

  // "Boss Ann Lee fumed:", "she said the company was": the last verb of saying before the marks.
  [[nodiscard]] std::optional<Attribution> attribution_before(const Piece& piece) const {
    for (TokenIndex k = piece.before.end; k-- > piece.before.begin;) {
      if (auto found = introduces(k, piece)) return found;
    }
    // A fragment may share its clause with marks before it: vowed that the ‘massacre’ on our embassy ‘will be
    // held to account’.
    if (!is_fragment(piece)) return std::nullopt;
    for (TokenIndex k = piece.before.begin; k-- > tree_.sentence_of(piece.words.begin).begin;) {
      if (speakers_.quoted(k)) continue;
      if (is_stop(k)) break;
      if (auto found = introduces(k, piece)) return found;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Attribution> introduces(TokenIndex k, const Piece& piece) const {
    if (auto found = attribution_according_to(tree_, k)) return found;
    auto found = attribution_by(tree_, k, ~0U);
    if (!found || is_naming(*found)) return std::nullopt;
    const std::string_view left = tree_.text(piece.before.end - 1);
    const bool at_once = k + 1 == piece.before.end || left == ":" || left == ",";
    if (!at_once && (found->frames & ~static_cast<CueFrames>(kManner)) == 0) return std::nullopt;
    place_source(*found, tree_.sentence_of(k), piece.before.begin, false);
    return found;
  }

  // "everyone calls it “the Crypt”", "called “Jurassic Park”": a name in use. Against: "Solvang called it
  // “our foremost concern”".
  [[nodiscard]] bool is_naming(const Attribution& found) const {
    if (tree_[*found.verb].lemma != "call") return false;
    if (!found.head) return true;
    const Token& subject = tree_[*found.head];
    const std::string word = lower_ascii(tree_.text(*found.head));
    if (subject.pos == Pos::kPron)
      return word != "he" && word != "she" && word != "it" && word != "they" && word != "who";
    return subject.pos == Pos::kNoun && subject.tag == "NNS";
  }

  // A subject and "is like" before a colon, or a name alone: "Kuchta: “Half of this floor is women.”"
  [[nodiscard]] std::optional<Attribution> attribution_by_colon(const Piece& piece) const {
    if (piece.before.size() < 2 || tree_.text(piece.before.end - 1) != ":") return std::nullopt;
    Attribution found;
    found.cue = {piece.before.end - 1, piece.before.end};
    for (TokenIndex k = piece.before.begin; k + 1 < piece.before.end; ++k) {
      const std::string_view dep = tree_[k].dep;
      const bool alone = dep == "ROOT" && (tree_[k].pos == Pos::kPropn || tree_[k].pos == Pos::kNoun);
      const bool subject = dep == "nsubj" || alone;
      if (!subject) continue;
      found.head = k;
      found.source = noun_phrase(tree_, k, found.cue.begin);
      return found;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_fragment(const Piece& piece) const {
    const std::string_view words = piece.run->content.in(text());
    if (piece.before.empty() || !piece.run->opened) return false;
    const std::string_view left = tree_.text(piece.before.end - 1);
    if (left == "," || left == ":" || is_dash(decode_at(left, 0).code_point)) return false;
    return !is_upper(first_letter(words)) && !is_digit(first_letter(words));
  }

  // "so-called", "dubbed", "the word", "known as", before the marks.
  [[nodiscard]] bool has_scare_sign(const Piece& piece) const {
    if (piece.before.empty()) return false;
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
    const char32_t last = last_char(run.content.in(text()));
    return last == '.' || last == '?' || last == '!' || last == ',' || last == U'…' || last == U'—';
  }

  // A few words as part of a phrase: 'fireball' blast, the “double bang”, ("Tessaly").
  [[nodiscard]] bool is_scare(const Piece& piece) const {
    const std::uint32_t words = count_words(piece.run->content.in(text()));
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

  void read_outer(std::size_t i) {
    const Piece piece = piece_of(i);
    if (piece.words.empty()) return;
    auto after = attribution_after(piece);
    auto before = attribution_before(piece);
    const bool colon = !piece.before.empty() && tree_.text(piece.before.end - 1) == ":";
    if (!before && colon) before = attribution_by_colon(piece);
    const bool fragment = is_fragment(piece);
    const char32_t last = last_char(piece.run->content.in(text()));
    // Between two pieces one clause does for both; a comma at the end of the words says that it comes after.
    const bool before_is_of_piece_before = shares_clause_with_previous(i, piece);
    std::optional<Attribution> chosen;
    if (after && (last == ',' || !before || before_is_of_piece_before) && !fragment) {
      chosen = after;
    } else if (before && (!before_is_of_piece_before || !after)) {
      chosen = before;
    } else {
      chosen = after ? after : before;
    }
    if (has_scare_sign(piece) && !ends_as_clause(piece)) return;
    if (is_scare(piece) && !(chosen && ends_as_sentence(*piece.run))) return;
    Quote quote = quote_of(piece, fragment);
    if (chosen) {
      attribute(tree_, speakers_, *chosen, quote);
      quote.saying = (chosen->frames & kSaying) != 0 || chosen->frames == 0;
      if (fragment) quote.marked = {reported_clause(piece, *chosen)};
      if (quote.speaker_name.empty()) take_speaker_from_context(i, piece, quote);
    } else if (!take_from_previous(i, piece, quote)) {
      return;
    }
    last_ = quotes_.size();
    last_run_ = i;
    quotes_.push_back(std::move(quote));
  }

  [[nodiscard]] bool ends_as_clause(const Piece& piece) const {
    return has_finite_verb(piece.words) && count_words(piece.run->content.in(text())) > kShortFragment + 2;
  }

  // Whether only ", she said," or ", she said." stands between this run and the one before.
  [[nodiscard]] bool shares_clause_with_previous(std::size_t i, const Piece& piece) const {
    if (!last_run_ || runs_[*last_run_].paragraph != runs_[i].paragraph) return false;
    if (piece.before.empty()) return false;
    const ByteSpan gap = gap_before(i);
    return tree_[piece.before.begin].span.begin <= gap.begin + 8 && runs_[*last_run_].marked.end == gap.begin;
  }

  [[nodiscard]] Quote quote_of(const Piece& piece, bool fragment) const {
    Quote quote;
    quote.kind = fragment ? QuoteKind::kMixed : QuoteKind::kDirect;
    quote.content = {piece.run->content};
    quote.marked = {piece.run->marked};
    return quote;
  }

  // The clause that the cue introduces and that the fragment is part of, with what stands around it.
  [[nodiscard]] ByteSpan reported_clause(const Piece& piece, const Attribution& attribution) const {
    ByteSpan clause = piece.run->marked;
    if (!attribution.verb || attribution.cue.end > piece.words.begin) return clause;
    TokenIndex begin = attribution.cue.end;
    for (const TokenIndex c : tree_.children(*attribution.verb)) {
      const TokenRange part = tree_.subtree(c);
      const bool holds = part.begin <= piece.words.begin && piece.words.begin < part.end;
      if (c > *attribution.verb && holds && !speakers_.quoted(part.begin)) {
        begin = std::max(begin, part.begin);
        TokenIndex end = part.end;
        while (end > part.begin && (tree_[end - 1].pos == Pos::kPunct && !is_mark(end - 1))) --end;
        clause.end = std::max(clause.end, tree_[end - 1].span.end);
      }
    }
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
    const std::uint32_t words = count_words(run.content.in(text()));
    if (!whole || (!alone && words <= kShortFragment) || (words < 3 && !alone)) return false;
    if (!alone && !has_finite_verb(piece.words)) return false;
    if (next_paragraph && last_ && runs_[*last_run_].marked.end == paragraph(runs_[*last_run_]).end) {
      copy_speaker(quotes_[*last_], quote);
      return true;
    }
    take_speaker_from_context(i, piece, quote);
    return true;
  }

  [[nodiscard]] bool only_furniture_between(std::size_t a, std::size_t b) const {
    for (std::uint32_t p = runs_[a].paragraph + 1; p < runs_[b].paragraph; ++p) {
      if (!is_furniture(tree_.document().account->paragraphs[p].role)) return false;
    }
    return true;
  }

  static void copy_speaker(const Quote& from, Quote& to) {
    to.cue = from.cue;
    to.source = from.source;
    to.speaker = from.speaker;
    to.speaker_name = from.speaker_name;
    to.occasion = from.occasion;
  }

  // No cue anywhere: who the text speaks of.
  void take_speaker_from_context(std::size_t, const Piece& piece, Quote& quote) const {
    const auto name = speakers_.in_focus(piece.words.begin, NameKind::kPerson);
    if (!name) return;
    quote.speaker = name;
    quote.speaker_name = speakers_.shown(name, {});
  }

  // A quotation inside a quotation counts where a verb of saying inside the outer one introduces it.
  void read_nested(std::size_t i) {
    Piece piece;
    piece.run = &runs_[i];
    piece.words = tree_.tokens_in(runs_[i].content);
    if (piece.words.empty()) return;
    const TokenRange sentence = tree_.sentence_of(piece.words.begin);
    piece.before = {sentence.begin, piece.words.begin};
    while (!piece.before.empty() && is_mark(piece.before.end - 1)) --piece.before.end;
    while (!piece.before.empty() && is_mark(piece.before.begin)) ++piece.before.begin;
    if (piece.before.empty()) return;
    const auto found = attribution_before(piece);
    if (!found || has_scare_sign(piece)) return;
    const bool at_once = piece.before.end - found->cue.end <= 5;
    if (!at_once || (found->frames & kTakesMarks) == 0) return;
    Quote quote = quote_of(piece, false);
    attribute(tree_, speakers_, *found, quote);
    quotes_.push_back(std::move(quote));
  }

  const Tree& tree_;
  const Speakers& speakers_;
  const std::vector<MarkedRun>& runs_;
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
