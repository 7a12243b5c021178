#include "ingest/byte_stream.h"

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

namespace tellings {
namespace {

std::string gzip(const std::string& bytes) {
  z_stream zlib{};
  deflateInit2(&zlib, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&zlib, bytes.size()), '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zlib.avail_in = static_cast<uInt>(bytes.size());
  zlib.next_out = reinterpret_cast<Bytef*>(packed.data());
  zlib.avail_out = static_cast<uInt>(packed.size());
  deflate(&zlib, Z_FINISH);
  packed.resize(zlib.total_out);
  deflateEnd(&zlib);
  return packed;
}

std::string zstd(const std::string& bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 3));
  return packed;
}

Result<std::string> unpack(std::string packed, std::size_t limit = 1 << 24) {
  return read_all(*stream_of(std::move(packed)), "x", limit);
}

const std::string kLong = [] {
  std::string text;
  for (int i = 0; i < 60000; ++i) text += "line " + std::to_string(i) + "\n";
  return text;
}();

TEST(ByteStream, PlainGzipAndZstdReadAlike) {
  EXPECT_EQ(unpack(kLong), kLong);
  EXPECT_EQ(unpack(gzip(kLong)), kLong);
  EXPECT_EQ(unpack(zstd(kLong)), kLong);
  EXPECT_EQ(unpack(""), "");
  EXPECT_EQ(unpack("ab"), "ab");
}

TEST(ByteStream, MembersFollowEachOther) {
  EXPECT_EQ(unpack(gzip("one ") + gzip("two")), "one two");
  EXPECT_EQ(unpack(zstd("one ") + zstd("two")), "one two");
  EXPECT_EQ(unpack(gzip("one") + std::string("rubbish behind")), "one");
}

TEST(ByteStream, DamageIsAnErrorThatNamesTheInput) {
  const std::string packed = gzip(kLong);
  const auto cut = unpack(packed.substr(0, packed.size() / 2));
  ASSERT_FALSE(cut.has_value());
  EXPECT_EQ(cut.error().message, "reading x: unpacking gzip: cut short");
  std::string flipped = packed;
  flipped[packed.size() / 2] = static_cast<char>(flipped[packed.size() / 2] ^ 0x55);
  EXPECT_FALSE(unpack(flipped).has_value());
  EXPECT_FALSE(unpack(zstd(kLong).substr(0, 200)).has_value());
}

TEST(ByteStream, ALimitHoldsForUnpackedBytes) {
  const auto bomb = unpack(gzip(std::string(1 << 20, 'a')), 1 << 16);
  ASSERT_FALSE(bomb.has_value());
  EXPECT_EQ(bomb.error().code, ErrorCode::kTooLarge);
}

TEST(ByteStream, WhatIsNotThereIsNamed) {
  const auto missing = open_bytes("/nowhere/a.txt");
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().message, "reading /nowhere/a.txt: no such file");
  EXPECT_EQ(open_bytes("/tmp").error().message, "reading /tmp: is a folder");
}

}  // namespace
}  // namespace tellings
