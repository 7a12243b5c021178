// tellings remove: an account out of the store for good.
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/store_options.h"
#include "store/removal.h"

namespace tellings {
namespace {

std::string joined(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : " ") + id;
  return out;
}

}  // namespace

int run_remove(const Arguments& arguments, const Environment& environment) {
  if (arguments.operands.empty() || arguments.value("--reason").empty())
    return failed({ErrorCode::kUsage, "removing: name ids or addresses, and a --reason"});
  const auto loaded = load_engine(arguments, environment);
  if (!loaded) return failed(loaded.error());
  // Store::open would make one that is not there.
  if (auto snapshot = open_snapshot(arguments); !snapshot) return failed(snapshot.error());
  auto store = Store::open(database_of(arguments), (*loaded)->version, seconds_now());
  if (!store) return failed(store.error());

  std::vector<std::string> removed;
  const auto done = (*store)->write([&](Writer& writer) -> Result<void> {
    for (const std::string& named : arguments.operands) {
      auto one = remove_account(writer, named, arguments.value("--reason"));
      if (!one) return tl::unexpected(one.error());
      removed.insert(removed.end(), one->accounts.begin(), one->accounts.end());
    }
    return {};
  });
  if (!done) return failed(done.error());
  if (const auto collated = collate_stale(**store, (*loaded)->engine, NotesCache(0)); !collated)
    return failed(collated.error());
  if (const auto erased = (*store)->erase_remains(); !erased) return failed(erased.error());
  report("removed " + joined(removed));
  return kDone;
}

}  // namespace tellings
