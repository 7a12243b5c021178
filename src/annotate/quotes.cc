#include "annotate/quotes.h"

#include <algorithm>

#include "annotate/indirect_quotes.h"
#include "annotate/marked_quotes.h"
#include "annotate/marked_runs.h"
#include "annotate/speakers.h"

namespace tellings {
namespace {

// A reported clause that is a quotation already: its words stand in marks for the most part, or its marks
// give the same clause.
bool is_given_in_marks(const Quote& indirect, const std::vector<Quote>& marked) {
  const ByteSpan clause = indirect.content.front();
  std::uint32_t covered = 0;
  for (const Quote& quote : marked) {
    for (const ByteSpan piece : quote.content) {
      if (clause.overlaps(piece))
        covered += std::min(clause.end, piece.end) - std::max(clause.begin, piece.begin);
    }
  }
  return covered * 3 > clause.size();
}

}  // namespace

std::vector<Quote> find_quotes(const Tree& tree, const NameTable& names) {
  const std::vector<MarkedRun> runs = find_marked_runs(*tree.document().account);
  const Speakers speakers(tree, names, runs);
  std::vector<Quote> quotes = find_marked_quotes(tree, speakers, runs);
  std::vector<Quote> indirect = find_indirect_quotes(tree, speakers);
  std::erase_if(indirect, [&](const Quote& quote) { return is_given_in_marks(quote, quotes); });
  quotes.insert(quotes.end(), indirect.begin(), indirect.end());
  std::stable_sort(quotes.begin(), quotes.end(), [](const Quote& a, const Quote& b) {
    return a.content.front().begin != b.content.front().begin
               ? a.content.front().begin < b.content.front().begin
               : a.content.front().end > b.content.front().end;
  });
  return quotes;
}

}  // namespace tellings
