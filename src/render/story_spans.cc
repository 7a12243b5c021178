#include "render/story_spans.h"

#include <algorithm>

#include "text/utf8.h"

namespace tellings {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_';
}

// XML 1.0, 2.2: Char.
bool is_xml_char(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         c >= 0x10000;
}

}  // namespace

StorySpans::StorySpans(const StoryCollation& story) : story_(story) {
  of_account_.reserve(story.accounts.size());
  for (const auto& account : story.accounts) of_account_.emplace_back(account->text);
}

std::string_view StorySpans::printed(const Evidence& evidence) const {
  return evidence.span.in(story_.accounts[evidence.account]->text);
}

std::string_view StorySpans::before(const Evidence& evidence, std::uint32_t size) const {
  const CodePointIndex& index = of_account_[evidence.account];
  const std::uint32_t start = index.to_code_point(evidence.span.begin);
  return index.to_bytes(start - std::min(start, size), start).in(story_.accounts[evidence.account]->text);
}

std::string_view StorySpans::behind(const Evidence& evidence, std::uint32_t size) const {
  const CodePointIndex& index = of_account_[evidence.account];
  const std::uint32_t end = index.to_code_point(evidence.span.end);
  return index.to_bytes(end, std::min(index.size(), end + size)).in(story_.accounts[evidence.account]->text);
}

std::string urn_of(const StoryCollation& story, std::string_view id) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out = "urn:tellings:" + story.id + ":";
  for (const char c : id) {
    if (is_plain(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

std::string xml_escaped(std::string_view words) {
  std::string out;
  out.reserve(words.size());
  for (const CodePointAt& at : code_points(words)) {
    switch (at.code_point) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        append_utf8(out, is_xml_char(at.code_point) ? at.code_point : kReplacement);
    }
  }
  return out;
}

}  // namespace tellings
