// Where quotation marks open and close: the runs of words between marks, before anyone asks who says them.
#pragma once

#include <cstdint>
#include <vector>

#include "account/account.h"
#include "base/span.h"

namespace tellings {

// The words between one pair of marks within one paragraph.
//
//   He said: “They told us, ‘Log it’, twice.”
//            ^-----------------------------^   marked
//             ^---------------------------^    content, depth 0
//                           ^----^             content of another run, depth 1
struct MarkedRun {
  ByteSpan content;  // without blanks at its edges, never empty
  ByteSpan marked;
  std::uint32_t paragraph = 0;  // index in Account::paragraphs
  std::uint32_t depth = 0;
  bool opened = true;      // its opening mark is printed
  bool closed = true;      // its closing mark is printed
  bool continues = false;  // goes on from the run before, over a paragraph break: the opening mark was printed again
  bool operator==(const MarkedRun&) const = default;
};

// All runs of the account's own paragraphs (furniture is passed over), by their first byte. Never fails: a mark that fits nothing is
// passed over. Linear in the text.
std::vector<MarkedRun> find_marked_runs(const Account& account);

}  // namespace tellings
