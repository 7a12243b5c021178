// An account stands on another where a good part of its words comes from there, or where it has little from
// there but nothing of its own beside it: no speech that others do not have.
//
//   rewrite of a company's report, its quotations from there and from the call that all heard        one
//   group the local paper: two sentences from the company's report, four residents it spoke to two a blog
//   that prints one sentence of the release between quotation marks                           two
//
// What was said in public by many is no one's own, so a desk that only sat through the news conference has
// nothing of its own, and a mere quotation of another account does not make a telling of it.
#include "collate/independent_groups.h"

#include <algorithm>

#include "collate/disjoint_sets.h"

namespace tellings {
namespace {

constexpr double kGoodPart = 0.3;  // of all words
constexpr double kSomething = 0.085;
constexpr double kSomeProse = 0.02;   // of the prose
constexpr double kLittleOwn = 0.085;  // of all words, in quotations that nobody else has

}  // namespace

double own_speech(std::span<const SharedMatter> matters, const std::vector<std::uint32_t>& quoted,
                  const std::vector<AccountIndex>& drawing) {
  std::size_t own = 0;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    const bool there = std::any_of(matters.begin(), matters.end(), [&](const SharedMatter& m) {
      return m.covered[i] && !std::binary_search(drawing.begin(), drawing.end(), m.from);
    });
    own += quoted[i] != 0 && !there ? 1 : 0;
  }
  return quoted.empty() ? 0 : static_cast<double>(own) / static_cast<double>(quoted.size());
}

std::vector<AccountIndex> stands_on(const std::vector<Draw>& draws, double own) {
  std::vector<AccountIndex> found;
  const Draw* most = nullptr;
  for (const Draw& draw : draws) {
    if (most == nullptr || draw.share > most->share) most = &draw;
    if (draw.share >= kGoodPart) found.push_back(draw.from);
  }
  if (found.empty() && most != nullptr && most->share >= kSomething && most->prose >= kSomeProse &&
      own <= kLittleOwn)
    found.push_back(most->from);
  return found;
}

std::vector<std::vector<AccountIndex>> independent_groups(
    const Story& story, const std::vector<std::pair<AccountIndex, AccountIndex>>& joined) {
  DisjointSets sets(story.size());
  for (const auto& [a, b] : joined) sets.join(a, b);
  std::vector<std::vector<AccountIndex>> groups;
  for (const std::vector<std::size_t>& set : sets.sets()) {
    std::vector<AccountIndex> group;
    for (const std::size_t a : set) {
      if (story.counted(static_cast<AccountIndex>(a))) group.push_back(static_cast<AccountIndex>(a));
    }
    if (!group.empty()) groups.push_back(std::move(group));
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

}  // namespace tellings
