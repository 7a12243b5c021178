#include <array>
#include <cstdio>

#include "render/exports.h"
#include "render/story_spans.h"
#include "render/wording.h"

namespace tellings {
namespace {

struct Key {
  std::string_view id;
  std::string_view of;  // node | edge
  std::string_view type;
};

constexpr std::array kKeys = {
    Key{"label", "node", "string"},     Key{"kind", "node", "string"},
    Key{"source", "node", "string"},    Key{"published", "node", "string"},
    Key{"url", "node", "string"},       Key{"group", "node", "int"},
    Key{"words", "edge", "string"},     Key{"how", "edge", "string"},
    Key{"credited", "edge", "boolean"}, Key{"share", "edge", "double"},
    Key{"score", "edge", "double"},     Key{"direction_score", "edge", "double"},
    Key{"band", "edge", "string"},
};

std::string data(std::string_view key, std::string_view value) {
  return "<data key=\"" + std::string(key) + "\">" + xml_escaped(value) + "</data>";
}

std::string decimal(double value) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.4f", value);
  return buffer.data();
}

std::string node_id(const StoryCollation& story, SourceRef source) {
  return source.hidden ? urn_of(story, story.stemma.hidden[source.index].id)
                       : urn_of(story, story.accounts[source.index]->id);
}

// 1, 2, ...: the group of accounts without a shared source; nothing for what is not counted.
std::string group_of(const StoryCollation& story, AccountIndex account) {
  const auto& groups = story.stemma.independent_groups;
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (const AccountIndex member : groups[g])
      if (member == account) return std::to_string(g + 1);
  return "";
}

std::string account_node(const StoryCollation& story, AccountIndex index) {
  const Account& account = *story.accounts[index];
  std::string out = "  <node id=\"" + node_id(story, {false, index}) + "\">" + data("label", account.id) +
                    data("kind", name_of(account.kind)) + data("source", account.source);
  if (account.published) out += data("published", account.published->value);
  if (!account.url.empty()) out += data("url", account.url);
  if (const std::string group = group_of(story, index); !group.empty()) out += data("group", group);
  return out + "</node>\n";
}

std::string hidden_node(const StoryCollation& story, std::uint32_t index) {
  const HiddenSource& hidden = story.stemma.hidden[index];
  return "  <node id=\"" + node_id(story, {true, index}) + "\">" + data("label", hidden.label) +
         data("kind",
              hidden.kind == HiddenKind::kUnknown ? "source not among the accounts" : name_of(hidden.kind)) +
         "</node>\n";
}

std::string edge_line(const StoryCollation& story, const Edge& edge) {
  return "  <edge source=\"" + node_id(story, edge.from) + "\" target=\"" + node_id(story, {false, edge.to}) +
         "\" directed=\"" + (direction_open(edge) ? "false" : "true") + "\">" +
         data("words", edge_words(edge)) + data("how", name_of(edge.how)) +
         data("credited", edge.credited ? "true" : "false") + data("share", decimal(edge.share)) +
         data("score", decimal(edge.score)) + data("direction_score", decimal(edge.direction_score)) +
         data("band", name_of(edge.band)) + "</edge>\n";
}

}  // namespace

std::string export_graphml(const Collation& collation) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml "
      "xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const Key& key : kKeys) {
    out += " <key id=\"" + std::string(key.id) + "\" for=\"" + std::string(key.of) + "\" attr.name=\"" +
           std::string(key.id) + "\" attr.type=\"" + std::string(key.type) + "\"/>\n";
  }
  for (const StoryCollation& story : collation.stories) {
    out += " <graph id=\"" + xml_escaped(story.id) + "\" edgedefault=\"directed\">\n";
    for (AccountIndex a = 0; a < story.accounts.size(); ++a) out += account_node(story, a);
    for (std::uint32_t h = 0; h < story.stemma.hidden.size(); ++h) out += hidden_node(story, h);
    for (const Edge& edge : story.stemma.edges) out += edge_line(story, edge);
    out += " </graph>\n";
  }
  return out + "</graphml>\n";
}

}  // namespace tellings
