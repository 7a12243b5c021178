#include "nlp/raw_json.h"

#include <charconv>

#include "text/utf8.h"

namespace tellings {
namespace {

void append_number(std::string& out, std::uint64_t value) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

void append_string(std::string& out, std::string_view text) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += byte;
    } else if (value < 0x20) {
      out += "\\u00";
      out += kHex[value >> 4];
      out += kHex[value & 15];
    } else {
      out += byte;
    }
  }
  out += '"';
}

// Counts code points on the way through a text.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text) : text_(text) {}
  // REQUIRES: byte >= that of the call before.
  std::uint64_t at(std::uint32_t byte) {
    for (; byte_ < byte; ++byte_) count_ += is_continuation(text_[byte_]) ? 0 : 1;
    return count_;
  }

 private:
  std::string_view text_;
  std::uint32_t byte_ = 0;
  std::uint64_t count_ = 0;
};

void append_field(std::string& out, std::string_view name, std::string_view value) {
  out.append(",\"").append(name).append("\":");
  append_string(out, value);
}

void append_token(std::string& out, const Token& token, CodePointCounter& points) {
  out += "{\"start\":";
  append_number(out, points.at(token.span.begin));
  out += ",\"end\":";
  append_number(out, points.at(token.span.end));
  append_field(out, "lemma", token.lemma);
  append_field(out, "tag", token.tag);
  append_field(out, "pos", name_of(token.pos));
  append_field(out, "morph", token.morph);
  append_field(out, "dep", token.dep);
  out += ",\"head\":";
  append_number(out, token.head);
  if (token.ent_iob == Iob::kOutside) {
    out += ",\"ent\":\"O\"}";
  } else {
    append_field(out, "ent", std::string(token.ent_iob == Iob::kBegin ? "B-" : "I-").append(token.ent_type));
    out += '}';
  }
}

}  // namespace

void append_raw_json(std::string& out, std::string_view id, std::string_view text, const Analysis& analysis) {
  out += "{\"id\":";
  append_string(out, id);
  out += ",\"sentences\":[";
  CodePointCounter points(text);
  const auto& tokens = analysis.tokens;
  for (std::size_t begin = 0; begin < tokens.size();) {
    std::size_t end = begin + 1;
    while (end < tokens.size() && tokens[end].sentence == tokens[begin].sentence) ++end;
    out += begin == 0 ? "[" : ",[";
    append_number(out, points.at(tokens[begin].span.begin));
    out += ',';
    append_number(out, points.at(tokens[end - 1].span.end));
    out += ']';
    begin = end;
  }
  out += "],\"tokens\":[";
  CodePointCounter token_points(text);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (at > 0) out += ',';
    append_token(out, tokens[at], token_points);
  }
  out += "]}\n";
}

}  // namespace tellings
