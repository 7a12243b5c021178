// From which of the other accounts one account draws.
#pragma once

#include <optional>
#include <vector>

#include "collate/ancestry.h"
#include "collate/rewriting.h"
#include "collate/shared_matter.h"
#include "collate/story.h"

namespace tellings {

// What is known of all accounts before any of them is asked for its parents. Indexed by account.
struct Field {
  const Story* story = nullptr;
  std::vector<bool> rewritten;                                      // by machine
  const std::vector<std::vector<std::uint32_t>>* quoted = nullptr;  // as quoted_words()
  std::vector<std::vector<std::string>> outlets;                    // as outlet_names()
};

struct Parent {
  AccountIndex from = 0;
  const SharedMatter* matter = nullptr;
  Derivation how = Derivation::kRewritten;
  double score = 0;
  std::vector<ByteSpan> credits;  // where `to` names the outlet of `from`
  std::vector<ByteSpan> cuts;     // quotations of `to` that are cut as in `from` alone
};

// `matters` are those of `to` with accounts that come before it, whose own parents are `known`. Parents are
// given in the order in which they were found: who explains most comes first, each further one explains
// something that those before it do not.
std::vector<Parent> parents_of(const Field& field, AccountIndex to,
                               const std::vector<const SharedMatter*>& matters, const Ancestry& known);

}  // namespace tellings
