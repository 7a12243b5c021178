// The article that a page describes in JSON-LD (schema.org), as far as it can be read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tellings {

struct LiveUpdate {
  std::string headline;
  std::string body;
  std::string published;
};

// Strings as printed in the JSON, character references resolved. Empty where not given.
struct LinkedArticle {
  std::string type;  // "NewsArticle", "LiveBlogPosting", ...
  std::string headline;
  std::string body;
  std::string published;
  std::string modified;
  std::string publisher;
  std::string url;
  std::string language;
  std::vector<std::string> authors;
  bool free = true;  // false: isAccessibleForFree says no
  std::vector<LiveUpdate> updates;
};

// `scripts` are the contents of the page's application/ld+json elements. Comments, control characters and
// trailing commas in them are forgiven. Of several articles the one whose address is `url`, else the one with
// most to say. Nothing where none describes an article.
std::optional<LinkedArticle> read_linked_article(const std::vector<std::string_view>& scripts,
                                                 std::string_view url);

}  // namespace tellings
