// The runs of words between quotation marks of a whole account: text/quote_marks paragraph by paragraph,
// joined where a quotation goes on over a paragraph break.
#pragma once

#include <cstdint>
#include <vector>

#include "account/account.h"
#include "base/span.h"

namespace tellings {

// Spans are bytes of Account::text.
struct MarkedRun {
  ByteSpan content;             // without blanks at its edges, never empty
  ByteSpan marked;              // with the marks that are printed
  std::uint32_t paragraph = 0;  // index in Account::paragraphs
  std::uint32_t depth = 0;      // how many runs it stands in
  bool opened = true;           // its opening mark is printed
  bool closed = true;           // its closing mark is printed
  bool displaced = false;       // a mark stood on the wrong side of the attribution
  bool continues = false;       // goes on from the outer run before it: left open there, and the opening mark
                                // printed again here
};

// All runs of the paragraphs that are the account's own (furniture is passed over), in text order, outer
// before inner.
std::vector<MarkedRun> find_marked_runs(const Account& account);

}  // namespace tellings
