#include "cli/store_options.h"

#include <chrono>

#include "base/printed_time.h"
#include "cli/version.h"

namespace tellings {
namespace {

Result<TimeInterval> time_of(const Arguments& arguments, std::string_view flag) {
  const std::string given = arguments.value(flag);
  const auto time = parse_iso_time(given);
  if (!time)
    return fail(ErrorCode::kUsage, "reading " + std::string(flag) + " " + given +
                                       ": not a day or time like 2024-05-14 or 2024-05-14T10:00Z");
  // A time without a zone is read as UTC here: the one who asks knows no other for all accounts.
  PrintedTime utc = *time;
  if (!utc.zone_minutes) utc.zone_minutes = 0;
  return utc.interval();
}

}  // namespace

std::string database_of(const Arguments& arguments) { return arguments.value("--db", "tellings.db"); }

std::int64_t seconds_now() {
  using std::chrono::system_clock;
  return std::chrono::duration_cast<std::chrono::seconds>(system_clock::now().time_since_epoch()).count();
}

Result<std::unique_ptr<Snapshot>> open_snapshot(const Arguments& arguments) {
  return Snapshot::open(database_of(arguments));
}

Result<std::unique_ptr<LoadedEngine>> load_engine(const Arguments& arguments,
                                                  const Environment& environment) {
  const auto threads = threads_of(arguments);
  if (!threads) return tl::unexpected(threads.error());
  auto models = load_models(arguments, environment);
  if (!models) return tl::unexpected(models.error());
  auto loaded = std::make_unique<LoadedEngine>(LoadedEngine{*std::move(models), {}, {}});
  loaded->engine.analyzer = &loaded->models.analyzer;
  loaded->engine.vectors = loaded->models.vectors.get();
  loaded->engine.threads = *threads;
  loaded->engine.document.engine_version = kVersion;
  loaded->engine.document.models = versions_of(loaded->models);
  loaded->version = {std::string(kVersion), versions_json(loaded->engine.document.models)};
  return loaded;
}

Result<KeyRange> range_of(const Arguments& arguments) {
  KeyRange range;
  if (arguments.has("--from")) {
    const auto from = time_of(arguments, "--from");
    if (!from) return tl::unexpected(from.error());
    range.from = first_key_of_second(from->begin);
  }
  if (arguments.has("--to")) {
    const auto to = time_of(arguments, "--to");
    if (!to) return tl::unexpected(to.error());
    range.before = first_key_of_second(to->end);
  }
  return range;
}

}  // namespace tellings
