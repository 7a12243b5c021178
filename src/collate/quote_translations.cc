// Words and their translation have nothing in common but names and numbers. They are brought together where
// an account prints speech in a foreign language, another gives words of the same speaker, or with the same
// names, and says that they were spoken in a language, and the two runs of sentences fit:
//
//   “Kami kalah di peti undi,” he says. “Saya terima keputusan Sungai Dendam.”
//   “We lost at the ballot box,” he told supporters in Malay. “I accept the result of Sungai Dendam.”
//      1st to 1st, as many sentences here as there                 2nd to 2nd, a name in common
//
// Speech is foreign where next to none of its words is a function word: no English sentence does without.
// A list of names, a headline (“Salt water. Carbon.”) is none: it has few words in small letters.
#include "collate/quote_translations.h"

#include <set>
#include <unordered_set>

#include "base/lexicon.h"
#include "collate/data.h"
#include "collate/quote_likeness.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::size_t kFewestWords = 5;        // of foreign speech
constexpr std::size_t kFewestSmall = 4;        // of them in small letters
constexpr std::size_t kFunctionWordShare = 5;  // at most one in so many
constexpr std::size_t kNamesInCommon = 2;      // words, where the speaker is not known to be one
constexpr std::size_t kLongestRun = 8;         // sentences of one speech that are laid side by side

const std::unordered_set<std::string_view>& languages() {
  static const std::unordered_set<std::string_view> kWords = read_word_set(collate_data::kLanguages);
  return kWords;
}

using Run = std::vector<std::size_t>;  // parts that run on, in order

class Translator {
 public:
  Translator(const Story& story, const std::vector<QuotePart>& parts, QuoteLinks& links)
      : story_(story), parts_(parts), links_(links) {
    found_.foreign.assign(parts.size(), false);
    found_.original.assign(parts.size(), std::nullopt);
    found_.said_to_be.assign(parts.size(), false);
  }

  Translations find() {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i].kind == QuoteKind::kIndirect) continue;
      found_.foreign[i] = is_foreign(parts_[i]);
      found_.said_to_be[i] = !found_.foreign[i] && names_language(parts_[i]);
    }
    const std::vector<Run> runs = runs_of();
    for (const Run& spoken : runs) {
      if (!found_.foreign[spoken.front()]) continue;
      for (const Run& told : runs) {
        if (translates(told, spoken)) pair_up(spoken, told);
      }
    }
    spread();
    return std::move(found_);
  }

 private:
  bool is_foreign(const QuotePart& part) const {
    std::size_t function = 0;
    std::size_t small = 0;
    const ByteSpan piece = story_.notes[part.account].quotes[part.quote].content[part.piece];
    const auto [first, last] = story_.words.within(part.account, piece);
    for (std::size_t i = first; i < last; ++i) {
      const StoryWord& word = story_.words.of(part.account)[i];
      const char initial = story_.account(part.account).text[word.span.begin];
      function += story_.words.is_content(word.form) ? 0 : 1;
      small += initial >= 'a' && initial <= 'z' ? 1 : 0;
    }
    return last - first >= kFewestWords && small >= kFewestSmall &&
           function * kFunctionWordShare <= last - first;
  }

  // "in Malay" beside the quotation, in its paragraph.
  bool names_language(const QuotePart& part) const {
    const Account& account = story_.account(part.account);
    for (const Paragraph& paragraph : account.paragraphs) {
      if (!paragraph.span.contains(part.span)) continue;
      const std::vector<Word> words = split_words(paragraph.span.in(account.text));
      for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i - 1].folded == "in" && languages().contains(words[i].folded)) return true;
      }
    }
    return false;
  }

  // Runs of quoted parts; what is foreign and what is not stand in runs of their own.
  std::vector<Run> runs_of() const {
    std::vector<Run> runs;
    std::vector<std::size_t> run_of(parts_.size(), 0);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i].kind == QuoteKind::kIndirect) continue;
      const std::size_t after = parts_[i].after;
      const bool goes_on = parts_[i].runs_on && after != i && found_.foreign[after] == found_.foreign[i];
      run_of[i] = goes_on ? run_of[after] : runs.size();
      if (!goes_on) runs.emplace_back();
      runs[run_of[i]].push_back(i);
    }
    return runs;
  }

  bool translates(const Run& told, const Run& spoken) const {
    const QuotePart& a = parts_[told.front()];
    const QuotePart& b = parts_[spoken.front()];
    if (found_.foreign[told.front()] || a.account == b.account || told.size() > kLongestRun ||
        spoken.size() > kLongestRun)
      return false;
    if (std::none_of(told.begin(), told.end(), [&](std::size_t p) { return found_.said_to_be[p]; }))
      return false;
    return (a.speaker && a.speaker == b.speaker) || words_in_common(spoken, told) >= kNamesInCommon;
  }

  std::size_t words_in_common(const Run& spoken, const Run& told) const {
    std::set<WordId> shared;
    for (const std::size_t s : spoken) {
      for (const std::size_t t : told) {
        const std::set<WordId> both = in_common(s, t);
        shared.insert(both.begin(), both.end());
      }
    }
    return shared.size();
  }

  void pair_up(const Run& spoken, const Run& told) {
    if (spoken.size() == told.size()) {
      for (std::size_t i = 0; i < told.size(); ++i) pair(spoken[i], told[i]);
      return;
    }
    for (const std::size_t t : told) {
      for (const std::size_t s : spoken) {
        if (!in_common(s, t).empty()) pair(s, t);
      }
    }
  }

  void pair(std::size_t spoken, std::size_t told) {
    links_.add(spoken, told);
    if (!found_.original[told]) found_.original[told] = spoken;
  }

  std::set<WordId> in_common(std::size_t a, std::size_t b) const {
    const std::set<WordId> theirs = content_of(a);
    std::set<WordId> shared;
    for (const WordId word : content_of(b)) {
      if (theirs.contains(word)) shared.insert(word);
    }
    return shared;
  }

  std::set<WordId> content_of(std::size_t part) const {
    std::set<WordId> content;
    for (const StoryWord& word : words_of(story_, parts_[part])) {
      if (story_.words.is_content(word.form)) content.insert(word.stem);
    }
    return content;
  }

  // Who gives the words of a translation translates the same.
  void spread() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (found_.original[i]) open.push_back(i);
    }
    while (!open.empty()) {
      const std::size_t from = open.back();
      open.pop_back();
      for (const std::size_t to : links_.of(from)) {
        if (found_.original[to] || found_.foreign[to] || parts_[to].kind == QuoteKind::kIndirect) continue;
        found_.original[to] = found_.original[from];
        open.push_back(to);
      }
    }
  }

  const Story& story_;
  const std::vector<QuotePart>& parts_;
  QuoteLinks& links_;
  Translations found_;
};

}  // namespace

Translations link_translations(const Story& story, const std::vector<QuotePart>& parts, QuoteLinks& links) {
  return Translator(story, parts, links).find();
}

}  // namespace tellings
