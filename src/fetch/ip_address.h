// IP addresses and the ranges that they lie in.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct sockaddr;

namespace tellings {

// Sixteen bytes; IPv4 in its mapped form:
//
//   ::ffff:127.0.0.1   00 00 00 00 00 00 00 00 00 00 ff ff 7f 00 00 01
struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};
  bool operator==(const IpAddress&) const = default;
};

// "192.0.2.1" (four decimal numbers, no other form), "2001:db8::1". Nothing for what is none.
std::optional<IpAddress> parse_ip(std::string_view text);

// Nothing for a socket that is neither IPv4 nor IPv6.
std::optional<IpAddress> ip_of(const sockaddr& address);

std::string printed(const IpAddress& address);

// Addresses that agree in their first `bits`, counted over all sixteen bytes.
struct IpRange {
  IpAddress first;
  int bits = 128;
  [[nodiscard]] bool contains(const IpAddress& address) const;
};

// "127.0.0.0/8", "fd00::/8", or one address. kUsage for what is none.
Result<IpRange> parse_ip_range(std::string_view text);

// What the range is for that keeps `address` off the public web: "loopback", "private"; empty for a public
// one. An IPv4 address within NAT64 (64:ff9b::/96) is judged as that address.
std::string_view special_use(const IpAddress& address);

}  // namespace tellings
