// A request and its answer as the routes see them: no sockets here, so all but the listener is tested as
// functions.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/target.h"

namespace tellings {

struct Header {
  std::string name;  // lower case in requests
  std::string value;
};

struct Request {
  std::string method;  // "GET"; HEAD is answered as GET, the listener leaves the body out
  Target target;
  std::vector<Header> headers;
  std::string body;
  std::string client;  // its address

  // The first header of this name (lower case); nothing where there is none.
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
  // Whether the header `accept` names this media type.
  [[nodiscard]] bool accepts(std::string_view media_type) const;
  [[nodiscard]] bool is_reading() const { return method == "GET" || method == "HEAD"; }
};

// The next piece of a body that is made while it is sent; empty at its end.
using BodyPieces = std::function<std::string()>;

struct Response {
  int status = 200;
  std::vector<Header> headers;
  std::shared_ptr<const std::string> body;    // null: none
  BodyPieces pieces;                          // in the place of `body`
  std::optional<std::uint64_t> events_after;  // the body is the stream of events after this one
  std::string route;                          // as counted: "/api/v1/stories/{id}"

  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
  Response& set(std::string name, std::string value);
};

Response text_response(int status, std::string_view media_type, std::string body);
inline Response json_response(std::string body, int status = 200) {
  return text_response(status, "application/json", std::move(body));
}

}  // namespace tellings
