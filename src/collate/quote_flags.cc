// Three things that a verdict does not say:
//
//   speakers differ   one account gives the words to Lindqvist, the others to Maass
//   meaning turned    base “They may have formed in water”, witness “They formed in water”: a hedge or a
//                     negation put in or left out
//   blown up          the source quotes “deeply flawed” in a sentence of its own; who draws on it prints
//                     “This plan is deeply flawed from end to end”, words that nobody else has between marks
//
// A desk that heard the words itself may well print more of them than the others: it draws on none of them.
#include "collate/quote_flags.h"

#include <algorithm>

#include "collate/edits.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::uint32_t kBlownUp = 3;  // words more than anyone else prints between marks

std::uint32_t words_of(const StoryCollation& story, const Witness& witness) {
  return count_words(witness.evidence.span.in(story.accounts[witness.evidence.account]->text));
}

bool is_quoted(const Witness& witness) { return witness.verdict != Verdict::kIndirect; }

bool speakers_differ(const StoryCollation& story, const Utterance& utterance, const Witness& witness) {
  if (!witness.speaker || !utterance.speaker || witness.speaker == utterance.speaker) return false;
  const auto is_person = [&](EntityIndex e) { return story.entities[e].kind == NameKind::kPerson; };
  return is_person(*witness.speaker) && is_person(*utterance.speaker);
}

bool has_word_of(std::string_view text, EditKind kind) {
  bool found = false;
  for (const Word& word : split_words(text)) found = found || is_word_of(word.folded, kind);
  return found;
}

// "not more than" for "no more than" turns nothing: one stands in the place of the other.
bool meaning_turned(const Witness& witness) {
  if (witness.verdict == Verdict::kSpliced) return false;
  return std::any_of(witness.edits.begin(), witness.edits.end(), [](const Edit& edit) {
    return (edit.kind == EditKind::kHedge || edit.kind == EditKind::kNegation) &&
           has_word_of(edit.from, edit.kind) != has_word_of(edit.to, edit.kind);
  });
}

bool draws_on(const StoryCollation& story, AccountIndex to, AccountIndex from) {
  return std::any_of(story.stemma.edges.begin(), story.stemma.edges.end(), [&](const Edge& edge) {
    return !edge.from.hidden && edge.to == to && edge.from.index == from;
  });
}

bool blown_up(const StoryCollation& story, const Utterance& utterance, const Witness& witness) {
  if (witness.kind != QuoteKind::kDirect || witness.translation) return false;
  std::uint32_t most = 0;
  bool source = false;
  for (const Witness& other : utterance.witnesses) {
    if (!is_quoted(other) || other.evidence.account == witness.evidence.account) continue;
    if (other.kind == QuoteKind::kDirect) return false;
    most = std::max(most, words_of(story, other));
    source = source || draws_on(story, witness.evidence.account, other.evidence.account);
  }
  return source && words_of(story, witness) >= most + kBlownUp;
}

}  // namespace

std::string_view name_of(QuoteFlagKind kind) {
  switch (kind) {
    case QuoteFlagKind::kSpeakersDiffer:
      return "speakers differ";
    case QuoteFlagKind::kMeaningTurned:
      return "meaning turned";
    case QuoteFlagKind::kBlownUp:
      return "blown up";
  }
  return "";
}

std::vector<QuoteFlag> quote_flags(const StoryCollation& story, const Utterance& utterance) {
  std::vector<bool> rewritten(story.accounts.size(), false);
  for (const Edge& edge : story.stemma.edges) {
    if (edge.how == Derivation::kSpun) rewritten[edge.to] = true;
  }
  std::vector<QuoteFlag> flags;
  for (const Witness& witness : utterance.witnesses) {
    if (rewritten[witness.evidence.account]) continue;
    if (!is_quoted(witness)) continue;
    if (speakers_differ(story, utterance, witness))
      flags.push_back({QuoteFlagKind::kSpeakersDiffer, witness.evidence});
    if (meaning_turned(witness)) flags.push_back({QuoteFlagKind::kMeaningTurned, witness.evidence});
    if (blown_up(story, utterance, witness)) flags.push_back({QuoteFlagKind::kBlownUp, witness.evidence});
  }
  return flags;
}

}  // namespace tellings
