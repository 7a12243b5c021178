#include "store/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/hash.h"
#include "store/layout.h"
#include "store/packing.h"
#include "store/snapshot.h"
#include "store/writer_accounts.h"
#include "store/writer_stories.h"

namespace tellings {
namespace {

constexpr std::int64_t kNow = 1'720'000'000;  // July 2024

class StoreFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("tellings-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) +
               "-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    path_ = (folder_ / "t.db").string();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::unique_ptr<Store> open() {
    auto store = Store::open(path_, {"1.0", "[]"}, kNow);
    EXPECT_TRUE(store.has_value()) << (store ? "" : store.error().message);
    return *std::move(store);
  }

  static Account account(const std::string& id, const std::string& url, const std::string& text) {
    Account account;
    account.id = id;
    account.url = url;
    account.title = "Ferry sinks";
    account.text = text;
    account.published = parse_iso_time("2024-05-14T10:00:00Z");
    account.published->printed = "May 14, 2024, 10 a.m. GMT";
    account.paragraphs = {{{0, static_cast<std::uint32_t>(text.size())}, Role::kBody}};
    account.byline = {"Jo March"};
    account.credit = {{"Reuters", {0, 3}}};
    account.sha256 = sha256_hex(text);
    return account;
  }

  static PutAccount put(Store& store, const Account& account) {
    PutAccount done;
    EXPECT_TRUE(store.write([&](Writer& writer) {
      done = put_account(writer, account);
      return Result<void>();
    }));
    return done;
  }

  std::filesystem::path folder_;
  std::string path_;
};

TEST_F(StoreFile, AnAccountComesBackAsItWas) {
  const auto store = open();
  const PutAccount done = put(*store, account("a", "https://x.example/1", "Été: a ferry sank."));
  const auto found = find_account(store->connection(), "a");
  ASSERT_TRUE(found && *found);
  const Account& back = (*found)->account;
  EXPECT_EQ((*found)->key, done.key);
  EXPECT_EQ(back.text, "Été: a ferry sank.");
  EXPECT_EQ(back.published, account("a", "", "x").published);
  EXPECT_EQ(back.byline, std::vector<std::string>{"Jo March"});
  EXPECT_EQ(back.paragraphs.at(0), (Paragraph{{0, 20}, Role::kBody}));
  EXPECT_EQ(back.credit.at(0).agency, "Reuters");
  EXPECT_FALSE(*find_account(store->connection(), "b"));
}

TEST_F(StoreFile, WhatFailsLeavesNothing) {
  const auto store = open();
  const auto failed = store->write([&](Writer& writer) -> Result<void> {
    put_account(writer, account("a", "", "A ferry sank."));
    return fail(ErrorCode::kInvalid, "enough");
  });
  EXPECT_EQ(failed.error().message, "enough");
  EXPECT_EQ(store->connection().number("SELECT count(*) FROM account"), 0);
  const auto broken = store->write([&](Writer& writer) {
    put_account(writer, account("a", "", "A ferry sank."));
    writer.db.run("INSERT INTO nothing VALUES (1)");
    return Result<void>();
  });
  EXPECT_FALSE(broken);
  EXPECT_EQ(store->connection().number("SELECT count(*) FROM account"), 0);
  EXPECT_EQ(put(*store, account("a", "", "A ferry sank.")).account.id, "a");
}

TEST_F(StoreFile, AFullDiskIsToldAndLeavesTheLastCommit) {
  const auto store = open();
  put(*store, account("a", "", "A ferry sank."));
  store->connection().run("PRAGMA max_page_count = 1");  // the file may not grow any more
  const auto full = store->write([&](Writer& writer) {
    for (int i = 0; i < 500; ++i)
      put_account(writer, account("b" + std::to_string(i), "", std::string(4000, 'x') + std::to_string(i)));
    return Result<void>();
  });
  ASSERT_FALSE(full);
  EXPECT_THAT(full.error().message, testing::HasSubstr("disk is full"));
  EXPECT_EQ(store->connection().number("SELECT count(*) FROM account"), 1);
}

TEST_F(StoreFile, ASecondWriterIsTurnedAwayAndReadersAreNot) {
  const auto store = open();
  put(*store, account("a", "", "A ferry sank."));
  const auto second = Store::open(path_, {"1.0", "[]"}, kNow);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kBusy);
  const auto reader = Snapshot::open(path_);
  ASSERT_TRUE(reader) << reader.error().message;
  put(*store, account("b", "", "Another ferry sank."));
  EXPECT_EQ((*reader)->connection().number("SELECT count(*) FROM account"), 1)
      << "a snapshot stays what it was";
  EXPECT_EQ((*Snapshot::open(path_))->connection().number("SELECT count(*) FROM account"), 2);
}

TEST_F(StoreFile, AReaderCannotWrite) {
  (void)open();
  const auto reader = Snapshot::open(path_);
  (*reader)->connection().run("DELETE FROM account");
  EXPECT_TRUE((*reader)->connection().failed());
}

TEST_F(StoreFile, VersionsOfAnAddress) {
  const auto store = open();
  const Account first = account("a", "https://x.example/1?utm_source=feed", "A ferry sank.");
  put(*store, first);
  EXPECT_EQ(standing_of(store->connection(), first).standing, Standing::kKnown);
  Account other = account("a", "http://x.example/1", "Two ferries sank.");
  const StandingOf standing = standing_of(store->connection(), other);
  EXPECT_EQ(standing.standing, Standing::kVersion);
  EXPECT_EQ(standing.id, "a");
  const PutAccount second = put(*store, other);
  EXPECT_EQ(second.account.version_of, "a");
  const auto stored = find_account(store->connection(), second.key);
  EXPECT_TRUE((*stored)->latest && (*stored)->silent);
  EXPECT_FALSE((**find_account(store->connection(), "a")).latest);
  EXPECT_THAT(versions_of_page(store->connection(), "https://x.example/1/"), testing::SizeIs(2));
  // The first text once more is no third version.
  EXPECT_EQ(standing_of(store->connection(), first).standing, Standing::kKnown);
}

TEST_F(StoreFile, AnEditThatSaysSoIsNotSilent) {
  const auto store = open();
  put(*store, account("a", "https://x.example/1", "A ferry sank."));
  Account corrected = account("a", "https://x.example/1", "Two ferries sank. Correction: two, not one.");
  corrected.paragraphs = {{{0, 17}, Role::kBody}, {{18, 43}, Role::kCorrection}};
  EXPECT_FALSE((*find_account(store->connection(), put(*store, corrected).key))->silent);
}

TEST_F(StoreFile, ATextThatIsOlderThanTheLatestDoesNotTakeItsPlace) {
  const auto store = open();
  Account newer = account("a", "https://x.example/1", "Two ferries sank.");
  newer.modified = parse_iso_time("2024-06-01");
  Account older = account("a", "https://x.example/1", "A ferry sank.");
  older.modified = parse_iso_time("2024-05-15");
  const AccountKey first = put(*store, newer).key;
  EXPECT_FALSE((*find_account(store->connection(), put(*store, older).key))->latest);
  EXPECT_TRUE((*find_account(store->connection(), first))->latest);
}

TEST_F(StoreFile, KeysFollowTimeAndATimeToComeIsNotBelieved) {
  const auto store = open();
  Account late = account("late", "", "Later.");
  late.published = parse_iso_time("2024-05-15T10:00:00Z");
  Account future = account("future", "", "To come.");
  future.published = parse_iso_time("2999-01-01");
  const AccountKey a = put(*store, account("a", "", "A ferry sank.")).key;
  const AccountKey b = put(*store, account("b", "", "A second one.")).key;
  EXPECT_EQ(b, a + 1) << "the same second";
  EXPECT_GT(put(*store, late).key, b);
  EXPECT_EQ(second_of(put(*store, future).key), kNow);
}

TEST_F(StoreFile, NamesAreCountedOnceAnAccount) {
  const auto store = open();
  for (const char* id : {"a", "b"}) {
    const PutAccount done = put(*store, account(id, "", std::string("Ana Brill spoke. ") + id));
    Notes notes;
    auto document = std::make_shared<Document>();
    document->account = std::make_shared<const Account>(done.account);
    notes.document = document;
    Name name;
    name.name = "Ana Brill";
    name.kind = NameKind::kPerson;
    name.mentions = {{{0, 9}, MentionKind::kFull}};
    notes.names = {name, name};
    Figure figure;
    figure.span = {0, 3};
    figure.value = 14;
    figure.unit = "people";
    notes.figures = {figure};
    ASSERT_TRUE(store->write([&](Writer& writer) {
      put_notes(writer, done.key, notes);
      return Result<void>();
    }));
  }
  EXPECT_EQ(store->connection().number("SELECT accounts FROM name WHERE name = 'Ana Brill'"), 2);
  EXPECT_EQ(store->connection().number("SELECT count(*) FROM figure WHERE least = 14 AND most = 14"), 2);
}

TEST_F(StoreFile, AMovedAccountMakesBothStoriesStale) {
  const auto store = open();
  const PutAccount done = put(*store, account("a", "", "A ferry sank."));
  const auto place = [&](const char* story) {
    ASSERT_TRUE(store->write([&](Writer& writer) {
      put_placement(writer, done.key, {story, "", "", 0});
      return Result<void>();
    }));
  };
  place("s-1");
  EXPECT_THAT(stale_stories(store->connection()), testing::ElementsAre("s-1"));
  place("s-2");
  EXPECT_THAT(stale_stories(store->connection()), testing::ElementsAre("s-1", "s-2"));
}

TEST_F(StoreFile, AStoreOfALaterVersionIsRefused) {
  (void)open();
  (*Connection::open(path_, Connection::Mode::kWrite))->run("PRAGMA user_version = 999");
  EXPECT_EQ(Store::open(path_, {"1.0", "[]"}, kNow).error().code, ErrorCode::kUnsupported);
  EXPECT_EQ(Snapshot::open(path_).error().code, ErrorCode::kUnsupported);
}

TEST(Packing, WhatIsPackedComesBackAndDamageIsTold) {
  const std::string text(100'000, 'a');
  EXPECT_EQ(unpacked(packed(text), "x"), text);
  EXPECT_EQ(unpacked(packed(""), "x"), "");
  std::string cut = packed(text + "b");
  cut.pop_back();
  EXPECT_FALSE(unpacked(cut, "x"));
  EXPECT_FALSE(unpacked("not packed", "x"));
}

TEST(Layout, SpansComeBack) {
  const std::vector<ByteSpan> spans = {{0, 3}, {5, 9}};
  EXPECT_EQ(spans_json(spans), "[[0,3],[5,9]]");
  EXPECT_EQ(read_spans("[[0,3],[5,9]]"), spans);
  EXPECT_TRUE(read_spans("[[0]]").empty());
  EXPECT_TRUE(read_spans("nonsense").empty());
}

}  // namespace
}  // namespace tellings
