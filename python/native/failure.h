// Between Result<T>, which the engine gives, and exceptions, which Python expects: tellings.Error.
#pragma once

#include <stdexcept>
#include <utility>

#include "base/result.h"

namespace tellings {

// Becomes tellings.Error with the same message.
class Failure : public std::runtime_error {
 public:
  explicit Failure(const Error& error) : std::runtime_error(error.message) {}
  explicit Failure(const std::string& message) : std::runtime_error(message) {}
};

template <typename T>
T value_of(Result<T> result) {
  if (!result) throw Failure(result.error());
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

}  // namespace tellings
