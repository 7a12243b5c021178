// Failures as RFC 9457 problem documents.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "server/http.h"

namespace tellings {

// {"type": "about:blank", "title": "Not Found", "status": 404, "detail": "..."}; `detail` names thing, cause
// and remedy.
Response problem(int status, std::string_view detail);

// Of an expected failure. What the asker can mend is told; what is the matter with the store or the system is
// told in general, since messages name paths of this machine.
Response problem(const Error& error);

std::string_view reason_of(int status);  // "Not Found"

}  // namespace tellings
