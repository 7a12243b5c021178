// Any text as a machine's or a feed's time: what is read reads back and has an interval.
#include "ingest/machine_time.h"

#include <cstdlib>

#include "ingest/feed.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto& time : {tellings::parse_machine_time(text), tellings::read_feed_time(text)}) {
    if (!time) continue;
    if (!tellings::parse_iso_time(time->value)) std::abort();
    const tellings::TimeInterval interval = time->interval();
    if (interval.begin >= interval.end) std::abort();
  }
  return 0;
}
