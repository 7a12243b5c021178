// The places of a story as other programs count them: code points, and the words that are meant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collate/collation.h"
#include "text/code_points.h"

namespace tellings {

// Views the story: valid as long as it lives. Building costs one pass over the texts.
class StorySpans {
 public:
  explicit StorySpans(const StoryCollation& story);

  // {start, end} in code points of the account's text.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> offsets(const Evidence& evidence) const {
    return of_account_[evidence.account].to_code_points(evidence.span);
  }
  [[nodiscard]] std::string_view printed(const Evidence& evidence) const;
  // Up to `size` code points before and behind.
  [[nodiscard]] std::string_view before(const Evidence& evidence, std::uint32_t size) const;
  [[nodiscard]] std::string_view behind(const Evidence& evidence, std::uint32_t size) const;

 private:
  const StoryCollation& story_;
  std::vector<CodePointIndex> of_account_;
};

// A name for an account or hidden source that is unique over the web: "urn:tellings:s-1:a1"; what is no
// letter, digit,
// '-', '.' or '_' in an id is percent-coded.
std::string urn_of(const StoryCollation& story, std::string_view id);

// `words` for the text or an attribute of XML 1.0: marks escaped, characters that XML does not allow become
// U+FFFD.
std::string xml_escaped(std::string_view words);

}  // namespace tellings
