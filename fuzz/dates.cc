// Any text: each time found lies within it, has a value that reads back, and an interval that is not empty.
#include "account/dates.h"

#include <cstdlib>
#include <string>

#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = tellings::sanitize_utf8({reinterpret_cast<const char*>(data), size});
  for (const tellings::TimeFound& found : tellings::find_times(text)) {
    if (found.span.end > text.size() || found.span.empty()) std::abort();
    if (!tellings::parse_iso_time(found.time.value)) std::abort();
    const tellings::TimeInterval interval = found.time.interval();
    if (interval.begin >= interval.end) std::abort();
  }
  return 0;
}
