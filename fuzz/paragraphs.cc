// Any text: paragraphs lie within it in order, do not overlap, are not blank at their edges, and roles can be
// told.
#include "account/paragraphs.h"

#include <cstdlib>
#include <string>

#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = tellings::sanitize_utf8({reinterpret_cast<const char*>(data), size});
  std::vector<tellings::Paragraph> paragraphs = tellings::split_paragraphs(text);
  std::uint32_t end = 0;
  for (const tellings::Paragraph& paragraph : paragraphs) {
    if (paragraph.span.begin < end || paragraph.span.empty() || paragraph.span.end > text.size())
      std::abort();
    end = paragraph.span.end;
  }
  tellings::assign_roles(text, "Outlet", "A title of an account", paragraphs);
  return 0;
}
