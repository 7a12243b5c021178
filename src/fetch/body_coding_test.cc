#include "fetch/body_coding.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace tellings {
namespace {

constexpr CodingLimits kLimits{.unpacked = std::size_t{8} << 20, .ratio = 200, .codings = 2};

std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

TEST(UnpackBody, UndoesWhatIsNamed) {
  EXPECT_EQ(unpack_body("plain", "", kLimits).value(), "plain");
  EXPECT_EQ(unpack_body("plain", "identity", kLimits).value(), "plain");
  EXPECT_EQ(unpack_body(gzipped("words"), "gzip", kLimits).value(), "words");
  EXPECT_EQ(unpack_body(gzipped(gzipped("words")), "gzip, GZIP", kLimits).value(), "words");
  EXPECT_EQ(unpack_body("", "gzip", kLimits).value(), "");
}

TEST(UnpackBody, NestsNoDeeperThanItsLimit) {
  const auto thrice = unpack_body(gzipped(gzipped(gzipped("words"))), "gzip, gzip, gzip", kLimits);
  ASSERT_FALSE(thrice);
  EXPECT_EQ(thrice.error().code, ErrorCode::kTooLarge);
}

TEST(UnpackBody, ABombIsNotUnpacked) {
  const std::string bomb = gzipped(std::string(std::size_t{9} << 20, 'a'));
  const auto much = unpack_body(bomb, "gzip", kLimits);
  ASSERT_FALSE(much);
  EXPECT_EQ(much.error().code, ErrorCode::kTooLarge);
  const auto nested = unpack_body(gzipped(bomb), "gzip, gzip", kLimits);
  ASSERT_FALSE(nested);
  EXPECT_EQ(nested.error().code, ErrorCode::kTooLarge);
}

TEST(UnpackBody, OtherBytesAreRefused) {
  EXPECT_EQ(unpack_body("plain text, not packed", "gzip", kLimits).error().code, ErrorCode::kInvalid);
  EXPECT_EQ(unpack_body("plain", "rot13", kLimits).error().code, ErrorCode::kInvalid);
}

}  // namespace
}  // namespace tellings
