#include "collate/claim_disputes.h"

#include <map>
#include <optional>

#include "collate/comparable_figure.h"
#include "collate/word_bag.h"

namespace tellings {
namespace {

constexpr std::uint32_t kLongest = 45;  // words; longer evidence is no longer a place to look at

struct Side {
  std::uint32_t sentence = 0;
  ComparableFigure number;
};

// The readings of the group by account, in text order.
std::map<AccountIndex, std::vector<Side>> sides_of(const Story& story, const FigureGroup& group) {
  std::map<AccountIndex, std::vector<Side>> sides;
  for (const FigureReading& reading : group.readings) {
    const AccountIndex account = reading.evidence.account;
    for (const Figure& figure : story.notes[account].figures)
      if (figure.span == reading.evidence.span) {
        sides[account].push_back({figure.sentence, comparable(figure)});
        break;
      }
  }
  return sides;
}

bool clash(const ComparableFigure& a, const ComparableFigure& b) {
  return a.dimension == b.dimension && !same_number(a, b) && !compatible_numbers(a, b);
}

// The tightest pair of sentences that holds both sides.
std::optional<ClaimUnit> both_sides(const Story& story, AccountIndex account,
                                    const std::vector<Side>& sides) {
  const Document& document = story.document(account);
  for (const std::uint32_t reach : {0U, 1U})
    for (const Side& a : sides)
      for (const Side& b : sides) {
        if (a.sentence + reach != b.sentence || !clash(a.number, b.number)) continue;
        if (document.sentences[b.sentence].paragraph > document.sentences[a.sentence].paragraph + 1) continue;
        ClaimUnit unit = unit_of_sentences(story, account, a.sentence, b.sentence);
        unit.both_sides = true;
        if (unit.word_count <= kLongest) return unit;
      }
  return std::nullopt;
}

}  // namespace

std::vector<std::vector<ClaimUnit>> dispute_units(const Story& story,
                                                  const std::vector<FigureGroup>& figures) {
  std::vector<std::vector<ClaimUnit>> disputes;
  for (const FigureGroup& group : figures) {
    if (group.verdict != FigureVerdict::kConflict) continue;
    std::vector<ClaimUnit> units;
    for (const auto& [account, sides] : sides_of(story, group)) {
      if (!story.counted(account)) continue;
      if (auto unit = both_sides(story, account, sides)) units.push_back(*std::move(unit));
    }
    if (!units.empty()) disputes.push_back(std::move(units));
  }
  return disputes;
}

}  // namespace tellings
