#include "document/excerpts.h"

#include <algorithm>

#include "annotate/sentences.h"

namespace tellings {
namespace {

std::vector<Evidence> cited(const StoryCollation& story) {
  std::vector<Evidence> out;
  for (const BriefSentence& sentence : story.brief.sentences)
    out.insert(out.end(), sentence.evidence.begin(), sentence.evidence.end());
  for (const Claim& claim : story.claims) {
    if (claim.status != ClaimStatus::kDisputed) continue;
    for (const ClaimEvidence& item : claim.evidence) out.push_back(item.evidence);
  }
  for (const Utterance& utterance : story.utterances)
    for (const Witness& witness : utterance.witnesses)
      if (witness.kind != QuoteKind::kIndirect) out.push_back(witness.evidence);
  for (const FigureGroup& group : story.figures) {
    if (group.verdict == FigureVerdict::kSingle) continue;
    for (const FigureReading& reading : group.readings) out.push_back(reading.evidence);
  }
  return out;
}

}  // namespace

std::vector<std::vector<ByteSpan>> cited_excerpts(const StoryCollation& story) {
  std::vector<std::vector<ByteSpan>> sentences;
  std::vector<std::vector<bool>> shown;
  for (const auto& account : story.accounts) {
    sentences.push_back(find_sentences(*account));
    shown.emplace_back(sentences.back().size(), false);
  }
  for (const Evidence& evidence : cited(story)) {
    const auto& of_account = sentences[evidence.account];
    for (std::size_t i = 0; i < of_account.size(); ++i) {
      if (!of_account[i].overlaps(evidence.span)) continue;
      const std::size_t last = std::min(i + 1, of_account.size() - 1);
      for (std::size_t k = i == 0 ? 0 : i - 1; k <= last; ++k) shown[evidence.account][k] = true;
    }
  }
  std::vector<std::vector<ByteSpan>> out(story.accounts.size());
  for (std::size_t a = 0; a < out.size(); ++a) {
    for (std::size_t i = 0; i < shown[a].size(); ++i) {
      if (!shown[a][i]) continue;
      if (i > 0 && shown[a][i - 1])
        out[a].back().end = sentences[a][i].end;
      else
        out[a].push_back(sentences[a][i]);
    }
  }
  return out;
}

}  // namespace tellings
