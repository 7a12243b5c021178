#include "study/text_match.h"

#include "desk/match_words.h"

namespace tellings {

Result<TextMatch> TextMatch::make(std::string_view query) {
  auto expression = match_expression(query);
  if (!expression) return tl::unexpected(expression.error());
  TextMatch match;
  match.expression_ = *std::move(expression);
  if (match.expression_.empty()) return match;
  auto db = Connection::open(":memory:", Connection::Mode::kWrite);
  if (!db) return tl::unexpected(db.error());
  match.db_ = *std::move(db);
  // As account_search of the store's schema.
  match.db_->run(
      "CREATE VIRTUAL TABLE account_search USING fts5 (title, source, text, columnsize = 0, tokenize = "
      "\"unicode61 remove_diacritics 2\")");
  if (auto made = match.db_->result(); !made) return tl::unexpected(made.error());
  return match;
}

Result<std::vector<bool>> TextMatch::matches(const std::vector<Given>& given) {
  std::vector<bool> found(given.size(), expression_.empty());
  if (expression_.empty()) return found;
  db_->run("BEGIN");
  for (std::size_t i = 0; i < given.size(); ++i)
    db_->prepare("INSERT INTO account_search (rowid, title, source, text) VALUES (?, ?, ?, ?)")
        .bind(static_cast<std::int64_t>(i))
        .bind(given[i].title)
        .bind(given[i].source)
        .bind(given[i].text)
        .run();
  Query row = db_->prepare("SELECT rowid FROM account_search WHERE account_search MATCH ?");
  row.bind(expression_);
  while (row.step()) found[static_cast<std::size_t>(row.integer(0))] = true;
  row.reset();
  db_->run("ROLLBACK");
  if (auto error = db_->take_error()) return tl::unexpected(*error);
  return found;
}

}  // namespace tellings
