#include "annotate/attribution.h"

#include <algorithm>

#include "annotate/cues.h"
#include "annotate/dateline.h"
#include "text/ascii.h"

namespace tellings {

namespace {

// "it quoted the mayor as saying": the mayor speaks.
std::optional<TokenIndex> quoted_as_saying(const Tree& tree, TokenIndex verb) {
  if (!tree.uses(Rule::kQuotedAsSaying)) return std::nullopt;
  const std::string_view lemma = tree[verb].lemma;
  if (lemma != "quote" && lemma != "cite") return std::nullopt;
  const TokenIndex object = tree.child(verb, "dobj");
  const TokenIndex as = tree.child(verb, "prep");
  if (object == tree.size() || as == tree.size() || tree.text(as) != "as") return std::nullopt;
  const TokenIndex saying = tree.child(as, "pcomp");
  return saying < tree.size() && tree[saying].tag == "VBG" ? std::optional(object) : std::nullopt;
}

// "PORT SELIM, May 14 (BP) - Pump maker Orlen said": the parser takes all of it for the subject.
void leave_dateline(const Tree& tree, Attribution& found) {
  if (found.source.empty() || !found.head) return;
  const TokenIndex first = past_dateline(tree, found.verb.value_or(found.source.begin));
  const TokenIndex end = found.verb ? found.cue.begin : found.source.end;
  if (found.source.begin >= first || end <= first) return;
  found.source = {first, std::max(found.source.end, end)};
  if (*found.head >= first) return;
  for (TokenIndex k = found.source.begin; k < found.source.end; ++k)
    if (tree[k].pos == Pos::kNoun || tree[k].pos == Pos::kPropn || tree[k].pos == Pos::kPron) found.head = k;
}

}  // namespace

std::optional<Attribution> attribution_by(const Tree& tree, TokenIndex verb, CueFrames frames) {
  Attribution found;
  found.frames = cue_frames(tree, verb);
  if ((found.frames & frames) == 0) return std::nullopt;
  found.verb = verb;
  found.cue = cue_words(tree, verb);
  found.head = subject_of(tree, verb);
  if (const auto quoted = quoted_as_saying(tree, verb)) found.head = quoted;
  if (found.head) found.source = noun_phrase(tree, *found.head, verb);
  leave_dateline(tree, found);
  if (!found.source.empty() && found.source.begin < found.cue.end && found.cue.begin < found.source.end) {
    found.source = {found.source.begin, std::min(found.source.end, found.cue.begin)};
  }
  return found;
}

std::optional<Attribution> attribution_according_to(const Tree& tree, TokenIndex token) {
  if (token + 2 >= tree.size()) return std::nullopt;
  const std::string first = lower_ascii(tree.text(token));
  const std::string_view second = tree.text(token + 1);
  const bool according = first == "according" && second == "to";
  const bool as_per = first == "as" && second == "per";
  if (!according && !as_per) return std::nullopt;
  Attribution found;
  found.cue = {token, token + 2};
  found.frames = kSpeech | kDocument;
  TokenIndex head = tree.child(token + 1, "pobj");
  if (head == tree.size()) {
    head = token + 2;
    while (tree[head].dep != "pobj" && head + 1 < tree.sentence_of(token).end && tree[head].head > head)
      head = tree[head].head;
  }
  found.head = head;
  found.source = noun_phrase(tree, head, token);
  found.source.begin = std::max(found.source.begin, token + 2);
  if (found.source.empty()) return std::nullopt;
  return found;
}

Occasion occasion_in(std::string_view words) {
  const std::string lower = lower_ascii(words);
  for (const auto& [phrase, occasion] : Lexicons::get().occasions) {
    const auto at = lower.find(phrase);
    if (at == std::string::npos) continue;
    const auto is_letter = [&](std::size_t i) {
      return i < lower.size() && lower[i] >= 'a' && lower[i] <= 'z';
    };
    const bool whole = (at == 0 || !is_letter(at - 1)) && !is_letter(at + phrase.size());
    if (whole) return occasion;
  }
  return Occasion::kUnknown;
}

void attribute(const Tree& tree, const Speakers& speakers, const Attribution& attribution, Quote& quote) {
  if (!attribution.cue.empty()) quote.cue = tree.span(attribution.cue);
  if (!attribution.source.empty()) {
    quote.source = tree.span(attribution.source);
    quote.speaker = speakers.resolve(*attribution.head, attribution.source);
    quote.speaker_name = speakers.shown(quote.speaker, attribution.source);
  }
  const TokenIndex anchor = attribution.verb ? *attribution.verb : attribution.cue.begin;
  const TokenRange sentence = tree.sentence_of(anchor);
  TokenRange near = {anchor, std::min(sentence.end, anchor + 14)};
  while (near.begin > sentence.begin && near.begin + 10 > anchor && !speakers.quoted(near.begin - 1))
    --near.begin;
  for (TokenIndex k = anchor; k < near.end; ++k) {
    if (speakers.quoted(k)) near.end = k;
  }
  if (!near.empty()) quote.occasion = occasion_in(tree.span(near).in(tree.document().account->text));
}

}  // namespace tellings
