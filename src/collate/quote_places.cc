// What stands in a copy in the place of a quotation of its original is that quotation, however many of its
// words were swapped:
//
//   original   ... “The engines did not answer,” she said. “Log it and carry on,” they were told. ...
//   copy       ... “The motors did not reply,” she stated. “Note it and go ahead,” they were informed. ...
//
// Two accounts side by side tell where passages run parallel; a quotation of which not one word was kept is
// found between two that have their places, where as many stand here as there.
//
// Not so for a desk that rewrites by hand: it takes quotations from elsewhere, and leaves some out.
#include "collate/quote_places.h"

#include <map>

#include "collate/passages.h"

namespace tellings {
namespace {

class PlaceFinder {
 public:
  PlaceFinder(const Story& story, const std::vector<QuotePart>& parts, AccountIndex original,
              AccountIndex copy, QuoteLinks& links)
      : story_(story), parts_(parts), original_(original), copy_(copy), links_(links) {}

  void find() {
    take_parallel();
    take_between();
  }

 private:
  std::size_t length(std::size_t part) const { return parts_[part].last - parts_[part].first; }
  bool told(std::size_t part) const { return parts_[part].kind == QuoteKind::kIndirect; }
  bool is_of(std::size_t part, AccountIndex account) const {
    return part < parts_.size() && parts_[part].account == account;
  }

  // The innermost part that holds the word.
  std::optional<std::size_t> part_at(AccountIndex account, std::size_t word) const {
    std::optional<std::size_t> found;
    for (std::size_t i = first_part_of(parts_, account); is_of(i, account); ++i) {
      const bool holds = parts_[i].first <= word && word < parts_[i].last;
      if (holds && (!found || length(i) < length(*found))) found = i;
    }
    return found;
  }

  void take_parallel() {
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> beside;  // theirs, ours -> words
    for (const Passage& passage : shared_passages(story_.words, original_, copy_)) {
      for (const Column& column : passage.columns) {
        if (column.base == Column::kGap || column.witness == Column::kGap) continue;
        const auto theirs = part_at(original_, passage.from_word + static_cast<std::size_t>(column.base));
        const auto ours = part_at(copy_, passage.to_word + static_cast<std::size_t>(column.witness));
        if (theirs && ours) ++beside[{*theirs, *ours}];
      }
    }
    for (const auto& [pair, words] : beside) {
      const auto [theirs, ours] = pair;
      if (2 * words < std::min(length(theirs), length(ours)) || told(theirs) != told(ours)) continue;
      links_.add(theirs, ours);
      place_[ours] = theirs;
    }
  }

  void take_between() {
    std::size_t theirs = first_part_of(parts_, original_);
    std::vector<std::size_t> waiting;
    for (std::size_t ours = first_part_of(parts_, copy_); is_of(ours, copy_); ++ours) {
      if (told(ours)) continue;
      const auto known = place_.find(ours);
      if (known == place_.end()) {
        waiting.push_back(ours);
      } else if (known->second >= theirs) {
        pair_up(theirs, known->second, waiting);
        theirs = known->second + 1;
      }
    }
    std::size_t end = theirs;
    while (is_of(end, original_)) ++end;
    pair_up(theirs, end, waiting);
  }

  // The quotations of the original in [first, last) with those of the copy that wait for a place.
  void pair_up(std::size_t first, std::size_t last, std::vector<std::size_t>& waiting) {
    std::vector<std::size_t> free;
    for (std::size_t t = first; t < last; ++t) {
      if (!told(t)) free.push_back(t);
    }
    if (free.size() == waiting.size()) {
      for (std::size_t i = 0; i < free.size(); ++i) links_.add(free[i], waiting[i]);
    }
    waiting.clear();
  }

  const Story& story_;
  const std::vector<QuotePart>& parts_;
  AccountIndex original_;
  AccountIndex copy_;
  QuoteLinks& links_;
  std::map<std::size_t, std::size_t> place_;  // ours -> theirs
};

}  // namespace

void link_same_places(const Story& story, const std::vector<QuotePart>& parts, QuoteLinks& links) {
  for (const Edge& edge : story.stemma.edges) {
    if (edge.from.hidden || edge.how != Derivation::kSpun) continue;
    PlaceFinder(story, parts, edge.from.index, edge.to, links).find();
  }
}

}  // namespace tellings
