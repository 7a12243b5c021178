#include "collate/figure_likeness.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tellings {
namespace {

constexpr double kUnlike = 0.4;         // cosine below which two nouns hardly name one thing
constexpr double kTellingNumber = 100;  // an equal number of this size is seldom chance
constexpr double kSmallNumber = 10;     // twos and threes are everywhere: being equal says little

template <typename T>
bool share_one(const std::vector<T>& a, const std::vector<T>& b) {
  return std::ranges::any_of(a, [&](const T& x) { return std::ranges::find(b, x) != b.end(); });
}

// 1 for equal numbers, 0 from a factor of e on.
double closeness(const ComparableFigure& a, const ComparableFigure& b) {
  if (!a.main || !b.main || *a.main * *b.main <= 0 || a.dimension != b.dimension) return 0;
  return std::max(0.0, 1 - std::abs(std::log(*a.main / *b.main)));
}

// Fills the evidence one after the other; the names stand in figure_evidence_names() in this order.
class Filler {
 public:
  explicit Filler(FigureEvidence& out) : out_(out) {}
  void add(double value) { out_[at_++] = value; }
  void add(bool value) { add(value ? 1.0 : 0.0); }
  [[nodiscard]] bool full() const { return at_ == out_.size(); }

 private:
  FigureEvidence& out_;
  std::size_t at_ = 0;
};

// How well each word of the poorer core is met by one of the other; 0 where either is empty.
double core_likeness(const FigureGrammar& a, const FigureGrammar& b, WordLikeness& words) {
  const auto& fewer = a.core.size() <= b.core.size() ? a.core : b.core;
  const auto& more = a.core.size() <= b.core.size() ? b.core : a.core;
  double sum = 0;
  for (const std::string_view word : fewer) {
    double best = 0;
    for (const std::string_view other : more) best = std::max(best, words.of(word, other));
    sum += best;
  }
  return fewer.empty() ? 0 : sum / static_cast<double>(fewer.size());
}

}  // namespace

bool may_be_one_number(const FigureSetting& a, const FigureSetting& b, const FigurePairContext& context) {
  return context.converted || a.number.dimension != b.number.dimension || same_number(a.number, b.number);
}

FigureEvidence figure_evidence(const FigureSetting& a, const FigureSetting& b,
                               const FigurePairContext& context, const WordRarity& rarity,
                               WordLikeness& words) {
  FigureEvidence out{};
  Filler fill(out);
  const bool one_dimension = a.number.dimension == b.number.dimension;
  const bool equal = same_number(a.number, b.number);
  const bool small = a.number.main && std::abs(a.number.printed) <= kSmallNumber &&
                     a.number.printed == std::floor(a.number.printed);
  const double near = likeness(a.near, b.near, rarity);
  const double sentence = likeness(a.sentence_words, b.sentence_words, rarity);
  const double counted = likeness(a.counted, b.counted, rarity);
  const bool account = a.account == b.account;
  const bool one_sentence = account && a.sentence == b.sentence;
  const auto apart = a.sentence < b.sentence ? b.sentence - a.sentence : a.sentence - b.sentence;
  fill.add(1.0);
  fill.add(equal);
  fill.add(equal && small);
  fill.add(!equal && compatible_numbers(a.number, b.number));
  fill.add(closeness(a.number, b.number));
  fill.add(!equal && looks_like_slip(a.number, b.number));
  fill.add(!one_dimension);
  fill.add(a.unit == b.unit);
  fill.add(context.converted);
  fill.add(near);
  fill.add(sentence);
  fill.add(sentence * sentence);
  fill.add(counted);
  fill.add(containment(a.near, b.near, rarity));
  fill.add(likeness(a.around, b.around, rarity));
  fill.add(context.sentence_cosine);
  fill.add(share_one(a.after, b.after));
  fill.add(share_one(a.before, b.before));
  fill.add(account);
  fill.add(one_sentence);
  fill.add(account && !one_sentence && apart <= 2);
  fill.add(a.nearest && a.nearest == b.nearest);
  fill.add(a.nearest && b.nearest && a.nearest != b.nearest);
  fill.add(a.topic && a.topic == b.topic);
  fill.add(!a.topics.empty() && !b.topics.empty() && !share_one(a.topics, b.topics));
  fill.add(!a.holder.empty() && !b.holder.empty() && a.holder != b.holder);
  fill.add((a.set_against ? 0.5 : 0.0) + (b.set_against ? 0.5 : 0.0));
  const bool heads = !a.grammar.head.empty() && !b.grammar.head.empty();
  const double head = words.of(a.grammar.head, b.grammar.head);
  fill.add(head);
  const double head_unlike = heads ? std::max(0.0, kUnlike - head) / kUnlike : 0.0;
  fill.add(head_unlike);
  const double core = core_likeness(a.grammar, b.grammar, words);
  const double core_unlike =
      a.grammar.core.empty() || b.grammar.core.empty() ? 0.0 : std::max(0.0, kUnlike - core) / kUnlike;
  fill.add(core);
  fill.add(share_one(a.grammar.core, b.grammar.core));
  fill.add(a.grammar.part != b.grammar.part);
  fill.add(a.grammar.part && b.grammar.part);
  fill.add(context.elliptical);
  fill.add(small ? head_unlike : 0.0);
  fill.add(core_unlike);
  fill.add(small ? core_unlike : 0.0);
  const bool many = a.number.dimension == "count" && std::abs(a.number.printed) >= kTellingNumber;
  fill.add(many ? head_unlike : 0.0);
  assert(fill.full());
  return out;
}

}  // namespace tellings
