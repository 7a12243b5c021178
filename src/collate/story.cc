#include "collate/story.h"

#include <algorithm>

namespace tellings {

std::vector<EntityIndex> Story::entities_in(AccountIndex account, ByteSpan span) const {
  std::vector<EntityIndex> found;
  for (NameIndex n = 0; n < notes[account].names.size(); ++n) {
    const std::vector<Mention>& mentions = notes[account].names[n].mentions;
    const bool inside = std::any_of(mentions.begin(), mentions.end(),
                                    [span](const Mention& m) { return m.span.overlaps(span); });
    if (inside) found.push_back(entity_of(account, n));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace tellings
