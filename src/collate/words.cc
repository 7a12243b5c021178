#include "collate/words.h"

#include <libstemmer.h>

#include <algorithm>
#include <memory>
#include <unordered_set>

#include "base/lexicon.h"
#include "collate/data.h"
#include "text/words.h"

namespace tellings {
namespace {

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

const std::unordered_set<std::string_view>& function_words() {
  static const std::unordered_set<std::string_view> kWords = read_word_set(collate_data::kFunctionWords);
  return kWords;
}

// The typographic apostrophe and the straight one are one letter; "1,187,400" and "1187400" are one number.
std::string plain(std::string_view folded) {
  std::string out;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (folded.substr(i, 3) == "\u2019") {
      out += '\'';
      i += 2;
    } else if (folded[i] != ',') {
      out += folded[i];
    }
  }
  return out;
}

bool is_number_byte(std::string_view word, std::size_t i) {
  if (is_ascii_digit(word[i])) return true;
  const bool mark = word[i] == '.' || word[i] == ',';
  return mark && i > 0 && i + 1 < word.size() && is_ascii_digit(word[i - 1]) && is_ascii_digit(word[i + 1]);
}

// Where "15km" and "DKK450m" fall apart: the ends of runs of digits and of runs of anything else.
std::vector<std::size_t> cuts_of(std::string_view word) {
  std::vector<std::size_t> cuts;
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (is_number_byte(word, i) != is_number_byte(word, i - 1)) cuts.push_back(i);
  }
  cuts.push_back(word.size());
  return cuts;
}

bool ends_with(std::string_view word, std::string_view end) {
  return word.size() > end.size() && word.substr(word.size() - end.size()) == end;
}

// British spelling to American, so far as stems need it: "harbour" and "harbor", "organise" and "organize"
// meet.
std::string one_spelling(std::string word) {
  if (word.size() > 5) {
    if (const std::size_t our = word.rfind("our");
        our != std::string::npos && our >= 2 && our + 3 >= word.size() - 3)
      word.erase(our + 1, 1);
    if (const std::size_t is = word.rfind("is");
        is != std::string::npos && is >= 3 &&
        (word.substr(is) == "ise" || word.substr(is) == "ised" || word.substr(is) == "ising"))
      word[is + 1] = 'z';
  }
  if (ends_with(word, "tre")) word.replace(word.size() - 2, 2, "er");
  return word;
}

class Stemmer {
 public:
  Stemmer() : stemmer_(sb_stemmer_new("english", "UTF_8"), &sb_stemmer_delete) {}

  std::string operator()(std::string_view word) const {
    if (word.size() > 2 && word.substr(word.size() - 2) == "'s") word.remove_suffix(2);
    const std::string spelled = one_spelling(std::string(word));
    const auto* stem = sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(spelled.data()),
                                       static_cast<int>(spelled.size()));
    return stem == nullptr ? spelled
                           : std::string(reinterpret_cast<const char*>(stem),
                                         static_cast<std::size_t>(sb_stemmer_length(stemmer_.get())));
  }

 private:
  std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> stemmer_;
};

// A stemmer keeps a buffer of its own, so each thread has one.
std::string stem_of(std::string_view word) {
  thread_local const Stemmer kStemmer;
  return kStemmer(word);
}

}  // namespace

WordId StoryWords::number(std::string_view folded) {
  const auto [found, fresh] = ids_.try_emplace(std::string(folded), static_cast<WordId>(texts_.size()));
  if (!fresh) return found->second;
  const WordId id = found->second;
  texts_.emplace_back(folded);
  number_.push_back(is_ascii_digit(folded.front()));
  content_.push_back(!function_words().contains(folded));
  accounts_with_.push_back(0);
  last_account_.push_back(UINT32_MAX);
  stems_.push_back(id);
  if (const std::string stem = stem_of(folded); stem != folded && !stem.empty()) {
    const WordId stem_id = number(stem);
    stems_[id] = stem_id;
  }
  return id;
}

std::vector<WordId> StoryWords::stems_of(std::string_view text) const {
  std::vector<WordId> stems;
  for (const Word& word : split_words(text)) {
    const std::string form = plain(word.folded);
    auto known = ids_.find(form);
    if (known == ids_.end()) known = ids_.find(stem_of(form));
    if (known != ids_.end()) stems.push_back(stems_[known->second]);
  }
  std::ranges::sort(stems);
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

bool StoryWords::same_spelling(WordId a, WordId b) const {
  return a == b || one_spelling(texts_[a]) == one_spelling(texts_[b]);
}

void StoryWords::add(const Account& account) {
  const auto index = static_cast<std::uint32_t>(accounts_.size());
  std::vector<StoryWord>& words = accounts_.emplace_back();
  for (std::uint32_t p = 0; p < account.paragraphs.size(); ++p) {
    const Paragraph& paragraph = account.paragraphs[p];
    if (is_furniture(paragraph.role)) continue;
    for (const Word& word : split_words(paragraph.span.in(account.text))) {
      const ByteSpan span{paragraph.span.begin + word.span.begin, paragraph.span.begin + word.span.end};
      const auto take = [&](std::string_view folded, ByteSpan at) {
        const WordId form = number(plain(folded));
        words.push_back({at, form, stems_[form], p});
        if (last_account_[form] != index) ++accounts_with_[form];
        last_account_[form] = index;
      };
      // Folding keeps the bytes of ASCII words, and only those are cut.
      const bool has_digit = std::any_of(word.folded.begin(), word.folded.end(), is_ascii_digit);
      if (!has_digit || word.folded.size() != span.size()) {
        take(word.folded, span);
        continue;
      }
      std::size_t begin = 0;
      for (const std::size_t end : cuts_of(word.folded)) {
        take(std::string_view(word.folded).substr(begin, end - begin),
             {span.begin + static_cast<std::uint32_t>(begin), span.begin + static_cast<std::uint32_t>(end)});
        begin = end;
      }
    }
  }
}

std::pair<std::size_t, std::size_t> StoryWords::within(std::size_t account, ByteSpan span) const {
  const std::vector<StoryWord>& words = accounts_[account];
  const auto before = [](const StoryWord& word, std::uint32_t byte) { return word.span.begin < byte; };
  const auto first = std::lower_bound(words.begin(), words.end(), span.begin, before);
  const auto last = std::lower_bound(first, words.end(), span.end, before);
  return {static_cast<std::size_t>(first - words.begin()), static_cast<std::size_t>(last - words.begin())};
}

}  // namespace tellings
