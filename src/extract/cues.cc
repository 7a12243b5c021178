// A trie over the words of data/class_cues.tsv, walked once from each start of a word. A page has some 1,500
// elements with classes: hashing every prefix of every word took longer than parsing the page, the trie takes
// a twentieth of it.
#include "extract/cues.h"

#include <array>
#include <optional>
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

std::optional<std::size_t> letter(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<std::size_t>(c - 'a');
  if (c >= 'A' && c <= 'Z') return static_cast<std::size_t>(c - 'A');
  if (c >= '0' && c <= '9') return static_cast<std::size_t>(c - '0' + 26);
  return std::nullopt;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// Whether a word starts at `at`: after a separator, at a hump ("relatedBox") and after digits.
bool starts_word(std::string_view token, std::size_t at) {
  if (!letter(token[at])) return false;
  if (at == 0) return true;
  const char before = token[at - 1];
  return !letter(before) || (is_upper(token[at]) && is_lower(before)) ||
         (before >= '0' && before <= '9' && !(token[at] >= '0' && token[at] <= '9'));
}

bool ends_word(std::string_view token, std::size_t end) {
  return end == token.size() || !letter(token[end]) || starts_word(token, end) ||
         (token[end] >= '0' && token[end] <= '9');
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
      const auto code = letter(token[i]);
      if (!code) continue;  // "article-body" walks as "articlebody"
      node = nodes_[node].next[*code];
      if (node == 0) break;
      found |= nodes_[node].prefix;
      if (!ends_word(token, i + 1)) continue;
      found |= nodes_[node].whole;
      skip = skip || (nodes_[node].skip && i + 1 < token.size() && !letter(token[i + 1]));
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
      const auto code = letter(c);
      if (!code) return;
      if (nodes_[node].next[*code] == 0) {
        nodes_[node].next[*code] = static_cast<std::uint16_t>(nodes_.size());
        nodes_.emplace_back();
      }
      node = nodes_[node].next[*code];
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
  while (!names.empty()) {
    const std::size_t begin = names.find_first_not_of(" \t\r\n\f");
    if (begin == std::string_view::npos) break;
    names.remove_prefix(begin);
    const std::string_view token = names.substr(0, names.find_first_of(" \t\r\n\f"));
    found |= cues_of_token(kTrie, token);
    names.remove_prefix(token.size());
  }
  return found;
}

}  // namespace tellings
