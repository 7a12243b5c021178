#include "extract/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "extract/address.h"
#include "extract/white_space.h"

namespace tellings {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMaxNodes = 20000;  // of one page; a product list is no article
constexpr int kMaxDepth = 12;

// Types of schema.org that are articles, the more telling first; "Article" itself and what ends so come by
// the suffix.
constexpr std::array<std::string_view, 8> kPostings = {
    "LiveBlogPosting",        "BlogPosting", "SocialMediaPosting", "Report", "Review",
    "DiscussionForumPosting", "Recipe",      "CreativeWork"};

bool names_article(std::string_view type) {
  if (const std::size_t slash = type.find_last_of("/:"); slash != std::string_view::npos)
    type.remove_prefix(slash + 1);
  return type.ends_with("Article") || std::find(kPostings.begin(), kPostings.end(), type) != kPostings.end();
}

// Without comment marks, raw control characters and commas before a closing bracket.
std::string mended(std::string_view json) {
  std::string out;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string && c == '\\' && i + 1 < json.size()) {
      out += c;
      out += json[++i];
      continue;
    }
    if (c == '"') in_string = !in_string;
    if (static_cast<unsigned char>(c) < 0x20) {
      out += ' ';
    } else if (!in_string && (c == '}' || c == ']')) {
      while (!out.empty() && (out.back() == ' ' || out.back() == ',')) out.pop_back();
      out += c;
    } else {
      out += c;
    }
  }
  const std::size_t begin = out.find_first_of("{[");
  const std::size_t end = out.find_last_of("}]");
  if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
  return out.substr(begin, end - begin + 1);
}

class Reader {
 public:
  void read(std::string_view json) {
    element root;
    if (parser_.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) {
      const std::string plain = mended(json);
      if (plain.empty() || parser_.parse(plain).get(root) != simdjson::SUCCESS) return;
    }
    name_ids(root, 0);
    visit(root, 0);
    names_.clear();
  }

  std::vector<LinkedArticle> take() { return std::move(found_); }

 private:
  static std::string_view raw(object from, std::string_view key) {
    std::string_view text;
    return from[key].get(text) == simdjson::SUCCESS ? text : std::string_view();
  }
  static std::string string(object from, std::string_view key) {
    return collapsed(unescaped(raw(from, key)));
  }

  static std::string_view type_of(object from) {
    element type;
    if (from["@type"].get(type) != simdjson::SUCCESS) return {};
    if (type.is_string()) return type.get_string().value_unsafe();
    array types;
    if (type.get(types) != simdjson::SUCCESS) return {};
    std::string_view first;
    for (const element one : types) {
      std::string_view name;
      if (one.get(name) != simdjson::SUCCESS) continue;
      if (names_article(name)) return name;
      if (first.empty()) first = name;
    }
    return first;
  }

  template <typename Each>
  void each_child(element at, Each each) {
    if (array items; at.get(items) == simdjson::SUCCESS) {
      for (const element item : items) each(item);
    } else if (object fields; at.get(fields) == simdjson::SUCCESS) {
      for (const auto field : fields) each(field.value);
    }
  }

  // "@id" -> name of persons and publishers, for authors that are only referred to.
  void name_ids(element at, int depth) {
    if (depth > kMaxDepth || ++seen_ > kMaxNodes) return;
    if (object fields; at.get(fields) == simdjson::SUCCESS) {
      const std::string_view id = raw(fields, "@id");
      const std::string_view name = raw(fields, "name");
      if (!id.empty() && !name.empty()) names_.emplace(std::string(id), std::string(name));
    }
    each_child(at, [&](element child) { name_ids(child, depth + 1); });
  }

  void visit(element at, int depth) {
    if (depth > kMaxDepth || ++seen_ > 2 * kMaxNodes) return;
    if (object fields; at.get(fields) == simdjson::SUCCESS && names_article(type_of(fields)))
      found_.push_back(article(fields));
    if (object fields; at.get(fields) == simdjson::SUCCESS) {
      for (const auto field : fields)  // the entries of a live blog are no articles of their own
        if (field.key != "liveBlogUpdate" && !field.value.is_string()) visit(field.value, depth + 1);
    } else {
      each_child(at, [&](element child) { visit(child, depth + 1); });
    }
  }

  LinkedArticle article(object from) {
    LinkedArticle one;
    one.type = type_of(from);
    one.headline = string(from, "headline");
    if (one.headline.empty()) one.headline = string(from, "name");
    one.body = unescaped(raw(from, "articleBody"));
    one.published = string(from, "datePublished");
    if (one.published.empty()) one.published = string(from, "dateCreated");
    one.modified = string(from, "dateModified");
    one.language = string(from, "inLanguage");
    one.url = string(from, "url");
    if (one.url.empty()) one.url = string(from, "mainEntityOfPage");
    if (object page; one.url.empty() && from["mainEntityOfPage"].get(page) == simdjson::SUCCESS)
      one.url = string(page, "@id");
    if (element authors; from["author"].get(authors) == simdjson::SUCCESS) add_names(authors, one.authors, 0);
    if (element authors; one.authors.empty() && from["creator"].get(authors) == simdjson::SUCCESS)
      add_names(authors, one.authors, 0);
    if (element publisher; from["publisher"].get(publisher) == simdjson::SUCCESS) {
      std::vector<std::string> names;
      add_names(publisher, names, 0);
      if (!names.empty()) one.publisher = names.front();
    }
    one.free = reads_free(from);
    if (array updates; from["liveBlogUpdate"].get(updates) == simdjson::SUCCESS) {
      for (const element update : updates) {
        if (object entry; update.get(entry) == simdjson::SUCCESS)
          one.updates.push_back({string(entry, "headline"), unescaped(raw(entry, "articleBody")),
                                 string(entry, "datePublished")});
      }
    }
    return one;
  }

  static bool reads_free(object from) {
    element free;
    if (from["isAccessibleForFree"].get(free) != simdjson::SUCCESS) return true;
    if (free.is_bool()) return free.get_bool().value_unsafe();
    std::string_view text;
    return free.get(text) != simdjson::SUCCESS || !(text == "False" || text == "false");
  }

  void add_names(element at, std::vector<std::string>& out, int depth) {
    if (depth > 3) return;
    if (std::string_view text; at.get(text) == simdjson::SUCCESS) {
      if (!text.empty()) out.push_back(collapsed(unescaped(text)));
    } else if (array items; at.get(items) == simdjson::SUCCESS) {
      for (const element item : items) add_names(item, out, depth + 1);
    } else if (object fields; at.get(fields) == simdjson::SUCCESS) {
      element name;
      if (fields["name"].get(name) == simdjson::SUCCESS) {
        add_names(name, out, depth + 1);
      } else if (const auto known = names_.find(std::string(raw(fields, "@id"))); known != names_.end()) {
        out.push_back(collapsed(unescaped(known->second)));
      }
    }
  }

  simdjson::dom::parser parser_;
  std::unordered_map<std::string, std::string> names_;
  std::vector<LinkedArticle> found_;
  std::size_t seen_ = 0;
};

std::size_t says(const LinkedArticle& one, std::string_view url) {
  std::size_t score = one.body.empty() ? 0 : 4;
  if (!one.published.empty()) score += 4;
  if (!one.headline.empty()) score += 3;
  if (!one.authors.empty()) score += 2;
  if (names_article(one.type) && one.type.ends_with("Article")) score += 1;
  if (!url.empty() && !one.url.empty() && address_key(one.url) == address_key(url)) score += 8;
  return score;
}

}  // namespace

std::optional<LinkedArticle> read_linked_article(const std::vector<std::string_view>& scripts,
                                                 std::string_view url) {
  Reader reader;
  for (const std::string_view script : scripts) reader.read(script);
  std::vector<LinkedArticle> found = reader.take();
  const LinkedArticle* best = nullptr;
  std::size_t most = 0;
  for (const LinkedArticle& one : found) {
    if (const std::size_t score = says(one, url); best == nullptr || score > most) {
      best = &one;
      most = score;
    }
  }
  if (best == nullptr) return std::nullopt;
  return *best;
}

}  // namespace tellings
