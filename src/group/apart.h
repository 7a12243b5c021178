// Of a handful of accounts, which tell one event and which another, with the reason in words.
//
//   nine accounts of the blast at Tarn Bay, 14 May 2024; one of a silo fire at Lake Torrell in 2021
//     -> together: the nine; apart: "another event: 2021, Lake Torrell"
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "account/account.h"
#include "base/span.h"

namespace tellings {

struct SetApart {
  std::uint32_t account = 0;       // index of the input
  std::string reason;              // "another event: 2021, Lake Torrell"
  std::vector<ByteSpan> evidence;  // the words of the account that the reason names; may be empty
};

struct StorySelection {
  std::vector<std::vector<std::uint32_t>>
      stories;                  // largest first, ties by the earliest account; each in input order
  std::vector<SetApart> apart;  // in input order
};

// The largest group of accounts of one event is a story; so is every other of at least `least_accounts`. The
// rest is apart. Does not depend on the order of the input, save for the indices.
StorySelection select_stories(std::span<const std::shared_ptr<const Account>> accounts,
                              std::size_t least_accounts = 3);

}  // namespace tellings
