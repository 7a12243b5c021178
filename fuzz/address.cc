// Any bytes as an address and as one printed on its page: parts of them come back, or a day that exists.
#include "extract/address.h"

#include <algorithm>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string_view base = bytes.substr(0, bytes.find('\n'));
  const std::string_view printed = bytes.substr(std::min(base.size() + 1, bytes.size()));
  if (tellings::host_of(base).size() > base.size()) std::abort();
  if (tellings::address_key(base).ends_with('/')) std::abort();
  if (tellings::absolute_address(printed, base).size() > base.size() + printed.size() + 7) std::abort();
  if (const auto day = tellings::date_in_address(base); day && !tellings::parse_iso_time(day->value))
    std::abort();
  return 0;
}
