#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "group/grouper_parts.h"

namespace tellings {
namespace {

// "0.31": two decimals, as people compare them.
std::string printed(double number) {
  const auto hundredths = static_cast<long>(std::lround(number * 100));
  const std::string digits = std::to_string(std::labs(hundredths) % 100);
  return (hundredths < 0 ? "-" : "") + std::to_string(std::labs(hundredths) / 100) + "." +
         (digits.size() < 2 ? "0" : "") + digits;
}

std::string time_between(const Signature& a, const Signature& b) {
  if (!a.first_second || !b.first_second) return "time between them unknown";
  return std::to_string(std::llabs(*a.first_second - *b.first_second) / 86400) + " days apart";
}

std::string likeness_line(const char* what, const Kept& account, const Kept& other) {
  return std::string(what) + other.signature.id + ": likeness " + printed(likeness(account.bag, other.bag)) +
         ", " + time_between(account.signature, other.signature) + ", counts as " +
         printed(same_event_score(account.signature, account.bag, other.signature, other.bag)) + "\n";
}

std::string copy_line(const Kept& copy, const Kept& origin) {
  const CopyEvidence evidence = measure_copy(copy.signature, copy.bag, origin.signature, origin.bag);
  return "taken from " + origin.signature.id + ": " + std::to_string(evidence.run.words) +
         " telling words come in the same order, " + printed(100 * evidence.share_a) + " % of its own and " +
         printed(100 * evidence.share_b) + " % of the other's; score " + printed(copy.told.score) + "\n";
}

}  // namespace

std::optional<std::string> Grouper::explain(std::string_view id) const {
  const auto found = parts_->number.find(std::string(id));
  if (found == parts_->number.end()) return std::nullopt;
  const Kept& account = parts_->accounts[found->second];
  const Kept* inside = nullptr;
  const Kept* outside = nullptr;
  double best_inside = 0, best_outside = 0, sum = 0;
  std::size_t others = 0;
  for (const Kept& other : parts_->accounts) {
    if (&other == &account) continue;
    const double score = same_event_score(account.signature, account.bag, other.signature, other.bag);
    const bool together = other.told.story == account.told.story;
    if (together) {
      ++others;
      sum += score;
    }
    const Kept*& nearest = together ? inside : outside;
    double& best = together ? best_inside : best_outside;
    if (score <= best) continue;
    best = score;
    nearest = &other;
  }
  std::string out =
      account.signature.id + ": story " + account.told.story + " with " + std::to_string(others) + " others";
  if (others > 0) out += ", like them by " + printed(sum / static_cast<double>(others)) + " in the mean";
  out += "\n";
  if (inside != nullptr) out += likeness_line("nearest in its story: ", account, *inside);
  if (outside != nullptr) out += likeness_line("nearest elsewhere: ", account, *outside);
  const auto origin = parts_->number.find(account.told.copy_of);
  return out + (origin == parts_->number.end() ? "taken from no other account\n"
                                               : copy_line(account, parts_->accounts[origin->second]));
}

}  // namespace tellings
