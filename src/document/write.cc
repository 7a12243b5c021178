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

Json decisions_json(const std::vector<Decision>& decisions) {
  Json list = Json::array();
  for (const Decision& decision : decisions) {
    Json target = {{"account", decision.account}};
    if (decision.place) target.update({{"start", decision.place->first}, {"end", decision.place->second}});
    list.push_back({{"target", std::move(target)},
                    {"do", decision.action},
                    {"value", text_or_null(decision.value)},
                    {"by", text_or_null(decision.by)},
                    {"at", text_or_null(decision.at)},
                    {"note", text_or_null(decision.note)},
                    {"applied", decision.applied},
                    {"machine", text_or_null(decision.machine)},
                    {"why_not", text_or_null(decision.why_not)}});
  }
  return list;
}

Texts texts_of(const DocumentOptions& options) {
  if (options.excerpts) return Texts::kExcerpts;
  return options.with_text ? Texts::kWhole : Texts::kNone;
}

}  // namespace

std::string write_document(const Collation& collation, const DocumentOptions& options) {
  Json models = Json::array();
  for (const ModelVersion& model : options.models)
    models.push_back({{"name", model.name}, {"sha256", model.sha256}});
  Json stories = Json::array();
  for (std::size_t s = 0; s < collation.stories.size(); ++s)
    stories.push_back(
        story_json(collation.stories[s], texts_of(options),
                   s < options.changes.size() ? options.changes[s] : std::vector<CollationChange>{}));
  Json apart = Json::array();
  for (const ApartAccount& item : collation.apart) apart.push_back(apart_json(item));
  Json skipped = Json::array();
  for (const SkippedInput& item : collation.skipped)
    skipped.push_back({{"input", item.input}, {"reason", item.reason}});
  const Json document = {{"format", "tellings.collation/1"},
                         {"engine", {{"version", options.engine_version}, {"models", models}}},
                         {"stories", stories},
                         {"apart", apart},
                         {"decisions", decisions_json(options.decisions)},
                         {"skipped", skipped}};
  return document.dump(options.indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tellings
