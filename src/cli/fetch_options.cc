#include "cli/fetch_options.h"

#include <algorithm>
#include <charconv>

#include "cli/version.h"
#include "fetch/fetched_pages.h"
#include "fetch/fetcher.h"
#include "ingest/byte_stream.h"
#include "text/chars.h"

namespace tellings {
namespace {

constexpr std::size_t kLargestList = std::size_t{16} << 20;  // bytes of --urls
constexpr int kRetries = 2;                                  // of a site that is busy
constexpr double kLongest = 3600;                            // seconds of --pace and --timeout

Result<double> seconds_of(const Arguments& arguments, std::string_view flag, double otherwise, double least) {
  if (!arguments.has(flag)) return otherwise;
  const std::string given = arguments.value(flag);
  double seconds = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), seconds);
  if (error != std::errc() || end != given.data() + given.size() ||
      !(seconds >= least && seconds <= kLongest))
    return fail(ErrorCode::kUsage, "reading " + std::string(flag) + " " + given + ": not seconds from " +
                                       (least == 0 ? "0" : "1") + " to 3600");
  return seconds;
}

Result<FetchLimits> limits_of(const Arguments& arguments) {
  FetchLimits limits;
  const auto total = seconds_of(arguments, "--timeout", limits.total, 1);
  if (!total) return tl::unexpected(total.error());
  limits.total = *total;
  // A short deadline leaves each of its parts no more than half.
  limits.first_byte = std::min(limits.first_byte, *total / 2);
  limits.slow = std::min(limits.slow, *total / 2);
  for (const std::string& given : arguments.values("--allow-private")) {
    const auto range = parse_ip_range(given);
    if (!range) return tl::unexpected(range.error());
    limits.allow_private.push_back(*range);
  }
  return limits;
}

}  // namespace

Result<std::unique_ptr<PageFetcher>> open_fetcher(const Arguments& arguments, Clock& clock, int retries) {
  auto limits = limits_of(arguments);
  if (!limits) return tl::unexpected(limits.error());
  const auto pace = seconds_of(arguments, "--pace", 1, 0);
  if (!pace) return tl::unexpected(pace.error());
  FetchOptions options;
  options.limits = *std::move(limits);
  options.pace = *pace;
  options.retries = retries;
  options.agent = "Tellings/" + std::string(kVersion);
  return make_fetcher(std::move(options), clock);
}

Result<std::vector<std::string>> listed_urls(const Arguments& arguments) {
  std::vector<std::string> urls;
  for (const std::string& path : arguments.values("--urls")) {
    const auto bytes = read_file(path, kLargestList);
    if (!bytes) return tl::unexpected(bytes.error());
    for (std::string_view rest = *bytes; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = trim(rest.substr(0, end));
      if (!line.empty() && !line.starts_with('#')) urls.emplace_back(line);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return urls;
}

Result<AddressSource> open_addresses(const Arguments& arguments) {
  struct Client {
    std::unique_ptr<Clock> clock = system_clock();
    std::unique_ptr<PageFetcher> fetcher;
  };
  auto client = std::make_shared<Client>();
  auto fetcher = open_fetcher(arguments, *client->clock, kRetries);
  if (!fetcher) return tl::unexpected(fetcher.error());
  client->fetcher = *std::move(fetcher);
  return AddressSource([client](std::vector<std::string> urls) {
    return fetch_pages(std::move(urls), *client->fetcher,
                       printed_second(static_cast<std::int64_t>(client->clock->now())));
  });
}

}  // namespace tellings
