#include "nlp/model_pack.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "nlp/language.h"
#include "nlp/pack_network.h"
#include "nlp/pack_rules.h"
#include "nlp/packed_file.h"
#include "nlp/spacy_config.h"

namespace tellings {
namespace {

using nlohmann::json;

tl::unexpected<Error> refuse(const std::string& section, const std::string& cause) {
  return fail(ErrorCode::kUnsupported, "reading pipeline, [" + section + "]: " + cause);
}

// factory -> component name, for the components that are switched on. The order matters to the results: tags
// and trees feed the ruler, sentence starts the entities.
Result<std::map<std::string, std::string>> active_components(const SpacyConfig& config) {
  static const std::vector<std::string> kOrder{"tok2vec",         "tagger",     "parser",
                                               "attribute_ruler", "lemmatizer", "ner"};
  const json& disabled = config.value("nlp", "disabled");
  std::map<std::string, std::string> components;
  std::size_t last = 0;
  for (const json& entry : config.value("nlp", "pipeline")) {
    if (!entry.is_string() || std::find(disabled.begin(), disabled.end(), entry) != disabled.end()) continue;
    const std::string name = entry.get<std::string>();
    const std::string factory = config.text("components." + name, "factory");
    const auto at = std::find(kOrder.begin(), kOrder.end(), factory);
    if (at == kOrder.end()) return refuse("components." + name, "factory '" + factory + "' is not known");
    const auto place = static_cast<std::size_t>(at - kOrder.begin());
    if (!components.empty() && place <= last)
      return refuse("nlp", "component " + name + " stands in an unusual place");
    last = place;
    components.emplace(factory, name);
  }
  for (const std::string& factory : kOrder) {
    if (!components.contains(factory)) return refuse("nlp", "the pipeline has no " + factory);
  }
  return components;
}

Result<void> check_listener(const SpacyConfig& config, const std::string& component,
                            const std::string& upstream) {
  const std::string section = "components." + component + ".model.tok2vec";
  const std::string printed = config.text(section, "@architectures");
  if (printed != "spacy.Tok2VecListener.v1")
    return refuse(section, "architecture '" + printed + "' is not known here; spacy.Tok2VecListener.v1 is");
  const std::string source = config.text(section, "upstream");
  if (source != upstream && source != "*") return refuse(section, "listens to '" + source + "'");
  return {};
}

// Steps that each may fail; the first error stays.
class Steps {
 public:
  template <typename T>
  T take(Result<T> result) {
    if (result) return *std::move(result);
    note(result.error());
    return T{};
  }
  void take(const Result<void>& result) {
    if (!result) note(result.error());
  }
  [[nodiscard]] bool ok() const { return !error_; }
  [[nodiscard]] const Error& error() const { return *error_; }

 private:
  void note(const Error& error) {
    if (!error_) error_ = error;
  }
  std::optional<Error> error_;
};

}  // namespace

Result<std::string> pack_pipeline(const std::filesystem::path& directory) {
  const auto config_text = read_model_file(directory / "config.cfg");
  if (!config_text) return tl::unexpected(config_text.error());
  const auto config = SpacyConfig::parse(*config_text);
  if (!config) return tl::unexpected(config.error());
  const std::string language = config->text("nlp", "lang");
  if (find_language(language) == nullptr)
    return refuse("nlp", "language '" + language + "' has no rules here");
  auto components = active_components(*config);
  if (!components) return tl::unexpected(components.error());
  if (config->text("components." + (*components)["lemmatizer"], "mode") != "rule") {
    return refuse("components." + (*components)["lemmatizer"], "mode must be rule");
  }
  const auto meta_text = read_model_file(directory / "meta.json");
  if (!meta_text) return tl::unexpected(meta_text.error());
  const json meta = json::parse(*meta_text, nullptr, false);
  if (!meta.is_object())
    return fail(ErrorCode::kInvalid, "reading pipeline file meta.json: not a JSON object");

  PackedWriter out;
  Steps steps;
  json about{{"lang", language}, {"name", meta.value("name", "")}, {"version", meta.value("version", "")}};
  const auto& names = *components;
  steps.take(check_listener(*config, names.at("tagger"), names.at("tok2vec")));
  steps.take(check_listener(*config, names.at("parser"), names.at("tok2vec")));
  about["tok2vec"] = steps.take(pack_tok2vec(directory, *config, names.at("tok2vec"),
                                             "components." + names.at("tok2vec") + ".model", out));
  about["tagger"] = steps.take(pack_tagger(directory, *config, names.at("tagger"), out));
  about["parser"] = steps.take(pack_transition_model(directory, *config, names.at("parser"), "parser", out));
  about["ner_tok2vec"] = steps.take(pack_tok2vec(directory, *config, names.at("ner"),
                                                 "components." + names.at("ner") + ".model.tok2vec", out));
  about["ner"] = steps.take(pack_transition_model(directory, *config, names.at("ner"), "ner", out));
  // One file through the function that reads it: read(bytes, place, more...).
  const auto read_file = [&](const std::filesystem::path& name, auto read, auto&... more) {
    const auto bytes = read_model_file(directory / name);
    using Read = decltype(read(*bytes, name.string(), more...));
    return steps.take(bytes ? read(*bytes, (directory / name).string(), more...)
                            : Read(tl::unexpected(bytes.error())));
  };
  about["tokenizer"] = read_file("tokenizer", pack_tokenizer);
  about["ruler"] = read_file(std::filesystem::path(names.at("attribute_ruler")) / "patterns", pack_ruler);
  about["lemmatizer"] =
      read_file(std::filesystem::path(names.at("lemmatizer")) / "lookups/lookups.bin", pack_lemmatizer, out);
  read_file("vocab/lookups.bin", pack_norms, out);
  if (steps.ok() && (about["tok2vec"]["static"] == true || about["ner_tok2vec"]["static"] == true)) {
    read_file("vocab/key2row", pack_vector_keys, out);
  }
  if (!steps.ok()) return tl::unexpected(steps.error());
  out.add_text("about", about.dump());
  return out.finish();
}

Result<void> pack_pipeline_to(const std::filesystem::path& directory, const std::filesystem::path& file) {
  const auto bytes = pack_pipeline(directory);
  if (!bytes) return tl::unexpected(bytes.error());
  std::filesystem::path half = file;
  half += ".part";
  std::error_code error;
  {
    std::ofstream out(half, std::ios::binary | std::ios::trunc);
    out.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
    out.close();
    if (!out) return fail(ErrorCode::kUnreadable, "writing model " + half.string() + ": the system refuses");
  }
  std::filesystem::rename(half, file, error);
  if (error) return fail(ErrorCode::kUnreadable, "writing model " + file.string() + ": " + error.message());
  return {};
}

}  // namespace tellings
