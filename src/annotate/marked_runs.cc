#include "annotate/marked_runs.h"

#include "text/quote_marks.h"

namespace tellings {
namespace {

ByteSpan shifted(ByteSpan span, std::uint32_t by) { return {span.begin + by, span.end + by}; }

}  // namespace

std::vector<MarkedRun> find_marked_runs(const Account& account) {
  std::vector<MarkedRun> out;
  bool open = false;  // the paragraph before ended inside a quotation
  bool single = false;
  for (std::uint32_t p = 0; p < account.paragraphs.size(); ++p) {
    const Paragraph& paragraph = account.paragraphs[p];
    if (is_furniture(paragraph.role)) continue;
    const std::string_view text = paragraph.span.in(account.text);
    bool continues = open && starts_with_quote_mark(text, single);
    open = false;
    for (const QuoteRun& run : find_quote_runs(text)) {
      const bool to_the_end = paragraph.span.begin + run.marked.end == paragraph.span.end;
      out.push_back({shifted(run.content, paragraph.span.begin), shifted(run.marked, paragraph.span.begin), p,
                     run.depth, run.opened, run.closed, run.displaced, continues && run.depth == 0});
      if (run.depth > 0) continue;
      continues = false;
      open = !run.closed && to_the_end;
      single = run.single;
    }
  }
  return out;
}

}  // namespace tellings
