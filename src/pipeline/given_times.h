// Times that the user knows and the accounts do not print.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "account/account.h"
#include "base/result.h"

namespace tellings {

struct GivenTimes {
  std::optional<PrintedTime> date;  // for accounts without a time of publication
  std::optional<int> zone_minutes;  // for times of day printed without a zone, east of UTC
};

// Empty texts give nothing. `date` is ISO 8601 ("2020-01-03"), `zone` "Z", "UTC" or "+02:00". The error names
// the value and what can be given.
Result<GivenTimes> read_given_times(std::string_view date, std::string_view zone);

// Published gets the date where none is; published and modified get the zone where they have a time of day
// without one. What is printed stays.
void give_times(std::vector<Account>& accounts, const GivenTimes& given);

}  // namespace tellings
