#include "ingest/mhtml.h"

#include <gtest/gtest.h>

#include "ingest/transfer_coding.h"

namespace tellings {
namespace {

constexpr std::string_view kSaved =
    "From: <Saved by Browser>\r\nSnapshot-Content-Location: https://x.example/a\r\nDate: Wed, 2 Apr 2031 "
    "07:15:00 +0200\r\n"
    "MIME-Version: 1.0\r\nContent-Type: "
    "multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--mark--\"\r\n\r\n"
    "----mark--\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    "Content-Location: https://x.example/a\r\n\r\n<p>One =E2=82=AC is=\r\n "
    "one.</p>\r\n----mark--\r\nContent-Type: image/png\r\n\r\nxx\r\n----mark----\r\n";

TEST(Mhtml, TakesTheMainPart) {
  ASSERT_TRUE(is_mhtml(kSaved));
  RawPage page;
  page.bytes = std::string(kSaved);
  const auto main = unpack_mhtml(page);
  ASSERT_TRUE(main);
  EXPECT_EQ(main->url, "https://x.example/a");
  EXPECT_EQ(main->bytes, "<p>One € is one.</p>\r\n");
  EXPECT_EQ(main->given.retrieved->value, "2031-04-02T05:15:00Z");
}

TEST(Mhtml, WithoutAnHtmlPartItIsRefused) {
  RawPage page;
  page.bytes = "Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\n..\n--x--\n";
  EXPECT_FALSE(unpack_mhtml(page));
}

TEST(TransferCoding, Base64ForgivesBlanksAndMissingPadding) {
  EXPECT_EQ(from_base64("aGVs\n bG8"), "hello");
  EXPECT_FALSE(from_base64("no*"));
}

}  // namespace
}  // namespace tellings
