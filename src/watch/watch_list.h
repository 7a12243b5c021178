// What a desk wants to be told of.
//
//   # one a line
//   name: Ana Brill        a name or place of the story, also as part of a longer one
//   place: Corran Point
//   word: coast guard      words of a fact or of the story's title
//   source: Daily Clarion  an account of this source among the story's
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "collate/collation.h"
#include "watch/notice.h"

namespace tellings {

class WatchList {
 public:
  // kInvalid, with the number of the line, for one that is of no such form.
  static Result<WatchList> parse(std::string_view text);

  // True for an empty list.
  [[nodiscard]] bool wants(const Notice& notice, const StoryCollation& story) const;

 private:
  std::vector<std::string> names_, words_, sources_;  // as compared
};

}  // namespace tellings
