#include "collate/alignment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <string>

namespace tellings {
namespace {

Account account_of(const std::string& text) {
  Account account;
  account.text = text;
  account.paragraphs.push_back({});
  account.paragraphs.back().span = {0, static_cast<std::uint32_t>(text.size())};
  return account;
}

struct Pair {
  Pair(const std::string& base, const std::string& witness) {
    words.add(account_of(base));
    words.add(account_of(witness));
  }
  std::vector<Column> columns(AlignEnds ends) const { return align(words, words.of(0), words.of(1), ends); }
  // "call=call paramount~main -witness +base"
  std::string shown(AlignEnds ends) const {
    std::string out;
    for (const Column& column : columns(ends)) {
      if (!out.empty()) out += ' ';
      const std::string from = column.base == Column::kGap ? "" : text(0, column.base);
      const std::string to = column.witness == Column::kGap ? "" : text(1, column.witness);
      out += from + (column.same ? "=" : "~") + to;
    }
    return out;
  }
  std::string text(std::size_t account, std::int32_t at) const {
    return std::string(words.text(words.of(account)[static_cast<std::size_t>(at)].form));
  }
  StoryWords words;
};

TEST(Align, AChangedWordStandsInThePlaceOfTheOther) {
  EXPECT_EQ(Pair("our paramount concern", "our main concern").shown(AlignEnds::kFitted),
            "our=our paramount~main concern=concern");
  EXPECT_EQ(Pair("we call on all sides to exercise restraint", "we call on all parties to exercise restraint")
                .shown(AlignEnds::kLocal),
            "we=we call=call on=on all=all sides~parties to=to exercise=exercise restraint=restraint");
}

TEST(Align, AWordDroppedLeavesAGapAndInflectionIsTheSameWord) {
  EXPECT_EQ(
      Pair("crews closed the old bridge at dawn", "crews closed bridges at dawn").shown(AlignEnds::kFitted),
      "crews=crews closed=closed the~ old~ bridge=bridges at=at dawn=dawn");
}

TEST(Align, WhatStandsOutsideIsLeftOut) {
  const Pair pair("officials said late on monday that every shelter stayed open overnight in the valley",
                  "every shelter stayed open overnight");
  for (const AlignEnds ends : {AlignEnds::kLocal, AlignEnds::kFitted})
    EXPECT_EQ(pair.shown(ends), "every=every shelter=shelter stayed=stayed open=open overnight=overnight");
  EXPECT_EQ(Pair("a ferry sank", "prices rose sharply").shown(AlignEnds::kLocal), "");
  EXPECT_TRUE(Pair("", "prices rose").columns(AlignEnds::kFitted).empty());
}

// The twin: every rule of the scores once more, plainly, in twentieths.
int pair_score(const StoryWords& words, const StoryWord& a, const StoryWord& b) {
  const bool content = words.is_content(a.form);
  if (a.stem != b.stem) return content == words.is_content(b.form) ? -10 : -24;
  return a.form == b.form ? (content ? 40 : 20) : (content ? 32 : 16);
}

int gap_score(AlignEnds ends, bool first) { return first || ends == AlignEnds::kLocal ? -12 : -7; }

int score_of(const Pair& pair, const std::vector<Column>& columns, AlignEnds ends) {
  int score = 0;
  const Column* before = nullptr;
  for (const Column& column : columns) {
    if (column.base != Column::kGap && column.witness != Column::kGap) {
      score += pair_score(pair.words, pair.words.of(0)[static_cast<std::size_t>(column.base)],
                          pair.words.of(1)[static_cast<std::size_t>(column.witness)]);
    } else {
      const bool longer = before != nullptr &&
                          (before->base == Column::kGap) == (column.base == Column::kGap) &&
                          (before->witness == Column::kGap) == (column.witness == Column::kGap);
      score += gap_score(ends, !longer);
    }
    before = &column;
  }
  return score;
}

// Best score of all alignments, by the recurrence over states: both, base alone, witness alone.
int best_score(const Pair& pair, AlignEnds ends) {
  constexpr int kNever = -1'000'000;
  const auto base = pair.words.of(0);
  const auto witness = pair.words.of(1);
  const bool local = ends == AlignEnds::kLocal;
  using Cell = std::array<int, 3>;
  std::vector<std::vector<Cell>> cells(base.size() + 1,
                                       std::vector<Cell>(witness.size() + 1, {kNever, kNever, kNever}));
  const auto best = [](const Cell& cell) { return *std::ranges::max_element(cell); };
  const auto gap = [&](const Cell& cell, std::size_t state, bool free) {
    int score = kNever;
    for (std::size_t from = 0; from < 3; ++from)
      score = std::max(score, cell[from] + (free ? 0 : gap_score(ends, from != state)));
    return score;
  };
  int highest = 0;
  for (std::size_t i = 0; i <= base.size(); ++i) {
    for (std::size_t j = 0; j <= witness.size(); ++j) {
      Cell& cell = cells[i][j];
      if (j == 0 || (local && i == 0)) cell[0] = 0;
      if (i > 0 && j > 0) {
        const int before = best(cells[i - 1][j - 1]);
        cell[0] =
            (local ? std::max(0, before) : before) + pair_score(pair.words, base[i - 1], witness[j - 1]);
      }
      if (i > 0 && j > 0) cell[1] = gap(cells[i - 1][j], 1, !local && j == witness.size());
      if (j > 0 && (i > 0 || !local)) cell[2] = gap(cells[i][j - 1], 2, false);
      if (local) highest = std::max(highest, cell[0]);
    }
  }
  return local ? highest : best(cells.back().back());
}

std::string some_words(std::mt19937& dice, std::size_t most) {
  static const std::array<std::string, 12> kWords{"the",    "of",     "on",   "ferry", "ferries", "bridge",
                                                  "closed", "closes", "toll", "dawn",  "rose",    "crew"};
  std::string out;
  for (std::size_t n = 1 + dice() % most; n > 0; --n) out += kWords[dice() % kWords.size()] + " ";
  return out;
}

TEST(Align, NoAlignmentScoresHigher) {
  std::mt19937 dice(7);
  for (int time = 0; time < 400; ++time) {
    // Some longer than the narrow scores hold.
    const std::size_t most = time % 100 == 0 ? 700 : 24;
    const Pair pair(some_words(dice, most), some_words(dice, most));
    EXPECT_EQ(score_of(pair, pair.columns(AlignEnds::kLocal), AlignEnds::kLocal),
              best_score(pair, AlignEnds::kLocal));
    // Witness words before the first base word that is aligned, and after the last, are part of the cost.
    EXPECT_EQ(score_of(pair, pair.columns(AlignEnds::kFitted), AlignEnds::kFitted),
              best_score(pair, AlignEnds::kFitted));
  }
}

}  // namespace
}  // namespace tellings
