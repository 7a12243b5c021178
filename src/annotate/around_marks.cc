// Idea: the words of the same sentence outside the marks say who spoke, after the quotation ("...," she said)
// or before it (She said: "..."), or in the paragraph before ("Maass continued:"). The tree names the
// subject; where marks broke it, the noun phrase beside the verb does.
//
// Example: vowed that those behind the ‘massacre’ ‘will be held to account’: the verb stands before marks
// that are no quotation.
//
// Counter-example: “Why?” The minister said nothing: after a full sentence in marks, a clause that does not
// begin with its subject or verb.
#include "annotate/around_marks.h"

#include <algorithm>

#include "annotate/cues.h"
#include "text/ascii.h"
#include "text/chars.h"
#include "text/utf8.h"

namespace tellings {
namespace {

char32_t first_char(std::string_view text) { return text.empty() ? U' ' : decode_at(text, 0).code_point; }

}  // namespace

// “He said, ‘Go.’”: nested marks that close with the words are none of them, nor is a picture after the stop.
char32_t last_char(std::string_view text) {
  while (!text.empty()) {
    const Decoded last = decode_before(text, text.size());
    const bool picture = last.code_point > 0x2000 && is_symbol(last.code_point);
    const bool blank = text.size() > last.size && is_space(last.code_point);
    if (!is_quote_mark(last.code_point) && !picture && !blank) return last.code_point;
    text.remove_suffix(last.size);
  }
  return U' ';
}

// Brackets and dots before it are an editor's.
char32_t first_letter(std::string_view text) {
  for (const CodePointAt& at : code_points(text)) {
    if (is_letter(at.code_point) || is_digit(at.code_point)) return at.code_point;
  }
  return U' ';
}

std::string_view AroundMarks::text() const { return tree_.document().account->text; }
ByteSpan AroundMarks::paragraph(const MarkedRun& run) const {
  return tree_.document().account->paragraphs[run.paragraph].span;
}

bool AroundMarks::is_stop(TokenIndex i) const {
  const std::string_view word = tree_.text(i);
  return word == "." || word == "?" || word == "!" || word == "…";
}
bool AroundMarks::is_mark(TokenIndex i) const {
  const std::string_view word = tree_.text(i);
  return !word.empty() && is_quote_mark(decode_at(word, 0).code_point) && tree_[i].pos == Pos::kPunct;
}

// Bytes between the neighbouring outer runs of the same paragraph.
ByteSpan AroundMarks::gap_before(std::size_t i) const {
  ByteSpan gap = {paragraph(runs_[i]).begin, runs_[i].marked.begin};
  for (std::size_t k = 0; k < i; ++k) {
    if (runs_[k].paragraph == runs_[i].paragraph && runs_[k].depth == 0)
      gap.begin = std::max(gap.begin, runs_[k].marked.end);
  }
  return gap;
}
ByteSpan AroundMarks::gap_after(std::size_t i) const {
  ByteSpan gap = {runs_[i].marked.end, paragraph(runs_[i]).end};
  for (std::size_t k = i + 1; k < runs_.size(); ++k) {
    if (runs_[k].paragraph == runs_[i].paragraph && runs_[k].depth == 0) {
      gap.end = std::min(gap.end, runs_[k].marked.begin);
      break;
    }
  }
  return gap;
}

Piece AroundMarks::piece_of(std::size_t i) const {
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
std::optional<Attribution> AroundMarks::attribution_after(const Piece& piece) const {
  if (piece.after.empty()) return std::nullopt;
  if (auto found = attribution_by_dash(piece)) return found;
  const char32_t last = last_char(piece.run->content.in(text()));
  const std::string_view first_word = tree_.text(piece.after.begin);
  const bool comma = first_word == "," || is_dash(decode_at(first_word, 0).code_point);
  const bool runs_on = comma || last == ',' || last == U'—' || last == U'–' || last == '-' ||
                       (is_word_char(last) && piece.run->closed);
  const bool may = runs_on || last == '?' || last == '!' || last == U'…' ||
                   (last == '.' && !is_capitalised(tree_.text(piece.after.begin))) || piece.run->displaced;
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
      const bool goes_on = is_word_char(last) && found->source.begin > at &&
                           tree_.text(found->source.begin - 1) == ",";  // “Go” to all of them, she said
      if (k > at + 12 || (!goes_on && !starts_attribution(at, *found))) continue;
    }
    return found;
  }
  return weak;
}

// After "...?" the next sentence may only seem to be the attribution: its subject must come first.
bool AroundMarks::starts_attribution(TokenIndex at, const Attribution& found) const {
  return found.source.begin <= at + 1 || found.cue.begin <= at + 1;
}

// The parser loses the subject where marks break the sentence; then it is the noun phrase beside the verb.
void AroundMarks::place_source(Attribution& found, TokenRange within, TokenIndex first,
                               bool inversion) const {
  const auto inside = [&](TokenRange r) {
    return !r.empty() && r.begin >= within.begin && r.end <= within.end;
  };
  const bool nested = speakers_.quoted(*found.verb);  // within outer marks, as the verb is
  if (inside(found.source) && (nested || !speakers_.quoted(*found.head))) return;
  found.source = {};
  found.head.reset();
  const TokenIndex verb = *found.verb;
  if (tree_.has_child(verb, "auxpass") && !tree_.has_child(verb, "agent")) return;  // "were told to “log it”"
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
void AroundMarks::set_source(Attribution& found, TokenIndex noun, TokenRange within, TokenIndex verb) const {
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
std::optional<Attribution> AroundMarks::attribution_before(const Piece& piece) const {
  if (piece.before.empty()) {
    const TokenRange before = paragraph_before(piece);
    if (before.empty()) return std::nullopt;
    if (auto found = best_verb(before, piece)) return found;
    return attribution_by_colon(before);
  }
  if (auto found = best_verb(piece.before, piece)) return found;
  if (auto found = attribution_by_colon(piece.before)) return found;
  // A fragment may share its clause with marks before it.
  if (!is_fragment(piece)) return std::nullopt;
  TokenRange wider = {piece.before.begin, piece.before.end};
  const TokenIndex first = tree_.sentence_of(piece.words.begin).begin;
  while (wider.begin > first && !(is_stop(wider.begin - 1) && !speakers_.quoted(wider.begin - 1)))
    --wider.begin;
  return best_verb(wider, piece);
}

// The last sentence of the paragraph before, where it ends with a colon and this quotation opens its
// paragraph.
TokenRange AroundMarks::paragraph_before(const Piece& piece) const {
  if (piece.run->marked.begin != paragraph(*piece.run).begin || piece.words.begin == 0) return {};
  TokenIndex end = tree_.token_from(piece.run->marked.begin);
  if (end == 0 || tree_.text(end - 1) != ":") return {};
  TokenIndex begin = end;
  const TokenIndex first = tree_.sentence_of(end - 1).begin;
  while (begin > first && !speakers_.quoted(begin - 1)) --begin;
  return {begin, end};
}

// "It says the count was slow, and the mayor calls it “a farce”": a clause beside it with a subject of its
// own.
bool AroundMarks::speaks_for_another(const Attribution& found) const {
  return found.verb && tree_[*found.verb].dep == "conj" && found.head &&
         tree_[*found.head].head == *found.verb && tree_[*found.head].pos != Pos::kPron;
}

// Of several verbs the one that says it outright and has the quotation under it ("She says it underscores
// that he is “unfit”": says), else the nearest.
std::optional<Attribution> AroundMarks::best_verb(TokenRange before, const Piece& piece) const {
  const std::string_view left = tree_.text(before.end - 1);
  std::optional<Attribution> nearest;
  for (TokenIndex k = before.end; k-- > before.begin;) {
    if (piece.run->depth == 0 && speakers_.quoted(k)) continue;
    const bool at_once = k + 1 == before.end || left == ":" || left == ",";
    auto found = introduces(k, before, at_once);
    if (!found) continue;
    if (!found->verb) return nearest ? nearest : found;
    if ((found->frames & (kSpeech | kTold)) != 0 && (!nearest || tree_.under(*nearest->verb, k))) {
      if (nearest && (!is_fragment(piece) || speaks_for_another(*nearest))) return nearest;
      return found;
    }
    if (!nearest) nearest = found;
  }
  return nearest;
}

std::optional<Attribution> AroundMarks::introduces(TokenIndex k, TokenRange before, bool at_once) const {
  if (auto found = attribution_according_to(tree_, k)) return found;
  auto found = attribution_by(tree_, k, ~0U);
  if (!found || is_naming(*found)) return std::nullopt;
  if (!at_once && (found->frames & ~static_cast<CueFrames>(kManner)) == 0) return std::nullopt;
  place_source(*found, tree_.sentence_of(k), before.begin, false);
  return found;
}

bool AroundMarks::is_named_by(TokenRange before) const {
  for (TokenIndex k = before.end; k-- > before.begin && before.end - k <= 6;) {
    if (k + 3 >= before.end && tree_[k].lemma == "call") {
      const auto found = attribution_by(tree_, k, ~0U);
      return !found || is_naming(*found);
    }
    // "known to everyone here as ‘the Cellar’".
    if ((tree_[k].lemma == "know" || tree_[k].lemma == "refer") && tree_.text(before.end - 1) == "as")
      return true;
  }
  return false;
}

// "everyone calls it “the Cellar”", "called “Jurassic Park”": a name in use. Against: "Strand called it
// “our main concern”", "observers called the count “slow”".
bool AroundMarks::is_naming(const Attribution& found) const {
  if (tree_[*found.verb].lemma != "call") return false;
  if (!found.head) return true;
  const Token& subject = tree_[*found.head];
  const std::string word = lower_ascii(tree_.text(*found.head));
  if (subject.pos == Pos::kPron)
    return word != "he" && word != "she" && word != "it" && word != "they" && word != "who";
  return (subject.tag == "NNS" || subject.tag == "NNPS") && tree_[*found.verb].tag != "VBD";
}

// A subject before a colon, or a name alone: "Kuchta: “Half of this floor is women.”"
std::optional<Attribution> AroundMarks::attribution_by_colon(TokenRange before) const {
  if (!tree_.uses(Rule::kColons)) return std::nullopt;
  if (before.size() < 2 || tree_.text(before.end - 1) != ":") return std::nullopt;
  Attribution found;
  found.cue = {before.end - 1, before.end};
  for (TokenIndex k = before.begin; k + 1 < before.end; ++k) {
    const std::string_view dep = tree_[k].dep;
    const bool alone = dep == "ROOT" && (tree_[k].pos == Pos::kPropn || tree_[k].pos == Pos::kNoun);
    if (dep != "nsubj" && !alone) continue;
    found.head = k;
    found.source = noun_phrase(tree_, k, found.cue.begin);
    found.source.end = std::min(found.source.end, found.cue.begin);
    if (found.source.begin >= before.begin && !found.source.empty()) return found;
  }
  return std::nullopt;
}

// “I hope so.” ― Ana Ruiz
std::optional<Attribution> AroundMarks::attribution_by_dash(const Piece& piece) const {
  if (!tree_.uses(Rule::kDashes)) return std::nullopt;
  if (piece.after.size() < 2 || piece.after.size() > 8 || !is_dash(first_char(tree_.text(piece.after.begin))))
    return std::nullopt;
  if (!is_capitalised(tree_.text(piece.after.begin + 1))) return std::nullopt;
  for (TokenIndex k = piece.after.begin + 1; k < piece.after.end; ++k) {
    if (tree_[k].pos == Pos::kVerb || tree_[k].pos == Pos::kAux) return std::nullopt;
  }
  Attribution found;
  found.cue = {piece.after.begin, piece.after.begin + 1};
  found.source = {piece.after.begin + 1, piece.after.end};
  found.head = piece.after.end - 1;
  return found;
}

bool AroundMarks::is_fragment(const Piece& piece) const {
  const std::string_view words = piece.run->content.in(text());
  if (piece.before.empty() || !piece.run->opened) return false;
  const std::string_view left = tree_.text(piece.before.end - 1);
  if (left == "," || left == ":" || is_dash(decode_at(left, 0).code_point)) return false;
  return !is_upper(first_letter(words)) && !is_digit(first_letter(words));
}

}  // namespace tellings
