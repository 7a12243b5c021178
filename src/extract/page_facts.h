// What a page declares about its article: meta elements, links and JSON-LD. All of it is hearsay until the
// page's own text agrees: sites declare their own name as the author, the day of the visit as the date, one
// article for another.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/blocks.h"
#include "extract/json_ld.h"

namespace tellings {

enum class Fact {
  kTitle,
  kAuthor,
  kPublished,
  kDated,  // a date that does not say of what
  kModified,
  kSite,
  kUrl,
  kDescription,
  kType,
  kLanguage,
  kPicture,
};

struct Declared {
  Fact fact;
  int rank;  // line of data/meta_names.tsv: the smaller, the more trusted
  std::string value;
  std::string name;  // of the meta element, lower case
};

struct PageFacts {
  std::vector<Declared> declared;  // by fact, then rank, then place in the page; no empty values
  std::optional<LinkedArticle> linked;
  std::string canonical;  // of <link rel=canonical>
  std::string language;   // of <html lang>
  std::string title;      // of <title>

  // The most trusted one of its kind; empty where none.
  [[nodiscard]] std::string_view first(Fact fact) const;
  [[nodiscard]] std::vector<std::string_view> all(Fact fact) const;
};

// `url` is the page's, where known: it decides between several linked articles.
PageFacts read_facts(const HtmlTree& tree, const PageBlocks& page, std::string_view url);

}  // namespace tellings
