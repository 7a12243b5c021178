#include "ingest/http_message.h"

#include <algorithm>
#include <charconv>

#include "ingest/content_coding.h"
#include "text/ascii.h"
#include "text/chars.h"

namespace tellings {
namespace {

struct Head {
  std::string_view lines;
  std::size_t body = 0;
};

// The head ends at the first empty line, with or without carriage returns; where none is there, at the end.
Head split_head(std::string_view bytes) {
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    std::size_t next = at + 1;
    if (next < bytes.size() && bytes[next] == '\r') ++next;
    if (next < bytes.size() && bytes[next] == '\n') return {bytes.substr(0, at), next + 1};
  }
  return {bytes, bytes.size()};
}

bool is_request_line(std::string_view line) {
  return line.find(" HTTP/") != std::string_view::npos && !line.empty() && line[0] >= 'A' && line[0] <= 'Z';
}

}  // namespace

std::string_view HttpMessage::field(std::string_view name) const {
  std::string_view value;
  for (const auto& [known, text] : fields)
    if (known == name) value = text;
  return value;
}

std::vector<std::pair<std::string, std::string>> read_fields(std::string_view head) {
  std::vector<std::pair<std::string, std::string>> fields;
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    if (!line.empty() && (line[0] == ' ' || line[0] == '\t') && !fields.empty()) {
      fields.back().second += ' ';
      fields.back().second += trim(line);
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    fields.emplace_back(lower_ascii(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1))));
  }
  return fields;
}

std::optional<HttpMessage> read_http(std::string_view bytes) {
  const std::string_view first = bytes.substr(0, bytes.find('\n'));
  const bool response = first.starts_with("HTTP/");
  if (!response && !is_request_line(first)) return std::nullopt;
  const Head head = split_head(bytes);
  HttpMessage message;
  if (response) {
    const std::size_t blank = std::min(first.find(' '), first.size());
    const std::string_view code = trim(first.substr(blank));
    int status = 0;
    const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), status);
    if (error == std::errc() && end - code.data() == 3) message.status = status;
  }
  message.fields = read_fields(head.lines.substr(std::min(first.size() + 1, head.lines.size())));
  message.body = bytes.substr(std::min(head.body, bytes.size()));
  return message;
}

std::optional<std::string> dechunked(std::string_view body) {
  std::string out;
  bool any = false;
  while (!body.empty()) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    if (error != std::errc()) break;
    const std::size_t line = body.find('\n', static_cast<std::size_t>(end - body.data()));
    if (line > 4096) break;  // npos too
    any = true;
    body.remove_prefix(line + 1);
    if (size == 0) break;
    out += body.substr(0, size);
    body.remove_prefix(std::min(size, body.size()));
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (body.starts_with('\n')) body.remove_prefix(1);
  }
  if (!any) return std::nullopt;
  return out;
}

std::string decoded_body(const HttpMessage& message) {
  std::string body(message.body);
  if (lower_ascii(message.field("transfer-encoding")).find("chunked") != std::string::npos)
    if (auto plain = dechunked(body)) body = *std::move(plain);
  // Codings are listed in the order in which they were laid on.
  std::string_view codings = message.field("content-encoding");
  for (int nested = 0; !codings.empty() && nested < 4; ++nested) {
    const std::size_t comma = codings.rfind(',');
    const std::string_view last = comma == std::string_view::npos ? codings : codings.substr(comma + 1);
    codings = comma == std::string_view::npos ? std::string_view() : codings.substr(0, comma);
    auto plain = undo_content_coding(body, trim(last));
    if (!plain) break;
    body = *std::move(plain);
  }
  return body;
}

}  // namespace tellings
