#include "extract/page_facts.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "base/lexicon.h"
#include "extract/data.h"
#include "extract/white_space.h"
#include "text/ascii.h"

namespace tellings {
namespace {

constexpr std::array<std::pair<std::string_view, Fact>, 11> kFacts = {{
    {"title", Fact::kTitle},
    {"author", Fact::kAuthor},
    {"published", Fact::kPublished},
    {"dated", Fact::kDated},
    {"modified", Fact::kModified},
    {"site", Fact::kSite},
    {"url", Fact::kUrl},
    {"description", Fact::kDescription},
    {"type", Fact::kType},
    {"language", Fact::kLanguage},
    {"picture", Fact::kPicture},
}};

struct Known {
  Fact fact;
  int rank;
};

const std::unordered_map<std::string_view, Known>& known_names() {
  static const auto kNames = [] {
    std::unordered_map<std::string_view, Known> names;
    int rank = 0;
    for (const auto& fields : read_table(extract_data::kMetaNames)) {
      ++rank;
      for (const auto& [name, fact] : kFacts)
        if (fields.size() == 2 && fields[1] == name) names.emplace(fields[0], Known{fact, rank});
    }
    return names;
  }();
  return kNames;
}

void read_meta(Node* meta, std::vector<Declared>& out) {
  const std::string value = collapsed(attribute(meta, "content"));
  if (value.empty()) return;
  for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
    std::string name = lower_ascii(attribute(meta, key));
    const auto known = known_names().find(name);
    if (known == known_names().end()) continue;
    out.push_back({known->second.fact, known->second.rank, value, std::move(name)});
    return;
  }
}

// A page that names its words "twitter:title" below og:title keeps both; the order of trust is the file's.
void sort_declared(std::vector<Declared>& declared) {
  std::stable_sort(declared.begin(), declared.end(), [](const Declared& a, const Declared& b) {
    return std::pair(a.fact, a.rank) < std::pair(b.fact, b.rank);
  });
}

}  // namespace

std::string_view PageFacts::first(Fact fact) const {
  for (const Declared& one : declared)
    if (one.fact == fact) return one.value;
  return {};
}

std::vector<std::string_view> PageFacts::all(Fact fact) const {
  std::vector<std::string_view> values;
  for (const Declared& one : declared)
    if (one.fact == fact) values.emplace_back(one.value);
  return values;
}

PageFacts read_facts(const HtmlTree& tree, const PageBlocks& page, std::string_view url) {
  PageFacts facts;
  for (Node* meta : page.metas) read_meta(meta, facts.declared);
  sort_declared(facts.declared);
  for (Node* link : page.links) {
    const std::string_view rel = attribute(link, "rel");
    if (rel == "canonical" && facts.canonical.empty()) facts.canonical = collapsed(attribute(link, "href"));
  }
  if (page.title != nullptr) facts.title = inner_text(page.title);
  Node* html = tree.document()->first_child;
  while (html != nullptr && !is_element(html)) html = html->next;
  if (html != nullptr) facts.language = collapsed(attribute(html, "lang"));
  std::vector<std::string_view> scripts;
  for (Node* script : page.scripts)
    if (script->first_child != nullptr && is_text(script->first_child))
      scripts.push_back(text_of(script->first_child));
  const std::string& here = facts.canonical;
  facts.linked = read_linked_article(scripts, url.empty() ? std::string_view(here) : url);
  return facts;
}

}  // namespace tellings
