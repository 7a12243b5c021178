#include "pipeline/loaded_models.h"

#include "base/hash.h"
#include "base/json_writer.h"
#include "ingest/byte_stream.h"
#include "pipeline/models.h"

namespace tellings {
namespace {

constexpr std::size_t kLargestModel = 4ULL << 30;

std::string sha256_of_file(const std::string& path) {
  const auto bytes = read_file(path, kLargestModel);
  return bytes ? sha256_hex(*bytes) : "";
}

}  // namespace

Result<LanguageGuesser> load_language(const std::vector<std::string>& folders) {
  const auto path = find_model(folders, "lid.176.ftz");
  if (!path) return tl::unexpected(path.error());
  return LanguageGuesser::load(*path);
}

Result<LoadedModels> load_models(const std::vector<std::string>& folders, const std::string& analyzer_path) {
  auto language = load_language(folders);
  if (!language) return tl::unexpected(language.error());
  auto path = analyzer_path.empty() ? find_model(folders, "en.model") : Result<std::string>(analyzer_path);
  if (!path) return tl::unexpected(path.error());
  auto analyzer = Analyzer::load(*path);
  if (!analyzer) return tl::unexpected(analyzer.error());
  const auto vectors_path = find_model(folders, "en.vectors");
  if (!vectors_path) return tl::unexpected(vectors_path.error());
  auto vectors = SentenceVectors::open(*vectors_path);
  if (!vectors) return tl::unexpected(vectors.error());
  return LoadedModels{*std::move(language), *std::move(analyzer), *std::move(vectors), *std::move(path)};
}

std::vector<ModelVersion> versions_of(const LoadedModels& models) {
  const Analyzer& analyzer = models.analyzer;
  std::string name = std::string(analyzer.language()) + "_" + std::string(analyzer.name()) + " " +
                     std::string(analyzer.version());
  return {{std::move(name), sha256_of_file(models.analyzer_path)}, {"en.vectors", models.vectors->sha256()}};
}

std::string versions_json(const std::vector<ModelVersion>& models) {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (const ModelVersion& model : models)
    json.begin_object().member("name", model.name).member("sha256", model.sha256).end_object();
  json.end_array();
  return text;
}

}  // namespace tellings
