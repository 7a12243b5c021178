// Any bytes: the reader passes over values until the end or its first error, never out of bounds, and an
// error stays.
#include "nlp/msgpack.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using Kind = tellings::MsgpackReader::Kind;
  tellings::MsgpackReader reader({reinterpret_cast<const char*>(data), size});
  while (reader.ok() && !reader.at_end()) {
    const std::size_t before = reader.position();
    switch (reader.peek()) {
      case Kind::kArray:
        reader.array();
        break;
      case Kind::kMap:
        reader.map();
        break;
      case Kind::kText:
        reader.text();
        break;
      case Kind::kInteger:
        reader.integer();
        break;
      case Kind::kFloat:
        reader.number();
        break;
      default:
        reader.skip();
    }
    if (reader.ok() && reader.position() <= before) std::abort();
  }
  if (!reader.ok() && (reader.error().empty() || reader.map() != 0 || !reader.text().empty())) std::abort();
  tellings::MsgpackReader whole({reinterpret_cast<const char*>(data), size});
  whole.skip();
  return 0;
}
