#include "fetch/web_address.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

std::string url_of(std::string_view text) {
  const auto address = parse_web_address(text);
  return address ? address->url : address.error().message;
}

TEST(WebAddress, IsTakenApart) {
  const auto address = parse_web_address("HTTPS://WWW.Example.org:8443/a/b?c=d#e");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->scheme, "https");
  EXPECT_EQ(address->host, "www.example.org");
  EXPECT_EQ(address->port, 8443);
  EXPECT_EQ(address->path, "/a/b?c=d");
  EXPECT_EQ(address->url, "https://www.example.org:8443/a/b?c=d");
  EXPECT_EQ(address->origin(), "https://www.example.org:8443");
  EXPECT_EQ(parse_web_address("http://example.org")->port, 80);
}

TEST(WebAddress, OneHostHasOneForm) {
  EXPECT_EQ(url_of("http://example.org."), "http://example.org/");
  EXPECT_EQ(url_of("http://example.org:80/"), "http://example.org/");
  EXPECT_EQ(url_of("http://b\u00fccher.example/"), "http://xn--bcher-kva.example/");
  for (const char* form :
       {"http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/"})
    EXPECT_EQ(url_of(form), "http://127.0.0.1/") << form;
  EXPECT_EQ(url_of("http://[::1]:8080/x"), "http://[::1]:8080/x");
}

TEST(WebAddress, OtherSchemesAreRefusedByName) {
  for (const char* text : {"file:///etc/passwd", "ftp://example.org/a", "gopher://example.org/1"}) {
    const auto address = parse_web_address(text);
    ASSERT_FALSE(address) << text;
    EXPECT_EQ(address.error().code, ErrorCode::kUnsupported) << text;
  }
  for (const char* text : {"data:text/html,x", "javascript:alert(1)", "", "example.org/a", "http://",
                           "http://a b/", "http://exa\nmple.org/"})
    EXPECT_FALSE(parse_web_address(text)) << text;
}

TEST(WebAddress, UserInfoIsRefused) {
  for (const char* text :
       {"http://a@example.org/", "http://a:b@example.org/", "http://example.com:80@10.0.0.1/"})
    EXPECT_FALSE(parse_web_address(text)) << text;
}

TEST(WebAddress, IsResolvedAgainstThePageItStandsOn) {
  const WebAddress base = *parse_web_address("https://example.org/a/b?x=1");
  EXPECT_EQ(resolve_address(base, "c")->url, "https://example.org/a/c");
  EXPECT_EQ(resolve_address(base, "/c")->url, "https://example.org/c");
  EXPECT_EQ(resolve_address(base, "//other.example/c")->url, "https://other.example/c");
  EXPECT_EQ(resolve_address(base, "http://other.example/c")->url, "http://other.example/c");
  EXPECT_FALSE(resolve_address(base, "file:///etc/passwd"));
  EXPECT_FALSE(resolve_address(base, "http://user@other.example/"));
}

TEST(WebAddress, IsToldFromAFileName) {
  EXPECT_TRUE(looks_like_web_address("HTTP://a"));
  EXPECT_FALSE(looks_like_web_address("https.html"));
}

}  // namespace
}  // namespace tellings
