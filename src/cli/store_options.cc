#include "cli/store_options.h"

#include <chrono>
#include <sstream>

#include "cli/version.h"
#include "desk/told_range.h"
#include "document/decision.h"
#include "ingest/byte_stream.h"

namespace tellings {
namespace {

constexpr std::size_t kLargestList = std::size_t{64} << 20;  // bytes of --sources, of --decisions

}  // namespace

std::string database_of(const Arguments& arguments) { return arguments.value("--db", "tellings.db"); }

std::int64_t seconds_now() {
  using std::chrono::system_clock;
  return std::chrono::duration_cast<std::chrono::seconds>(system_clock::now().time_since_epoch()).count();
}

Result<std::optional<Outlets>> outlets_of(const Arguments& arguments) {
  if (!arguments.has("--sources")) return std::optional<Outlets>();
  const std::string path = arguments.value("--sources");
  const auto bytes = read_file(path, kLargestList);
  if (!bytes) return tl::unexpected(bytes.error());
  auto outlets = Outlets::parse(*bytes, path);
  if (!outlets) return tl::unexpected(outlets.error());
  return std::optional(*std::move(outlets));
}

Result<std::vector<std::string>> decision_lines_of(const Arguments& arguments) {
  std::vector<std::string> lines;
  for (const std::string& path : arguments.values("--decisions")) {
    const auto bytes = read_file(path, kLargestList);
    if (!bytes) return tl::unexpected(bytes.error());
    if (const auto read = read_decisions(*bytes); !read)
      return fail(read.error().code, path + ": " + read.error().message);
    std::istringstream stream(*bytes);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
  }
  return lines;
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
  return read_told_range(arguments.value("--from"), arguments.value("--to"));
}

}  // namespace tellings
