// The wording is put together from parts, the best attested account first; a part of a further account is
// added where the wording does not have it yet, and takes the place of a part that it contains whole, with
// words between that were cut:
//
//   agency   “Today the waiting is over.”                              desks drop words from quotations,
//   radio    “Today, by the grace of God, the waiting is over.”        they do not add any
#include "collate/utterance_base.h"

#include <algorithm>

namespace tellings {
namespace {

constexpr double kHasIt =
    0.5;  // share of a part's words in the wording, from which the part is there already
constexpr double kContainsIt = 0.95;  // share of the wording's part that a longer part holds, in order

struct Segment {
  const QuotePart* part = nullptr;
  std::vector<TextWord> words;
};

std::vector<StoryWord> plain(const std::vector<TextWord>& words) {
  std::vector<StoryWord> out;
  for (const TextWord& word : words) out.push_back(word.word);
  return out;
}

struct Held {
  double share = 0;    // of the witness's words that the base has
  bool whole = false;  // nothing changed, nothing added
};

Held held_by(const StoryWords& words, const std::vector<TextWord>& base,
             const std::vector<TextWord>& witness) {
  Held held;
  std::size_t same = 0;
  held.whole = true;
  for (const Column& column : align(words, plain(base), plain(witness), AlignEnds::kFitted)) {
    same += column.same ? 1 : 0;
    if (column.witness != Column::kGap && !column.same) held.whole = false;
  }
  held.share = witness.empty() ? 1 : static_cast<double>(same) / static_cast<double>(witness.size());
  return held;
}

// Whether what follows begins anew; else the place where words may stand between is marked.
bool ends_sentence(std::string_view text) {
  for (const std::string_view mark : {".", "!", "?", "…"}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

class BaseBuilder {
 public:
  explicit BaseBuilder(const Story& story) : story_(story) {}

  void add(const QuotePart& part) {
    std::vector<TextWord> words = text_words(story_, part);
    if (words.empty()) return;
    std::size_t best = segments_.size();
    double most = 0;
    for (std::size_t s = 0; s < segments_.size(); ++s) {
      if (segments_[s].part->account == part.account && !segments_[s].part->span.overlaps(part.span))
        continue;
      const bool longer = words.size() > segments_[s].words.size();
      const double share = longer ? held_by(story_.words, words, segments_[s].words).share
                                  : held_by(story_.words, segments_[s].words, words).share;
      if (share > most) most = share, best = s;
    }
    if (best == segments_.size() || most < kHasIt) {
      place(part, std::move(words));
    } else if (words.size() > segments_[best].words.size()) {
      const Held held = held_by(story_.words, words, segments_[best].words);
      if (held.whole && held.share >= kContainsIt) replace(best, part, std::move(words));
    }
  }

  BaseWording wording() const {
    BaseWording base;
    std::vector<std::size_t> given(story_.size(), 0);
    for (const Segment& segment : segments_) append(segment, base, given);
    base.from = static_cast<AccountIndex>(std::max_element(given.begin(), given.end()) - given.begin());
    return base;
  }

 private:
  // Further segments that the longer part holds as well go with the one that it replaces.
  void replace(std::size_t segment, const QuotePart& part, std::vector<TextWord> words) {
    for (std::size_t s = segments_.size(); s-- > 0;) {
      if (s == segment || held_by(story_.words, words, segments_[s].words).share < kContainsIt) continue;
      segments_.erase(segments_.begin() + static_cast<std::ptrdiff_t>(s));
      if (s < segment) --segment;
    }
    segments_[segment] = {&part, std::move(words)};
  }

  // Parts of one account keep their order; a part of another account goes to the end.
  void place(const QuotePart& part, std::vector<TextWord> words) {
    auto at = segments_.end();
    for (auto it = segments_.begin(); it != segments_.end(); ++it) {
      if (it->part->account == part.account && part.span < it->part->span) {
        at = it;
        break;
      }
    }
    segments_.insert(at, {&part, std::move(words)});
  }

  void append(const Segment& segment, BaseWording& base, std::vector<std::size_t>& given) const {
    const std::string& text = story_.account(segment.part->account).text;
    std::string_view printed = segment.part->span.in(text);
    while (!printed.empty() && (printed.back() == ',' || printed.back() == ' ')) printed.remove_suffix(1);
    if (!base.text.empty()) base.text += ends_sentence(base.text) ? " " : " … ";
    const auto offset = static_cast<std::uint32_t>(base.text.size());
    base.text += printed;
    for (const TextWord& word : segment.words) {
      const std::uint32_t begin = word.word.span.begin - segment.part->span.begin + offset;
      base.places.push_back({begin, begin + word.word.span.size()});
      base.words.push_back(word);
    }
    given[segment.part->account] += segment.words.size();
  }

  const Story& story_;
  std::vector<Segment> segments_;
};

}  // namespace

std::vector<TextWord> text_words(const Story& story, const QuotePart& part) {
  std::vector<TextWord> words;
  for (std::size_t i = part.first; i < part.last; ++i)
    words.push_back({story.words.of(part.account)[i], story.account(part.account).text});
  return words;
}

BaseWording base_wording(const Story& story, const std::vector<QuotePart>& parts,
                         const std::vector<std::size_t>& group, const std::vector<std::uint32_t>& rank) {
  std::vector<std::size_t> order;
  std::copy_if(group.begin(), group.end(), std::back_inserter(order),
               [&](std::size_t p) { return parts[p].kind != QuoteKind::kIndirect; });
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return rank[parts[a].account] != rank[parts[b].account] ? rank[parts[a].account] < rank[parts[b].account]
                                                            : a < b;
  });
  const bool human = std::any_of(order.begin(), order.end(), [&](std::size_t p) {
    return !story.independence.machine_rewritten(parts[p].account);
  });
  BaseBuilder builder(story);
  for (const std::size_t p : order) {
    if (!human || !story.independence.machine_rewritten(parts[p].account)) builder.add(parts[p]);
  }
  return builder.wording();
}

}  // namespace tellings
