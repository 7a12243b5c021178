#include "server/problem.h"

#include <algorithm>
#include <array>

#include "base/json_writer.h"
#include "text/utf8.h"

namespace tellings {
namespace {

struct Reason {
  int status;
  std::string_view words;
};
constexpr std::array kReasons = {
    Reason{200, "OK"},
    Reason{201, "Created"},
    Reason{202, "Accepted"},
    Reason{204, "No Content"},
    Reason{304, "Not Modified"},
    Reason{400, "Bad Request"},
    Reason{401, "Unauthorized"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{408, "Request Timeout"},
    Reason{409, "Conflict"},
    Reason{410, "Gone"},
    Reason{413, "Content Too Large"},
    Reason{415, "Unsupported Media Type"},
    Reason{421, "Misdirected Request"},
    Reason{422, "Unprocessable Content"},
    Reason{429, "Too Many Requests"},
    Reason{431, "Request Header Fields Too Large"},
    Reason{500, "Internal Server Error"},
    Reason{501, "Not Implemented"},
    Reason{503, "Service Unavailable"},
};

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kNotFound:
      return 404;
    case ErrorCode::kUsage:
      return 400;
    case ErrorCode::kUnsupported:
      return 422;
    case ErrorCode::kTooLarge:
      return 413;
    case ErrorCode::kBusy:
      return 503;
    case ErrorCode::kUnreadable:
    case ErrorCode::kInvalid:
      break;
  }
  return 500;
}

}  // namespace

std::string_view reason_of(int status) {
  const auto found = std::find_if(kReasons.begin(), kReasons.end(),
                                  [&](const Reason& reason) { return reason.status == status; });
  return found == kReasons.end() ? "Unknown" : found->words;
}

Response problem(int status, std::string_view detail) {
  std::string body;
  JsonWriter(body)
      .begin_object()
      .member("type", "about:blank")
      .member("title", reason_of(status))
      .member("status", status)
      .member("detail", sanitize_utf8(detail))
      .end_object();
  Response response = text_response(status, "application/problem+json", body + "\n");
  response.set("cache-control", "no-store");
  if (status == 429 || status == 503) response.set("retry-after", "5");
  return response;
}

Response problem(const Error& error) {
  const int status = status_of(error.code);
  if (status == 500)
    return problem(500, "reading the store: it does not give what was asked for; `tellings check` says more");
  if (status == 503) return problem(503, "writing to the store: another process is writing; try again");
  return problem(status, error.message);
}

}  // namespace tellings
