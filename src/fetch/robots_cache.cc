#include "fetch/robots_cache.h"

namespace tellings {
namespace {

constexpr double kDay = 86400;        // RFC 9309, 2.4: not longer
constexpr double kUnreachable = 600;  // until a site that did not answer is asked again

SiteRobots read_answer(const tl::expected<HttpAnswer, NetError>& answer, const std::string& agent) {
  SiteRobots out;
  if (answer && answer->status >= 200 && answer->status < 300) {
    out.rules = Robots::parse(answer->body, agent);
  } else if (!answer || answer->status >= 500 || answer->status == 429) {
    out.rules = Robots::disallow_all();
    out.unreachable = true;
    out.error = answer ? NetError{NetFailure::kBroken, "its robots.txt could not be read (" +
                                                           std::to_string(answer->status) +
                                                           "), so nothing is asked for; try later"}
                       : answer.error();
  }
  return out;
}

}  // namespace

SiteRobots RobotsCache::of(const WebAddress& address, double now, const Ask& ask) {
  const std::string origin = address.origin();
  {
    const std::lock_guard guard(mutex_);
    const auto known = entries_.find(origin);
    if (known != entries_.end() && now < known->second.fresh_until) return known->second.robots;
  }
  const auto robots_address = parse_web_address(origin + "/robots.txt");
  if (!robots_address) return {Robots::disallow_all(), true, {NetFailure::kBroken, "is no web address"}};
  SiteRobots robots = read_answer(ask(*robots_address), agent_);
  const std::lock_guard guard(mutex_);
  entries_[origin] = {robots, now + (robots.unreachable ? kUnreachable : kDay)};
  return robots;
}

}  // namespace tellings
