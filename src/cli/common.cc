#include "cli/common.h"

#include <charconv>

#include "base/hash.h"
#include "cli/console.h"
#include "ingest/byte_stream.h"
#include "ingest/inputs.h"
#include "pipeline/models.h"

namespace tellings {
namespace {

constexpr std::size_t kLargestModel = 4ULL << 30;
constexpr std::size_t kLeastMemory = std::size_t{64} << 20;
constexpr std::size_t kMostMemory = std::size_t{1} << 50;

Result<std::string> analyzer_path(const Arguments& arguments, const Environment& environment) {
  if (arguments.has("--model")) return arguments.value("--model");
  return find_model(model_folders(environment.binary_folder), "en.model");
}

std::string sha256_of_file(const std::string& path) {
  const auto stream = open_bytes(path);
  const auto bytes = stream ? read_all(**stream, path, kLargestModel) : tl::unexpected(stream.error());
  return bytes ? sha256_hex(*bytes) : "";
}

}  // namespace

Result<std::unique_ptr<PageSource>> open_inputs(const Arguments& arguments) {
  auto fields = FieldMap::parse(arguments.value("--fields"));
  if (!fields) return tl::unexpected(fields.error());
  InputOptions options;
  options.fields = *std::move(fields);
  options.url = arguments.value("--url");
  options.encoding = arguments.value("--encoding");
  std::vector<std::string> paths = arguments.operands;
  if (paths.empty()) paths.emplace_back("-");
  return read_inputs(std::move(paths), std::move(options));
}

Result<unsigned> number_of(const Arguments& arguments, std::string_view flag, unsigned otherwise,
                           unsigned most) {
  if (!arguments.has(flag)) return otherwise;
  const std::string given = arguments.value(flag);
  unsigned number = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
  if (error != std::errc() || end != given.data() + given.size() || number == 0 || number > most) {
    return fail(ErrorCode::kUsage, "reading " + std::string(flag) + " " + given +
                                       ": not a number from 1 to " + std::to_string(most));
  }
  return number;
}

Result<unsigned> threads_of(const Arguments& arguments) { return number_of(arguments, "--threads", 0, 1024); }

Result<std::size_t> memory_of(const Arguments& arguments, std::size_t otherwise) {
  if (!arguments.has("--memory")) return otherwise;
  const std::string given = arguments.value("--memory");
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
  const std::string_view unit(end, static_cast<std::size_t>(given.data() + given.size() - end));
  const int shift = unit.empty() ? 0 : unit == "K" ? 10 : unit == "M" ? 20 : unit == "G" ? 30 : -1;
  const bool fits = error == std::errc() && shift >= 0 && number <= (kMostMemory >> shift);
  if (!fits || (number << shift) < kLeastMemory)
    return fail(ErrorCode::kUsage,
                "reading --memory " + given + ": not a size such as 512M or 2G, at least 64M");
  return number << shift;
}

Result<Rules> rules_of(const Arguments& arguments) {
  Rules rules;
  for (const std::string& name : arguments.values("--without")) {
    const auto rule = rule_named(name);
    if (!rule)
      return fail(ErrorCode::kUsage, "reading --without " + name + ": not one of " + all_rule_names());
    rules.leave_out(*rule);
  }
  return rules;
}

Result<LanguageGuesser> load_language(const Environment& environment) {
  const auto path = find_model(model_folders(environment.binary_folder), "lid.176.ftz");
  if (!path) return tl::unexpected(path.error());
  return LanguageGuesser::load(*path);
}

Result<Analyzer> load_analyzer(const Arguments& arguments, const Environment& environment) {
  const auto path = analyzer_path(arguments, environment);
  if (!path) return tl::unexpected(path.error());
  return Analyzer::load(*path);
}

Result<LoadedModels> load_models(const Arguments& arguments, const Environment& environment) {
  auto language = load_language(environment);
  if (!language) return tl::unexpected(language.error());
  auto analyzer = load_analyzer(arguments, environment);
  if (!analyzer) return tl::unexpected(analyzer.error());
  const auto path = find_model(model_folders(environment.binary_folder), "en.vectors");
  if (!path) return tl::unexpected(path.error());
  auto vectors = SentenceVectors::open(*path);
  if (!vectors) return tl::unexpected(vectors.error());
  return LoadedModels{*std::move(language), *std::move(analyzer), *std::move(vectors)};
}

std::vector<ModelVersion> versions_of(const LoadedModels& models, const Arguments& arguments,
                                      const Environment& environment) {
  const std::string language(models.analyzer.language());
  std::string name =
      language + "_" + std::string(models.analyzer.name()) + " " + std::string(models.analyzer.version());
  const auto path = analyzer_path(arguments, environment);
  return {{std::move(name), path ? sha256_of_file(*path) : ""}, {"en.vectors", models.vectors->sha256()}};
}

int failed(const Error& error) {
  report(error.message);
  return error.code == ErrorCode::kUsage ? kWrongUsage : kNothingReadable;
}

}  // namespace tellings
