#include "collate/figure_verdict.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

Figure figure_of(double value, std::string unit, Qualifier qualifier = Qualifier::kExact) {
  Figure figure;
  figure.value = value;
  figure.unit = std::move(unit);
  figure.qualifier = qualifier;
  return figure;
}

TimedFigure told(AccountIndex account, std::int64_t time, double value, std::string_view holder = "") {
  return {account, time, comparable(figure_of(value, "people")), holder, "n"};
}

TEST(ComparableFigure, NumbersAreEqualAfterConversionAndRounding) {
  const auto same = [](double a, const char* unit_a, double b, const char* unit_b) {
    return same_number(comparable(figure_of(a, unit_a)), comparable(figure_of(b, unit_b)));
  };
  EXPECT_TRUE(same(7412, "m", 24318, "ft"));
  EXPECT_TRUE(same(1'180'000, "people", 1'184'300, "people"));
  EXPECT_TRUE(same(4.86e9, "DKK", 4.863e9, "DKK"));
  EXPECT_FALSE(same(4000, "people", 4200, "people"));
  EXPECT_FALSE(same(23, "people", 24, "people"));
  EXPECT_FALSE(same(112, "DKK", 112, "USD"));
  EXPECT_FALSE(same(12, "km", 12, "years"));
}

TEST(ComparableFigure, QualifiersOpenTheInterval) {
  const ComparableFigure least = comparable(figure_of(14, "people", Qualifier::kAtLeast));
  EXPECT_TRUE(compatible_numbers(least, comparable(figure_of(850, "people"))));
  EXPECT_FALSE(compatible_numbers(least, comparable(figure_of(13, "people"))));
}

TEST(ComparableFigure, TurnedDigitsLookLikeASlip) {
  const auto slip = [](double a, double b) {
    return looks_like_slip(comparable(figure_of(a, "people")), comparable(figure_of(b, "people")));
  };
  EXPECT_TRUE(slip(287, 278));
  EXPECT_TRUE(slip(480'000, 408'000));
  EXPECT_FALSE(slip(480'000, 48'000));
  EXPECT_FALSE(slip(17, 23));
}

TEST(FigureVerdict, ATollThatRisesIsUpdated) {
  EXPECT_EQ(judge_figures({told(0, 100, 4), told(1, 200, 7), told(2, 300, 9)}).verdict,
            FigureVerdict::kUpdated);
  EXPECT_EQ(judge_figures({told(0, 100, 4), told(1, 200, 7), told(2, 300, 4)}).verdict,
            FigureVerdict::kConflict);
}

TEST(FigureVerdict, HolderAgainstHolderInOneAccountIsAConflict) {
  EXPECT_EQ(
      judge_figures({told(0, 100, 17, "company"), told(0, 100, 23, "hospital"), told(1, 200, 23)}).verdict,
      FigureVerdict::kConflict);
}

TEST(FigureVerdict, OneAccountIsSingleAndEqualNumbersAgree) {
  EXPECT_EQ(judge_figures({told(0, 100, 21), told(0, 100, 21)}).verdict, FigureVerdict::kSingle);
  EXPECT_EQ(judge_figures({told(0, 100, 21), told(1, 50, 21)}).verdict, FigureVerdict::kAgree);
}

TEST(FigureVerdict, VagueAndExactAreCompatible) {
  Figure hundreds;
  hundreds.low = 200;
  hundreds.high = 999;
  hundreds.unit = "people";
  hundreds.qualifier = Qualifier::kVague;
  EXPECT_EQ(judge_figures({told(0, 100, 850), {1, 100, comparable(hundreds), "", "hundreds"}}).verdict,
            FigureVerdict::kCompatible);
}

TEST(FigureVerdict, ASlipIsNoted) {
  const FigureFinding finding = judge_figures({told(0, 100, 480'000), told(1, 200, 408'000)});
  EXPECT_EQ(finding.verdict, FigureVerdict::kConflict);
  EXPECT_NE(finding.note.find("copying slip"), std::string::npos);
}

}  // namespace
}  // namespace tellings
