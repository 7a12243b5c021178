// What accounts that came since add to a story: figures, second tellings, denials.
//
// News is only what stands in an account that is fresh and no copy: so a merge or a split of stories, a new
// collation of old accounts or an agency text on one more site is none. What stood before is looked for in
// every earlier document that shares an account with the story.
//
// Counter-example: "about 40" after "38" is no update, nor is an older article found late that knew of fewer.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "collate/collation.h"
#include "watch/notice.h"

namespace tellings {

struct StoryNews {
  const StoryCollation* now = nullptr;
  std::vector<const StoryCollation*> before;  // earlier documents that share an account with it
  std::function<bool(std::string_view account)> is_fresh;
  // Fresh accounts that a notice of their own tells of (edited, corrected, withdrawn); they add no other
  // news.
  std::function<bool(std::string_view account)> is_covered;
};

// At most one notice of each kind, none without a fact. REQUIRES: `before` is not empty.
std::vector<Notice> news_of(const StoryNews& story);

// The notice of a story that is told for the first time: the first sentences of its brief, else its title.
Notice new_story(const StoryCollation& now);

// Whether account `index` gives over what another has: verbatim, cut, machine-rewritten, translated, or
// mostly.
bool is_copy(const StoryCollation& story, AccountIndex index);

}  // namespace tellings
