// An HTTP message as archives keep it: head and body in one run of bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tellings {

struct HttpMessage {
  std::optional<int> status;                                // of a response
  std::vector<std::pair<std::string, std::string>> fields;  // names in lower case
  std::string_view body;                                    // of the bytes given, codings not undone

  // Value of the last field of that name (lower case); empty where none.
  [[nodiscard]] std::string_view field(std::string_view name) const;
};

// The fields of a head: "Name: value" lines, continued ones joined.
std::vector<std::pair<std::string, std::string>> read_fields(std::string_view head);

// Nothing where `bytes` do not begin with a request or status line of HTTP.
std::optional<HttpMessage> read_http(std::string_view bytes);

// The body with chunking and content codings undone; as it is where that fails.
std::string decoded_body(const HttpMessage& message);

// A chunked body put together. A cut one gives what is there; nothing where it is not chunked at all.
std::optional<std::string> dechunked(std::string_view body);

}  // namespace tellings
