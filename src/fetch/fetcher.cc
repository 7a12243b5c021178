// Each hop of a redirect is an address of its own: parsed, held against the robots.txt of its site, paced,
// its connection checked. What was said to the first site (If-None-Match) is not said to another.
#include "fetch/fetcher.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <utility>

#include "fetch/pacing.h"
#include "fetch/robots_cache.h"

namespace tellings {
namespace {

constexpr double kLongestCrawlDelay = 60;  // seconds; a site that asks for more gets this
constexpr double kFirstRetry = 2;          // seconds

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}
bool is_lasting(int status) { return status == 301 || status == 308; }

FetchState state_of(NetFailure failure) {
  switch (failure) {
    case NetFailure::kAddress:
      return FetchState::kAddress;
    case NetFailure::kTimeout:
      return FetchState::kTimeout;
    case NetFailure::kTooLarge:
      return FetchState::kTooLarge;
    case NetFailure::kLookup:
    case NetFailure::kConnect:
    case NetFailure::kBroken:
      return FetchState::kFailed;
  }
  return FetchState::kFailed;
}

FetchedPage failed_page(FetchState state, std::string reason) {
  FetchedPage page;
  page.state = state;
  page.reason = std::move(reason);
  return page;
}

struct Meaning {
  FetchState state;
  std::string_view reason;
};

Meaning meaning_of(int status) {
  switch (status) {
    case 304:
      return {FetchState::kUnchanged, ""};
    case 401:
    case 407:
      return {FetchState::kRefused,
              "the site wants a login; save the page in your browser and name the file, or paste the text"};
    case 402:
      return {FetchState::kRefused, "the site wants payment; paste the text or save the page"};
    case 403:
    case 451:
      return {FetchState::kRefused,
              "the site refuses; save the page in your browser and name the file, or paste the text"};
    case 404:
      return {FetchState::kMissing, "there is no such page; see whether the address is right"};
    case 410:
      return {FetchState::kGone, "the page is gone for good"};
    case 429:
      return {FetchState::kBusy, "the site asks for fewer requests; try later"};
    default:
      break;
  }
  if (status >= 200 && status < 300) return {FetchState::kFetched, ""};
  if (status >= 500) return {FetchState::kBusy, "the site is out of order; try later"};
  return {FetchState::kFailed, "the answer is of no use; save the page"};
}

std::vector<std::string> conditions_of(const FetchRequest& request) {
  std::vector<std::string> fields;
  const auto add = [&fields](const char* name, const std::string& value) {
    const bool clean = std::ranges::none_of(value, [](unsigned char c) { return c < 0x20; });
    if (!value.empty() && clean) fields.push_back(std::string(name) + ": " + value);
  };
  add("If-None-Match", request.etag);
  add("If-Modified-Since", request.last_modified);
  return fields;
}

class Fetcher : public PageFetcher {
 public:
  Fetcher(FetchOptions options, Clock& clock)
      : options_(std::move(options)),
        clock_(clock),
        client_(options_.limits, options_.agent),
        pacer_(options_.pace),
        robots_(options_.agent) {}

  FetchedPage fetch(const FetchRequest& request) override {
    for (int tried = 1;; ++tried) {
      FetchedPage page = fetch_once(request);
      if (page.state != FetchState::kBusy || tried > options_.retries) return page;
      const double wait = page.retry_after.value_or(backoff_seconds(tried, kFirstRetry, options_.most_wait));
      if (wait > options_.most_wait) return page;
      clock_.wait_until(clock_.now() + wait);
    }
  }

 private:
  // One request to an address that was looked at, at the pace of its host.
  tl::expected<HttpAnswer, NetError> ask(const WebAddress& address, const std::vector<std::string>& fields,
                                         double seconds) {
    const auto turn = turn_of(address.host);
    const std::lock_guard alone(*turn);
    clock_.wait_until(pacer_.reserve(address.host, clock_.now()));
    auto answer = client_.get(address, fields, seconds);
    const bool busy = answer && (answer->status == 429 || answer->status == 503);
    if (const auto wait = busy ? read_retry_after(answer->field("retry-after"), clock_.now()) : std::nullopt)
      pacer_.hold(address.host, clock_.now() + std::min(*wait, options_.most_wait));
    return answer;
  }

  // One request to a host at a time.
  std::shared_ptr<std::mutex> turn_of(const std::string& host) {
    const std::lock_guard guard(turns_mutex_);
    auto& turn = turns_[host];
    if (!turn) turn = std::make_shared<std::mutex>();
    return turn;
  }

  // robots.txt may be redirected, also to another host (RFC 9309, 2.3.1.2).
  tl::expected<HttpAnswer, NetError> ask_robots(WebAddress address) {
    for (int hop = 0;; ++hop) {
      auto answer = ask(address, {}, options_.limits.total);
      if (!answer || !is_redirect(answer->status)) return answer;
      const auto next = resolve_address(address, answer->field("location"));
      if (!next || hop == 5) return HttpAnswer{404, {}, {}};
      address = *next;
    }
  }

  // Nothing where the page may be asked for.
  std::optional<FetchedPage> barred(const WebAddress& address) {
    const SiteRobots site =
        robots_.of(address, clock_.now(), [this](const WebAddress& robots) { return ask_robots(robots); });
    if (site.unreachable) return failed_page(state_of(site.error.failure), site.error.reason);
    if (const auto delay = site.rules.crawl_delay())
      pacer_.ask_interval(address.host, std::min(*delay, kLongestCrawlDelay));
    if (site.rules.allows(address.path)) return std::nullopt;
    return failed_page(FetchState::kRobots, "robots.txt of " + address.host +
                                                " does not allow it; save the page in your browser and name "
                                                "the file, or paste the text");
  }

  FetchedPage fetch_once(const FetchRequest& request) {
    auto address = parse_web_address(request.url);
    if (!address) return failed_page(FetchState::kAddress, address.error().message);
    const std::string first_origin = address->origin();
    const double deadline = clock_.now() + options_.limits.total;
    bool lasting = true, downgraded = false;
    std::string moved_to;
    for (int hop = 0; hop <= options_.limits.redirects; ++hop) {
      if (auto bar = barred(*address)) return *std::move(bar);
      const auto fields =
          address->origin() == first_origin ? conditions_of(request) : std::vector<std::string>();
      // The time that politeness waits is not the site's.
      const double left = hop == 0 ? options_.limits.total : deadline - clock_.now();
      auto answer = ask(*address, fields, std::max(left, 1.0));
      if (!answer) return failed_page(state_of(answer.error().failure), answer.error().reason);
      if (!is_redirect(answer->status)) {
        FetchedPage page = page_of(*std::move(answer), *address);
        page.moved_to = std::move(moved_to);
        page.downgraded = downgraded;
        return page;
      }
      auto next = resolve_address(*address, answer->field("location"));
      if (!next)
        return failed_page(FetchState::kAddress,
                           "it leads to no address that may be fetched: " + next.error().message);
      downgraded = downgraded || (address->scheme == "https" && next->scheme == "http");
      lasting = lasting && is_lasting(answer->status);
      if (lasting) moved_to = next->url;
      address = *std::move(next);
    }
    return failed_page(FetchState::kFailed, "it leads from address to address, more than " +
                                                std::to_string(options_.limits.redirects) +
                                                " times; save the page");
  }

  FetchedPage page_of(HttpAnswer answer, const WebAddress& address) const {
    const Meaning meaning = meaning_of(answer.status);
    FetchedPage page;
    page.state = meaning.state;
    page.status = answer.status;
    if (!meaning.reason.empty())
      page.reason = std::string(meaning.reason) + " (" + std::to_string(answer.status) + ")";
    page.url = address.url;
    page.content_type = answer.field("content-type");
    page.etag = answer.field("etag");
    page.last_modified = answer.field("last-modified");
    page.retry_after = read_retry_after(answer.field("retry-after"), clock_.now());
    if (page.state == FetchState::kFetched) page.body = std::move(answer.body);
    return page;
  }

  FetchOptions options_;
  Clock& clock_;
  HttpClient client_;
  Pacer pacer_;
  RobotsCache robots_;
  std::mutex turns_mutex_;
  std::map<std::string, std::shared_ptr<std::mutex>> turns_;  // by host
};

}  // namespace

std::string_view name_of(FetchState state) {
  static constexpr std::array<std::string_view, 11> kNames = {"fetched",   "unchanged", "gone",  "missing",
                                                              "refused",   "robots",    "busy",  "timeout",
                                                              "too large", "address",   "failed"};
  return kNames[static_cast<std::size_t>(state)];
}

std::unique_ptr<PageFetcher> make_fetcher(FetchOptions options, Clock& clock) {
  return std::make_unique<Fetcher>(std::move(options), clock);
}

}  // namespace tellings
