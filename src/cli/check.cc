// tellings check: whether the store is whole.
#include "desk/check.h"

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/store_options.h"

namespace tellings {

int run_check(const Arguments& arguments, const Environment&) {
  auto snapshot = open_snapshot(arguments);
  if (!snapshot) return failed(snapshot.error());
  std::size_t faults = 0;
  const auto tell = [&faults](const std::string& fault) {
    ++faults;
    print(printable(fault) + "\n");
  };
  const auto count = check_store((*snapshot)->connection(), tell);
  if (!count) return failed(count.error());
  snapshot->reset();  // the indices are looked at by a connection of their own
  if (const auto indices = check_indices(database_of(arguments), tell); !indices)
    report("the search indices were not looked at: " + indices.error().message);
  report(std::to_string(count->accounts) + " accounts, " + std::to_string(count->collations) +
         " collations, " + std::to_string(count->spans) + " spans; " +
         (faults == 0 ? "all is whole" : std::to_string(faults) + " faults; put a backup in its place"));
  return faults == 0 ? kDone : kNothingReadable;
}

}  // namespace tellings
