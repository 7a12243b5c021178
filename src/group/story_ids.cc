#include "group/story_ids.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace tellings {
namespace {

// So many accounts of the story that starts with `story` had the id until now; `first` is the lowest of them.
struct Claim {
  std::uint32_t story = 0;
  std::string id;
  std::uint32_t accounts = 0;
  std::uint32_t first = 0;
};

std::vector<Claim> claims_of(const std::vector<std::uint32_t>& stories,
                             const std::vector<std::string>& before) {
  std::map<std::pair<std::uint32_t, std::string>, Claim> claims;
  for (std::uint32_t i = 0; i < stories.size(); ++i) {
    if (before[i].empty()) continue;
    Claim& claim =
        claims.try_emplace({stories[i], before[i]}, Claim{stories[i], before[i], 0, i}).first->second;
    ++claim.accounts;
  }
  std::vector<Claim> out;
  for (auto& entry : claims) out.push_back(std::move(entry.second));
  std::sort(out.begin(), out.end(), [](const Claim& x, const Claim& y) {
    return std::tuple(y.accounts, x.first, x.story) < std::tuple(x.accounts, y.first, y.story);
  });
  return out;
}

}  // namespace

std::vector<std::string> keep_story_ids(const std::vector<std::uint32_t>& stories,
                                        const std::vector<std::string>& before,
                                        const std::vector<std::string>& fresh) {
  std::map<std::uint32_t, std::string> id_of;
  std::set<std::string> taken;
  for (const Claim& claim : claims_of(stories, before)) {
    if (id_of.contains(claim.story) || taken.contains(claim.id)) continue;
    id_of.emplace(claim.story, claim.id);
    taken.insert(claim.id);
  }
  for (std::uint32_t i = 0; i < stories.size(); ++i) {
    if (id_of.contains(stories[i]) || !taken.insert(fresh[i]).second) continue;
    id_of.emplace(stories[i], fresh[i]);
  }
  std::vector<std::string> ids(stories.size());
  for (std::uint32_t i = 0; i < stories.size(); ++i) ids[i] = id_of[stories[i]];
  return ids;
}

}  // namespace tellings
