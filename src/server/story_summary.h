// What a list shows of a story beyond its numbers: who draws on whom, where accounts differ, what came last.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.h"

namespace tellings {

struct StorySummary {
  std::vector<std::int64_t> groups;  // accounts of each group without a shared source found, in their order
  // The best-supported statement: accounts that tell it first in their group, the other accounts that tell
  // it, those counted accounts in which it was not found.
  std::int64_t independent = 0;
  std::int64_t derived = 0;
  std::int64_t silent = 0;
  std::string statement;
  std::int64_t disputed = 0;    // statements
  std::int64_t conflicts = 0;   // figures that do not fit together
  std::int64_t quotations = 0;  // utterances given in differing words
  std::int64_t rewritten = 0;   // accounts whose wording looks machine-rewritten
  std::string newest;           // account
  std::string newest_source;
  std::string newest_title;
};

// Of the first story of a collation document; empty where it has none.
StorySummary summarise_story(std::string_view document);

// As the member "summary" of an open object.
void write_member(JsonWriter& json, const StorySummary& summary);

}  // namespace tellings
