// Who stands behind a claim, who against it, who says nothing of it.
#pragma once

#include <cstdint>
#include <vector>

#include "collate/claim_units.h"
#include "collate/collation.h"
#include "collate/denials.h"
#include "collate/figure_book.h"
#include "collate/telling_origins.h"
#include "collate/word_bag.h"

namespace tellings {

// An account that passes on what a named holder said is one telling with all who pass on the same holder; an
// account that tells it on its own counts by its independence group.
//
//   "17 people were treated, Orlen said" in three accounts of three groups     1
//   "I accept this result", said in a public speech that three reporters heard  3
//   "there were two explosions" in two accounts of two groups                    2
class ClaimSupport {
 public:
  // All but `utterances` must outlive this.
  ClaimSupport(const Story& story, const std::vector<ClaimUnit>& units,
               const std::vector<Utterance>& utterances, const FigureBook& book, const WordRarity& rarity,
               const Denials& denials);

  // Fills accounts, denied_by, silent, unknown, independent and its range, status and evidence.
  void fill(const std::vector<std::uint32_t>& cluster, const ClaimUnit& wording, Claim& claim) const;

 private:
  void add_evidence(const std::vector<std::uint32_t>& cluster, const ClaimUnit& wording, Claim& claim) const;
  void add_contradicting_figures(const ClaimUnit& wording, Claim& claim) const;
  void add_rivals(const std::vector<std::uint32_t>& cluster, const ClaimUnit& wording, Claim& claim) const;
  void find_rivals();
  void find_speeches(const std::vector<Utterance>& utterances);
  void add_both_sides(const std::vector<std::uint32_t>& cluster, const ClaimUnit& wording,
                      Claim& claim) const;
  void add_denials(const std::vector<std::uint32_t>& cluster, const ClaimUnit& wording, Claim& claim) const;
  [[nodiscard]] bool denies_beside(const ClaimUnit& denial, const std::vector<std::uint32_t>& cluster) const;
  void add_silence(const ClaimUnit& wording, Claim& claim) const;
  void count(const std::vector<std::uint32_t>& cluster, const ClaimUnit& wording, Claim& claim) const;
  [[nodiscard]] bool tells(const ClaimUnit& unit, const ClaimUnit& wording) const;

  const Story& story_;
  const std::vector<ClaimUnit>& units_;
  const FigureBook& book_;
  const WordRarity& rarity_;
  TellingOrigins origins_;
  std::vector<std::vector<std::uint32_t>>
      rivals_;               // [unit]: units of the same account that set another holder against it
  std::vector<bool> heard_;  // [unit]: words of a public speech
  const Denials& denials_;
};

}  // namespace tellings
