#include "document/write.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace tellings {
namespace {

using nlohmann::json;

// "é" takes two bytes: an offset in bytes would differ from one in code points.
Collation sample() {
  auto account = std::make_shared<Account>();
  account->id = "a1";
  account->text = "été 850 troops";
  account->published = parse_iso_time("2020-01-03T10:00:00+02:00");
  account->paragraphs = {{{0, static_cast<std::uint32_t>(account->text.size())}, Role::kBody}};
  StoryCollation story;
  story.id = "s-1";
  story.accounts = {account};
  FigureGroup group;
  group.id = "f-1";
  FigureReading reading;
  reading.evidence = {0, {6, 9}};
  reading.value = 850;
  reading.low = 0.5;
  group.readings = {reading};
  story.figures = {group};
  story.stemma.independent_groups = {{0}};
  Collation collation;
  collation.stories = {story};
  collation.skipped = {{"x.pdf", "a PDF; paste its text"}};
  return collation;
}

json written(const DocumentOptions& options = {}) { return json::parse(write_document(sample(), options)); }

TEST(WriteDocument, OffsetsAreCodePoints) {
  const json reading = written()["stories"][0]["figures"][0]["readings"][0];
  EXPECT_EQ(reading["start"], 4);
  EXPECT_EQ(reading["end"], 7);
}

TEST(WriteDocument, WholeNumbersAreWholeAndAbsentOnesNull) {
  const json reading = written()["stories"][0]["figures"][0]["readings"][0];
  EXPECT_EQ(reading["value"].dump(), "850");
  EXPECT_EQ(reading["low"].dump(), "0.5");
  EXPECT_TRUE(reading["high"].is_null());
}

TEST(WriteDocument, TimesKeepPrecisionAndZone) {
  const json time = written()["stories"][0]["accounts"][0]["published"];
  EXPECT_EQ(time["precision"], "second");
  EXPECT_EQ(time["zone"], "+02:00");
}

TEST(WriteDocument, WithoutTextTheOffsetsStay) {
  DocumentOptions options;
  options.with_text = false;
  const json story = written(options)["stories"][0];
  EXPECT_TRUE(story["accounts"][0]["text"].is_null());
  EXPECT_EQ(story["accounts"][0]["paragraphs"][0]["end"], 14);
}

TEST(WriteDocument, ExcerptsAreTheCitedSentencesWithOneOnEitherSide) {
  Collation collation = sample();
  StoryCollation& story = collation.stories[0];
  auto account = std::make_shared<Account>(*story.accounts[0]);
  account->text = "First. Second. Third 850. Fourth. Fifth.";
  account->paragraphs = {{{0, 40}, Role::kBody}};
  story.accounts[0] = account;
  story.figures.clear();
  story.brief.sentences = {{"Third 850.", ClaimStatus::kConfirmed, {{0, {15, 25}}}}};
  DocumentOptions options;
  options.excerpts = true;
  const json written_account = json::parse(write_document(collation, options))["stories"][0]["accounts"][0];
  EXPECT_TRUE(written_account["text"].is_null());
  ASSERT_EQ(written_account["excerpts"].size(), 1U);
  EXPECT_EQ(written_account["excerpts"][0]["text"], "Second. Third 850. Fourth.");
  EXPECT_EQ(written_account["excerpts"][0]["start"], 7);
}

TEST(WriteDocument, SkippedInputIsToldWithItsReason) {
  EXPECT_EQ(written()["skipped"][0]["input"], "x.pdf");
  EXPECT_EQ(written()["format"], "tellings.collation/1");
}

}  // namespace
}  // namespace tellings
