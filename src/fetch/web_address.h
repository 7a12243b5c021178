// Addresses that may be fetched: http and https, taken apart and put into one form.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tellings {

//   https://www.example.org:8443/a/b?c=d
//   |____|  |_____________| |__||______|
//   scheme       host       port  path      origin: scheme, host and port
struct WebAddress {
  std::string url;  // without fragment, the host in ASCII and lower case
  std::string scheme;
  std::string host;  // without a final dot; IPv6 in brackets
  int port = 0;
  std::string path;  // with the query, as it is sent

  [[nodiscard]] std::string origin() const;
};

// Host names in other scripts become their ASCII form, numbers like 0x7f.1 the address that they mean.
// Refused (kUnsupported): other schemes, a user or password in the address; kInvalid: no address.
Result<WebAddress> parse_web_address(std::string_view text);

// `printed` as it is meant on the page at `base`: "/a", "//host/a", "a", "https://...". Refused as above.
Result<WebAddress> resolve_address(const WebAddress& base, std::string_view printed);

// Whether `text` begins like one: "http://" or "https://", in any case.
bool looks_like_web_address(std::string_view text);

}  // namespace tellings
