#include "nlp/packed_file.h"

#include <gtest/gtest.h>

#include <vector>

namespace tellings {
namespace {

std::string small_file() {
  PackedWriter writer;
  writer.add_text("about", "{}");
  writer.add_floats("weights", std::vector<float>{1, 2, 3, 4, 5, 6}, {2, 3, 0, 0});
  writer.add_ids("ids", std::vector<std::uint64_t>{7, 8});
  writer.add_numbers("numbers", std::vector<std::uint32_t>{9});
  return writer.finish();
}

TEST(PackedFile, GivesBackWhatWasWritten) {
  const auto file = PackedFile::from_bytes(small_file(), "test");
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(*file->text("about"), "{}");
  EXPECT_EQ((*file->floats("weights", {2, 3, 0, 0}))[5], 6.0F);
  EXPECT_EQ((*file->ids("ids"))[1], 8U);
  EXPECT_EQ((*file->numbers("numbers"))[0], 9U);
  EXPECT_FALSE(file->has("other"));
}

TEST(PackedFile, RefusesMissingSectionsAndOtherShapesByName) {
  const auto file = PackedFile::from_bytes(small_file(), "test");
  ASSERT_TRUE(file);
  EXPECT_NE(file->text("other").error().message.find("no section other"), std::string::npos);
  EXPECT_NE(file->floats("weights", {3, 2, 0, 0}).error().message.find("weights has the wrong shape"),
            std::string::npos);
  EXPECT_FALSE(file->floats("about", {0, 0, 0, 0}));
  EXPECT_FALSE(file->ids("numbers"));
}

TEST(PackedFile, RefusesEveryTruncationAndEveryFlippedByte) {
  const std::string whole = small_file();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(PackedFile::from_bytes(whole.substr(0, size), "test")) << size;
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
    EXPECT_FALSE(PackedFile::from_bytes(flipped, "test")) << at;
  }
}

TEST(PackedFile, NamesWhatCannotBeOpened) {
  const auto missing = PackedFile::open("/nowhere/en.model");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  EXPECT_NE(missing.error().message.find("/nowhere/en.model"), std::string::npos);
  EXPECT_FALSE(PackedFile::open("/"));
}

}  // namespace
}  // namespace tellings
