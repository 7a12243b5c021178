#include "cli/common.h"

#include <charconv>

#include "cli/console.h"
#include "ingest/inputs.h"
#include "pipeline/models.h"

namespace tellings {

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

Result<LanguageGuesser> load_language(const Environment& environment) {
  const auto path = find_model(model_folders(environment.binary_folder), "lid.176.ftz");
  if (!path) return tl::unexpected(path.error());
  return LanguageGuesser::load(*path);
}

Result<Analyzer> load_analyzer(const Arguments& arguments, const Environment& environment) {
  if (arguments.has("--model")) return Analyzer::load(arguments.value("--model"));
  const auto path = find_model(model_folders(environment.binary_folder), "en.model");
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
  std::vector<ModelVersion> versions = {{"en.vectors", (*vectors)->sha256()}};
  return LoadedModels{*std::move(language), *std::move(analyzer), *std::move(vectors), std::move(versions)};
}

int failed(const Error& error) {
  report(error.message);
  return error.code == ErrorCode::kUsage ? kWrongUsage : kNothingReadable;
}

}  // namespace tellings
