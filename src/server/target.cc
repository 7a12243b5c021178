#include "server/target.h"

#include <algorithm>

#include "text/utf8.h"

namespace tellings {
namespace {

constexpr std::size_t kMostParameters = 32;

tl::unexpected<Error> refuse(std::string why) {
  return fail(ErrorCode::kUsage, "reading the address: " + std::move(why));
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_plain(std::string_view text) {
  return is_valid_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
         });
}

Result<std::string> decoded(std::string_view text, bool plus_is_blank) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '+' && plus_is_blank) {
      out += ' ';
    } else if (text[at] != '%') {
      out += text[at];
    } else {
      const bool whole = at + 2 < text.size();
      const int high = whole ? digit_of(text[at + 1]) : -1;
      const int low = whole ? digit_of(text[at + 2]) : -1;
      if (high < 0 || low < 0) return refuse("a % without two hexadecimal digits");
      out += static_cast<char>(high * 16 + low);
      at += 2;
    }
  }
  if (!is_plain(out)) return refuse("control characters or invalid UTF-8");
  return out;
}

Result<void> read_path(std::string_view path, Target& target) {
  if (!path.starts_with('/')) return refuse("not a path that begins with /");
  path.remove_prefix(1);
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    auto segment = decoded(path.substr(0, end), false);
    if (!segment) return tl::unexpected(segment.error());
    if (segment->empty() || *segment == "." || *segment == "..")
      return refuse("a path with empty parts, . or ..");
    target.segments.push_back(*std::move(segment));
    const bool slash = end < path.size();
    path.remove_prefix(std::min(end + 1, path.size()));
    if (slash && path.empty()) return refuse("a path with empty parts, . or ..");
  }
  return {};
}

Result<void> read_query(std::string_view query, Target& target) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view one = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (one.empty()) continue;
    const std::size_t equals = std::min(one.find('='), one.size());
    auto name = decoded(one.substr(0, equals), true);
    auto value = decoded(one.substr(std::min(equals + 1, one.size())), true);
    if (!name) return tl::unexpected(name.error());
    if (!value) return tl::unexpected(value.error());
    if (target.query.size() == kMostParameters) return refuse("more than 32 parameters");
    target.query.emplace_back(*std::move(name), *std::move(value));
  }
  return {};
}

}  // namespace

std::optional<std::string> Target::value(std::string_view name) const {
  for (const auto& [key, content] : query)
    if (key == name) return content;
  return std::nullopt;
}

Result<Target> parse_target(std::string_view raw) {
  Target target;
  raw = raw.substr(0, raw.find('#'));
  const std::size_t mark = std::min(raw.find('?'), raw.size());
  if (auto read = read_path(raw.substr(0, mark), target); !read) return tl::unexpected(read.error());
  if (auto read = read_query(raw.substr(std::min(mark + 1, raw.size())), target); !read)
    return tl::unexpected(read.error());
  return target;
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

}  // namespace tellings
