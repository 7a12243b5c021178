// tellings backup: a copy of the store while it is in use.
#include "store/backup.h"

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/store_options.h"

namespace tellings {

int run_backup(const Arguments& arguments, const Environment&) {
  if (arguments.operands.size() != 1)
    return failed({ErrorCode::kUsage, "backing up: name the file to write"});
  const auto done = back_up(database_of(arguments), arguments.operands.front());
  return done ? kDone : failed(done.error());
}

}  // namespace tellings
