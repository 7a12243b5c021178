#include "ingest/encoding.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

std::string decoded(std::string bytes, std::string_view type = {}, std::string_view forced = {}) {
  const auto page = decode_page(std::move(bytes), type, forced);
  return page ? page->utf8 : "refused";
}

TEST(Encoding, FollowsMarkHeaderAndMeta) {
  EXPECT_EQ(decoded("\xEF\xBB\xBFq", "text/html; charset=koi8-r"), "q");
  EXPECT_EQ(decoded("\xC1\xC2", "text/html; charset=koi8-r"), "аб");
  EXPECT_EQ(decoded("<meta charset=windows-1251>\xE0"), "<meta charset=windows-1251>а");
  EXPECT_EQ(decoded(std::string("\xFF\xFE"
                                "a\0b\0",
                                6)),
            "ab");
}

TEST(Encoding, FindsAMetaBehindTheFirstKilobyte) {
  const std::string page = "<script>" + std::string(3000, ' ') + "</script><meta charset=windows-1251>";
  EXPECT_EQ(decoded(page + "\xE0"), page + "а");
}

TEST(Encoding, BytesOverruleWhatIsDeclared) {
  EXPECT_EQ(decoded("<meta charset=iso-8859-1>Zo\xC3\xAB"), "<meta charset=iso-8859-1>Zoë");
  EXPECT_EQ(decoded("<meta charset=utf-8>caf\xE9 d\xE9j\xE0 vu \xE0 No\xEBl"),
            "<meta charset=utf-8>café déjà vu à Noël");
}

TEST(Encoding, Utf7IsNoEncodingOfTheWeb) {
  EXPECT_EQ(decoded("<meta charset=utf-7>+ADw-b+AD4-"), "<meta charset=utf-7>+ADw-b+AD4-");
}

TEST(Encoding, ForcedLabelMustBeKnown) {
  EXPECT_EQ(decoded("\xE0", {}, "windows-1251"), "а");
  EXPECT_FALSE(decode_page("x", {}, "klingon"));
}

TEST(Encoding, InvalidPartsBecomeReplacements) {
  EXPECT_EQ(decoded("ünter \xFF ö ä ü"), "ünter \uFFFD ö ä ü");
}

}  // namespace
}  // namespace tellings
