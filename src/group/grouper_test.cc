// The Grouper over time: sleep and waking, restarts, ids that hold, moves with their reason.
#include "group/grouper.h"

#include <gmock/gmock.h>

#include <map>
#include <set>

#include "group/made_events.h"
#include "group/signature_code.h"
#include "group/sketch_table.h"
#include "group/stream_clock.h"
#include "group/testing.h"
#include "group/word_index.h"

namespace tellings {
namespace {

using testing::HasSubstr;
using testing_support::account_of;
using testing_support::event_account;

Signature event_signature(int event, int telling, int hour) {
  return make_signature(event_account(event, telling, hour));
}

using Told = std::map<std::string, Placement>;

void add(Grouper& grouper, Signature signature, Told& told) {
  if (const auto place = grouper.add(std::move(signature))) told[place->id] = *place;
}

void flush(Grouper& grouper, Told& told) {
  for (const Placement& place : grouper.flush()) told[place.id] = place;
}

// Thirty events with one to five tellings each, over some days.
std::vector<Signature> small_stream() {
  std::vector<Signature> out;
  for (int event = 0; event < 30; ++event)
    for (int telling = 0; telling <= event % 5; ++telling)
      out.push_back(event_signature(event, telling, event * 5 + telling * 3));
  sort_for_grouping(out);
  return out;
}

std::set<std::set<std::string>> stories_in(const Told& told) {
  std::map<std::string, std::set<std::string>> members;
  for (const auto& [id, place] : told) members[place.story].insert(id);
  std::set<std::set<std::string>> out;
  for (auto& entry : members) out.insert(entry.second);
  return out;
}

TEST(Grouper, FindsTheEventsOfAStreamWhateverTheFlushes) {
  Told once, often;
  Grouper one, other;
  for (const Signature& signature : small_stream()) {
    add(one, signature, once);
    add(other, signature, often);
    flush(other, often);
  }
  flush(one, once);
  for (const auto& story : stories_in(once)) {
    std::set<std::string> events;
    for (const std::string& id : story) events.insert(id.substr(0, id.find('t')));
    EXPECT_EQ(events.size(), 1U) << testing::PrintToString(story);
  }
  EXPECT_EQ(stories_in(once).size(), 30U) << "the events have one template, their names differ";
  EXPECT_EQ(stories_in(once), stories_in(often));
}

// The texts of tellings of these events, one after the other.
Signature signature_of_all(const std::string& id, const std::vector<int>& events) {
  Account account = event_account(events.front(), 3, 20);
  account.id = id;
  account.text.clear();
  for (const int event : events) account.text += event_account(event, 3, 20).text + "\n\n";
  return make_signature(account);
}

TEST(Grouper, ARoundUpIsMarkedAndJoinsNone) {
  Grouper grouper;
  Told told;
  for (const Signature& signature : small_stream()) add(grouper, signature, told);
  flush(grouper, told);
  add(grouper, signature_of_all("week", {1, 2, 3, 4}), told);
  add(grouper, signature_of_all("two", {5, 6}), told);
  add(grouper, event_signature(7, 4, 22), told);
  flush(grouper, told);
  EXPECT_TRUE(told["week"].round_up);
  for (const auto& [id, place] : told) {
    EXPECT_EQ(place.round_up, id == "week") << id;
    EXPECT_EQ(place.story == told["week"].story, id == "week") << id;
  }
  EXPECT_EQ(told["e7t4"].story, told["e7t0"].story);
  EXPECT_THAT(*grouper.explain("week"), HasSubstr("a round-up"));
}

TEST(Grouper, ArrivalInAnotherOrderGivesTheSameStoriesAndCopies) {
  const std::vector<Signature> stream = small_stream();
  Told forth, back;
  Grouper one, other;
  for (const Signature& signature : stream) add(one, signature, forth);
  for (auto at = stream.rbegin(); at != stream.rend(); ++at) add(other, *at, back);
  flush(one, forth);
  flush(other, back);
  EXPECT_EQ(stories_in(forth), stories_in(back));
  for (const auto& [id, place] : forth) EXPECT_EQ(place.copy_of, back[id].copy_of) << id;
}

TEST(Grouper, GoesOnAfterARestartAsIfThereHadBeenNone) {
  const std::vector<Signature> stream = small_stream();
  Grouper through;
  Told told, told_again;
  for (std::size_t i = 0; i < stream.size(); ++i) {
    add(through, stream[i], told);
    if (i % 7 == 6) flush(through, told);
  }
  flush(through, told);
  Grouper restarted;
  for (std::size_t i = 0; i < stream.size(); ++i) {
    add(restarted, stream[i], told_again);
    if (i % 7 != 6) continue;
    flush(restarted, told_again);
    auto again = Grouper::load(restarted.save(), make_memory_archive());
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_TRUE(again->save() == restarted.save());
    restarted = *std::move(again);
  }
  flush(restarted, told_again);
  EXPECT_EQ(told, told_again);
}

TEST(Grouper, RefusesAStateThatItDidNotSave) {
  Grouper grouper;
  Told told;
  add(grouper, event_signature(1, 0, 0), told);
  flush(grouper, told);
  const std::string state = grouper.save();
  EXPECT_TRUE(Grouper::load(state, make_memory_archive()));
  EXPECT_FALSE(Grouper::load("", make_memory_archive()));
  EXPECT_FALSE(Grouper::load(state + "x", make_memory_archive()));
  for (std::size_t size = 0; size < state.size(); size += 11)
    EXPECT_FALSE(Grouper::load(state.substr(0, size), make_memory_archive())) << size;
  for (std::size_t at = 0; at < state.size(); at += 13) {
    std::string changed = state;
    changed[at] = static_cast<char>(changed[at] ^ 4);
    EXPECT_FALSE(Grouper::load(changed, make_memory_archive())) << at;
  }
}

TEST(Grouper, AStorySleepsAndWakesWhenItIsNamedAgain) {
  Grouper grouper;
  Told told;
  for (int telling = 0; telling < 3; ++telling) add(grouper, event_signature(1, telling, telling), told);
  flush(grouper, told);
  const std::string story = told["e1t0"].story;
  for (int event = 10; event < 30; ++event) add(grouper, event_signature(event, 0, 24 * 35 + event), told);
  flush(grouper, told);
  EXPECT_EQ(grouper.archive().size(), 1U);
  EXPECT_TRUE(grouper.archive().holds_story(story));
  EXPECT_EQ(grouper.awake(), 20U);
  EXPECT_THAT(*grouper.explain("e1t0"), HasSubstr("the story sleeps"));
  EXPECT_FALSE(grouper.add(event_signature(1, 0, 0))) << "it was given before";

  const auto late = grouper.add(event_signature(1, 3, 24 * 36 + 10));
  ASSERT_TRUE(late);
  EXPECT_EQ(late->story, story);
  EXPECT_EQ(grouper.archive().size(), 0U);
  EXPECT_EQ(grouper.awake(), 24U);
  EXPECT_TRUE(grouper.flush().empty());
  EXPECT_FALSE(grouper.take_trouble());
}

TEST(Grouper, KeepsNoMoreAwakeThanItIsTold) {
  Grouper grouper({}, {.days = 30, .most_awake = 10});
  Told told;
  for (int event = 0; event < 40; ++event) {
    add(grouper, event_signature(event, 0, event), told);
    flush(grouper, told);
    EXPECT_LE(grouper.awake(), 10U);
  }
  EXPECT_EQ(grouper.archive().size(), 30U);
}

TEST(Grouper, OneWrongDatePutsNothingToSleep) {
  Grouper grouper;
  Told told;
  for (int event = 0; event < 20; ++event) add(grouper, event_signature(event, 0, event), told);
  add(grouper, event_signature(20, 0, 24 * 3650), told);
  flush(grouper, told);
  EXPECT_EQ(grouper.awake(), 21U);
}

// An archive that refuses to take anything.
class FullArchive : public StoryArchive {
 public:
  Result<void> put(SleepingStory) override { return fail(ErrorCode::kUnreadable, "writing: disk full"); }
  std::vector<std::string> named(std::span<const std::uint32_t>, std::size_t, std::size_t) const override {
    return {};
  }
  Result<std::optional<std::string>> read(std::string_view) const override { return std::nullopt; }
  Result<void> remove(std::string_view) override { return {}; }
  bool holds_story(std::string_view) const override { return false; }
  std::string story_of(std::uint64_t) const override { return ""; }
  std::size_t size() const override { return 0; }
};

TEST(Grouper, WhatTheArchiveRefusesStaysAwakeAndIsTold) {
  Grouper grouper({}, {.days = 30, .most_awake = 3}, std::make_unique<FullArchive>());
  Told told;
  for (int event = 0; event < 6; ++event) add(grouper, event_signature(event, 0, event), told);
  flush(grouper, told);
  EXPECT_EQ(grouper.awake(), 6U);
  const auto trouble = grouper.take_trouble();
  ASSERT_TRUE(trouble);
  EXPECT_THAT(trouble->message, HasSubstr("disk full"));
  EXPECT_FALSE(grouper.take_trouble());
}

TEST(Grouper, TellsWhyAnAccountMoves) {
  Grouper grouper;
  Told told;
  const std::vector<Signature> stream = small_stream();
  std::vector<StoryChange> changes;
  for (auto at = stream.rbegin(); at != stream.rend(); ++at) {
    const auto before = told;
    add(grouper, *at, told);
    const auto placed = told;
    flush(grouper, told);
    for (const StoryChange& change : grouper.changes()) {
      EXPECT_EQ(placed.at(change.account).story, change.from);
      EXPECT_EQ(told.at(change.account).story, change.to);
      EXPECT_THAT(change.reason, testing::AnyOf(testing::StartsWith("merged: likeness "),
                                                testing::StartsWith("split: likeness ")));
    }
  }
}

TEST(SignatureCode, ReadsBackWhatItWroteInTwoKilobytes) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "harbour zq" + std::to_string(i % 700) + "x ";
  for (const Signature& signature :
       {make_signature(account_of(std::string(200, 'i'), "2024-05-14", text)), Signature{}}) {
    std::string bytes;
    ByteWriter out(bytes);
    write_signature(signature, out);
    EXPECT_LE(bytes.size(), kMaxSignatureBytes);
    ByteReader in(bytes);
    const auto again = read_signature(in);
    ASSERT_TRUE(again);
    EXPECT_TRUE(*again == signature);
    EXPECT_TRUE(in.at_end());
    for (std::size_t size = 0; size < bytes.size(); size += 5) {
      ByteReader cut(std::string_view(bytes).substr(0, size));
      EXPECT_FALSE(read_signature(cut));
    }
  }
}

TEST(WordIndex, ForgetsWhatIsTakenOut) {
  WordIndex index;
  const Bag one = make_bag(event_signature(1, 0, 0)), other = make_bag(event_signature(2, 0, 0));
  index.add(0, one);
  index.add(1, other);
  EXPECT_THAT(index.add(2, one, 9), testing::Contains(0U));
  index.remove(2, one);
  const std::uint32_t word = one.entries.front().hash();
  const std::uint32_t before = index.holders(word);
  index.remove(0, one);
  EXPECT_EQ(index.holders(word), before - 1);
  EXPECT_EQ(index.accounts(), 1U);
  EXPECT_THAT(index.add(2, one, 9), testing::Not(testing::Contains(0U)));
  index.remove(2, one);
  for (Slot round = 0; round < 2000; ++round) {
    index.add(0, one);
    index.remove(0, one);
  }
  EXPECT_EQ(index.holders(word), before - 1);
}

TEST(WordIndex, KeepsTheLatestHoldersAndCountsAll) {
  WordIndex index;
  const Bag bag = make_bag(make_signature(account_of("a", "", "Haldorsen")));
  const auto many = static_cast<Slot>(2 * WordIndex::kLatest);
  for (Slot slot = 0; slot < many; ++slot) index.add(slot, bag);
  EXPECT_EQ(index.holders(bag.entries.front().hash()), many);
  const auto found = index.add(many, bag, many);
  EXPECT_EQ(found.size(), WordIndex::kLatest);
  EXPECT_EQ(*std::min_element(found.begin(), found.end()), many - WordIndex::kLatest);
}

TEST(WordIndex, TakesOneOutOfAFullRing) {
  WordIndex index;
  const Bag bag = make_bag(make_signature(account_of("a", "", "Oyelaran")));
  const auto full = static_cast<Slot>(WordIndex::kLatest);
  for (Slot slot = 0; slot < full + 10; ++slot) index.add(slot, bag);
  index.remove(3, bag);  // no longer among the latest
  index.remove(full, bag);
  index.remove(11, bag);
  const auto found = index.add(full + 10, bag, 2 * full);
  EXPECT_EQ(index.holders(bag.entries.front().hash()), full + 8);
  EXPECT_EQ(found.size(), WordIndex::kLatest - 2);
  EXPECT_THAT(found, testing::Not(testing::Contains(full)));
  EXPECT_THAT(found, testing::Not(testing::Contains(11U)));
  EXPECT_THAT(found, testing::Contains(10U));
  for (Slot slot = full + 11; slot < full + 14; ++slot) index.add(slot, bag);
  EXPECT_THAT(index.add(full + 14, bag, 2 * full), testing::Not(testing::Contains(10U))) << "the oldest goes";
}

TEST(SketchTable, FindsTheFirstHolderUnderAFlood) {
  SketchTable table;
  const Sketch sketch = make_sketch(event_signature(3, 0, 0));
  const Sketch other = make_sketch(event_signature(4, 0, 0));
  EXPECT_LE(sketch.size(), SketchTable::kSketch);
  table.add(7, other);
  for (Slot slot = 10; slot < 400; ++slot) table.add(slot, sketch);
  EXPECT_THAT(table.search(sketch, 8), testing::ElementsAre(10, 11, 12, 13));
  table.remove(10, sketch);
  EXPECT_THAT(table.search(sketch, 8), testing::ElementsAre(11, 12, 13));
  EXPECT_THAT(table.search(other, 8), testing::ElementsAre(7));
  EXPECT_TRUE(table.search({}, 8).empty());
}

TEST(StreamClock, FollowsTheMedianAndNeverGoesBack) {
  StreamClock clock;
  EXPECT_FALSE(clock.running());
  for (std::int64_t i = 0; i < 40; ++i) clock.see(1000 + i);
  const std::int64_t now = clock.now();
  EXPECT_GE(now, 1025);
  clock.see(99'999'999);
  EXPECT_LE(clock.now(), now + 2);
  for (int i = 0; i < 40; ++i) clock.see(5);
  EXPECT_GE(clock.now(), now);
}

TEST(MemoryArchive, FindsByWordsAndAccounts) {
  const auto archive = make_memory_archive();
  ASSERT_TRUE(archive->put({"s-a", {1, 2, 3, 4}, {11}, "A"}));
  ASSERT_TRUE(archive->put({"s-b", {3, 4, 5, 6}, {12, 13}, "B"}));
  EXPECT_THAT(archive->named(std::vector<std::uint32_t>{1, 2, 3, 4}, 2, 9),
              testing::ElementsAre("s-a", "s-b"));
  EXPECT_THAT(archive->named(std::vector<std::uint32_t>{1, 2, 3, 4}, 3, 9), testing::ElementsAre("s-a"));
  EXPECT_EQ(archive->story_of(13), "s-b");
  EXPECT_EQ(**archive->read("s-b"), "B");
  ASSERT_TRUE(archive->remove("s-b"));
  EXPECT_FALSE(*archive->read("s-b"));
  EXPECT_EQ(archive->story_of(13), "");
  EXPECT_THAT(archive->named(std::vector<std::uint32_t>{5, 6}, 1, 9), testing::IsEmpty());
  EXPECT_EQ(archive->size(), 1U);
}

}  // namespace
}  // namespace tellings
