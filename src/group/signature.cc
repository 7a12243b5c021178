#include "group/signature.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <unordered_set>

#include "base/hash.h"
#include "group/word_weight.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr double kWeightSteps = 63;
constexpr double kLeastTelling = 1.0;   // below: "the", "said", "people"; the first 80 words of the list
constexpr std::size_t kLeadWords = 90;  // title and some three sentences
constexpr double kHeadingCapitals =
    0.7;  // a line with more capitals than this is a heading: its capitals name nothing

struct ScannedWord {
  std::string stem;
  ByteSpan span;
  double weight = 0;
  bool name = false;
};

bool ends_sentence(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' || c == 0x2026;
}

// Whether the word that starts at `begin` is the first of its sentence or line.
bool opens_sentence(std::string_view text, std::uint32_t begin) {
  std::size_t at = begin;
  while (at > 0) {
    const Decoded before = decode_before(text, at);
    at -= before.size;
    if (before.code_point == '\n') return true;
    if (is_space(before.code_point) || is_quote_mark(before.code_point) || before.code_point == '(') continue;
    return ends_sentence(before.code_point);
  }
  return true;
}

bool is_capitalised(std::string_view text, ByteSpan word) {
  return is_upper(decode_at(text, word.begin).code_point);
}

// Lines most of whose words have capitals: their number of the line by word, as a mask over the words.
std::vector<bool> heading_words(std::string_view text, const std::vector<Word>& words) {
  std::vector<bool> heading(words.size(), false);
  std::size_t begin = 0;
  while (begin < words.size()) {
    std::size_t end = begin + 1;
    while (end < words.size() &&
           text.substr(words[end - 1].span.end, words[end].span.begin - words[end - 1].span.end).find('\n') ==
               std::string_view::npos)
      ++end;
    std::size_t capitals = 0;
    for (std::size_t i = begin; i < end; ++i) capitals += is_capitalised(text, words[i].span) ? 1U : 0U;
    const bool is_heading = end - begin >= 4 && static_cast<double>(capitals) >
                                                    kHeadingCapitals * static_cast<double>(end - begin);
    std::fill(heading.begin() + static_cast<std::ptrdiff_t>(begin),
              heading.begin() + static_cast<std::ptrdiff_t>(end), is_heading);
    begin = end;
  }
  return heading;
}

using IsName = std::function<bool(std::size_t, const Word&)>;

void append_scanned(std::string_view text, const IsName& is_name, std::vector<ScannedWord>& out) {
  const std::vector<Word> words = split_words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    ScannedWord word{.stem = word_stem(words[i].folded), .span = words[i].span};
    if (word.stem.size() < 2)
      word.weight =
          is_digit(decode_at(word.stem.empty() ? "x" : word.stem, 0).code_point) ? kMaxWordWeight / 2 : 0;
    else
      word.weight = word_weight(words[i].folded);
    word.name = is_name(i, words[i]);
    out.push_back(std::move(word));
  }
}

void append_text(std::string_view text, std::vector<ScannedWord>& out) {
  const std::vector<Word> words = split_words(text);
  const std::vector<bool> heading = heading_words(text, words);
  append_scanned(
      text,
      [&](std::size_t i, const Word& word) {
        return !heading[i] && is_capitalised(text, word.span) && !opens_sentence(text, word.span.begin) &&
               word_weight(word.folded) > kLeastTelling;
      },
      out);
}

std::vector<std::string_view> own_texts(const Account& account) {
  std::vector<std::string_view> texts;
  for (const Paragraph& paragraph : account.paragraphs)
    if (!is_furniture(paragraph.role)) texts.push_back(paragraph.span.in(account.text));
  if (texts.empty()) texts.push_back(account.text);
  return texts;
}

// The weight under which words are left out so that at most `room` of the words from `lead` on stay.
double weight_floor(const std::vector<ScannedWord>& words, std::size_t lead, std::size_t room) {
  std::vector<double> weights;
  for (std::size_t i = lead; i < words.size(); ++i)
    if (words[i].weight >= kLeastTelling) weights.push_back(words[i].weight);
  if (weights.size() <= room) return kLeastTelling;
  std::nth_element(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(room), weights.end(),
                   std::greater<>());
  return weights[room];
}

void fill_terms(const std::vector<ScannedWord>& words, Signature& signature) {
  const std::size_t lead = std::min(kLeadWords, words.size());
  const double floor = weight_floor(words, lead, kMaxTerms - lead);
  for (std::size_t i = 0; i < words.size() && signature.terms.size() < kMaxTerms; ++i) {
    const ScannedWord& word = words[i];
    if (word.weight < (i < lead ? kLeastTelling : floor)) continue;
    signature.terms.emplace_back(static_cast<std::uint32_t>(hash64(word.stem)), word.name, word.weight);
    if (i < lead) ++signature.lead;
  }
}

Signature signature_of(const Account& account, const std::vector<ScannedWord>& words,
                       std::size_t title_words) {
  Signature signature;
  signature.id = account.id;
  if (account.published) signature.first_second = account.published->interval().begin;
  signature.words = static_cast<std::uint16_t>(std::min<std::size_t>(words.size() - title_words, 0xFFFF));
  std::uint64_t hash = 0;
  for (std::size_t i = title_words; i < words.size(); ++i) hash = hash64(words[i].stem, hash);
  signature.text_hash = hash;
  fill_terms(words, signature);
  return signature;
}

}  // namespace

Term::Term(std::uint32_t hash, bool name, double weight)
    : packed_((hash << 7) | (name ? 1U << 6 : 0U) |
              static_cast<std::uint32_t>(
                  std::lround(std::clamp(weight / kMaxWordWeight, 0.0, 1.0) * kWeightSteps))) {}

float Term::weight() const { return static_cast<float>((packed_ & 63U) * (kMaxWordWeight / kWeightSteps)); }

Signature make_signature(const Account& account) {
  std::vector<ScannedWord> words;
  append_text(account.title, words);
  const std::size_t title_words = words.size();
  for (const std::string_view text : own_texts(account)) append_text(text, words);
  return signature_of(account, words, title_words);
}

}  // namespace tellings
