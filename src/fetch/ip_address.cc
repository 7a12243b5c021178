#include "fetch/ip_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>
#include <vector>

#include "base/lexicon.h"
#include "fetch/data.h"

namespace tellings {
namespace {

constexpr int kMappedBits = 96;  // before the IPv4 address
constexpr std::array<std::uint8_t, 12> kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr std::array<std::uint8_t, 12> kNat64 = {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0};

bool begins_with(const IpAddress& address, const std::array<std::uint8_t, 12>& head) {
  return std::equal(head.begin(), head.end(), address.bytes.begin());
}

IpAddress mapped(const void* four_bytes) {
  IpAddress address;
  std::copy(kMapped.begin(), kMapped.end(), address.bytes.begin());
  std::memcpy(address.bytes.data() + kMapped.size(), four_bytes, 4);
  return address;
}

struct SpecialRange {
  IpRange range;
  std::string_view use;
};

const std::vector<SpecialRange>& special_ranges() {
  static const std::vector<SpecialRange> kRanges = [] {
    std::vector<SpecialRange> ranges;
    for (const auto& row : read_table(fetch_data::kSpecialAddresses))
      if (auto range = parse_ip_range(row[0])) ranges.push_back({*range, row[1]});
    return ranges;
  }();
  return kRanges;
}

}  // namespace

std::optional<IpAddress> parse_ip(std::string_view text) {
  const std::string copy(text);
  IpAddress address;
  if (::inet_pton(AF_INET6, copy.c_str(), address.bytes.data()) == 1) return address;
  in_addr four{};
  if (::inet_pton(AF_INET, copy.c_str(), &four) != 1) return std::nullopt;
  return mapped(&four);
}

std::optional<IpAddress> ip_of(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &address, sizeof four);
    return mapped(&four.sin_addr);
  }
  if (address.sa_family != AF_INET6) return std::nullopt;
  sockaddr_in6 six{};
  std::memcpy(&six, &address, sizeof six);
  IpAddress out;
  std::memcpy(out.bytes.data(), &six.sin6_addr, out.bytes.size());
  return out;
}

std::string printed(const IpAddress& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const bool four = begins_with(address, kMapped);
  ::inet_ntop(four ? AF_INET : AF_INET6, address.bytes.data() + (four ? kMapped.size() : 0), text.data(),
              static_cast<socklen_t>(text.size()));
  return text.data();
}

bool IpRange::contains(const IpAddress& address) const {
  for (int bit = 0; bit < bits; bit += 8) {
    const auto at = static_cast<std::size_t>(bit / 8);
    const int kept = std::min(8, bits - bit);
    const auto mask = static_cast<std::uint8_t>(0xFF << (8 - kept));
    if (((first.bytes[at] ^ address.bytes[at]) & mask) != 0) return false;
  }
  return true;
}

Result<IpRange> parse_ip_range(std::string_view text) {
  const auto wrong = [&] {
    return fail(ErrorCode::kUsage, "reading the range " + std::string(text) +
                                       ": not an address with its number of bits like 127.0.0.0/8");
  };
  const std::size_t slash = text.find('/');
  const std::string_view head = text.substr(0, slash);
  const auto first = parse_ip(head);
  if (!first) return wrong();
  if (slash == std::string_view::npos) return IpRange{*first, 128};
  const std::string_view count = text.substr(slash + 1);
  const bool four = head.find(':') == std::string_view::npos;
  int bits = 0;
  const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), bits);
  if (error != std::errc() || end != count.data() + count.size() || bits < 0 || bits > (four ? 32 : 128))
    return wrong();
  return IpRange{*first, four ? bits + kMappedBits : bits};
}

std::string_view special_use(const IpAddress& address) {
  if (begins_with(address, kNat64)) return special_use(mapped(address.bytes.data() + kNat64.size()));
  for (const SpecialRange& special : special_ranges())
    if (special.range.contains(address)) return special.use;
  return {};
}

}  // namespace tellings
