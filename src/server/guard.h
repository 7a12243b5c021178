// Who may ask what: before any route is run.
//
// Four things keep a page of another site from using a reader's browser against the server: only Host headers
// that it knows are answered (DNS rebinding), changes need an Origin of its own or one that was allowed by
// name, answers can be read by other origins only where --cors names them, and no page may frame it unless
// --allow-frame names it. On an address other than loopback every call of the API needs the token.
#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "server/http.h"

namespace tellings {

struct GuardOptions {
  std::vector<std::string>
      hosts;          // lower case, without port: "localhost", "127.0.0.1", "[::1]", "desk.example"
  std::string token;  // empty: none is asked for
  std::vector<std::string> cors;    // origins that may read the answers
  std::vector<std::string> frames;  // origins that may frame the pages
};

// "https://desk.example" or "http://127.0.0.1:8080", lower case. kUsage for anything with a path, without a
// scheme, "*" or "null".
Result<std::string> read_origin(std::string_view given);

class Guard {
 public:
  explicit Guard(GuardOptions options) : options_(std::move(options)) {}

  // Nothing where the request may go on; else what it is answered. `now`: of a steady clock.
  [[nodiscard]] std::optional<Response> refuse(const Request& request,
                                               std::chrono::steady_clock::time_point now);

  // The headers that every answer carries, and those of CORS.
  void dress(const Request& request, Response& response) const;

 private:
  [[nodiscard]] bool knows_host(const Request& request) const;
  [[nodiscard]] bool has_token(const Request& request) const;
  [[nodiscard]] bool is_same_site(const Request& request) const;
  [[nodiscard]] bool is_over_rate(const std::string& client, std::chrono::steady_clock::time_point now);

  struct Bucket {
    double tokens = 0;
    std::chrono::steady_clock::time_point filled;
  };
  GuardOptions options_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;  // by client
};

// Takes as long for the wrong words as for the right ones.
bool same_secret(std::string_view given, std::string_view secret);

}  // namespace tellings
