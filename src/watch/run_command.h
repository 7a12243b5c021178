// Another program, run with words of ours on its standard input.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tellings {

// "mail -s 'From the desk' me" -> mail, -s, From the desk, me. Blanks part words outside of quotes; no shell,
// no variables. kUsage for a quote that is not closed, or no word at all.
Result<std::vector<std::string>> split_command(std::string_view command);

// Runs it in a group of its own, which is killed with all that it started when `seconds` have passed. Its
// output goes to our standard error. An error where it cannot be run, does not end with 0, or is killed.
Result<void> run_command(const std::vector<std::string>& words, std::string_view input, int seconds);

}  // namespace tellings
