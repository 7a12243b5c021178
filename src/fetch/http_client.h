// One request and its answer by libcurl, bounded in every direction; redirects are the caller's.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "fetch/ip_address.h"
#include "fetch/web_address.h"

namespace tellings {

struct FetchLimits {
  double total = 60;                             // seconds of a page with its redirects
  double connect = 10;                           // of them, to connect
  double first_byte = 20;                        // of them, to the first byte of an answer
  double slow = 15;                              // so long below least_rate, and it is given up
  long least_rate = 256;                         // bytes a second
  std::size_t head = std::size_t{64} << 10;      // bytes of an answer's fields
  std::size_t body = std::size_t{8} << 20;       // as sent
  std::size_t unpacked = std::size_t{32} << 20;  // with content codings undone
  std::size_t ratio = 200;                       // unpacked to sent, beyond the first megabyte
  int codings = 2;                               // one within another
  int redirects = 8;
  std::vector<IpRange> allow_private;  // addresses off the public web that may be asked, on any port
};

// Why there is no answer.
enum class NetFailure { kAddress, kLookup, kConnect, kTimeout, kTooLarge, kBroken };

struct HttpAnswer {
  int status = 0;
  std::map<std::string, std::string, std::less<>> fields;  // names in lower case; the last of a name
  std::string body;                                        // content codings undone
  [[nodiscard]] std::string_view field(std::string_view name) const;
};

struct NetError {
  NetFailure failure = NetFailure::kBroken;
  std::string reason;
};

// Asks only public addresses (special_use() is empty) on the ports 80, 443, 8080 and 8443, and those of
// FetchLimits::allow_private. The address is looked at when the connection is opened, so a name that
// meanwhile means another address gains nothing. No proxy, no cookies, no credentials. Thread-safe.
class HttpClient {
 public:
  HttpClient(FetchLimits limits, std::string agent);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // `fields` are further lines of the request ("If-None-Match: ..."). Gives up after `seconds`.
  tl::expected<HttpAnswer, NetError> get(const WebAddress& address, const std::vector<std::string>& fields,
                                         double seconds);

  [[nodiscard]] const FetchLimits& limits() const { return limits_; }

 private:
  class Handles;
  FetchLimits limits_;
  std::string agent_;
  std::unique_ptr<Handles> handles_;
};

}  // namespace tellings
