#include "pipeline/decision_json.h"

#include <set>

#include "base/json_writer.h"

namespace tellings {
namespace {

void write_places(JsonWriter& json, const StoryCollation& story, const std::vector<Evidence>& places) {
  json.begin_array();
  for (const Evidence& place : places) {
    json.begin_array();
    json.value(story.accounts[place.account]->id);
    json.value(place.span.begin);
    json.value(place.span.end);
    json.end_array();
  }
  json.end_array();
}

}  // namespace

std::string decision_lines(const StoryCollation& story, const DecisionLog& log) {
  std::string out;
  std::set<std::string_view> named;
  for (const WeighedDecision& decision : log) {
    JsonWriter json(out);
    json.begin_object().member("kind", decision.kind);
    json.key("first");
    write_places(json, story, decision.first);
    json.key("second");
    write_places(json, story, decision.second);
    json.key("values").begin_array();
    for (const double value : decision.values) json.value(value);
    json.end_array();
    if (named.insert(decision.kind).second) {
      json.key("names").begin_array();
      for (const std::string_view name : decision.names) json.value(name);
      json.end_array();
    }
    json.end_object();
    out += '\n';
  }
  return out;
}

}  // namespace tellings
