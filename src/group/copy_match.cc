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

// The places of each word of a signature, last first.
class Places {
 public:
  explicit Places(const Signature& signature)
      : signature_(signature), first_(kTable, kNone), next_(signature.terms.size(), kNone) {
    for (std::uint32_t i = 0; i < signature.terms.size(); ++i) {
      std::uint32_t& first = first_[place_of(signature.terms[i].hash())];
      next_[i] = first;
      first = i;
    }
  }

  template <typename Take>
  void each(std::uint32_t hash, Take take) const {
    for (std::uint32_t at = first_[place_of(hash)]; at != kNone; at = next_[at])
      if (signature_.terms[at].hash() == hash) take(at);
  }

 private:
  const Signature& signature_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> next_;
};

// Before each term, kPass times the weight of all terms before it; one more at the end.
std::vector<double> passed_before(const Signature& signature) {
  std::vector<double> sums(signature.terms.size() + 1);
  for (std::size_t i = 0; i < signature.terms.size(); ++i)
    sums[i + 1] = sums[i] + kPass * double{signature.terms[i].weight()};
  return sums;
}

// A run that ends with a[a] = b[b].
struct Link {
  std::uint32_t a = 0, b = 0;
  std::uint32_t before = kNone;  // the link it goes on from
  double score = 0;
};

// The best link among those that end before a place of b (a Fenwick tree of maxima). `value` of a link is its
// score with all that was passed up to its end added back, so that links compare whatever comes after them.
class BestBefore {
 public:
  explicit BestBefore(std::size_t places) : best_(places + 1) {}

  void put(std::uint32_t b, double value, std::uint32_t link) {
    for (std::size_t at = b + 1; at < best_.size(); at += at & (~at + 1))
      if (best_[at].link == kNone || value > best_[at].value) best_[at] = {value, link};
  }
  // Of the places [0, b).
  [[nodiscard]] std::uint32_t of(std::uint32_t b) const {
    Best out;
    for (std::size_t at = b; at > 0; at -= at & (~at + 1))
      if (best_[at].link != kNone && (out.link == kNone || best_[at].value > out.value)) out = best_[at];
    return out.link;
  }

 private:
  struct Best {
    double value = 0;
    std::uint32_t link = kNone;
  };
  std::vector<Best> best_;
};

std::vector<Link> all_links(const Signature& a, const Signature& b) {
  const Places places(b);
  const std::vector<double> passed_a = passed_before(a), passed_b = passed_before(b);
  BestBefore best(b.terms.size());
  std::vector<Link> links;
  for (std::uint32_t i = 0; i < a.terms.size(); ++i) {
    const std::size_t first = links.size();
    places.each(a.terms[i].hash(), [&](std::uint32_t j) {
      Link link{i, j, kNone, double{a.terms[i].weight()}};
      if (const std::uint32_t before = best.of(j); before != kNone) {
        const Link& from = links[before];
        const double going_on =
            from.score - (passed_a[i] - passed_a[from.a + 1]) - (passed_b[j] - passed_b[from.b + 1]);
        if (going_on > 0) {
          link.score += going_on;
          link.before = before;
        }
      }
      links.push_back(link);
    });
    for (std::size_t at = first; at < links.size(); ++at) {
      const Link& link = links[at];
      best.put(link.b, link.score + passed_a[i + 1] + passed_b[link.b + 1], static_cast<std::uint32_t>(at));
    }
  }
  return links;
}

}  // namespace

Run best_run(const Signature& a, const Signature& b) {
  const std::vector<Link> links = all_links(a, b);
  const auto last = std::max_element(links.begin(), links.end(),
                                     [](const Link& x, const Link& y) { return x.score < y.score; });
  if (last == links.end()) return {};
  Run run{{last->a, last->a + 1}, {last->b, last->b + 1}, last->score, 0, 0};
  for (const Link* at = &*last;; at = &links[at->before]) {
    run.a.begin = at->a;
    run.b.begin = at->b;
    run.agreeing += double{a.terms[at->a].weight()};
    ++run.words;
    if (at->before == kNone) break;
  }
  return run;
}

double weight_of(const Signature& signature, TermRange range) {
  double sum = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) sum += double{signature.terms[i].weight()};
  return sum;
}

}  // namespace tellings
