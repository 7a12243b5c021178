#include "server/message.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "server/problem.h"

namespace tellings {
namespace {

tl::unexpected<Error> refuse(std::string_view why) {
  return fail(ErrorCode::kUsage, "reading the request: " + std::string(why));
}

void lower(std::string& text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
}

auto count_of(const std::vector<Header>& headers, std::string_view name) {
  return std::count_if(headers.begin(), headers.end(), [&](const Header& one) { return one.name == name; });
}

Result<void> check_framing(const Request& request, unsigned version) {
  const auto coding = request.header("transfer-encoding");
  const auto length = request.header("content-length");
  if (count_of(request.headers, "transfer-encoding") > 1 || count_of(request.headers, "content-length") > 1)
    return refuse("the length of its body is said twice");
  if (coding && (length || version < 11 || *coding != "chunked"))
    return refuse("a transfer coding other than chunked, or one beside a length");
  if (length && (length->empty() || length->find_first_not_of("0123456789") != std::string_view::npos))
    return refuse("a length that is no number");
  if (request.header("content-encoding").value_or("identity") != "identity")
    return refuse("a content coding; send the body as it is");
  return {};
}

}  // namespace

Result<Request> request_of(std::string method, const std::string& target, std::vector<Header> headers,
                           unsigned version) {
  Request request;
  request.method = std::move(method);
  request.headers = std::move(headers);
  for (Header& header : request.headers) lower(header.name);
  auto parsed = parse_target(target);
  if (!parsed) return tl::unexpected(parsed.error());
  request.target = *std::move(parsed);
  if (count_of(request.headers, "host") != 1) return refuse("no Host, or several");
  if (auto checked = check_framing(request, version); !checked) return tl::unexpected(checked.error());
  return request;
}

std::string head_of(const Response& response, HeadOptions options) {
  std::string head =
      "HTTP/1.1 " + std::to_string(response.status) + " " + std::string(reason_of(response.status)) + "\r\n";
  for (const Header& header : response.headers) {
    head += header.name + ": ";
    for (const char c : header.value) head += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    head += "\r\n";
  }
  const bool bodyless = response.status == 204 || response.status == 304;
  if (options.chunked) {
    head += "transfer-encoding: chunked\r\n";
  } else if (!response.pieces && !response.events_after && !bodyless) {
    head += "content-length: " + std::to_string(response.body ? response.body->size() : 0) + "\r\n";
  }
  head += options.keep ? "\r\n" : "connection: close\r\n\r\n";
  return head;
}

std::string chunk_of(const std::string& piece) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), piece.size(), 16).ptr;
  return std::string(digits.data(), end) + "\r\n" + piece + "\r\n";
}

}  // namespace tellings
