// Any bytes as a page: an account whose paragraphs lie in order inside its valid text, or a refusal.
#include <cstdlib>

#include "extract/extract.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tellings::RawPage page;
  page.bytes.assign(reinterpret_cast<const char*>(data), size);
  page.origin = "fuzz";
  const auto account = tellings::extract_account(page, {.keep_furniture = size % 2 == 0});
  if (!account) return 0;
  if (!tellings::is_valid_utf8(account->text) || !tellings::is_valid_utf8(account->title)) std::abort();
  std::uint32_t end = 0;
  for (const tellings::Paragraph& paragraph : account->paragraphs) {
    if (paragraph.span.begin < end || paragraph.span.end > account->text.size() || paragraph.span.empty())
      std::abort();
    end = paragraph.span.end;
  }
  return 0;
}
