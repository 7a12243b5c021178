#include <cmath>
#include <map>
#include <vector>

#include "base/json_writer.h"
#include "render/exports.h"
#include "render/story_spans.h"
#include "render/wording.h"

namespace tellings {
namespace {

double four_decimals(double number) { return std::round(number * 1e4) / 1e4; }  // as in the document

void reference(JsonWriter& json, const std::string& id) {
  json.begin_object().member("@id", id).end_object();
}

class ProvWriter {
 public:
  std::string write(const Collation& collation) {
    json_.begin_object().key("@context").begin_object();
    json_.member("prov", "http://www.w3.org/ns/prov#")
        .member("schema", "https://schema.org/")
        .member("xsd", "http://www.w3.org/2001/XMLSchema#")
        .member("tellings", "urn:tellings:terms:")
        .end_object();
    json_.key("@graph").begin_array();
    for (const StoryCollation& story : collation.stories) write_story(story);
    json_.end_array().end_object();
    return std::move(out_) + "\n";
  }

 private:
  void write_story(const StoryCollation& story) {
    std::map<AccountIndex, std::vector<const Edge*>> edges;
    for (const Edge& edge : story.stemma.edges) edges[edge.to].push_back(&edge);
    std::map<std::string, std::string> agents;  // urn -> outlet
    for (AccountIndex a = 0; a < story.accounts.size(); ++a) {
      const Account& account = *story.accounts[a];
      const std::string agent = account.source.empty() ? "" : urn_of(story, "outlet-" + account.source);
      if (!agent.empty()) agents.emplace(agent, account.source);
      write_account(story, account, agent, edges[a]);
    }
    for (const auto& [urn, outlet] : agents) {
      json_.begin_object().member("@id", urn).member("@type", "prov:Agent").member("schema:name", outlet);
      json_.end_object();
    }
    for (const HiddenSource& hidden : story.stemma.hidden) {
      json_.begin_object().member("@id", urn_of(story, hidden.id)).member("@type", "prov:Entity");
      json_.member("schema:name", hidden.label)
          .member_or_null("tellings:kind", name_of(hidden.kind))
          .end_object();
    }
  }

  void write_account(const StoryCollation& story, const Account& account, const std::string& agent,
                     const std::vector<const Edge*>& edges) {
    json_.begin_object().member("@id", urn_of(story, account.id)).member("@type", "prov:Entity");
    json_.member("schema:headline", account.title).member_or_null("schema:url", account.url);
    json_.member("tellings:sha256", account.sha256);
    if (account.published) json_.member("schema:datePublished", account.published->value);
    if (!agent.empty()) reference(json_.key("prov:wasAttributedTo"), agent);
    if (!account.version_of.empty())
      reference(json_.key("prov:wasRevisionOf"), urn_of(story, account.version_of));
    write_alternates(story, edges);
    write_derivations(story, edges);
    json_.end_object();
  }

  static std::string source_urn(const StoryCollation& story, const Edge& edge) {
    return edge.from.hidden ? urn_of(story, story.stemma.hidden[edge.from.index].id)
                            : urn_of(story, story.accounts[edge.from.index]->id);
  }

  // Same material, direction unclear: neither is said to come from the other.
  void write_alternates(const StoryCollation& story, const std::vector<const Edge*>& edges) {
    json_.key("prov:alternateOf").begin_array();
    for (const Edge* edge : edges)
      if (direction_open(*edge)) reference(json_, source_urn(story, *edge));
    json_.end_array();
  }

  void write_derivations(const StoryCollation& story, const std::vector<const Edge*>& edges) {
    json_.key("prov:qualifiedDerivation").begin_array();
    for (const Edge* edge : edges) {
      if (direction_open(*edge)) continue;
      json_.begin_object().member("@type",
                                  edge->how == Derivation::kQuoted ? "prov:Quotation" : "prov:Derivation");
      reference(json_.key("prov:entity"), source_urn(story, *edge));
      json_.member("schema:description", edge_words(*edge)).member("tellings:how", name_of(edge->how));
      json_.member("tellings:credited", edge->credited).member("tellings:share", four_decimals(edge->share));
      json_.member("tellings:score", four_decimals(edge->score))
          .member("tellings:band", name_of(edge->band))
          .end_object();
    }
    json_.end_array();
  }

  std::string out_;
  JsonWriter json_{out_, 1};
};

}  // namespace

std::string export_prov(const Collation& collation) { return ProvWriter().write(collation); }

}  // namespace tellings
