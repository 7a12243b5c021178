#include "nlp/msgpack.h"

#include <gtest/gtest.h>

#include <string>

namespace tellings {
namespace {

using Kind = MsgpackReader::Kind;

std::string bytes(std::initializer_list<int> values) {
  std::string text;
  for (const int value : values) text += static_cast<char>(value);
  return text;
}

TEST(Msgpack, ReadsEveryKind) {
  // {"a": [1, -1, 300, -300, 2^64-1], "b": true, "c": nil, "d": 1.5, "e": bin}
  const std::string text =
      bytes({0x85, 0xA1, 'a',  0x95, 1,   0xFF, 0xCD, 1,    0x2C, 0xD1, 0xFE, 0xD4, 0xCF, 255,
             255,  255,  255,  255,  255, 255,  255,  0xA1, 'b',  0xC3, 0xA1, 'c',  0xC0, 0xA1,
             'd',  0xCA, 0x3F, 0xC0, 0,   0,    0xA1, 'e',  0xC4, 2,    'x',  'y'});
  MsgpackReader reader(text);
  EXPECT_EQ(reader.map(), 5U);
  EXPECT_EQ(reader.text(), "a");
  EXPECT_EQ(reader.array(), 5U);
  EXPECT_EQ(reader.integer(), 1);
  EXPECT_EQ(reader.integer(), -1);
  EXPECT_EQ(reader.integer(), 300);
  EXPECT_EQ(reader.integer(), -300);
  EXPECT_EQ(reader.id(), UINT64_MAX);
  EXPECT_EQ(reader.text(), "b");
  EXPECT_TRUE(reader.boolean());
  EXPECT_EQ(reader.text(), "c");
  EXPECT_TRUE(reader.nil());
  EXPECT_EQ(reader.text(), "d");
  EXPECT_EQ(reader.number(), 1.5);
  EXPECT_EQ(reader.text(), "e");
  EXPECT_EQ(reader.text(), "xy");
  EXPECT_TRUE(reader.ok());
  EXPECT_TRUE(reader.at_end());
}

TEST(Msgpack, EveryCutIsAnErrorAndNeverReadsOn) {
  const std::string whole =
      bytes({0x82, 0xA1, 'a', 0x92, 1, 0xCD, 1, 2, 0xA1, 'b', 0xDA, 0, 3, 'x', 'y', 'z'});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string cut(whole, 0, size);
    MsgpackReader reader(cut);
    reader.skip();
    EXPECT_FALSE(reader.ok()) << size;
    EXPECT_EQ(reader.text(), "");
  }
  MsgpackReader reader(whole);
  reader.skip();
  EXPECT_TRUE(reader.ok() && reader.at_end());
}

TEST(Msgpack, ACountCannotExceedTheBytesLeft) {
  MsgpackReader array(std::string_view("\xDD\xFF\xFF\xFF\xFF\x01", 6));
  EXPECT_EQ(array.array(), 0U);
  EXPECT_FALSE(array.ok());
  MsgpackReader map(std::string_view("\x83\x01\x01\x01", 4));
  EXPECT_EQ(map.map(), 0U);
  EXPECT_NE(map.error().find("more elements than bytes"), std::string::npos);
}

TEST(Msgpack, RefusesDeepNestingAndExtensions) {
  const std::string deep(1000, '\x91');
  MsgpackReader nested(deep);
  nested.skip();
  EXPECT_FALSE(nested.ok());
  MsgpackReader extension(std::string_view("\xD4\x05\x00", 3));
  extension.skip();
  EXPECT_FALSE(extension.ok());
  EXPECT_EQ(extension.peek(), Kind::kEnd);
}

}  // namespace
}  // namespace tellings
