// People reword prose, and cut quotations, but leave the words inside quotation marks as they are; a machine
// does not know that it should. So an account is held for machine-rewritten where all but all quotations that
// it shares with others have words swapped, in the places of the words that the others print:
//
//   others      the safety   and well-being of Canadians ... is our paramount concern
//   this one    the security and well-being of Canadians ... is our main      concern
//
// A quotation with words left out is no sign (every desk cuts), nor is a single changed one (a slip, a
// translation of one speaker's words): both stand beside quotations that are kept.
#include "collate/rewriting.h"

#include <algorithm>

namespace tellings {
namespace {

constexpr std::uint32_t kFewestAltered = 2;  // quotations
constexpr std::uint32_t kFewestChanged = 4;  // words inside quotations
constexpr double kMostlyAltered = 0.7;       // of the shared quotations
constexpr double kChangeInQuotes = 0.05;
constexpr double kWholeText =
    0.3;  // share of the prose from which the original is taken to be among the accounts
constexpr double kChangeInProse = 0.07;

bool quotes_altered(const SharedMatter& m) {
  const double quotes = m.altered_quotes + m.kept_quotes;
  return m.altered_quotes >= kFewestAltered && m.quoted.changed >= kFewestChanged &&
         m.altered_quotes >= kMostlyAltered * quotes && m.quoted.change() >= kChangeInQuotes;
}

// With few quotations a text that is reworded evenly from end to end, its quotations too, tells the same.
bool text_swapped(const SharedMatter& m) {
  return m.prose.share() >= kWholeText && m.prose.change() >= kChangeInProse;
}

// Accounts that keep quotations of `account` to the letter: somebody else vouches for its wording.
std::uint32_t vouchers(const SharedMatters& matters, AccountIndex account) {
  const std::span<const SharedMatter> of_account = matters.to(account);
  return static_cast<std::uint32_t>(
      std::count_if(of_account.begin(), of_account.end(),
                    [](const SharedMatter& m) { return m.kept_quotes > m.altered_quotes; }));
}

// Of two that differ, the one that others vouch for is the original; where nobody tells, time has to.
bool is_the_copy(const SharedMatters& matters, const TimeOrder& order, AccountIndex copy,
                 AccountIndex original) {
  if (!order.may_precede(original, copy)) return false;
  const std::uint32_t for_copy = vouchers(matters, copy);
  const std::uint32_t for_original = vouchers(matters, original);
  if (for_copy != for_original) return for_copy < for_original;
  return !order.may_precede(copy, original);
}

Rewriting best_original(const SharedMatters& matters, const TimeOrder& order, AccountIndex account) {
  Rewriting best{account, std::nullopt, 0};
  std::uint32_t most = 0;
  for (const SharedMatter& m : matters.to(account)) {
    if (!quotes_altered(m) || !text_swapped(m) || !is_the_copy(matters, order, account, m.from)) continue;
    const std::uint32_t same = m.prose.same + m.quoted.same;
    if (same <= most) continue;
    most = same;
    best.original = m.from;
    best.score = std::min(0.99, 0.7 + m.prose.share() * 0.3 + 0.02 * m.altered_quotes);
  }
  return best;
}

// The original is not there, but others have the same quotations and agree among themselves.
double altered_against_agreement(const SharedMatters& matters, AccountIndex account) {
  std::vector<AccountIndex> others;
  for (const SharedMatter& m : matters.to(account)) {
    if (quotes_altered(m)) others.push_back(m.from);
    if (m.kept_quotes > 0) return 0;
  }
  for (const AccountIndex a : others) {
    for (const AccountIndex b : others) {
      const SharedMatter* m = a < b ? matters.find(a, b) : nullptr;
      if (m != nullptr && m->kept_quotes >= kFewestAltered && m->altered_quotes == 0) return 0.9;
    }
  }
  return 0;
}

}  // namespace

std::vector<Rewriting> machine_rewritten(std::size_t accounts, const SharedMatters& matters,
                                         const TimeOrder& order) {
  std::vector<Rewriting> found;
  for (AccountIndex account = 0; account < accounts; ++account) {
    Rewriting rewriting = best_original(matters, order, account);
    if (!rewriting.original) rewriting.score = altered_against_agreement(matters, account);
    if (rewriting.score > 0) found.push_back(rewriting);
  }
  return found;
}

}  // namespace tellings
