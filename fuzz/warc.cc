// Any bytes as a web archive: reading comes to its end, and no body is longer than the limit.
#include "ingest/warc.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  auto reader = tellings::WarcReader::open(bytes);
  if (!reader) return 0;
  while (const auto record = reader->next())
    if (record->body.size() > tellings::kLargestRecord) std::abort();
  return 0;
}
