// Lists that are read page by page: as one JSON document with a cursor, or as JSON Lines to the end.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/stretches.h"
#include "server/http.h"
#include "server/store_access.h"

namespace tellings {

inline constexpr std::size_t kPage = 50;  // of a list, where no limit is given
inline constexpr std::size_t kMostOfList = 500;

struct ListPage {
  std::vector<std::string> rows;  // a JSON object each
  std::string next;               // cursor; empty: nothing further
};

// Reads at most `limit` rows after the cursor `after`.
using ReadPage =
    std::function<Result<ListPage>(StoreAccess::Lease& store, std::size_t limit, const std::string& after)>;

// GET: {"MEMBER": [...], "next": cursor or null} with the parameters limit (1..`most`) and after. Who accepts
// application/jsonl or application/x-ndjson gets all rows from `after`, one a line, read while they are sent;
// where reading fails on the way, the body ends without its last chunk.
Response list_response(StoreAccess& access, const Request& request, std::string_view member, ReadPage read,
                       std::size_t most = kMostOfList);

// The parameter `limit`: kUsage where it is not a number from 1 to `most`.
Result<std::size_t> limit_of(const Request& request, std::size_t otherwise, std::size_t most);

// The parameters `from` and `to`.
Result<KeyRange> range_of(const Request& request);

}  // namespace tellings
