#include "collate/denials.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <unordered_map>

#include "base/lexicon.h"
#include "collate/data.h"
#include "collate/word_bag.h"

namespace tellings {
namespace {

constexpr std::size_t kReach = 3;  // words between a verb and what makes it a denial, or none

using Lexicon = std::unordered_map<std::string_view, std::string_view>;

Lexicon read_lexicon() {
  Lexicon out;
  for (const auto& entry : read_table(collate_data::kDenials)) out.emplace(entry[0], entry[1]);
  return out;
}

class DenialReader {
 public:
  DenialReader(const StoryWords& words, const Lexicon& lexicon, std::span<const StoryWord> sentence)
      : words_(words), lexicon_(lexicon), sentence_(sentence) {}

  [[nodiscard]] bool denies() const {
    for (std::size_t i = 0; i < sentence_.size(); ++i) {
      const std::string_view how = kind(i);
      if (how == "denies" && !negated(i)) return true;
      if (how == "rejects" && !negated(i) && beside_a_claim(i)) return true;
      if (how == "is" && said_of_something(i)) return true;
    }
    return false;
  }

 private:
  [[nodiscard]] std::string_view text(std::size_t i) const { return words_.text(sentence_[i].form); }
  [[nodiscard]] std::string_view kind(std::size_t i) const {
    const auto found = lexicon_.find(text(i));
    return found == lexicon_.end() ? std::string_view() : found->second;
  }
  [[nodiscard]] std::size_t first_of_reach(std::size_t i) const { return i > kReach ? i - kReach : 0; }

  template <std::size_t N>
  [[nodiscard]] bool before(std::size_t i, const std::array<std::string_view, N>& forms) const {
    for (std::size_t k = first_of_reach(i); k < i; ++k)
      if (std::ranges::find(forms, text(k)) != forms.end()) return true;
    return false;
  }

  [[nodiscard]] bool negated(std::size_t i) const {
    static constexpr std::array<std::string_view, 5> kNegations = {"not", "never", "no", "nobody", "without"};
    return before(i, kNegations);
  }

  [[nodiscard]] bool said_of_something(std::size_t i) const {
    static constexpr std::array<std::string_view, 7> kForms = {"is",   "was",   "are", "were",
                                                               "been", "being", "as"};
    return before(i, kForms) && !negated(i);
  }

  // "rejected the charge that", "a claim the union rejects".
  [[nodiscard]] bool beside_a_claim(std::size_t i) const {
    const std::size_t begin = i > 2 * kReach ? i - 2 * kReach : 0;
    const std::size_t end = std::min(sentence_.size(), i + kReach + 1);
    for (std::size_t k = begin; k < end; ++k)
      if (kind(k) == "claim") return true;
    return false;
  }

  const StoryWords& words_;
  const Lexicon& lexicon_;
  std::span<const StoryWord> sentence_;
};

}  // namespace

Denials::Denials(const Story& story) : story_(story), denies_(story.size()) {
  const Lexicon lexicon = read_lexicon();
  for (AccountIndex account = 0; account < story.size(); ++account) {
    const Document& document = story.document(account);
    for (const Sentence& sentence : document.sentences) {
      const auto [first, last] = story.words.within(account, span_of(document, sentence));
      const auto words = story.words.of(account).subspan(first, last - first);
      denies_[account].push_back(DenialReader(story.words, lexicon, words).denies());
    }
  }
}

bool Denials::before(AccountIndex account, std::uint32_t sentence) const {
  if (sentence == 0 || !denies_[account][sentence - 1]) return false;
  const auto& sentences = story_.document(account).sentences;
  return sentences[sentence].paragraph <= sentences[sentence - 1].paragraph + 1;
}

}  // namespace tellings
