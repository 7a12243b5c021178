#include "collate/figure_likeness.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>

#include "base/lexicon.h"
#include "collate/data.h"

namespace tellings {
namespace {

constexpr double kSmallNumber = 10;  // twos and threes are everywhere: being equal says little

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
  // Once where the numbers are equal, once where they are not.
  void add_both(double value, bool equal) {
    add(equal ? 0.0 : value);
    add(equal ? value : 0.0);
  }
  [[nodiscard]] bool full() const { return at_ == out_.size(); }

 private:
  FigureEvidence& out_;
  std::size_t at_ = 0;
};

std::array<double, kFigureEvidence> read_weights() {
  std::array<double, kFigureEvidence> weights{};
  for (const auto& row : read_table(collate_data::kFigureWeights)) {
    const auto& names = figure_evidence_names();
    const auto name = std::ranges::find(names, row[0]);
    assert(name != names.end());
    weights[static_cast<std::size_t>(name - names.begin())] = std::stod(std::string(row[1]));
  }
  return weights;
}

}  // namespace

const std::array<std::string_view, kFigureEvidence>& figure_evidence_names() {
  static constexpr std::array<std::string_view, kFigureEvidence> names = {"bias",
                                                                          "equal",
                                                                          "equal_small",
                                                                          "meet",
                                                                          "close",
                                                                          "slip",
                                                                          "other_dim",
                                                                          "other_dim_near",
                                                                          "one_unit",
                                                                          "converted",
                                                                          "near",
                                                                          "near_equal",
                                                                          "sentence",
                                                                          "sentence_squared",
                                                                          "counted",
                                                                          "counted_equal",
                                                                          "near_contained",
                                                                          "around",
                                                                          "vector",
                                                                          "vector_equal",
                                                                          "after",
                                                                          "before",
                                                                          "account",
                                                                          "account_equal",
                                                                          "one_sentence",
                                                                          "one_sentence_after",
                                                                          "next_sentences",
                                                                          "name_same",
                                                                          "name_other",
                                                                          "topic",
                                                                          "topic_equal",
                                                                          "other_topic",
                                                                          "other_topic_equal",
                                                                          "holders_differ",
                                                                          "holders_differ_account",
                                                                          "set_against"};
  return names;
}

FigureEvidence figure_evidence(const FigureSetting& a, const FigureSetting& b, bool converted,
                               double sentence_cosine, const WordRarity& rarity) {
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
  const bool after = share_one(a.after, b.after);
  fill.add(1.0);
  fill.add(equal);
  fill.add(equal && small);
  fill.add(!equal && compatible_numbers(a.number, b.number));
  fill.add(equal ? 0.0 : closeness(a.number, b.number));
  fill.add(!equal && looks_like_slip(a.number, b.number));
  fill.add(!one_dimension);
  fill.add(one_dimension ? 0.0 : near);
  fill.add(a.unit == b.unit);
  fill.add(converted);
  fill.add_both(near, equal);
  fill.add(sentence);
  fill.add(equal ? 0.0 : sentence * sentence);
  fill.add_both(counted, equal);
  fill.add(containment(a.near, b.near, rarity));
  fill.add(likeness(a.around, b.around, rarity));
  fill.add_both(sentence_cosine, equal);
  fill.add(after);
  fill.add(share_one(a.before, b.before));
  fill.add_both(account ? 1.0 : 0.0, equal);
  fill.add(one_sentence && !equal);
  fill.add(one_sentence && !equal && after);
  fill.add(account && !one_sentence && !equal && apart <= 2);
  fill.add(a.nearest && a.nearest == b.nearest);
  fill.add(a.nearest && b.nearest && a.nearest != b.nearest);
  fill.add_both(a.topic && a.topic == b.topic ? 1.0 : 0.0, equal);
  fill.add_both(!a.topics.empty() && !b.topics.empty() && !share_one(a.topics, b.topics) ? 1.0 : 0.0, equal);
  const bool holders_differ = !a.holder.empty() && !b.holder.empty() && a.holder != b.holder;
  fill.add(holders_differ && !equal);
  fill.add(holders_differ && !equal && account);
  fill.add(equal ? 0.0 : (a.set_against ? 0.5 : 0.0) + (b.set_against ? 0.5 : 0.0));
  assert(fill.full());
  return out;
}

double figure_likeness(const FigureEvidence& evidence) {
  static const std::array<double, kFigureEvidence> weights = read_weights();
  double sum = 0;
  for (std::size_t i = 0; i < kFigureEvidence; ++i) sum += weights[i] * evidence[i];
  return sum;
}

}  // namespace tellings
