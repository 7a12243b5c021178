// The stemma as a tree of lines. A source that draws on several stands under the one it shares most with; the
// others are named behind it, so that every edge is printed once and no account twice.
#include <algorithm>
#include <map>
#include <set>

#include "render/report_sections.h"
#include "render/wording.h"

namespace tellings {
namespace {

Run name_run(const StoryCollation& story, SourceRef source) {
  if (!source.hidden) return {plain(story.accounts[source.index]->id), Style::kAccount};
  const HiddenSource& hidden = story.stemma.hidden[source.index];
  std::string words = plain(hidden.label);
  if (words.empty())
    words = hidden.kind == HiddenKind::kUnknown ? "a source not among the accounts"
                                                : std::string(name_of(hidden.kind));
  return {"[" + words + "]", Style::kFaint};
}

class Tree {
 public:
  explicit Tree(const StoryCollation& story) : story_(story) {
    std::map<AccountIndex, const Edge*> best;
    for (const Edge& edge : story.stemma.edges) {
      const Edge*& chosen = best[edge.to];
      if (chosen == nullptr || edge.share > chosen->share ||
          (edge.share == chosen->share && edge.score > chosen->score))
        chosen = &edge;
    }
    for (const auto& [to, edge] : best) children_[edge->from].push_back(edge);
    for (const Edge& edge : story.stemma.edges) {
      if (best[edge.to] != &edge) others_[edge.to].push_back(&edge);
    }
  }

  std::vector<Line> lines() {
    for (std::uint32_t i = 0; i < story_.stemma.hidden.size(); ++i) print_root({true, i});
    std::set<AccountIndex> derived;
    for (const auto& [from, edges] : children_)
      for (const Edge* edge : edges) derived.insert(edge->to);
    for (std::uint32_t i = 0; i < story_.accounts.size(); ++i)
      if (!derived.contains(i)) print_root({false, i});
    return std::move(lines_);
  }

 private:
  void print_root(SourceRef source) {
    if (!children_.contains(source)) return;
    lines_.push_back({{name_run(story_, source)}});
    print_children(source, "");
  }

  void print_children(SourceRef source, const std::string& prefix) {
    const auto found = children_.find(source);
    if (found == children_.end()) return;
    for (std::size_t i = 0; i < found->second.size(); ++i) {
      const Edge& edge = *found->second[i];
      const bool last = i + 1 == found->second.size();
      Line line;
      line.branch = prefix + (last ? "└─ " : "├─ ");
      line.runs = {name_run(story_, {false, edge.to}),
                   {" " + plain(story_.accounts[edge.to]->source)},
                   {"  " + edge_words(edge), Style::kFaint}};
      for (const Edge* other : others_[edge.to]) {
        line.runs.push_back({"; also ", Style::kFaint});
        line.runs.push_back(name_run(story_, other->from));
        line.runs.push_back({": " + edge_words(*other), Style::kFaint});
      }
      lines_.push_back(std::move(line));
      print_children({false, edge.to}, prefix + (last ? "   " : "│  "));
    }
  }

  const StoryCollation& story_;
  std::map<SourceRef, std::vector<const Edge*>> children_;
  std::map<AccountIndex, std::vector<const Edge*>> others_;
  std::vector<Line> lines_;
};

}  // namespace

Section stemma_section(const StoryCollation& story) {
  return {"Who draws on whom", "a line is found in the words, not asserted by anyone", Tree(story).lines()};
}

}  // namespace tellings
