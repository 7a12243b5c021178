#include "extract/white_space.h"

#include "extract/dom.h"

namespace tellings {
namespace {

// Bytes of the run of white space or of the invisible character that starts `text`, 0 where another
// character does.
struct Blank {
  std::size_t size = 0;
  bool shown = true;  // false: a soft hyphen or a byte-order mark, dropped without a trace
};

Blank blank_at(std::string_view text) {
  const auto byte = [&](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  const unsigned first = byte(0);
  if (first <= 0x20) {  // line ends and the indentation of the next line come together
    std::size_t size = 1;
    while (size < text.size() && byte(size) <= 0x20) ++size;
    return {size, true};
  }
  if (first < 0xC2) return {};
  if (first == 0xC2) {
    if (byte(1) == 0xA0 || byte(1) == 0x85) return {2, true};
    if (byte(1) == 0xAD) return {2, false};
  }
  if (first == 0xE2 && byte(1) == 0x80) {
    if (byte(2) >= 0x80 && byte(2) <= 0x8A) return {3, true};  // en quad ... hair space
    if (byte(2) == 0x8B) return {3, false};                    // zero-width space
    if (byte(2) == 0xA8 || byte(2) == 0xA9 || byte(2) == 0xAF)
      return {3, true};  // line, paragraph, narrow no-break
  }
  if (first == 0xE2 && byte(1) == 0x81 && byte(2) == 0x9F) return {3, true};  // medium mathematical space
  if (first == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80) return {3, true};  // ideographic space
  if (first == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return {3, false};
  return {};
}

bool wants_blank(const std::string& out) { return !out.empty() && out.back() != ' ' && out.back() != '\n'; }

}  // namespace

void append_collapsed(std::string& out, std::string_view printed) {
  const auto plain = [&](std::size_t at) {  // neither white space nor the start of some
    const auto byte = static_cast<unsigned char>(printed[at]);
    return byte > 0x20 && byte != 0xC2 && byte != 0xE2 && byte != 0xE3 && byte != 0xEF;
  };
  std::size_t run = 0;  // start of the run of shown bytes not yet appended
  for (std::size_t at = 0; at < printed.size();) {
    if (plain(at)) {
      ++at;
      continue;
    }
    // A single blank between two words is the rule, and stays where it is.
    if (printed[at] == ' ' && at > run && at + 1 < printed.size() && plain(at + 1)) {
      at += 2;
      continue;
    }
    const Blank blank = blank_at(printed.substr(at));
    if (blank.size == 0) {
      ++at;
      continue;
    }
    out.append(printed.substr(run, at - run));
    if (blank.shown && wants_blank(out)) out.push_back(' ');
    at += blank.size;
    run = at;
  }
  out.append(printed.substr(run));
}

std::string collapsed(std::string_view printed) {
  std::string out;
  append_collapsed(out, printed);
  trim_end(out);
  return out;
}

void trim_end(std::string& text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
}

std::string unescaped(std::string_view printed) {
  if (printed.find('&') == std::string_view::npos) return std::string(printed);
  std::string guarded;  // a '<' of the text must not open a tag while lexbor resolves the references
  for (const char c : printed) {
    if (c == '<') {
      guarded += "&lt;";
    } else {
      guarded += c;
    }
  }
  const auto tree = HtmlTree::parse("<body><textarea>" + guarded, "text");
  if (!tree || tree->body() == nullptr || tree->body()->first_child == nullptr) return std::string(printed);
  const Node* area = tree->body()->first_child;
  return area->first_child == nullptr ? std::string() : std::string(text_of(area->first_child));
}

}  // namespace tellings
