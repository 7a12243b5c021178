#include "extract/address.h"

#include <fmt/format.h>

#include <algorithm>

namespace tellings {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool parts_number(char c) { return c == '/' || c == '_' || c == '-'; }

std::string_view without_scheme(std::string_view address) {
  if (const std::size_t scheme = address.find("://"); scheme != std::string_view::npos)
    address.remove_prefix(scheme + 3);
  return address;
}

// "https://host:80" of an address with a scheme, else empty.
std::string_view origin_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  return address.substr(0, std::min(address.find_first_of("/?#", scheme + 3), address.size()));
}

// Two digits at `at`, nothing else; -1 where they are none.
int two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size() || !is_digit(text[at]) || !is_digit(text[at + 1])) return -1;
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

// A date that begins at `at` and ends where a number ends.
std::optional<PrintedTime> date_at(std::string_view text, std::size_t at) {
  const int century = two_digits(text, at);
  const int year = two_digits(text, at + 2);
  if ((century != 19 && century != 20) || year < 0) return std::nullopt;
  std::size_t next = at + 4;
  const auto skip_mark = [&] { next += next < text.size() && parts_number(text[next]) ? 1 : 0; };
  skip_mark();
  const int month = two_digits(text, next);
  next += 2;
  skip_mark();
  const int day = two_digits(text, next);
  next += 2;
  if (month < 0 || day < 0) return std::nullopt;
  if (next < text.size() && !parts_number(text[next]) && text[next] != '.') return std::nullopt;
  return parse_iso_time(fmt::format("{:02}{:02}-{:02}-{:02}", century, year, month, day));
}

}  // namespace

std::string_view host_of(std::string_view address) {
  address = without_scheme(address);
  address = address.substr(0, address.find_first_of("/?#:"));
  if (address.starts_with("www.")) address.remove_prefix(4);
  return address;
}

std::string_view host_name(std::string_view host) { return host.substr(0, host.find('.')); }

std::string_view address_key(std::string_view address) {
  address = without_scheme(address);
  if (address.starts_with("www.")) address.remove_prefix(4);
  address = address.substr(0, address.find_first_of("?#"));
  while (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

std::string absolute_address(std::string_view printed, std::string_view base) {
  if (printed.find("://") != std::string_view::npos) return std::string(printed);
  const std::string_view origin = origin_of(base);
  if (printed.starts_with("//")) {
    const std::string_view scheme = origin.empty() ? "https:" : origin.substr(0, origin.find(':') + 1);
    return std::string(scheme) + std::string(printed);
  }
  if (printed.empty() || printed.starts_with('#') || origin.empty()) return std::string(base);
  if (printed.starts_with('/')) return std::string(origin) + std::string(printed);
  const std::string_view path = base.substr(0, base.find_first_of("?#"));
  const std::size_t slash = path.rfind('/');
  const bool has_path = slash != std::string_view::npos && slash >= origin.size();
  return std::string(has_path ? path.substr(0, slash) : origin) + "/" + std::string(printed);
}

std::optional<PrintedTime> date_in_address(std::string_view address) {
  for (std::size_t at = 1; at + 8 <= address.size(); ++at)
    if (parts_number(address[at - 1]) && is_digit(address[at]))
      if (auto date = date_at(address, at)) return date;
  return std::nullopt;
}

}  // namespace tellings
