#include "extract/address.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

TEST(Address, HostAndName) {
  EXPECT_EQ(host_of("https://www.example.co.uk:80/a?b"), "example.co.uk");
  EXPECT_EQ(host_of("news.example/a"), "news.example");
  EXPECT_EQ(host_of(""), "");
  EXPECT_EQ(host_name("example.co.uk"), "example");
}

TEST(Address, KeyIsThatOfThePage) {
  EXPECT_EQ(address_key("https://www.example.org/a/?utm=1#top"), "example.org/a");
  EXPECT_EQ(address_key("http://example.org/a"), "example.org/a");
}

TEST(Address, RelativeOnesTakeFromThePage) {
  constexpr std::string_view kPage = "http://example.org:8080/news/a.html?x=/1";
  EXPECT_EQ(absolute_address("https://other.example/b", kPage), "https://other.example/b");
  EXPECT_EQ(absolute_address("//cdn.example/b", kPage), "http://cdn.example/b");
  EXPECT_EQ(absolute_address("/b", kPage), "http://example.org:8080/b");
  EXPECT_EQ(absolute_address("b", kPage), "http://example.org:8080/news/b");
  EXPECT_EQ(absolute_address("b", "http://example.org"), "http://example.org/b");
  EXPECT_EQ(absolute_address("#top", kPage), kPage);
  EXPECT_EQ(absolute_address("/b", ""), "");
  EXPECT_EQ(absolute_address("//cdn.example/b", ""), "https://cdn.example/b");
}

TEST(Address, DayInIt) {
  const auto day = [](std::string_view address) {
    const auto date = date_in_address(address);
    return date ? date->value : "";
  };
  for (const char* address :
       {"https://example.org/2031/04/02/ferry", "https://example.org/ferry-20310402.html",
        "https://example.org/news/2031-04-02-ferry", "/2031_04_02"})
    EXPECT_EQ(day(address), "2031-04-02") << address;
  for (const char* address : {"https://example.org/2031/13/02/ferry", "https://example.org/203104021",
                              "https://example.org/a20310402", "https://example.org/2031/04/", ""})
    EXPECT_EQ(day(address), "") << address;
}

}  // namespace
}  // namespace tellings
