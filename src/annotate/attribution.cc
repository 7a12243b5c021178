#include "annotate/attribution.h"

#include <algorithm>

#include "annotate/cues.h"

namespace tellings {

std::optional<Attribution> attribution_by(const Tree& tree, TokenIndex verb, CueFrames frames) {
  Attribution found;
  found.frames = cue_frames(tree, verb);
  if ((found.frames & frames) == 0) return std::nullopt;
  found.verb = verb;
  found.cue = cue_words(tree, verb);
  found.head = subject_of(tree, verb);
  if (found.head) found.source = noun_phrase(tree, *found.head, verb);
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
