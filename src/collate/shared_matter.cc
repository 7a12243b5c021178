#include "collate/shared_matter.h"

#include <algorithm>
#include <map>

namespace tellings {
namespace {

constexpr std::uint32_t kSomeLength =
    5;  // shared words; shorter quotations are too short to tell altered from other words

struct QuoteTally {
  std::uint32_t same = 0;
  std::uint32_t changed = 0;
};

class Counter {
 public:
  Counter(const StoryWords& words, SharedMatter& matter, const std::vector<std::uint32_t>& quoted)
      : words_(words),
        from_(words.of(matter.from)),
        to_(words.of(matter.to)),
        matter_(matter),
        quoted_(quoted) {}

  void take(const Passage& passage) {
    std::uint32_t run = 0;
    bool in_quote = false;
    for (const Column& column : passage.columns) {
      if (column.witness == Column::kGap) {
        ++counts(in_quote).dropped;
        run = 0;
        continue;
      }
      const std::size_t at = passage.to_word + static_cast<std::size_t>(column.witness);
      const std::uint32_t quote = quoted_[at];
      if ((quote != 0) != in_quote) run = 0;
      in_quote = quote != 0;
      run = column.same ? run + 1 : 0;
      SharedCounts& tally = counts(in_quote);
      tally.longest_run = std::max(tally.longest_run, run);
      if (column.same) {
        ++tally.same;
        ++quotes_[quote].same;
        matter_.covered[at] = true;
      } else if (column.changed() && words_.is_content(to_[at].form) &&
                 words_.is_content(base(passage, column).form)) {
        ++tally.changed;
        ++quotes_[quote].changed;
      }
    }
  }

  void finish() {
    for (const auto& [quote, tally] : quotes_) {
      if (quote == 0 || tally.same < kSomeLength) continue;
      ++(tally.changed > 0 ? matter_.altered_quotes : matter_.kept_quotes);
    }
  }

 private:
  SharedCounts& counts(bool in_quote) { return in_quote ? matter_.quoted : matter_.prose; }
  const StoryWord& base(const Passage& passage, const Column& column) const {
    return from_[passage.from_word + static_cast<std::size_t>(column.base)];
  }

  const StoryWords& words_;
  std::span<const StoryWord> from_;
  std::span<const StoryWord> to_;
  SharedMatter& matter_;
  const std::vector<std::uint32_t>& quoted_;
  std::map<std::uint32_t, QuoteTally> quotes_;
};

}  // namespace

std::vector<std::uint32_t> quoted_words(const StoryWords& words, std::size_t account, const Notes& notes) {
  std::vector<std::uint32_t> quoted(words.of(account).size(), 0);
  for (std::uint32_t q = 0; q < notes.quotes.size(); ++q) {
    if (notes.quotes[q].kind == QuoteKind::kIndirect) continue;
    for (const ByteSpan span : notes.quotes[q].content) {
      const auto [first, last] = words.within(account, span);
      std::fill(quoted.begin() + static_cast<std::ptrdiff_t>(first),
                quoted.begin() + static_cast<std::ptrdiff_t>(last), q + 1);
    }
  }
  return quoted;
}

SharedMatter shared_matter(const StoryWords& words, AccountIndex from, AccountIndex to,
                           std::vector<Passage> passages, const std::vector<std::uint32_t>& quoted) {
  SharedMatter matter;
  matter.from = from;
  matter.to = to;
  matter.passages = std::move(passages);
  matter.covered.assign(quoted.size(), false);
  for (const std::uint32_t quote : quoted) ++(quote != 0 ? matter.quoted : matter.prose).words;
  Counter counter(words, matter, quoted);
  for (const Passage& passage : matter.passages) counter.take(passage);
  counter.finish();
  return matter;
}

SharedMatters::SharedMatters(std::vector<SharedMatter> matters, std::size_t accounts)
    : matters_(std::move(matters)), first_(accounts + 1, 0) {
  std::sort(matters_.begin(), matters_.end(), [](const SharedMatter& a, const SharedMatter& b) {
    return a.to != b.to ? a.to < b.to : a.from < b.from;
  });
  for (const SharedMatter& m : matters_) ++first_[m.to + 1];
  for (std::size_t a = 1; a < first_.size(); ++a) first_[a] += first_[a - 1];
}

const SharedMatter* SharedMatters::find(AccountIndex from, AccountIndex to) const {
  const std::span<const SharedMatter> of_account = this->to(to);
  const auto found = std::lower_bound(of_account.begin(), of_account.end(), from,
                                      [](const SharedMatter& m, AccountIndex a) { return m.from < a; });
  return found == of_account.end() || found->from != from ? nullptr : &*found;
}

SharedMatters compare_accounts(const StoryWords& words,
                               const std::vector<std::vector<AccountIndex>>& comparable,
                               const std::vector<std::vector<std::uint32_t>>& quoted) {
  std::vector<ParagraphKeys> keys;
  keys.reserve(words.size());
  for (std::size_t a = 0; a < words.size(); ++a) keys.emplace_back(words, a);
  std::vector<SharedMatter> matters;
  for (AccountIndex a = 0; a < comparable.size(); ++a) {
    for (const AccountIndex b : comparable[a]) {
      if (b < a) continue;
      auto [there, back] = passages_both_ways(words, keys[a], keys[b]);
      matters.push_back(shared_matter(words, a, b, std::move(there), quoted[b]));
      matters.push_back(shared_matter(words, b, a, std::move(back), quoted[a]));
    }
  }
  return SharedMatters(std::move(matters), comparable.size());
}

}  // namespace tellings
