#include "desk/beginnings.h"

#include <algorithm>
#include <vector>

#include "desk/match_words.h"
#include "text/fold.h"

namespace tellings {
namespace {

constexpr std::int64_t kSmall = 20'000;  // accounts, of which all places can be brought together in no time

bool is_small(Connection& db) {
  return db.number("SELECT count(*) FROM (SELECT 1 FROM account LIMIT " + std::to_string(kSmall) + ")") <
         kSmall;
}

// At most kMostWords + 1, in their order.
std::vector<std::string> words_beginning(Connection& db, const std::string& table,
                                         const std::string& beginning) {
  Query row = db.prepare("SELECT term FROM " + table + " WHERE term >= ? LIMIT 1");
  std::vector<std::string> words;
  for (std::string from = beginning; words.size() <= kMostWords; from = words.back() + '\x01') {
    row.reset();
    row.bind(from);
    if (!row.step() || !row.view(0).starts_with(beginning)) break;
    words.push_back(row.text(0));
  }
  return words;
}

}  // namespace

Result<std::string> index_expression(Connection& db, const std::string& words, std::string_view typed) {
  return match_expression(typed, [&](const std::string& beginning) -> Result<std::vector<std::string>> {
    std::vector<std::string> found = words_beginning(db, words, fold(beginning));
    if (found.size() <= kMostWords) return found;
    if (is_small(db)) return std::vector<std::string>();
    return fail(ErrorCode::kUsage, "searching " + beginning + "*: more than " + std::to_string(kMostWords) +
                                       " words begin so; name another letter");
  });
}

}  // namespace tellings
