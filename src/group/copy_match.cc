#include "group/copy_match.h"

#include <algorithm>
#include <vector>

namespace tellings {
namespace {

// What a word passed over takes off, as a part of its weight. At 0.2 a run goes on while the agreeing words
// make out 0.29 of the weight on both sides: between independent accounts of one event (.1 to .2) and copies
// (.35 to 1).
constexpr double kPass = 0.2;

constexpr std::size_t kTable = 2048;
constexpr std::uint32_t kNone = 0xFFFFFFFF;

std::size_t place_of(std::uint32_t hash) { return (hash * 0x9E3779B1U) >> 21; }
static_assert(kMaxTerms < 0xFFFF);

}  // namespace

void RunFinder::set(std::span<const Term> a) {
  a_ = a;
  first_.assign(kTable, 0);
  next_.assign(a.size(), 0);
  passed_a_.assign(a.size() + 1, 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::uint16_t& first = first_[place_of(a[i].hash())];
    next_[i] = first;
    first = static_cast<std::uint16_t>(i + 1);
    passed_a_[i + 1] = passed_a_[i] + kPass * double{a[i].weight()};
  }
}

void RunFinder::put(std::uint32_t a, double value, std::uint32_t link) {
  for (std::size_t at = a + 1; at < best_.size(); at += at & (~at + 1))
    if (best_[at].link == kNone || value > best_[at].value) best_[at] = {value, link};
}

// Of the places [0, a).
std::uint32_t RunFinder::best_before(std::uint32_t a) const {
  Best out{0, kNone};
  for (std::size_t at = a; at > 0; at -= at & (~at + 1))
    if (best_[at].link != kNone && (out.link == kNone || best_[at].value > out.value)) out = best_[at];
  return out.link;
}

void RunFinder::find_links(std::span<const Term> b) {
  best_.assign(a_.size() + 1, Best{0, kNone});
  links_.clear();
  double passed = 0;  // what passing all terms of b up to here takes off
  passed_b_.clear();
  for (std::uint32_t j = 0; j < b.size(); ++j) {
    const std::size_t first = links_.size();
    for (std::uint32_t at = first_[place_of(b[j].hash())]; at != 0; at = next_[at - 1]) {
      const std::uint32_t i = at - 1;
      if (a_[i].hash() != b[j].hash()) continue;
      Link link{i, j, kNone, double{a_[i].weight()}};
      if (const std::uint32_t before = best_before(i); before != kNone) {
        const Link& from = links_[before];
        const double going_on =
            from.score - (passed_a_[i] - passed_a_[from.a + 1]) - (passed - passed_b_[before]);
        if (going_on > 0) {
          link.score += going_on;
          link.before = before;
        }
      }
      links_.push_back(link);
    }
    passed += kPass * double{b[j].weight()};
    for (std::size_t at = first; at < links_.size(); ++at) {
      const Link& link = links_[at];
      passed_b_.push_back(passed);
      put(link.a, link.score + passed_a_[link.a + 1] + passed, static_cast<std::uint32_t>(at));
    }
  }
}

Run RunFinder::best(std::span<const Term> b) {
  find_links(b);
  const auto last = std::max_element(links_.begin(), links_.end(),
                                     [](const Link& x, const Link& y) { return x.score < y.score; });
  if (last == links_.end()) return {};
  Run run{{last->a, last->a + 1}, {last->b, last->b + 1}, last->score, 0, 0};
  for (const Link* at = &*last;; at = &links_[at->before]) {
    run.a.begin = at->a;
    run.b.begin = at->b;
    run.agreeing += double{a_[at->a].weight()};
    ++run.words;
    if (at->before == kNone) break;
  }
  return run;
}

Run best_run(const Signature& a, const Signature& b) {
  RunFinder finder;
  finder.set(a.terms);
  return finder.best(b.terms);
}

double weight_of(const Signature& signature, TermRange range) {
  double sum = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) sum += double{signature.terms[i].weight()};
  return sum;
}

}  // namespace tellings
