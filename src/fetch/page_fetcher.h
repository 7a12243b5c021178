// A page or feed from the web, as those see it who ask for one; fetcher.h has the network's, tests have
// others.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tellings {

// What was known of the page before: a page that has not changed since is not sent again.
struct FetchRequest {
  std::string url;
  std::string etag = {};
  std::string last_modified = {};
};

enum class FetchState {
  kFetched,
  kUnchanged,  // 304
  kGone,       // 410
  kMissing,    // 404
  kRefused,    // the site wants payment, a login, or does not want us: 401, 402, 403, 407, 451
  kRobots,     // robots.txt does not allow it
  kBusy,       // 429, 5xx: later
  kTimeout,
  kTooLarge,
  kAddress,  // no address that may be asked
  kFailed,
};
std::string_view name_of(FetchState state);  // "fetched", "unchanged", ...

struct FetchedPage {
  FetchState state = FetchState::kFailed;
  int status = 0;             // of HTTP; 0 where there was no answer
  std::string reason;         // why there is no page, with the remedy; empty for kFetched and kUnchanged
  std::string url;            // where it was found in the end
  std::string moved_to;       // where it is to be asked for from now on (301, 308); empty: as before
  bool downgraded = false;    // a redirect led from https to http
  std::string body;           // content codings undone
  std::string content_type;   // as sent
  std::string etag;           // to be sent with the next request
  std::string last_modified;  // the same
  std::optional<double> retry_after;  // seconds
};

class PageFetcher {
 public:
  virtual ~PageFetcher() = default;
  // Thread-safe; waits as politeness asks.
  virtual FetchedPage fetch(const FetchRequest& request) = 0;
};

}  // namespace tellings
