#include "ingest/mhtml.h"

#include <fmt/format.h>

#include <algorithm>

#include "ingest/feed.h"
#include "ingest/http_message.h"
#include "ingest/transfer_coding.h"
#include "text/ascii.h"

namespace tellings {
namespace {

constexpr int kMostParts = 5000;

struct Part {
  HttpMessage head;  // fields of a part look like HTTP's
  std::string_view body;
};

Part split_part(std::string_view bytes) {
  Part part;
  std::size_t head = bytes.find("\r\n\r\n");
  std::size_t skip = 4;
  if (const std::size_t plain = bytes.find("\n\n"); plain < head) {
    head = plain;
    skip = 2;
  }
  part.head.fields = read_fields(bytes.substr(0, head));
  if (head != std::string_view::npos) part.body = bytes.substr(head + skip);
  return part;
}

std::string boundary_of(std::string_view content_type) {
  const std::size_t at = lower_ascii(content_type).find("boundary=");
  if (at == std::string::npos) return {};
  std::string_view value = content_type.substr(at + 9);
  if (value.starts_with('"')) return std::string(value.substr(1, value.find('"', 1) - 1));
  return std::string(value.substr(0, value.find_first_of("; \r\n")));
}

std::string body_of(const Part& part) {
  const std::string coding = lower_ascii(part.head.field("content-transfer-encoding"));
  if (coding == "quoted-printable") return from_quoted_printable(part.body);
  if (coding == "base64")
    if (auto plain = from_base64(part.body)) return *std::move(plain);
  return std::string(part.body);
}

}  // namespace

bool is_mhtml(std::string_view bytes) {
  bytes = bytes.substr(0, 4096);
  const std::string head = lower_ascii(bytes.substr(0, std::min(bytes.find("\r\n\r\n"), bytes.find("\n\n"))));
  return head.find("multipart/related") != std::string::npos && head.find("boundary=") != std::string::npos;
}

Result<RawPage> unpack_mhtml(RawPage page) {
  const Part whole = split_part(page.bytes);
  const std::string mark = "--" + boundary_of(whole.head.field("content-type"));
  std::string_view rest = whole.body;
  for (int i = 0; mark.size() > 2 && i < kMostParts; ++i) {
    const std::size_t begin = rest.find(mark);
    if (begin == std::string_view::npos) break;
    rest.remove_prefix(begin + mark.size());
    if (rest.starts_with("--")) break;
    rest.remove_prefix(std::min(rest.find('\n') + 1, rest.size()));
    const Part part = split_part(rest.substr(0, rest.find(mark)));
    if (!lower_ascii(part.head.field("content-type")).starts_with("text/html")) continue;
    std::string url(part.head.field("content-location"));
    if (url.empty()) url = whole.head.field("snapshot-content-location");
    if (page.url.empty() && url.find("://") != std::string::npos && !url.starts_with("cid:")) page.url = url;
    if (!page.given.retrieved) page.given.retrieved = read_feed_time(whole.head.field("date"));
    page.content_type = part.head.field("content-type");
    std::string bytes = body_of(part);
    page.bytes = std::move(bytes);
    return page;
  }
  return fail(ErrorCode::kInvalid,
              fmt::format("reading {}: a web archive (MHTML) without an HTML part", page.origin));
}

}  // namespace tellings
