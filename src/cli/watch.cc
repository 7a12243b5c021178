// tellings watch: feeds into the store, and notices of what is new.
#include <cmath>
#include <optional>
#include <tuple>

#include "base/json_writer.h"
#include "base/printed_time.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/fetch_options.h"
#include "cli/store_options.h"
#include "fetch/web_address.h"
#include "ingest/byte_stream.h"
#include "ingest/feed.h"
#include "pipeline/add_accounts.h"
#include "watch/list_notices.h"
#include "watch/make_notices.h"
#include "watch/round.h"
#include "watch/run_command.h"

namespace tellings {
namespace {

constexpr unsigned kMostMinutes = 7 * 24 * 60;
constexpr unsigned kMostCounted = 10'000;
constexpr std::size_t kLargestFile = std::size_t{16} << 20;  // of feeds or of a watch list
constexpr int kCommandSeconds = 30;
constexpr int kCommandTries = 2;
constexpr double kBusyPause = 15;  // seconds until a store that another process writes to is tried again

// The feeds that an operand names: its own address, or those of an OPML file.
Result<std::vector<FeedItem>> named_feeds(const std::string& operand) {
  if (looks_like_web_address(operand)) {
    if (auto address = parse_web_address(operand); !address) return tl::unexpected(address.error());
    FeedItem item;
    item.link = operand;
    return std::vector{item};
  }
  auto bytes = read_file(operand, kLargestFile);
  if (!bytes) return tl::unexpected(bytes.error());
  auto list = read_link_list(*std::move(bytes), operand);
  if (!list)
    return fail(ErrorCode::kUsage,
                "reading feeds from " + operand + ": not OPML; name an OPML file or addresses");
  return std::move(list->links);
}

Result<std::vector<FeedItem>> all_named_feeds(const Arguments& arguments) {
  std::vector<FeedItem> all;
  for (const std::string& operand : arguments.operands) {
    auto feeds = named_feeds(operand);
    if (!feeds) return tl::unexpected(feeds.error());
    all.insert(all.end(), feeds->begin(), feeds->end());
  }
  return all;
}

Result<std::unique_ptr<Clock>> clock_of(const Arguments& arguments) {
  if (!arguments.has("--now")) return system_clock();
  const std::string given = arguments.value("--now");
  const auto time = parse_iso_time(given);
  if (!time || time->precision < TimePrecision::kMinute || !time->zone_minutes)
    return fail(ErrorCode::kUsage, "reading --now " + given + ": not a time like 2024-05-14T10:00:00Z");
  return system_clock_from(static_cast<double>(time->interval().begin));
}

// What the command line says, read before anything is opened.
struct Plan {
  std::vector<FeedItem> feeds;
  std::vector<std::string> command;  // of --notify; empty: none
  WatchOptions watching;
  NoticeOptions noticing;
  bool digest = false;
};

Result<Plan> plan_of(const Arguments& arguments) {
  Plan plan;
  auto feeds = all_named_feeds(arguments);
  if (!feeds) return tl::unexpected(feeds.error());
  plan.feeds = *std::move(feeds);
  if (arguments.has("--notify")) {
    auto command = split_command(arguments.value("--notify"));
    if (!command) return tl::unexpected(command.error());
    plan.command = *std::move(command);
  }
  const auto every = number_of(arguments, "--every", 15, kMostMinutes);
  const auto accounts = number_of(arguments, "--min-accounts", 1, kMostCounted);
  const auto independent = number_of(arguments, "--min-independent", 1, kMostCounted);
  for (const auto* number : {&every, &accounts, &independent})
    if (!*number) return tl::unexpected(number->error());
  plan.watching.every = std::int64_t{*every} * 60;
  plan.noticing.least_accounts = *accounts;
  plan.noticing.least_independent = *independent;
  if (arguments.has("--watch-list")) {
    const auto text = read_file(arguments.value("--watch-list"), kLargestFile);
    if (!text) return tl::unexpected(text.error());
    auto list = WatchList::parse(*text);
    if (!list) return tl::unexpected(list.error());
    plan.noticing.wanted = *std::move(list);
  }
  plan.digest = arguments.has("--digest");
  return plan;
}

class Watch {
 public:
  Watch(const Arguments& arguments, Plan plan, LoadedEngine& loaded, Clock& clock, PageFetcher& fetcher)
      : arguments_(arguments), plan_(std::move(plan)), loaded_(loaded), clock_(clock), fetcher_(fetcher) {}

  // Until it is stopped from outside; once with --once.
  Result<void> run() {
    for (;;) {
      const auto next = round();
      if (!next && (arguments_.has("--once") || next.error().code != ErrorCode::kBusy))
        return tl::unexpected(next.error());
      if (arguments_.has("--once")) return {};
      if (!next) report(next.error().message);
      clock_.wait_until(next ? std::max(clock_.now() + 1, *next) : clock_.now() + kBusyPause);
    }
  }

 private:
  [[nodiscard]] std::int64_t now() const { return static_cast<std::int64_t>(std::floor(clock_.now())); }

  // The store is open only so long: between two rounds others may write. Gives when the next is due.
  Result<double> round() {
    auto store = Store::open(database_of(arguments_), loaded_.version, now());
    if (!store) return tl::unexpected(store.error());
    if (auto begun = begin(**store); !begun) return tl::unexpected(begun.error());
    const auto count = watch_round(**store, fetcher_, now(), plan_.watching,
                                   [&](PageSource& pages) { return take(**store, pages); });
    if (!count) return tl::unexpected(count.error());
    if (auto collated = collate_stale(**store, loaded_.engine, NotesCache(0)); !collated)
      return tl::unexpected(collated.error());
    const auto wanted = make_notices(**store, plan_.noticing);
    if (!wanted) return tl::unexpected(wanted.error());
    if (auto given = give(**store); !given) return tl::unexpected(given.error());
    report(std::to_string(count->feeds) + " feeds and " + std::to_string(count->pages) +
           " pages looked at, " + std::to_string(count->feeds_failed + count->pages_failed) +
           " could not be had; " + std::to_string(*wanted) + " notices");
    return static_cast<double>(next_due((*store)->connection()).value_or(now() + plan_.watching.every));
  }

  Result<void> begin(Store& store) {
    return store.write([&](Writer& writer) {
      begin_watch(writer);
      for (const FeedItem& feed : plan_.feeds)
        if (feed.link) add_feed(writer, *feed.link, feed.title.value_or(""), 0);
      for (const std::string& url : arguments_.values("--drop")) drop_feed(writer, url);
      return Result<void>();
    });
  }

  Result<void> take(Store& store, PageSource& pages) {
    AddOptions options;
    options.reading.language = &loaded_.models.language;
    options.reading.threads = loaded_.engine.threads;
    options.skipped = [](const SkippedPage& page) { report_skipped(page); };
    const auto added = add_accounts(store, pages, loaded_.engine, options);
    return added ? Result<void>() : tl::unexpected(added.error());
  }

  // A notice counts as given before it is: one that is lost is still in the store, one given twice is not.
  Result<void> give(Store& store) {
    const std::vector<NoticeRecord> notices = notices_to_give(store.connection());
    if (notices.empty()) return {};
    auto marked = store.write([&](Writer& writer) {
      for (const NoticeRecord& notice : notices) mark_given(writer, notice.key);
      return Result<void>();
    });
    if (!marked) return marked;
    if (plan_.digest) {
      std::string all;
      for (const NoticeRecord& notice : notices) all += (all.empty() ? "" : ",") + notice.body;
      hand_over("{\"format\":\"tellings.digest/1\",\"notices\":[" + all + "]}");
    } else {
      for (const NoticeRecord& notice : notices) hand_over(notice.body);
    }
    return {};
  }

  void hand_over(const std::string& body) {
    print(body + "\n");
    if (plan_.command.empty()) return;
    Result<void> done;
    for (int tried = 0; tried < kCommandTries; ++tried)
      if (done = run_command(plan_.command, body + "\n", kCommandSeconds); done) return;
    report(done.error().message + "; the notice is kept: tellings notices");
  }

  const Arguments& arguments_;
  Plan plan_;
  LoadedEngine& loaded_;
  Clock& clock_;
  PageFetcher& fetcher_;
};

std::string time_or_never(const std::optional<std::int64_t>& time) {
  return time ? printed_second(*time) : "never";
}

std::string health_line(const FeedHealth& health) {
  std::string line;
  JsonWriter json(line);
  const FeedRecord& feed = health.feed;
  json.begin_object()
      .member("url", feed.url)
      .member("title", feed.title)
      .member_or_null("state", feed.look.state);
  json.member_or_null("error", feed.look.error).member("failures", feed.look.failures);
  json.member_or_null("tried", feed.tried ? printed_second(*feed.tried) : "");
  json.member_or_null("succeeded", feed.succeeded ? printed_second(*feed.succeeded) : "");
  json.member_or_null("next", feed.stopped ? "" : printed_second(feed.next)).member("stopped", feed.stopped);
  json.member("pages", health.pages).member("read", health.read).member("stubs", health.stubs);
  json.member("failed", health.failed).end_object();
  return line + "\n";
}

std::string health_text(const FeedHealth& health) {
  const FeedRecord& feed = health.feed;
  std::string out = feed.url + (feed.title.empty() ? "" : "  " + feed.title) + "\n  last success " +
                    time_or_never(feed.succeeded) + ", " + std::to_string(health.pages) + " pages, " +
                    std::to_string(health.read) + " read, " + std::to_string(health.stubs) + " stubs, " +
                    std::to_string(health.failed) + " not to be had\n";
  if (feed.stopped) out += "  stopped: the feed is gone for good\n";
  if (!feed.look.error.empty())
    out += "  " + std::to_string(feed.look.failures) + " failures in a row: " + feed.look.error + "\n";
  return out;
}

int show_health(const Arguments& arguments) {
  auto snapshot = open_snapshot(arguments);
  if (!snapshot) return failed(snapshot.error());
  for (const FeedHealth& health : feed_health((*snapshot)->connection()))
    if (!print(arguments.has("--json") ? health_line(health) : printable(health_text(health))))
      return kNothingReadable;
  return kDone;
}

}  // namespace

int run_watch(const Arguments& arguments, const Environment& environment) {
  if (arguments.has("--health")) return show_health(arguments);
  auto plan = plan_of(arguments);
  if (!plan) return failed(plan.error());
  const auto clock = clock_of(arguments);
  if (!clock) return failed(clock.error());
  const auto fetcher = open_fetcher(arguments, **clock, 0);
  if (!fetcher) return failed(fetcher.error());
  const auto loaded = load_engine(arguments, environment);
  if (!loaded) return failed(loaded.error());
  const auto watched = Watch(arguments, *std::move(plan), **loaded, **clock, **fetcher).run();
  return watched ? kDone : failed(watched.error());
}

}  // namespace tellings
