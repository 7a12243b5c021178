#include "extract/live_entries.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "extract/stated_dates.h"

namespace tellings {
namespace {

constexpr std::size_t kFewestEntries = 3;

class EntryFinder {
 public:
  EntryFinder(const PageBlocks& page, const MainText& main) : page_(page) {
    body_.assign(1, 0);
    for (const Role role : main.roles) body_.push_back(body_.back() + (is_furniture(role) ? 0 : 1));
  }

  std::vector<LiveEntry> find(std::string_view language) {
    note_times(language);
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>
        neighbours;  // parent -> children with a time
    for (std::uint32_t i = 1; i < page_.elements.size(); ++i)
      if (times_.contains(i) && body_of(i) > 0) neighbours[page_.elements[i].parent].push_back(i);
    const std::vector<std::uint32_t>* best = nullptr;
    std::uint32_t most = 0;
    std::uint32_t best_parent = 0;
    for (const auto& [parent, children] : neighbours) {
      if (children.size() < kFewestEntries) continue;
      std::uint32_t covered = 0;
      for (const std::uint32_t child : children) covered += body_of(child);
      if (covered > most || (covered == most && parent < best_parent)) {
        best = &children;
        most = covered;
        best_parent = parent;
      }
    }
    std::vector<LiveEntry> entries;
    if (best == nullptr || most * 2 < body_.back()) return entries;
    for (const std::uint32_t child : *best)
      entries.push_back(
          {page_.elements[child].first_block, page_.elements[child].end_block, times_.at(child)});
    return entries;
  }

 private:
  // The first time below each element.
  void note_times(std::string_view language) {
    std::unordered_map<const Node*, std::uint32_t> elements;
    for (std::uint32_t i = 0; i < page_.elements.size(); ++i) elements.emplace(page_.elements[i].node, i);
    for (Node* node : page_.times) {
      const auto time = date_of_node(node, language);
      if (!time || time->precision < TimePrecision::kMinute) continue;
      Node* at = node;
      while (at != nullptr && !elements.contains(at)) at = at->parent;
      if (at == nullptr) continue;
      for (std::uint32_t i = elements.at(at); i != 0; i = page_.elements[i].parent)
        if (!times_.emplace(i, *time).second) break;
    }
  }

  [[nodiscard]] std::uint32_t body_of(std::uint32_t element) const {
    return body_[page_.elements[element].end_block] - body_[page_.elements[element].first_block];
  }

  const PageBlocks& page_;
  std::vector<std::uint32_t> body_;  // running number of blocks that are the story's
  std::unordered_map<std::uint32_t, PrintedTime> times_;
};

}  // namespace

std::vector<LiveEntry> find_live_entries(const PageBlocks& page, const MainText& main,
                                         std::string_view language) {
  if (page.times.size() < kFewestEntries) return {};
  return EntryFinder(page, main).find(language);
}

}  // namespace tellings
