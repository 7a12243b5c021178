// A trie over the words of data/class_cues.tsv, walked once from each start of a word. A page has some 1,500
// elements with classes: hashing every prefix of every word took longer than parsing the page, the trie takes
// a twentieth of it.
#include "extract/cues.h"

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/lexicon.h"
#include "extract/data.h"

namespace tellings {
namespace {

constexpr std::array<std::pair<std::string_view, Cue>, 24> kNames = {{
    {"none", Cue::kNone},
    {"body", Cue::kBody},
    {"comment", Cue::kComment},
    {"related", Cue::kRelated},
    {"navigation", Cue::kNavigation},
    {"footer", Cue::kFooter},
    {"header", Cue::kHeader},
    {"sidebar", Cue::kSidebar},
    {"share", Cue::kShare},
    {"advert", Cue::kAdvert},
    {"promotion", Cue::kPromotion},
    {"paywall", Cue::kPaywall},
    {"consent", Cue::kConsent},
    {"caption", Cue::kCaption},
    {"byline", Cue::kByline},
    {"biography", Cue::kBiography},
    {"date", Cue::kDate},
    {"tags", Cue::kTags},
    {"kicker", Cue::kKicker},
    {"lead", Cue::kLead},
    {"hidden", Cue::kHidden},
    {"pullquote", Cue::kPullquote},
    {"infobox", Cue::kInfobox},
    {"embed", Cue::kEmbed},
}};

Cue cue_named(std::string_view name) {
  for (const auto& [known, cue] : kNames)
    if (known == name) return cue;
  return Cue::kNone;
}

constexpr std::size_t kLetters = 36;  // a-z, 0-9
constexpr std::uint8_t kNoLetter = 0xFF;

enum class Shape : std::uint8_t { kMark, kBlank, kLower, kUpper, kDigit };

// Of each byte: its number in the trie, and what decides where words begin and end.
struct Alphabet {
  std::array<std::uint8_t, 256> code{};
  std::array<Shape, 256> shape{};

  constexpr Alphabet() {
    code.fill(kNoLetter);
    for (std::uint8_t i = 0; i < 26; ++i) {
      code[std::size_t{'a'} + i] = code[std::size_t{'A'} + i] = i;
      shape[std::size_t{'a'} + i] = Shape::kLower;
      shape[std::size_t{'A'} + i] = Shape::kUpper;
    }
    for (std::uint8_t i = 0; i < 10; ++i) {
      code[std::size_t{'0'} + i] = static_cast<std::uint8_t>(26 + i);
      shape[std::size_t{'0'} + i] = Shape::kDigit;
    }
    for (const char c : {' ', '\t', '\r', '\n', '\f'}) shape[static_cast<unsigned char>(c)] = Shape::kBlank;
  }
};
constexpr Alphabet kAlphabet;

std::uint8_t code_of(char c) { return kAlphabet.code[static_cast<unsigned char>(c)]; }
Shape shape_of(char c) { return kAlphabet.shape[static_cast<unsigned char>(c)]; }
bool is_letter(Shape shape) { return shape >= Shape::kLower; }

// Whether a word starts at `at`: after a separator, at a hump ("relatedBox") and after digits.
bool starts_word(std::string_view token, std::size_t at) {
  const Shape here = shape_of(token[at]);
  if (!is_letter(here)) return false;
  if (at == 0) return true;
  const Shape before = shape_of(token[at - 1]);
  return !is_letter(before) || (here == Shape::kUpper && before == Shape::kLower) ||
         (before == Shape::kDigit && here != Shape::kDigit);
}

bool ends_word(std::string_view token, std::size_t end) {
  if (end == token.size()) return true;
  const Shape after = shape_of(token[end]);
  return !is_letter(after) || after == Shape::kDigit || starts_word(token, end);
}

class Trie {
 public:
  Trie() : nodes_(1) {
    for (const auto& fields : read_table(extract_data::kClassCues)) {
      if (fields.size() == 2) add(fields[0], fields[1]);
    }
  }

  // The cues of the words that start at `at`. `skip` is set where the word says that the rest of the token is
  // a subject.
  [[nodiscard]] Cues match(std::string_view token, std::size_t at, bool& skip) const {
    Cues found;
    std::size_t node = 0;
    for (std::size_t i = at; i < token.size(); ++i) {
      const std::uint8_t code = code_of(token[i]);
      if (code == kNoLetter) continue;  // "article-body" walks as "articlebody"
      node = nodes_[node].next[code];
      if (node == 0) break;
      const Step& step = nodes_[node];
      found |= step.prefix;
      if ((step.whole.empty() && !step.skip) || !ends_word(token, i + 1)) continue;
      found |= step.whole;
      skip = skip || (step.skip && i + 1 < token.size() && code_of(token[i + 1]) == kNoLetter);
    }
    return found;
  }

 private:
  struct Step {
    std::array<std::uint16_t, kLetters> next{};
    Cues prefix;
    Cues whole;
    bool skip = false;
  };

  void add(std::string_view word, std::string_view cue) {
    const bool open = word.ends_with('*');
    if (open) word.remove_suffix(1);
    std::size_t node = 0;
    for (const char c : word) {
      const std::uint8_t code = code_of(c);
      if (code == kNoLetter) return;
      if (nodes_[node].next[code] == 0) {
        nodes_[node].next[code] = static_cast<std::uint16_t>(nodes_.size());
        nodes_.emplace_back();
      }
      node = nodes_[node].next[code];
    }
    if (cue == "skip") nodes_[node].skip = true;
    (open ? nodes_[node].prefix : nodes_[node].whole) |= cue_named(cue);
  }

  std::vector<Step> nodes_;
};

Cues cues_of_token(const Trie& trie, std::string_view token) {
  Cues found;
  bool skip = false;
  for (std::size_t at = 0; at < token.size() && !skip; ++at) {
    if (starts_word(token, at)) found |= trie.match(token, at, skip);
  }
  return skip ? found & Cue::kBody : found;
}

}  // namespace

Cues cues_in(std::string_view names) {
  static const Trie kTrie;
  Cues found;
  for (std::size_t at = 0; at < names.size();) {
    std::size_t end = at;
    while (end < names.size() && shape_of(names[end]) != Shape::kBlank) ++end;
    if (end > at) found |= cues_of_token(kTrie, names.substr(at, end - at));
    at = end + 1;
  }
  return found;
}

}  // namespace tellings
