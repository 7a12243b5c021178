#include "fetch/ip_address.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

std::string use_of(std::string_view text) {
  const auto address = parse_ip(text);
  return address ? std::string(special_use(*address)) : "no address";
}

TEST(IpAddress, PublicAddressesHaveNoSpecialUse) {
  for (const char* text :
       {"8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.0", "100.63.255.255", "100.128.0.0",
        "2606:4700::1111", "2a00:1450:4001::1", "::ffff:8.8.8.8", "64:ff9b::808:808"})
    EXPECT_EQ(use_of(text), "") << text;
}

TEST(IpAddress, WhateverIsNotPublicSaysWhy) {
  for (const auto& [text, use] : std::vector<std::pair<const char*, const char*>>{
           {"0.0.0.0", "this host"},
           {"10.1.2.3", "private"},
           {"172.16.0.1", "private"},
           {"172.31.255.255", "private"},
           {"192.168.1.1", "private"},
           {"100.64.0.1", "shared by carriers"},
           {"127.0.0.1", "loopback"},
           {"127.255.255.254", "loopback"},
           {"169.254.169.254", "link-local"},
           {"192.0.2.7", "documentation"},
           {"198.19.0.1", "benchmarking"},
           {"224.0.0.251", "multicast"},
           {"255.255.255.255", "reserved"},
           {"::", "unspecified, loopback or IPv4-compatible"},
           {"::1", "unspecified, loopback or IPv4-compatible"},
           {"::127.0.0.1", "unspecified, loopback or IPv4-compatible"},
           {"::ffff:127.0.0.1", "loopback"},
           {"::ffff:10.0.0.1", "private"},
           {"64:ff9b::7f00:1", "loopback"},
           {"64:ff9b::a00:1", "private"},
           {"64:ff9b:1::1", "private NAT64"},
           {"2001:0:5ef5:79fb::1", "reserved, Teredo among it"},
           {"2002:7f00:1::", "6to4"},
           {"2001:db8::1", "documentation"},
           {"fd12::1", "private"},
           {"fe80::1", "link-local"},
           {"ff02::1", "multicast"}})
    EXPECT_EQ(use_of(text), use) << text;
}

TEST(IpAddress, OnlyTheUsualFormsAreRead) {
  for (const char* text :
       {"2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost", "", "1.2.3.4.5", "::g"})
    EXPECT_FALSE(parse_ip(text)) << text;
}

TEST(IpRange, HoldsExactlyItsAddresses) {
  const auto range = parse_ip_range("127.0.0.0/30");
  ASSERT_TRUE(range);
  EXPECT_TRUE(range->contains(*parse_ip("127.0.0.3")));
  EXPECT_TRUE(range->contains(*parse_ip("::ffff:127.0.0.3")));
  EXPECT_FALSE(range->contains(*parse_ip("127.0.0.4")));
  EXPECT_FALSE(range->contains(*parse_ip("::1")));
  EXPECT_TRUE(parse_ip_range("::1")->contains(*parse_ip("::1")));
  EXPECT_FALSE(parse_ip_range("::1")->contains(*parse_ip("::2")));
  EXPECT_TRUE(parse_ip_range("fd00::/8")->contains(*parse_ip("fdff::9")));
}

TEST(IpRange, IsRefusedWhereItIsNone) {
  for (const char* text :
       {"127.0.0.0/33", "127.0.0.0/", "/8", "::/129", "127.0.0.0/-1", "all", "10.0.0.0/8x"})
    EXPECT_FALSE(parse_ip_range(text)) << text;
}

TEST(IpAddress, IsPrintedAsItIsWritten) {
  EXPECT_EQ(printed(*parse_ip("127.0.0.1")), "127.0.0.1");
  EXPECT_EQ(printed(*parse_ip("::ffff:10.0.0.1")), "10.0.0.1");
  EXPECT_EQ(printed(*parse_ip("2001:DB8::1")), "2001:db8::1");
}

}  // namespace
}  // namespace tellings
