// The regular expressions of a spaCy model, written for Python's `re`, run by PCRE2.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tellings {

struct RegexMatch {
  std::size_t begin;  // bytes
  std::size_t end;
};

// What one thread needs to run expressions.
class RegexScratch {
 public:
  RegexScratch();

 private:
  friend class Regex;
  struct State;
  struct Free {
    void operator()(State* state) const;
  };
  std::unique_ptr<State, Free> state_;
};

// Immutable, shared by threads.
class Regex {
 public:
  // `pattern` in Python's syntax: \uXXXX and \UXXXXXXXX are rewritten, a leading (?u) is dropped. `place`
  // names it in the error.
  static Result<Regex> compile(std::string_view pattern, const std::string& place);

  // The first match that starts at byte `from` or later; nothing where there is none. REQUIRES: valid UTF-8.
  std::optional<RegexMatch> search(std::string_view text, RegexScratch& scratch, std::size_t from = 0) const;

 private:
  struct Free {
    void operator()(void* code) const;
  };
  std::unique_ptr<void, Free> code_;
};

// The rewriting alone. Example: "[\u00A6-\U0001F600]" -> "[\x{00A6}-\x{0001F600}]".
std::string pcre_pattern(std::string_view python);

}  // namespace tellings
