#include "document/write.h"

#include "document/story_json.h"

namespace tellings {
namespace {

Json apart_json(const ApartAccount& apart) {
  const CodePointIndex index(apart.account->text);
  Json evidence = Json::array();
  for (const Evidence& item : apart.evidence) {
    const auto [start, end] = index.to_code_points(item.span);
    evidence.push_back({{"account", apart.account->id}, {"start", start}, {"end", end}});
  }
  return {{"account", apart.account->id},
          {"source", apart.account->source},
          {"title", apart.account->title},
          {"reason", apart.reason},
          {"evidence", evidence}};
}

}  // namespace

std::string write_document(const Collation& collation, const DocumentOptions& options) {
  Json models = Json::array();
  for (const ModelVersion& model : options.models)
    models.push_back({{"name", model.name}, {"sha256", model.sha256}});
  Json stories = Json::array();
  for (const StoryCollation& story : collation.stories)
    stories.push_back(story_json(story, options.with_text));
  Json apart = Json::array();
  for (const ApartAccount& item : collation.apart) apart.push_back(apart_json(item));
  Json skipped = Json::array();
  for (const SkippedInput& item : collation.skipped)
    skipped.push_back({{"input", item.input}, {"reason", item.reason}});
  const Json document = {{"format", "tellings.collation/1"},
                         {"engine", {{"version", options.engine_version}, {"models", models}}},
                         {"stories", stories},
                         {"apart", apart},
                         {"decisions", Json::array()},
                         {"skipped", skipped}};
  return document.dump(options.indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tellings
