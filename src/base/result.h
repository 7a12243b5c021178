// Expected failures as values. The library never prints, aborts or exits; exceptions do not cross a module.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace tellings {

// What kind of failure, for a caller that reacts to it. The message is for people.
enum class ErrorCode {
  kNotFound,     // a file, id or record that is not there
  kUnreadable,   // there, but the system refuses: permissions, I/O, disk full
  kInvalid,      // bytes or values that break their format
  kUnsupported,  // a format or architecture that we name and do not read
  kTooLarge,     // over a stated limit
  kUsage,        // wrong arguments
  kBusy,         // locked by another writer, or out of time
};

// `message` has the form `doing what to which: cause; remedy`, lower case, no full stop.
struct Error {
  ErrorCode code;
  std::string message;
};

template <typename T>
using Result = tl::expected<T, Error>;

// Example: return fail(ErrorCode::kInvalid, "reading model m.tlm: truncated at byte 12; pack it again");
inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message)});
}

}  // namespace tellings
