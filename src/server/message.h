// Requests and answers as they go over the wire.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "server/http.h"

namespace tellings {

// What was read of a request's head. The error says why it is answered 400: a target that is none, no or
// several Host headers, a body whose length is said twice or in a way that others may read otherwise (request
// smuggling), a coding of the body.
Result<Request> request_of(std::string method, const std::string& target, std::vector<Header> headers,
                           unsigned version);

struct HeadOptions {
  bool keep = true;  // the connection stays
  bool chunked =
      false;  // the body comes in chunks; else its length is printed, or it ends with the connection
};
// Status line and headers, the empty line included. Control characters in values become blanks.
std::string head_of(const Response& response, HeadOptions options);

// One chunk; the last for an empty piece.
std::string chunk_of(const std::string& piece);

}  // namespace tellings
