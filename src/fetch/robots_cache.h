// The robots.txt of each site, asked for once a day.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "fetch/http_client.h"
#include "fetch/robots.h"

namespace tellings {

// What a site's robots.txt came to (RFC 9309, 2.3.1): read; not there (4xx), so everything is open; or not to
// be had (5xx, 429, no answer), so nothing is.
struct SiteRobots {
  Robots rules;
  bool unreachable = false;
  NetError error;  // of an unreachable one
};

class RobotsCache {
 public:
  // Asks for a robots.txt, redirects followed.
  using Ask = std::function<tl::expected<HttpAnswer, NetError>(const WebAddress& address)>;

  explicit RobotsCache(std::string agent) : agent_(std::move(agent)) {}

  // For the site that `address` is of; `ask` is called where the rules are not known, are over a day old, or
  // could not be had a while ago. Thread-safe: two threads may ask for the same site at once.
  SiteRobots of(const WebAddress& address, double now, const Ask& ask);

 private:
  struct Entry {
    SiteRobots robots;
    double fresh_until = 0;
  };
  std::string agent_;
  std::mutex mutex_;
  std::map<std::string, Entry> entries_;  // by origin
};

}  // namespace tellings
