// Any text: runs lie within it, content within marks, and a repaired text maps back within the printed one.
#include "text/quote_marks.h"

#include <cstdlib>
#include <string>

#include "text/quote_repair.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = tellings::sanitize_utf8({reinterpret_cast<const char*>(data), size});
  for (const tellings::QuoteRun& run : tellings::find_quote_runs(text)) {
    if (run.marked.end > text.size() || !run.marked.contains(run.content)) std::abort();
  }
  const tellings::RepairedText repaired = tellings::repair_quotes(text);
  if (!tellings::is_valid_utf8(repaired.text())) std::abort();
  return 0;
}
