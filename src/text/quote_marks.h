// Where quotation marks open and close in one paragraph, also where they are printed wrongly.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace tellings {

// The words between one pair of marks. Spans are bytes of the paragraph given.
//
//   He said: “They told us, ‘Log it’, twice.”
//            ^------------------------------^   marked
//             ^----------------------------^    content, depth 0
//                           ^----^              content of another run, depth 1
struct QuoteRun {
  ByteSpan content;         // without blanks at its edges; holds a letter or digit
  ByteSpan marked;          // with the marks that are printed
  std::uint32_t depth = 0;  // how many runs it stands in
  bool opened = true;       // its opening mark is printed
  bool closed = true;       // its closing mark is printed
  bool displaced = false;   // a mark stood on the wrong side of the attribution: “We go, “he said.” Now.
  bool single = false;      // single marks
  bool operator==(const QuoteRun&) const = default;
};

// All runs, by their first byte, outer before inner. A run that is still open at the end of the paragraph
// reaches to its end and is not closed: whether the next paragraph goes on with it is the caller's to see.
// Apostrophes are no marks. A mark that fits nothing is passed over. Linear in the text.
std::vector<QuoteRun> find_quote_runs(std::string_view paragraph);

// Whether the paragraph begins with an opening mark of this kind: how a quotation goes on after a paragraph
// break.
bool starts_with_quote_mark(std::string_view paragraph, bool single);

}  // namespace tellings
