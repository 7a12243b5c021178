#include "collate/claim_disputes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "collate/comparable_figure.h"
#include "collate/word_bag.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::uint32_t kLongest = 45;  // words; longer evidence is no longer a place to look at
constexpr double kSameDispute = 0.3;    // cosine of two places

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

// Collects places, so that no sentence stands in two and the same dispute of two accounts is one cluster.
class DisputeBook {
 public:
  DisputeBook(const Story& story, const WordRarity& rarity) : story_(story), rarity_(rarity) {}

  void add_group(std::vector<ClaimUnit> units) {
    for (const ClaimUnit& unit : units) taken_.emplace(unit.account, unit.sentence);
    if (!units.empty()) clusters_.push_back(std::move(units));
  }

  void add(AccountIndex account, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t s = first; s <= last; ++s)
      if (taken_.contains({account, s})) return;
    ClaimUnit unit = unit_of_sentences(story_, account, first, last);
    if (unit.word_count > kLongest || unit.words.empty()) return;
    unit.both_sides = true;
    for (std::uint32_t s = first; s <= last; ++s) taken_.emplace(account, s);
    for (std::vector<ClaimUnit>& cluster : clusters_)
      if (likeness(cluster.front().words, unit.words, rarity_) >= kSameDispute) {
        cluster.push_back(std::move(unit));
        return;
      }
    clusters_.push_back({std::move(unit)});
  }

  std::vector<std::vector<ClaimUnit>> take() { return std::move(clusters_); }

 private:
  const Story& story_;
  const WordRarity& rarity_;
  std::set<std::pair<AccountIndex, std::uint32_t>> taken_;  // sentences
  std::vector<std::vector<ClaimUnit>> clusters_;
};

bool beside(const Document& document, std::uint32_t before, std::uint32_t sentence) {
  return document.sentences[sentence].paragraph <= document.sentences[before].paragraph + 1;
}

void add_figure_disputes(const Story& story, const std::vector<FigureGroup>& figures, DisputeBook& book) {
  for (const FigureGroup& group : figures) {
    if (group.verdict != FigureVerdict::kConflict) continue;
    std::vector<ClaimUnit> units;
    for (const auto& [account, sides] : sides_of(story, group)) {
      if (!story.counted(account)) continue;
      if (auto unit = both_sides(story, account, sides)) units.push_back(*std::move(unit));
    }
    book.add_group(std::move(units));
  }
}

void add_rivals(const Story& story, std::span<const ClaimUnit> units, DisputeBook& book) {
  for (std::size_t i = 0; i < units.size(); ++i)
    for (std::size_t j = i + 1; j < units.size() && units[j].account == units[i].account &&
                                units[j].sentence <= units[i].sentence + 1;
         ++j)
      if (are_rivals(story, units[i], units[j]))
        book.add(units[i].account, units[i].sentence, units[j].sentence);
}

std::uint32_t words_in(const Document& document, std::uint32_t first, std::uint32_t last) {
  const ByteSpan words =
      hull(span_of(document, document.sentences[first]), span_of(document, document.sentences[last]));
  return count_words(words.in(document.account->text));
}

// The denial, with what it denies before it and what the denier holds behind it where both are short.
void add_denials(const Story& story, const Denials& denials, DisputeBook& book) {
  for (AccountIndex account = 0; account < story.size(); ++account) {
    if (!story.counted(account)) continue;
    const Document& document = story.document(account);
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
      if (!denials.in(account, s)) continue;
      const auto fits = [&](std::uint32_t first, std::uint32_t last) {
        return last < document.sentences.size() && beside(document, first, last) &&
               words_in(document, first, last) <= kLongest;
      };
      const std::uint32_t first = s > 0 && fits(s - 1, s) ? s - 1 : s;
      book.add(account, first, fits(first, s + 1) ? s + 1 : s);
    }
  }
}

}  // namespace

bool are_rivals(const Story& story, const ClaimUnit& a, const ClaimUnit& b) {
  if (a.holder.empty() || b.holder.empty() || a.holder == b.holder) return false;
  const auto& figures = story.notes[a.account].figures;
  for (const std::uint32_t f : a.figures)
    for (const std::uint32_t g : b.figures) {
      const ComparableFigure x = comparable(figures[f]);
      const ComparableFigure y = comparable(figures[g]);
      if (figures[f].unit == figures[g].unit && x.main && y.main && !same_number(x, y) &&
          !compatible_numbers(x, y))
        return true;
    }
  return false;
}

std::vector<std::vector<ClaimUnit>> dispute_units(const Story& story, const std::vector<FigureGroup>& figures,
                                                  std::span<const ClaimUnit> units, const Denials& denials,
                                                  const WordRarity& rarity) {
  DisputeBook book(story, rarity);
  add_figure_disputes(story, figures, book);
  add_rivals(story, units, book);
  if (story.tuning->uses("denials")) add_denials(story, denials, book);
  return book.take();
}

}  // namespace tellings
