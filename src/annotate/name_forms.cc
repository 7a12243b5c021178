#include "annotate/name_forms.h"

#include <algorithm>
#include <unordered_set>

namespace tellings {
namespace {

constexpr std::size_t kLettersAnEdit = 5;  // a word of 5..9 letters may be off by one, of 10 and more by two

bool is_small_word(std::string_view word) {
  static const std::unordered_set<std::string_view> kSmall = {"of", "and", "the", "for", "on", "in",
                                                              "&",  "de",  "des", "la",  "le"};
  return kSmall.contains(word);
}

bool spells_initials(const std::string& acronym, const NameWords& whole) {
  std::string all;
  std::string large;
  for (const std::string& word : whole) {
    all += word.front();
    if (!is_small_word(word)) large += word.front();
  }
  if (acronym.size() < 2) return false;
  return acronym == all || acronym == large;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::vector<std::size_t> before(a.size() + 1);
  std::vector<std::size_t> row(a.size() + 1);
  std::vector<std::size_t> next(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) row[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    next[0] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      next[i] = std::min({row[i] + 1, next[i - 1] + 1, row[i - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        next[i] = std::min(next[i], before[i - 2] + 1);
    }
    before.swap(row);
    row.swap(next);
  }
  return std::min(row[a.size()], limit + 1);
}

Shortening shortening(const NameWords& part, const NameWords& whole, bool person) {
  if (whole.size() >= 2 && part.size() == 1 && spells_initials(part[0], whole)) return Shortening::kAcronym;
  if (part.size() >= whole.size()) return Shortening::kNone;
  const bool tail = std::equal(part.rbegin(), part.rend(), whole.rbegin());
  const bool head = std::equal(part.begin(), part.end(), whole.begin());
  if (person) {
    if (tail) return Shortening::kSurname;
    if (part.size() == 2 && part.front() == whole.front() && part.back() == whole.back())
      return Shortening::kFirstLast;
    return head ? Shortening::kHead : Shortening::kNone;
  }
  if (head) return Shortening::kHead;
  return tail ? Shortening::kTail : Shortening::kNone;
}

bool is_misspelling(const NameWords& a, const NameWords& b) {
  if (a.size() != b.size()) return false;
  bool differs = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    const std::size_t allowed = std::min(a[i].size(), b[i].size()) / kLettersAnEdit;
    if (allowed == 0 || a[i].front() != b[i].front()) return false;
    if (edit_distance(a[i], b[i], std::min<std::size_t>(allowed, 2)) > std::min<std::size_t>(allowed, 2))
      return false;
    differs = true;
  }
  return differs;
}

}  // namespace tellings
