// Parts are joined in two ways: by running on within an account, and by having the same words across
// accounts, with room for words changed and dropped. Both are transitive, save for splices. A piece is a
// splice where its parts, judged by all other accounts, belong to different utterances:
//
//   release   “We are devastated by the loss.” said Maass. [...] “We owe our people answers,” Ms Maass added.
//   digest    “We are devastated by the loss. We owe our people answers,” said Maass.
//
// Only a cut would be: others, too, have the parts in one run, with words between them that this one leaves
// out.
#include "collate/quote_groups.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "collate/alignment.h"
#include "collate/passages.h"
#include "collate/sources.h"

namespace tellings {
namespace {

constexpr double kSameWords = 0.55;  // weighed share of the shorter part's words
constexpr double kSameWordsRewritten = 0.4;
constexpr double kShortSameWords = 0.8;    // for fragments
constexpr std::size_t kShort = 5;          // words
constexpr double kIndirectSame = 0.5;      // share of the content words
constexpr std::size_t kToldElsewhere = 4;  // content words that tell one saying under two names
constexpr double kOtherMouth = 0.75;       // the same words under another speaker's name
constexpr double kWholeSentence = 0.7;     // of the shorter part's words, for what tells of splices
constexpr std::size_t kCommonWord = 48;    // parts from which on a word is no candidate key

class Sets {
 public:
  explicit Sets(std::size_t size) : root_(size) { std::iota(root_.begin(), root_.end(), std::size_t{0}); }
  std::size_t find(std::size_t a) { return root_[a] == a ? a : root_[a] = find(root_[a]); }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    root_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> root_;
};

struct Overlap {
  double shorter = 0;       // weighed share of the shorter part's words that the other has
  std::size_t content = 0;  // content words shared
  std::size_t words = 0;    // of the shorter
};

class Grouper {
 public:
  Grouper(const Story& story, const std::vector<QuotePart>& parts)
      : story_(story), parts_(parts), links_(parts.size()) {
    rewritten_.assign(story.size(), false);
    for (const Edge& edge : story.stemma.edges) {
      if (edge.how == Derivation::kSpun) rewritten_[edge.to] = true;
    }
  }

  QuoteGrouping group() {
    link_same_words();
    link_same_places();
    QuoteGrouping grouping;
    grouping.spliced = find_splices();
    Sets sets(parts_.size());
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      for (const std::size_t j : links_[i]) sets.join(i, j);
      if (i > 0 && goes_with_last(i) && !(parts_[i].same_piece && grouping.spliced[i]))
        sets.join(i, last_of(i));
    }
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < parts_.size(); ++i) members[sets.find(i)].push_back(i);
    for (auto& [root, group] : members) grouping.groups.push_back(std::move(group));
    return grouping;
  }

 private:
  std::span<const StoryWord> words_of(const QuotePart& part) const {
    return story_.words.of(part.account).subspan(part.first, part.last - part.first);
  }

  // Speech of one sentence, quoted and told: "said it was “co-operating fully” and would say more later".
  bool goes_with_last(std::size_t i) const { return parts_[i].runs_on || in_one_sentence(i); }

  std::size_t last_of(std::size_t i) const { return parts_[i].runs_on ? parts_[i].after : i - 1; }

  bool in_one_sentence(std::size_t i) const {
    const QuotePart& a = parts_[i - 1];
    const QuotePart& b = parts_[i];
    if (a.account != b.account || a.speaker != b.speaker || !a.speaker) return false;
    if (a.kind == QuoteKind::kDirect || b.kind == QuoteKind::kDirect) return false;
    if (b.span.begin <= a.span.end) return true;
    const std::string_view between = ByteSpan{a.span.end, b.span.begin}.in(story_.account(a.account).text);
    return between.find_first_of(".!?\n") == std::string_view::npos;
  }

  // --- the same words across accounts
  void link_same_words() {
    std::unordered_map<WordId, std::vector<std::size_t>> holding;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      std::set<std::size_t> near;
      std::set<WordId> keys;
      for (const StoryWord& word : words_of(parts_[i])) {
        if (story_.words.is_content(word.form) || parts_[i].last - parts_[i].first <= 2)
          keys.insert(word.stem);
      }
      for (const WordId key : keys) {
        std::vector<std::size_t>& held = holding[key];
        if (held.size() < kCommonWord) near.insert(held.begin(), held.end());
        held.push_back(i);
      }
      for (const std::size_t j : near) {
        if (parts_[i].account != parts_[j].account && same_words(parts_[i], parts_[j]))
          links_[i].push_back(j);
      }
    }
  }

  // --- what stands in a copy in the place of a quotation of its original, however much was reworded
  void link_same_places() {
    for (const Edge& edge : story_.stemma.edges) {
      if (!edge.from.hidden && edge.how == Derivation::kSpun) link_same_places(edge.from.index, edge.to);
    }
  }

  // The innermost part that holds the word.
  std::optional<std::size_t> part_at(AccountIndex account, std::size_t word) const {
    std::optional<std::size_t> found;
    for (std::size_t i = first_part(account); i < parts_.size() && parts_[i].account == account; ++i) {
      const bool holds = parts_[i].first <= word && word < parts_[i].last;
      if (holds && (!found || parts_[i].last - parts_[i].first < parts_[*found].last - parts_[*found].first))
        found = i;
    }
    return found;
  }

  std::size_t first_part(AccountIndex account) const {
    const auto found = std::lower_bound(parts_.begin(), parts_.end(), account,
                                        [](const QuotePart& p, AccountIndex a) { return p.account < a; });
    return static_cast<std::size_t>(found - parts_.begin());
  }

  void link_same_places(AccountIndex from, AccountIndex to) {
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> beside;  // theirs, ours
    for (const Passage& passage : shared_passages(story_.words, from, to)) {
      for (const Column& column : passage.columns) {
        if (column.base == Column::kGap || column.witness == Column::kGap) continue;
        const auto theirs = part_at(from, passage.from_word + static_cast<std::size_t>(column.base));
        const auto ours = part_at(to, passage.to_word + static_cast<std::size_t>(column.witness));
        if (theirs && ours) ++beside[{*theirs, *ours}];
      }
    }
    std::map<std::size_t, std::size_t> image;  // ours -> theirs
    for (const auto& [pair, columns] : beside) {
      const QuotePart& a = parts_[pair.first];
      const QuotePart& b = parts_[pair.second];
      const std::size_t shorter = std::min(a.last - a.first, b.last - b.first);
      if (2 * columns < shorter || (a.kind == QuoteKind::kIndirect) != (b.kind == QuoteKind::kIndirect))
        continue;
      link(pair.first, pair.second);
      image[pair.second] = pair.first;
    }
    link_between(from, to, image);
  }

  // Quotations of which not one word was kept: between two that have their places, as many here as there.
  void link_between(AccountIndex from, AccountIndex to, const std::map<std::size_t, std::size_t>& image) {
    std::size_t theirs = first_part(from);
    std::vector<std::size_t> waiting;
    const auto close = [&](std::size_t end) {
      std::vector<std::size_t> free;
      for (std::size_t t = theirs; t < end; ++t) {
        if (parts_[t].kind != QuoteKind::kIndirect) free.push_back(t);
      }
      if (free.size() == waiting.size()) {
        for (std::size_t i = 0; i < free.size(); ++i) link(free[i], waiting[i]);
      }
      waiting.clear();
    };
    for (std::size_t ours = first_part(to); ours < parts_.size() && parts_[ours].account == to; ++ours) {
      if (parts_[ours].kind == QuoteKind::kIndirect) continue;
      const auto known = image.find(ours);
      if (known == image.end()) {
        waiting.push_back(ours);
      } else if (known->second >= theirs) {
        close(known->second);
        theirs = known->second + 1;
      }
    }
    std::size_t end = theirs;
    while (end < parts_.size() && parts_[end].account == from) ++end;
    close(end);
  }

  void link(std::size_t a, std::size_t b) { links_[std::max(a, b)].push_back(std::min(a, b)); }

  bool one_speaker(const QuotePart& a, const QuotePart& b) const {
    return a.speaker && b.speaker && *a.speaker == *b.speaker;
  }

  bool may_link(std::size_t i, std::size_t j) const {
    const QuotePart& a = parts_[i];
    const QuotePart& b = parts_[j];
    if (a.account == b.account) return repeated(a, b);
    return same_words(a, b) && !within_quoted(i, b) && !within_quoted(j, a);
  }

  // A headline or a second mention gives words again that the account quotes in full.
  bool repeated(const QuotePart& a, const QuotePart& b) const {
    if (a.kind == QuoteKind::kIndirect || b.kind == QuoteKind::kIndirect || a.span.overlaps(b.span) ||
        !one_speaker(a, b))
      return false;
    const Overlap overlap = overlap_of(a, b);
    return overlap.words >= 3 && overlap.content >= 2 && overlap.shorter >= 0.9;
  }

  // What `other` has of part `i` is only what is quoted within it, and that is a part of its own.
  bool within_quoted(std::size_t i, const QuotePart& other) const {
    for (std::size_t n = i + 1; n < parts_.size() && parts_[n].account == parts_[i].account &&
                                parts_[n].span.begin < parts_[i].span.end;
         ++n) {
      const bool nested = parts_[i].span.contains(parts_[n].span) && parts_[n].kind != QuoteKind::kIndirect;
      if (nested && parts_[i].kind != QuoteKind::kIndirect &&
          other.last - other.first <= parts_[n].last - parts_[n].first + 2 && same_words(parts_[n], other))
        return true;
    }
    return false;
  }

  bool same_words(const QuotePart& a, const QuotePart& b) const {
    const bool told = a.kind == QuoteKind::kIndirect || b.kind == QuoteKind::kIndirect;
    const bool speaker = one_speaker(a, b);
    const Overlap overlap = overlap_of(a, b);
    if (told) {
      if (!speaker && (overlap.shorter < 0.8 || overlap.content < kToldElsewhere)) return false;
      return overlap.content >= 2 && overlap.shorter >= kIndirectSame;
    }
    if (overlap.words < kShort)
      return overlap.shorter >= kShortSameWords && (speaker || overlap.words >= 3) && overlap.content >= 1;
    if (overlap.content < 2) return false;
    const bool machine = rewritten_[a.account] || rewritten_[b.account];
    if (!speaker) return overlap.shorter >= (machine ? kSameWords : kOtherMouth);
    return overlap.shorter >= (machine ? kSameWordsRewritten : kSameWords);
  }

  Overlap overlap_of(const QuotePart& a, const QuotePart& b) const {
    const bool a_shorter = a.last - a.first <= b.last - b.first;
    const std::span<const StoryWord> shorter = words_of(a_shorter ? a : b);
    const std::span<const StoryWord> longer = words_of(a_shorter ? b : a);
    Overlap overlap;
    overlap.words = shorter.size();
    const bool told = a.kind == QuoteKind::kIndirect || b.kind == QuoteKind::kIndirect;
    if (told) return content_overlap(shorter, longer, overlap);
    double same = 0;
    double all = 0;
    for (const Column& column : align(story_.words, longer, shorter, AlignEnds::kFitted)) {
      if (column.witness == Column::kGap) continue;
      const bool content = story_.words.is_content(shorter[static_cast<std::size_t>(column.witness)].form);
      all += content ? 2 : 1;
      if (!column.same) continue;
      same += content ? 2 : 1;
      overlap.content += content ? 1 : 0;
    }
    overlap.shorter = all == 0 ? 0 : same / all;
    return overlap;
  }

  // What is told in other words keeps its content words, in any order.
  Overlap content_overlap(std::span<const StoryWord> shorter, std::span<const StoryWord> longer,
                          Overlap overlap) const {
    std::set<WordId> theirs;
    for (const StoryWord& word : longer) theirs.insert(word.stem);
    std::set<WordId> ours;
    for (const StoryWord& word : shorter) {
      if (story_.words.is_content(word.form)) ours.insert(word.stem);
    }
    overlap.content = static_cast<std::size_t>(
        std::count_if(ours.begin(), ours.end(), [&](WordId w) { return theirs.contains(w); }));
    overlap.shorter =
        ours.empty() ? 0 : static_cast<double>(overlap.content) / static_cast<double>(ours.size());
    return overlap;
  }

  // --- splices
  std::vector<bool> find_splices() {
    std::vector<bool> spliced(parts_.size(), false);
    const std::vector<Standing> standing = standings(story_.notes);
    for (AccountIndex a = 0; a < story_.size(); ++a) {
      const bool joins = std::any_of(parts_.begin(), parts_.end(),
                                     [a](const QuotePart& p) { return p.account == a && p.same_piece; });
      if (!joins || rewritten_[a] || standing[a] != Standing::kReport) continue;
      const std::vector<bool> out = lineage(a);
      Sets others = sets_without(out);
      for (std::size_t i = 1; i < parts_.size(); ++i) {
        if (parts_[i].account != a || !parts_[i].same_piece || !belong_apart(others, out, i - 1, i)) continue;
        for (std::size_t j = 0; j < parts_.size(); ++j) {
          if (parts_[j].account == a && parts_[j].quote == parts_[i].quote &&
              parts_[j].piece == parts_[i].piece)
            spliced[j] = true;
        }
      }
    }
    return spliced;
  }

  // The account and all that draw on it: they repeat its splices.
  std::vector<bool> lineage(AccountIndex a) const {
    std::vector<bool> in(story_.size(), false);
    in[a] = true;
    for (bool grown = true; grown;) {
      grown = false;
      for (const Edge& edge : story_.stemma.edges) {
        if (edge.from.hidden || !in[edge.from.index] || in[edge.to]) continue;
        in[edge.to] = grown = true;
      }
    }
    return in;
  }

  // How the accounts that are not `out` group the parts.
  Sets sets_without(const std::vector<bool>& out) const {
    Sets sets(parts_.size());
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (out[parts_[i].account]) continue;
      for (const std::size_t j : links_[i]) {
        if (!out[parts_[j].account]) sets.join(i, j);
      }
      if (i > 0 && parts_[i].runs_on) sets.join(i, last_of(i));
    }
    return sets;
  }

  bool belong_apart(Sets& others, const std::vector<bool>& out, std::size_t i, std::size_t j) const {
    const std::set<std::size_t> first = homes(others, out, i);
    const std::set<std::size_t> second = homes(others, out, j);
    if (first.empty() || second.empty()) return false;
    return std::none_of(first.begin(), first.end(), [&](std::size_t home) { return second.contains(home); });
  }

  // The utterances to which the others' whole sentences with these words belong; what they print as a
  // fragment, or tell in their own words, says nothing of what stood beside it.
  std::set<std::size_t> homes(Sets& others, const std::vector<bool>& out, std::size_t part) const {
    std::set<std::size_t> found;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (i == part || out[parts_[i].account] || parts_[i].kind != QuoteKind::kDirect ||
          rewritten_[parts_[i].account])
        continue;
      const std::vector<std::size_t>& links = links_[std::max(i, part)];
      if (std::find(links.begin(), links.end(), std::min(i, part)) != links.end())
        found.insert(others.find(i));
    }
    return found;
  }

  // About the same sentence, of about the same length.
  bool all_of_it(const QuotePart& a, const QuotePart& b) const {
    const auto [shorter, longer] = std::minmax(a.last - a.first, b.last - b.first);
    return 2 * shorter >= longer && overlap_of(a, b).shorter >= kWholeSentence;
  }

  const Story& story_;
  const std::vector<QuotePart>& parts_;
  std::vector<std::vector<std::size_t>> links_;  // [part] -> earlier parts with the same words
  std::vector<bool> rewritten_;
};

}  // namespace

QuoteGrouping group_quotes(const Story& story, const std::vector<QuotePart>& parts) {
  return Grouper(story, parts).group();
}

}  // namespace tellings
