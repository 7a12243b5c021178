#include "render/page.h"

#include "render/data.h"

namespace tellings {
namespace {

constexpr std::string_view kOpening = R"(<script type="application/json" id="collation">)";
constexpr std::string_view kClosing = "</script>";

// Inside a script element only "<" can do harm ("</script", "<!--"); in JSON it stands only within strings,
// where \u003c means the same. U+2028 and U+2029 end lines in old script parsers.
void append_escaped(std::string& out, std::string_view json) {
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '<') {
      out += "\\u003c";
    } else if (json.substr(at, 3) == "\xE2\x80\xA8") {
      out += "\\u2028";
      at += 2;
    } else if (json.substr(at, 3) == "\xE2\x80\xA9") {
      out += "\\u2029";
      at += 2;
    } else {
      out += c;
    }
  }
}

}  // namespace

std::string render_page(std::string_view document_json) {
  const std::string_view bundle = render_data::kIndex;
  const std::size_t opening = bundle.find(kOpening);
  if (opening == std::string_view::npos) return {};
  const std::size_t begin = opening + kOpening.size();
  const std::size_t end = bundle.find(kClosing, begin);
  std::string page;
  page.reserve(bundle.size() + document_json.size());
  page += bundle.substr(0, begin);
  append_escaped(page, document_json);
  page += bundle.substr(end);
  return page;
}

}  // namespace tellings
