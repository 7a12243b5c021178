// Any bytes as JSON Lines: every line becomes an account, a page or a refusal, and reading comes to its end.
#include "ingest/json_lines.h"

#include <cstdlib>

#include "ingest/field_map.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto source = tellings::read_json_lines(tellings::stream_of(bytes), "fuzz", tellings::FieldMap());
  std::size_t items = 0;
  while (const auto item = source->next()) {
    if (++items > size + 1) std::abort();
    const auto* given = std::get_if<tellings::GivenAccount>(&*item);
    if (given == nullptr) continue;
    if (!tellings::is_valid_utf8(given->account.text)) std::abort();
    for (const tellings::Paragraph& paragraph : given->account.paragraphs)
      if (paragraph.span.end > given->account.text.size()) std::abort();
  }
  return 0;
}
