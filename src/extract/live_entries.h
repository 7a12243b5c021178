// The entries of a live blog as its page is built: neighbours of one kind, each with a time of its own.
//
//   <div class=live>  <article><time>9.40am</time><p>...</p></article>  <article>...</article> ...
//                      entry 9.40am                                      entry 8.05am
//
// Counter-example: the comments below a story and the list of other stories have times too, and no body.
#pragma once

#include <cstdint>
#include <vector>

#include "base/printed_time.h"
#include "extract/blocks.h"
#include "extract/main_text.h"

namespace tellings {

struct LiveEntry {
  std::uint32_t first_block = 0;  // blocks [first_block, end_block)
  std::uint32_t end_block = 0;
  PrintedTime time;
};

// In page order; empty where the page is no live blog: fewer than three entries, or less than half of the
// story in them. `language` is the page's.
std::vector<LiveEntry> find_live_entries(const PageBlocks& page, const MainText& main,
                                         std::string_view language);

}  // namespace tellings
