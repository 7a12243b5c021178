#include "server/store_decisions.h"

#include "document/decision.h"

namespace tellings {

std::set<std::string> hashes_of_story(Connection& db, const std::string& story) {
  Query row = db.prepare(
      "SELECT sha256 FROM placement JOIN account ON account.key = placement.account WHERE story = ?");
  row.bind(story);
  std::set<std::string> hashes;
  while (row.step()) hashes.insert(row.text(0));
  return hashes;
}

Result<std::vector<KeptDecision>> decisions_of_story(Connection& db, const std::string& story) {
  const std::set<std::string> hashes = hashes_of_story(db, story);
  Query row = db.prepare("SELECT key, line FROM decision WHERE undone IS NULL ORDER BY key");
  std::vector<KeptDecision> found;
  while (row.step()) {
    KeptDecision kept{row.integer(0), row.text(1)};
    const auto read = read_decisions(kept.line);
    if (read && !read->empty() && hashes.contains(read->front().account)) found.push_back(std::move(kept));
  }
  if (auto error = db.take_error()) return tl::unexpected(*error);
  return found;
}

Result<std::vector<KeptDecision>> keep_decisions(const std::string& path, const EngineVersion& engine,
                                                 std::int64_t now, const std::vector<std::string>& lines) {
  const auto store = Store::open(path, engine, now);
  if (!store) return tl::unexpected(store.error());
  std::vector<KeptDecision> kept;
  auto written = (*store)->write([&](Writer& writer) {
    for (const std::string& line : lines) {
      writer.db
          .prepare(
              "INSERT INTO decision (line, added) VALUES (?, ?) ON CONFLICT (line) DO UPDATE SET undone = "
              "NULL")
          .bind(line)
          .bind(writer.now)
          .run();
      Query row = writer.db.prepare("SELECT key FROM decision WHERE line = ?");
      row.bind(line);
      if (row.step()) kept.push_back({row.integer(0), line});
    }
    return Result<void>();
  });
  if (!written) return tl::unexpected(written.error());
  return kept;
}

Result<void> undo_decision(const std::string& path, const EngineVersion& engine, std::int64_t now,
                           std::int64_t key) {
  const auto store = Store::open(path, engine, now);
  if (!store) return tl::unexpected(store.error());
  return (*store)->write([&](Writer& writer) {
    writer.db.prepare("UPDATE decision SET undone = ? WHERE key = ?").bind(writer.now).bind(key).run();
    return Result<void>();
  });
}

}  // namespace tellings
