#include "group/signature.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <utility>

#include "base/hash.h"

namespace tellings {
namespace {

constexpr double kLeastTelling = 1.0;   // below: "the", "said", "people"; the first 80 words of the list
constexpr std::size_t kLeadWords = 90;  // title and some three sentences

// The weight under which words are left out so that at most `room` of the words from `lead` on stay.
double weight_floor(const std::span<const ScannedWord> words, std::size_t lead, std::size_t room) {
  std::vector<double> weights;
  for (std::size_t i = lead; i < words.size(); ++i)
    if (words[i].weight >= kLeastTelling) weights.push_back(words[i].weight);
  if (weights.size() <= room) return kLeastTelling;
  std::nth_element(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(room), weights.end(),
                   std::greater<>());
  return weights[room];
}

void fill_terms(std::span<const ScannedWord> words, Signature& signature) {
  const std::size_t lead = std::min(kLeadWords, words.size());
  const double floor = weight_floor(words, lead, kMaxTerms - lead);
  for (std::size_t i = 0; i < words.size() && signature.terms.size() < kMaxTerms; ++i) {
    const ScannedWord& word = words[i];
    if (word.weight < (i < lead ? kLeastTelling : floor)) continue;
    signature.terms.emplace_back(static_cast<std::uint32_t>(hash64(word.stem)), word.name, word.weight);
    if (i < lead) ++signature.lead;
  }
}

}  // namespace

Term::Term(std::uint32_t hash, bool name, double weight)
    : packed_((hash << 7) | (name ? 1U << 6 : 0U) |
              static_cast<std::uint32_t>(
                  std::lround(std::clamp(weight / kMaxWordWeight, 0.0, 1.0) * kWeightSteps))) {}

Signature make_signature(const Account& account) {
  std::vector<ScannedWord> words = scan_words(account.title);
  const std::size_t title_words = words.size();
  for (const ByteSpan span : own_spans(account)) {
    std::vector<ScannedWord> more = scan_words(span.in(account.text));
    std::move(more.begin(), more.end(), std::back_inserter(words));
  }
  return make_signature(account.id,
                        account.published ? std::optional(account.published->interval().begin) : std::nullopt,
                        words, title_words);
}

Signature make_signature(std::string id, std::optional<std::int64_t> first_second,
                         std::span<const ScannedWord> words, std::size_t title_words) {
  Signature signature;
  signature.id = std::move(id);
  signature.first_second = first_second;
  signature.words = static_cast<std::uint16_t>(std::min<std::size_t>(words.size() - title_words, 0xFFFF));
  std::uint64_t hash = 0;
  for (const ScannedWord& word : words.subspan(title_words)) hash = hash64(word.stem, hash);
  signature.text_hash = hash;
  fill_terms(words, signature);
  return signature;
}

}  // namespace tellings
