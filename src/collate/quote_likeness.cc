// Words between quotation marks are compared in their order, with room for words changed and dropped; speech
// told in other words keeps its content words, in any order, and its numbers:
//
//   “Our first concern is the well-being of our people”      one: 9 of 9 words
//   the well-being of our people was its first concern
//
//   it was up to 4,000                                       one where one speaker is told: the number
//   only 4,000 patients were hit
//
//   “in full working order”      “in good order”             two: a fragment has to be there whole
//
// Under another speaker's name the same words are one saying only where nearly all of them are there: two
// speakers say alike things of one event.
#include "collate/quote_likeness.h"

#include <algorithm>
#include <set>

#include "collate/alignment.h"
#include "collate/numbers.h"

namespace tellings {
namespace {

constexpr double kSameWords = 0.55;  // weighed share of the shorter part's words
constexpr double kSameWordsRewritten = 0.4;
constexpr double kShortSameWords = 0.8;    // for fragments
constexpr std::size_t kShort = 5;          // words
constexpr std::size_t kRun = 4;            // words that stand together in both, of one speaker
constexpr double kIndirectSame = 0.5;      // share of the content words
constexpr double kIndirectFew = 0.65;      // where two words are all that is shared
constexpr std::size_t kToldElsewhere = 4;  // content words that tell one saying under two names
constexpr double kToldElsewhereSame = 0.8;
constexpr double kOtherMouth = 0.75;  // the same words under another speaker's name
constexpr double kAgain = 0.9;        // within one account

bool is_told(const QuotePart& a, const QuotePart& b) {
  return a.kind == QuoteKind::kIndirect || b.kind == QuoteKind::kIndirect;
}

bool one_speaker(const QuotePart& a, const QuotePart& b) {
  return a.speaker && b.speaker && *a.speaker == *b.speaker;
}

void compare_told(const Story& story, std::span<const StoryWord> shorter, std::span<const StoryWord> longer,
                  QuoteOverlap& overlap) {
  std::set<WordId> theirs;
  for (const StoryWord& word : longer) theirs.insert(word.stem);
  std::set<WordId> ours;
  for (const StoryWord& word : shorter) {
    if (!story.words.is_content(word.form)) continue;
    ours.insert(word.stem);
    if (theirs.contains(word.stem) && !telling_number(story.words.text(word.form)).empty())
      overlap.number = true;
  }
  overlap.content = static_cast<std::size_t>(
      std::count_if(ours.begin(), ours.end(), [&](WordId w) { return theirs.contains(w); }));
  overlap.shorter =
      ours.empty() ? 0 : static_cast<double>(overlap.content) / static_cast<double>(ours.size());
}

void compare_quoted(const Story& story, std::span<const StoryWord> shorter, std::span<const StoryWord> longer,
                    QuoteOverlap& overlap) {
  double same = 0;
  double all = 0;
  overlap.whole_run = true;
  for (const Column& column : align(story.words, longer, shorter, AlignEnds::kFitted)) {
    overlap.whole_run = overlap.whole_run && column.same;
    if (column.witness == Column::kGap) continue;
    const bool content = story.words.is_content(shorter[static_cast<std::size_t>(column.witness)].form);
    all += content ? 2 : 1;
    if (!column.same) continue;
    same += content ? 2 : 1;
    overlap.content += content ? 1 : 0;
  }
  overlap.shorter = all == 0 ? 0 : same / all;
}

}  // namespace

std::span<const StoryWord> words_of(const Story& story, const QuotePart& part) {
  return story.words.of(part.account).subspan(part.first, part.last - part.first);
}

QuoteOverlap overlap_of(const Story& story, const QuotePart& a, const QuotePart& b) {
  const bool a_shorter = a.last - a.first <= b.last - b.first;
  const std::span<const StoryWord> shorter = words_of(story, a_shorter ? a : b);
  const std::span<const StoryWord> longer = words_of(story, a_shorter ? b : a);
  QuoteOverlap overlap;
  overlap.words = shorter.size();
  if (is_told(a, b)) {
    compare_told(story, shorter, longer, overlap);
  } else {
    compare_quoted(story, shorter, longer, overlap);
  }
  return overlap;
}

bool same_words(const Story& story, const QuotePart& a, const QuotePart& b, bool machine) {
  const bool speaker = one_speaker(a, b);
  const QuoteOverlap overlap = overlap_of(story, a, b);
  if (is_told(a, b)) {
    if (!speaker && (overlap.shorter < kToldElsewhereSame || overlap.content < kToldElsewhere)) return false;
    return (overlap.content >= 2 || overlap.number) &&
           overlap.shorter >= (overlap.content > 2 || overlap.number ? kIndirectSame : kIndirectFew);
  }
  if (speaker && overlap.whole_run && overlap.words >= kRun) return true;
  if (overlap.words < kShort)
    return overlap.shorter >= kShortSameWords && (speaker || overlap.words >= 3) && overlap.content >= 1;
  if (overlap.content < 2) return false;
  if (!speaker) return overlap.shorter >= (machine ? kSameWords : kOtherMouth);
  return overlap.shorter >= (machine ? kSameWordsRewritten : kSameWords);
}

bool same_words_again(const Story& story, const QuotePart& a, const QuotePart& b) {
  if (is_told(a, b) || a.span.overlaps(b.span) || !one_speaker(a, b)) return false;
  const QuoteOverlap overlap = overlap_of(story, a, b);
  return overlap.words >= 3 && overlap.content >= 2 && overlap.shorter >= kAgain;
}

}  // namespace tellings
