// What a person decided about a place of an account (`tellings.decisions/1`), and what became of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace tellings {

struct Decision {
  std::string account;  // sha256 of its text
  std::optional<std::pair<std::uint32_t, std::uint32_t>>
      place;           // code points; nothing: the account as a whole
  std::string action;  // "do": see pipeline/decisions.h
  std::string value;   // a name, a date, the sha256 of another account
  std::string by;
  std::string at;
  std::string note;

  // Set where it is applied.
  bool applied = false;
  std::string machine;  // what the machine had there
  std::string why_not;  // where it was not applied: "its account is not among the input"
};

// JSON Lines: {"target": {"account": sha256, "start": 3, "end": 9}, "do": "speaker", "value": "...", "by":
// "...", "at":
// "...", "note": "..."}; a first line {"format": "tellings.decisions/1"} is allowed, and the form in
// which the page exports: "target" a list of {"sha256", "start", "end"}. The error names the line
// and what is wrong with it.
Result<std::vector<Decision>> read_decisions(std::string_view lines);

}  // namespace tellings
