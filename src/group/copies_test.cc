#include "group/copies.h"

#include <gmock/gmock.h>

#include "group/copy_forest.h"
#include "group/testing.h"

namespace tellings {
namespace {

using testing_support::account_of;

std::optional<CopyEvidence> weigh(const std::string& a, const std::string& b) {
  const Signature x = make_signature(account_of("a", "", a)), y = make_signature(account_of("b", "", b));
  const Bag bag_x = make_bag(x), bag_y = make_bag(y);
  RunFinder runs;
  runs.set(x.terms);
  return weigh_copy(runs, x, bag_x, y, bag_y, Probe(bag_x).compare(bag_y));
}

// The wire story with other words where a rewriting changes them.
const char* const kRewritten =
    "An explosion ripped through a grain terminal in Tarn Bay on Tuesday, killing at least four "
    "employees, officials of "
    "the fire service said.\n\nIt tore open a conveyor gallery at Quay 12 while wheat was unloaded from the "
    "ship Halcyon Star. Six "
    "people are missing, fire chief Marek Haldorsen told the press. Kestrel Bulk, the operator, handles "
    "one third of the "
    "grain imports of the country. Ambrose hospital took in eleven people; three are in critical condition.";

TEST(Copies, FindsARewrittenCopy) {
  const auto evidence = weigh(kRewritten, testing_support::kBlastWire);
  ASSERT_TRUE(evidence);
  EXPECT_GT(evidence->share_a, 0.4);
}

TEST(Copies, IndependentAccountsOfOneEventAreNone) {
  EXPECT_FALSE(weigh(testing_support::kBlastLocal, testing_support::kBlastWire));
}

TEST(Copies, ASharedQuotationMakesNone) {
  const std::string said =
      " \u201cThe gallery opened up like a tin and the second one threw me on the floor of my cab,\u201d "
      "Fenner said. ";
  EXPECT_FALSE(weigh(testing_support::kElection + said, testing_support::kOtherSilo + said));
}

TEST(Copies, FindsAPartInsideAnotherArticle) {
  const auto evidence = weigh(std::string(testing_support::kElection) + "\n\n" + testing_support::kBlastWire,
                              testing_support::kBlastWire);
  ASSERT_TRUE(evidence);
  EXPECT_GT(evidence->share_b, 0.9);
  EXPECT_LT(evidence->share_a, 0.8);
}

TEST(Copies, SaysHowACopyWasTaken) {
  const auto how = [](const std::string& copy, const std::string& origin) {
    const Signature x = make_signature(account_of("a", "", copy)),
                    y = make_signature(account_of("b", "", origin));
    const auto evidence = weigh(copy, origin);
    return evidence ? how_taken(x, y, *evidence) : CopyHow::kVerbatim;
  };
  const std::string wire = testing_support::kBlastWire;
  EXPECT_EQ(how(wire, wire), CopyHow::kVerbatim);
  EXPECT_EQ(how(wire.substr(0, wire.size() * 2 / 3), wire), CopyHow::kAbridged);
  EXPECT_EQ(how(kRewritten, wire), CopyHow::kRewritten);
}

TEST(BestRun, EndsWhereTheTextsPart) {
  const Signature a = make_signature(
      account_of("a", "", std::string(testing_support::kOtherSilo) + "\n\n" + testing_support::kBlastWire));
  const Signature b = make_signature(
      account_of("b", "", std::string(testing_support::kBlastWire) + "\n\n" + testing_support::kElection));
  const tellings::Run run = best_run(a, b);
  EXPECT_EQ(run.b.begin, 0U);
  EXPECT_EQ(run.a.end, a.terms.size());
  EXPECT_EQ(run.words, run.a.size());
  EXPECT_EQ(run.a.size(), run.b.size());
}

TEST(BestRun, OfTextsWithoutACommonWordIsEmpty) {
  const Signature a = make_signature(account_of("a", "", "Conveyor gallery")),
                  b = make_signature(account_of("b", "", "Turnout fell"));
  EXPECT_EQ(best_run(a, b).words, 0U);
  EXPECT_EQ(best_run(a, make_signature(account_of("c", "", ""))).words, 0U);
}

// The table of Smith and Waterman, cell by cell.
double score_by_table(const Signature& a, const Signature& b) {
  std::vector<std::vector<double>> score(a.terms.size() + 1, std::vector<double>(b.terms.size() + 1));
  double best = 0;
  for (std::size_t i = 1; i <= a.terms.size(); ++i) {
    for (std::size_t j = 1; j <= b.terms.size(); ++j) {
      const Term left = a.terms[i - 1], right = b.terms[j - 1];
      double cell = std::max({0.0, score[i - 1][j] - 0.2 * double{left.weight()},
                              score[i][j - 1] - 0.2 * double{right.weight()}});
      if (left.hash() == right.hash()) cell = std::max(cell, score[i - 1][j - 1] + double{left.weight()});
      score[i][j] = cell;
      best = std::max(best, cell);
    }
  }
  return best;
}

TEST(BestRun, HasTheScoreOfTheWholeTable) {
  std::uint32_t state = 1;
  const auto below = [&state](std::uint32_t end) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8) % end;
  };
  for (int round = 0; round < 300; ++round) {
    Signature a, b;
    const std::uint32_t words = 2 + below(30);
    for (Signature* one : {&a, &b})
      for (std::uint32_t left = below(40); left > 0; --left) {
        const std::uint32_t word = below(words);
        one->terms.emplace_back(word * 7919U, false, 1 + word % 6);
      }
    EXPECT_NEAR(best_run(a, b).score, score_by_table(a, b), 1e-5) << round;
  }
}

TEST(BriefView, LowersTheWeightOfWhatManyAccountsShare) {
  WordIndex index;
  const Bag spoke = make_bag(make_signature(account_of("x", "", "Holmqvist spoke")));
  for (Slot i = 0; i < 300; ++i) index.add(i, spoke);
  const Signature s = make_signature(account_of("a", "", "Holmqvist met Rask"));
  const BriefView view = brief_view(s, make_bag(s), index);
  EXPECT_LT(view.terms.front().weight(), 1.0F);
  EXPECT_EQ(view.terms.back().weight(), s.terms.back().weight());
}

TEST(CopyForest, HangsEachTreeAtItsEarliestAndMakesNoCircle) {
  const std::vector<CopyPair> pairs{{0, 2, 0.9}, {1, 2, 0.8}, {0, 1, 0.7}, {3, 4, 0.6}};
  const auto origins = copy_forest(6, pairs);
  EXPECT_FALSE(origins[0]);
  ASSERT_TRUE(origins[1] && origins[2] && origins[4]);
  EXPECT_EQ(origins[2]->account, 0U);
  EXPECT_EQ(origins[1]->account, 2U);
  EXPECT_EQ(origins[4]->account, 3U);
  EXPECT_EQ(origins[4]->pair, 3U);
  EXPECT_FALSE(origins[3] || origins[5]);
}

}  // namespace
}  // namespace tellings
