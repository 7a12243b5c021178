#include "collate/occasions.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/lexicon.h"
#include "collate/data.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::size_t kLongestPhrase = 4;

Occasion occasion_named(std::string_view name) {
  static constexpr Occasion kAll[] = {
      Occasion::kPressRelease, Occasion::kPressConference, Occasion::kInterview, Occasion::kSocialPost,
      Occasion::kSpeech,       Occasion::kCourt,           Occasion::kReport};
  static constexpr std::string_view kNames[] = {
      "press release", "press conference", "interview", "social post", "speech", "court", "report"};
  const auto* found = std::find(std::begin(kNames), std::end(kNames), name);
  return found == std::end(kNames) ? Occasion::kUnknown : kAll[found - std::begin(kNames)];
}

const std::unordered_map<std::string_view, Occasion>& phrases() {
  static const std::unordered_map<std::string_view, Occasion> kTable = [] {
    std::unordered_map<std::string_view, Occasion> read;
    for (const auto& row : read_table(collate_data::kOccasions)) read.emplace(row[0], occasion_named(row[1]));
    return read;
  }();
  return kTable;
}

struct Hit {
  std::size_t words = 0;     // of the phrase
  std::size_t distance = 0;  // words to the quotation
  Occasion occasion = Occasion::kUnknown;
};

bool better(const Hit& a, const Hit& b) {
  return a.words != b.words ? a.words > b.words : a.distance < b.distance;
}

// The longest phrase that starts at `at`, within the words outside quotations.
Hit phrase_at(const std::vector<Word>& words, std::size_t at) {
  Hit hit;
  std::string phrase;
  for (std::size_t n = 0; n < kLongestPhrase && at + n < words.size(); ++n) {
    if (n > 0) phrase += ' ';
    phrase += words[at + n].folded;
    if (const auto found = phrases().find(phrase); found != phrases().end()) hit = {n + 1, 0, found->second};
  }
  return hit;
}

Occasion occasion_of(const Account& account, const Notes& notes, const Quote& quote) {
  if (quote.occasion != Occasion::kUnknown || quote.content.empty()) return quote.occasion;
  const std::uint32_t at = quote.content.front().begin;
  const auto paragraph = std::find_if(account.paragraphs.begin(), account.paragraphs.end(),
                                      [at](const Paragraph& p) { return p.span.contains(at); });
  if (paragraph == account.paragraphs.end()) return Occasion::kUnknown;
  std::vector<Word> words;
  for (Word& word : split_words(paragraph->span.in(account.text))) {
    word.span = {word.span.begin + paragraph->span.begin, word.span.end + paragraph->span.begin};
    const bool quoted = std::any_of(notes.quotes.begin(), notes.quotes.end(), [&](const Quote& other) {
      return other.kind != QuoteKind::kIndirect &&
             std::any_of(other.content.begin(), other.content.end(),
                         [&](ByteSpan s) { return s.overlaps(word.span); });
    });
    if (!quoted) words.push_back(std::move(word));
  }
  Hit best;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Hit hit = phrase_at(words, i);
    const std::uint32_t begin = words[i].span.begin;
    hit.distance = begin > at ? begin - at : at - begin;
    if (hit.occasion != Occasion::kUnknown && (best.words == 0 || better(hit, best))) best = hit;
  }
  return best.occasion;
}

}  // namespace

Occasions occasions_of(const Notes& notes) {
  const auto count = static_cast<std::ptrdiff_t>(notes.quotes.size());
  std::vector<Occasion> printed;
  for (const Quote& quote : notes.quotes)
    printed.push_back(occasion_of(*notes.document->account, notes, quote));
  std::vector<Occasion> occasions = printed;
  const auto at = [](std::ptrdiff_t i) { return static_cast<std::size_t>(i); };
  for (std::ptrdiff_t i = 0; i < count; ++i) {
    const std::string& speaker = notes.quotes[at(i)].speaker_name;
    for (std::ptrdiff_t step = 1; step < count && occasions[at(i)] == Occasion::kUnknown && !speaker.empty();
         ++step) {
      for (const std::ptrdiff_t j : {i - step, i + step}) {
        if (j < 0 || j >= count || occasions[at(i)] != Occasion::kUnknown) continue;
        if (notes.quotes[at(j)].speaker_name == speaker) occasions[at(i)] = printed[at(j)];
      }
    }
  }
  return {std::move(printed), std::move(occasions)};
}

}  // namespace tellings
