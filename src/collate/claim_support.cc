#include "collate/claim_support.h"

#include <algorithm>
#include <map>
#include <set>

#include "collate/claim_disputes.h"
#include "collate/comparable_figure.h"

namespace tellings {
namespace {

constexpr double kTellsIt = 0.3;       // cosine with the wording from which an account counts as telling it
constexpr double kMostlyQuoted = 0.5;  // share of a clause in quotation marks
constexpr double kDeniesIt = 0.35;     // from which a sentence of denial speaks of this claim

Figure as_figure(const FigureReading& reading) {
  Figure out;
  out.value = reading.value;
  out.low = reading.low;
  out.high = reading.high;
  out.unit = reading.unit;
  out.qualifier = reading.qualifier;
  return out;
}

void settle_accounts(std::vector<AccountIndex>& accounts) {
  std::ranges::sort(accounts);
  accounts.erase(std::unique(accounts.begin(), accounts.end()), accounts.end());
}

}  // namespace

ClaimSupport::ClaimSupport(const Story& story, const std::vector<ClaimUnit>& units,
                           const std::vector<Utterance>& utterances, const FigureBook& book,
                           const WordRarity& rarity, const Denials& denials)
    : story_(story), units_(units), book_(book), rarity_(rarity), origins_(story), denials_(denials) {
  find_rivals();
  find_speeches(utterances);
}

// Reporters who hear one speech each vouch for its words; a release and a press conference are one source.
void ClaimSupport::find_speeches(const std::vector<Utterance>& utterances) {
  heard_.resize(units_.size());
  std::multimap<AccountIndex, ByteSpan> spoken;
  for (const Utterance& utterance : utterances)
    if (utterance.origin == Occasion::kSpeech)
      for (const Witness& witness : utterance.witnesses)
        if (witness.kind != QuoteKind::kIndirect)
          spoken.emplace(witness.evidence.account, witness.evidence.span);
  for (std::size_t i = 0; i < units_.size(); ++i) {
    const auto [first, last] = spoken.equal_range(units_[i].account);
    heard_[i] = units_[i].quoted > kMostlyQuoted && std::any_of(first, last, [&](const auto& words) {
                  return words.second.overlaps(units_[i].clause);
                });
  }
}

// Side by side in one account, another holder gives another number of the same thing: "Police said 17 people
// were arrested. COPSU said 43 people were in custody."
void ClaimSupport::find_rivals() {
  rivals_.resize(units_.size());
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    for (std::uint32_t j = i + 1; j < units_.size(); ++j) {
      const ClaimUnit& a = units_[i];
      const ClaimUnit& b = units_[j];
      if (a.account != b.account || b.sentence > a.sentence + 1) break;
      if (!are_rivals(story_, a, b)) continue;
      rivals_[i].push_back(j);
      rivals_[j].push_back(i);
    }
  }
}

void ClaimSupport::add_rivals(const std::vector<std::uint32_t>& cluster, const ClaimUnit& wording,
                              Claim& claim) const {
  for (const std::uint32_t i : cluster)
    if (tells(units_[i], wording) && !rivals_[i].empty()) claim.denied_by.push_back(units_[i].account);
}

// An account that sets both sides beside each other reports the other side too.
void ClaimSupport::add_both_sides(const std::vector<std::uint32_t>& cluster, const ClaimUnit& wording,
                                  Claim& claim) const {
  for (const std::uint32_t i : cluster)
    if (units_[i].both_sides && tells(units_[i], wording)) claim.denied_by.push_back(units_[i].account);
}

bool ClaimSupport::tells(const ClaimUnit& unit, const ClaimUnit& wording) const {
  return &unit == &wording || likeness(unit.words, wording.words, rarity_) >= kTellsIt;
}

void ClaimSupport::fill(const std::vector<std::uint32_t>& cluster, const ClaimUnit& wording,
                        Claim& claim) const {
  add_evidence(cluster, wording, claim);
  if (story_.tuning->uses("figures")) add_contradicting_figures(wording, claim);
  add_rivals(cluster, wording, claim);
  add_both_sides(cluster, wording, claim);
  if (story_.tuning->uses("denials")) add_denials(cluster, wording, claim);
  settle_accounts(claim.accounts);
  settle_accounts(claim.denied_by);
  add_silence(wording, claim);
  count(cluster, wording, claim);
  claim.status = !claim.denied_by.empty() ? ClaimStatus::kDisputed
                 : claim.independent >= 2 ? ClaimStatus::kConfirmed
                                          : ClaimStatus::kSingleSource;
}

void ClaimSupport::add_evidence(const std::vector<std::uint32_t>& cluster, const ClaimUnit& wording,
                                Claim& claim) const {
  for (const std::uint32_t i : cluster) {
    const ClaimUnit& unit = units_[i];
    claim.evidence.push_back({{unit.account, unit.shown}, unit.stance, unit.holder, unit.holder_span});
    if (tells(unit, wording)) claim.accounts.push_back(unit.account);
  }
  // The wording first, then by account and place.
  std::ranges::stable_sort(claim.evidence, [&](const ClaimEvidence& a, const ClaimEvidence& b) {
    const bool a_first = a.evidence == Evidence{wording.account, wording.shown};
    const bool b_first = b.evidence == Evidence{wording.account, wording.shown};
    return a_first != b_first ? a_first : a.evidence < b.evidence;
  });
  const auto same = [](const ClaimEvidence& a, const ClaimEvidence& b) { return a.evidence == b.evidence; };
  claim.evidence.erase(std::unique(claim.evidence.begin(), claim.evidence.end(), same), claim.evidence.end());
}

void ClaimSupport::add_contradicting_figures(const ClaimUnit& wording, Claim& claim) const {
  for (const std::uint32_t f : wording.figures) {
    const FigureGroup* group = book_.group(wording.account, f);
    if (group == nullptr || group->verdict != FigureVerdict::kConflict) continue;
    const ComparableFigure& own = book_.number(wording.account, f);
    for (const FigureReading& reading : group->readings) {
      const ComparableFigure other = comparable(as_figure(reading));
      if (own.dimension == other.dimension && !same_number(own, other) && !compatible_numbers(own, other))
        claim.denied_by.push_back(reading.evidence.account);
    }
  }
}

// A sentence of denial speaks of what its words say, or of what the sentence beside it has just told: "Police
// fired rubber bullets, he said. The commander denied it." What the denier says next is the other side.
void ClaimSupport::add_denials(const std::vector<std::uint32_t>& cluster, const ClaimUnit& wording,
                               Claim& claim) const {
  for (const std::uint32_t i : cluster) {
    const ClaimUnit& unit = units_[i];
    if (tells(unit, wording) && !unit.holder.empty() && denials_.before(unit.account, unit.sentence))
      claim.denied_by.push_back(unit.account);
  }
  for (std::size_t i = 0; i < units_.size(); ++i) {
    const ClaimUnit& unit = units_[i];
    if (!denials_.in(unit.account, unit.sentence)) continue;
    if (likeness(unit.words, wording.words, rarity_) < kDeniesIt && !denies_beside(unit, cluster)) continue;
    claim.denied_by.push_back(unit.account);
    const Evidence shown{unit.account, unit.shown};
    const auto known = std::ranges::find(claim.evidence, shown, &ClaimEvidence::evidence);
    if (known == claim.evidence.end())
      claim.evidence.push_back({shown, Stance::kDenies, unit.holder, unit.holder_span});
    else if (&unit != &wording)
      known->stance = Stance::kDenies;
  }
}

bool ClaimSupport::denies_beside(const ClaimUnit& denial, const std::vector<std::uint32_t>& cluster) const {
  return std::ranges::any_of(cluster, [&](std::uint32_t i) {
    const ClaimUnit& unit = units_[i];
    return unit.account == denial.account && unit.sentence <= denial.sentence &&
           unit.sentence + 1 >= denial.sentence && &unit != &denial && unit.holder != denial.holder;
  });
}

// An account can only be silent about what it could have known and was read in full.
void ClaimSupport::add_silence(const ClaimUnit& wording, Claim& claim) const {
  const auto when = [&](AccountIndex a) { return story_.account(a).published; };
  std::optional<TimeInterval> first;
  for (const AccountIndex account : claim.accounts)
    if (const auto time = when(account); time && (!first || time->interval().begin < first->begin))
      first = time->interval();
  for (AccountIndex account = 0; account < story_.size(); ++account) {
    if (!story_.counted(account) || account == wording.account) continue;
    if (std::ranges::binary_search(claim.accounts, account) ||
        std::ranges::binary_search(claim.denied_by, account))
      continue;
    if (story_.document(account).tokens.empty()) {
      claim.unknown.push_back({account, "language"});
    } else if (story_.account(account).complete != Completeness::kFull) {
      claim.unknown.push_back({account, "stub"});
    } else if (!when(account) || !first) {
      claim.unknown.push_back({account, "time unknown"});
    } else if (when(account)->interval().before(*first)) {
      claim.unknown.push_back({account, "earlier"});
    } else {
      claim.silent.push_back(account);
    }
  }
}

void ClaimSupport::count(const std::vector<std::uint32_t>& cluster, const ClaimUnit& wording,
                         Claim& claim) const {
  std::vector<Evidence> own;
  std::vector<Evidence> heard;
  std::set<std::string> holders;
  for (const std::uint32_t i : cluster) {
    if (!tells(units_[i], wording)) continue;
    if (heard_[i]) heard.push_back({units_[i].account, units_[i].clause});
    if (units_[i].holder.empty())
      own.push_back({units_[i].account, units_[i].clause});
    else
      holders.insert(units_[i].holder);
  }
  const IndependentCount all = story_.independence.count(claim.accounts);
  const std::uint32_t telling = std::max(origins_.count(own), origins_.count(heard, true));
  const std::uint32_t attributed = holders.empty() ? 0 : 1;
  // A number goes back to the one who counted, whoever prints it.
  claim.independent = wording.figures.empty() ? std::max(1U, telling) : 1U;
  claim.independent_low = std::min(claim.independent, std::max(1U, std::min(all.low, telling + attributed)));
  claim.independent_high = std::max(claim.independent, all.high);
}

}  // namespace tellings
