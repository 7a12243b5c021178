#include "pipeline/story_file.h"

#include <gmock/gmock.h>

#include <filesystem>

namespace tellings {
namespace {

using testing::ElementsAre;

// A file of its own that goes with the test.
class StoryFileTest : public testing::Test {
 protected:
  void SetUp() override {
    path_ = testing::TempDir() + testing::UnitTest::GetInstance()->current_test_info()->name() + ".asleep";
    std::filesystem::remove(path_);
  }
  void TearDown() override { std::filesystem::remove(path_); }
  std::string path_;
};

std::vector<std::string> named(const StoryFile& file, std::vector<std::uint32_t> words) {
  return file.named(words, 2, 9);
}

TEST_F(StoryFileTest, GivesBackWhatItTookInAnotherRunToo) {
  std::uint64_t length = 0;
  {
    auto file = *StoryFile::open(path_, 0);
    ASSERT_TRUE(file->put({"s-a", {1, 2, 3}, {11, 12}, "first story"}));
    ASSERT_TRUE(file->put({"s-b", {2, 3, 4}, {13}, std::string(100'000, 'x')}));
    ASSERT_TRUE(file->remove("s-a"));
    ASSERT_TRUE(file->put({"s-a", {1, 2, 3}, {11, 12, 14}, "longer"}));
    length = *file->written();
  }
  auto again = StoryFile::open(path_, length);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ((*again)->size(), 2U);
  EXPECT_THAT(named(**again, {1, 2, 3}), ElementsAre("s-a", "s-b"));
  EXPECT_EQ(**(*again)->read("s-a"), "longer");
  EXPECT_EQ((*(*again)->read("s-b"))->size(), 100'000U);
  EXPECT_EQ((*again)->story_of(14), "s-a");
  EXPECT_FALSE(*(*again)->read("s-c"));
}

TEST_F(StoryFileTest, TakesBackWhatARunThatWasCutOffHasAdded) {
  std::uint64_t length = 0;
  {
    auto file = *StoryFile::open(path_, 0);
    ASSERT_TRUE(file->put({"s-a", {1, 2}, {11}, "kept"}));
    length = *file->written();
    ASSERT_TRUE(file->put({"s-b", {1, 2}, {12}, "never saved"}));
    ASSERT_TRUE(file->remove("s-a"));
  }
  auto again = *StoryFile::open(path_, length);
  EXPECT_TRUE(again->holds_story("s-a"));
  EXPECT_FALSE(again->holds_story("s-b"));
  EXPECT_EQ(**again->read("s-a"), "kept");
}

TEST_F(StoryFileTest, RefusesAFileThatIsTooShortOrBroken) {
  std::uint64_t length = 0;
  {
    auto file = *StoryFile::open(path_, 0);
    ASSERT_TRUE(file->put({"s-a", {1, 2}, {11}, "a story"}));
    length = *file->written();
  }
  EXPECT_FALSE(StoryFile::open(path_, length + 1));
  EXPECT_FALSE(StoryFile::open(path_, length - 1));
}

}  // namespace
}  // namespace tellings
