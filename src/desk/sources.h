// What the store shows of each source: numbers, never a rating.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "desk/outlets.h"
#include "desk/stretches.h"

namespace tellings {

// Accounts of one source that draw on another.
struct DrawnFrom {
  std::string from;     // a source; or what is known of one that is not among the accounts: "press release"
  bool hidden = false;  // the latter
  std::int64_t accounts = 0;
  std::int64_t credited = 0;  // of these, those that say so
};

struct SourceReport {
  std::string name;
  std::string owner;  // as the outlets say; empty where they do not
  std::string kind;
  std::int64_t accounts = 0;
  std::int64_t drawing = 0;   // accounts that draw on others
  std::int64_t credited = 0;  // of these, those that say so for all that they draw on
  double share = 0;  // of the words of all its accounts, drawn from others; 0..1, mean of the accounts
  std::vector<DrawnFrom> from;                     // most accounts first
  std::map<std::string, std::int64_t> quotations;  // by verdict: "verbatim", "trimmed", ...
  std::int64_t differing = 0;  // "altered" or "spliced" where a reference, the source itself or several agree
};

// Of the accounts told in `range`, the latest version of each; most accounts first, ties by name. Accounts of
// one outlet are counted together; without one, by their source, else by the domain. Edges of which it is
// open whether they are any are not counted.
Result<std::vector<SourceReport>> report_sources(Connection& db, KeyRange range, const Outlets& outlets);

}  // namespace tellings
