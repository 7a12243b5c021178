#include "pipeline/stored_groups.h"

#include <limits>
#include <map>
#include <string_view>

#include "store/writer_stories.h"

namespace tellings {
namespace {

// Stories stay awake: the store keeps no archive of those that sleep.
constexpr Window kAllAwake{.days = 36'500, .most_awake = std::numeric_limits<std::size_t>::max()};

}  // namespace

Result<StoredGroups> StoredGroups::load(Connection& db) {
  const auto state = find_grouping(db);
  if (!state) return tl::unexpected(state.error());
  if (state->empty()) return StoredGroups(Grouper({}, kAllAwake));
  auto grouper = Grouper::load(*state, make_memory_archive(), {}, kAllAwake);
  if (!grouper) return tl::unexpected(grouper.error());
  return StoredGroups(*std::move(grouper));
}

void StoredGroups::place(Writer& writer, std::vector<Signature> signatures) {
  sort_for_grouping(signatures);
  std::map<std::string, Placement> placements;
  const auto keep = [&](Placement placement) {
    const std::string id = placement.id;
    placements.insert_or_assign(id, std::move(placement));
  };
  for (Signature& signature : signatures)
    if (auto placement = grouper_.add(std::move(signature))) keep(*std::move(placement));
  for (Placement& placement : grouper_.flush()) keep(std::move(placement));
  for (const auto& [id, placement] : placements) {
    Query row = writer.db.prepare("SELECT key FROM account WHERE id = ?");
    row.bind(id);
    if (!row.step()) continue;  // removed since
    const AccountKey key = row.integer(0);
    put_placement(writer, key,
                  {placement.story, placement.copy_of,
                   placement.how ? std::string(name_of(*placement.how)) : std::string(), placement.score});
  }
  put_grouping(writer, grouper_.save());
}

}  // namespace tellings
