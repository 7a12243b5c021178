// tellings bench: how fast a stage is on this machine.
#include "pipeline/bench.h"

#include "base/json_writer.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/console.h"

namespace tellings {
namespace {

constexpr unsigned kMostRepeats = 100000;

std::string line_of(std::string_view stage, const BenchOptions& options, const BenchResult& result) {
  const auto per_second = [&result](std::uint64_t amount) {
    return static_cast<double>(amount) / result.seconds;
  };
  std::string line;
  JsonWriter json(line);
  json.begin_object()
      .member("stage", stage)
      .member("items", result.items)
      .member("words", result.words)
      .member("bytes", result.bytes);
  json.member("repeat", options.repeat).member("threads", options.threads).member("seconds", result.seconds);
  json.member("best_seconds", result.best_seconds).member("items_per_second", per_second(result.items));
  json.member("words_per_second", per_second(result.words))
      .member("bytes_per_second", per_second(result.bytes));
  json.member("peak_memory_bytes", result.peak_memory).end_object();
  return line + "\n";
}

}  // namespace

int run_bench_command(const Arguments& arguments, const Environment& environment) {
  if (arguments.operands.empty()) return failed({ErrorCode::kUsage, "measuring: name a stage and its input"});
  const auto stage = bench_stage_named(arguments.operands.front());
  if (!stage) {
    return failed({ErrorCode::kUsage, "measuring " + arguments.operands.front() +
                                          ": not one of parse, extract, nlp, annotate, group, collate, all"});
  }
  const auto threads = threads_of(arguments);
  if (!threads) return failed(threads.error());
  const auto repeat = number_of(arguments, "--repeat", 1, kMostRepeats);
  if (!repeat) return failed(repeat.error());
  const auto models = load_models(arguments, environment);
  if (!models) return failed(models.error());

  Arguments inputs = arguments;
  inputs.operands.erase(inputs.operands.begin());
  const auto source = open_inputs(inputs);
  if (!source) return failed(source.error());
  std::vector<IngestItem> items;
  while (auto item = (*source)->next()) {
    if (const auto* skipped = std::get_if<SkippedPage>(&*item)) report_skipped(*skipped);
    items.push_back(*std::move(item));
  }
  const BenchOptions options{*stage, *repeat, *threads};
  const auto result = run_bench(std::move(items), models->analyzer, models->vectors.get(), options);
  if (!result) {
    report(result.error().message);
    return kNothingReadable;
  }
  return print(line_of(arguments.operands.front(), options, *result)) ? kDone : kNothingReadable;
}

}  // namespace tellings
