#include "pipeline/stored_groups.h"

#include <string_view>

#include "store/writer_stories.h"

namespace tellings {

Result<StoredGroups> StoredGroups::load(Connection& db) {
  const auto state = find_grouping(db);
  if (!state) return tl::unexpected(state.error());
  auto grouper = Grouper::load(*state);
  if (!grouper) return tl::unexpected(grouper.error());
  return StoredGroups(*std::move(grouper));
}

void StoredGroups::place(Writer& writer, std::vector<Signature> signatures) {
  sort_for_grouping(signatures);
  for (Signature& signature : signatures) grouper_.enter(std::move(signature));
  for (const Placement& placement : grouper_.flush()) {
    Query row = writer.db.prepare("SELECT key FROM account WHERE id = ?");
    row.bind(placement.id);
    if (!row.step()) continue;  // removed since
    const AccountKey key = row.integer(0);
    put_placement(writer, key,
                  {placement.story, placement.copy_of,
                   placement.how ? std::string(name_of(*placement.how)) : std::string(), placement.score});
  }
  put_grouping(writer, grouper_.save());
}

}  // namespace tellings
