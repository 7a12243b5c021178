#include "pipeline/stored_decisions.h"

namespace tellings {
namespace {

void mark_stories_of(Writer& writer, const std::string& sha256) {
  writer.db
      .prepare(
          "UPDATE story SET stale = 1 WHERE id IN (SELECT story FROM placement JOIN account ON account.key = "
          "placement.account WHERE sha256 = ?)")
      .bind(sha256)
      .run();
}

KeptDecision keep(Writer& writer, const std::string& line, const Decision& decision) {
  writer.db
      .prepare(
          "INSERT INTO decision (line, added, account) VALUES (?, ?, ?) ON CONFLICT (line) DO UPDATE SET "
          "undone = NULL")
      .bind(line)
      .bind(writer.now)
      .bind(decision.account)
      .run();
  mark_stories_of(writer, decision.account);
  Query row = writer.db.prepare("SELECT key FROM decision WHERE line = ?");
  row.bind(line);
  return {row.step() ? row.integer(0) : 0, line};
}

}  // namespace

std::set<std::string> hashes_of_story(Connection& db, const std::string& story) {
  Query row = db.prepare(
      "SELECT sha256 FROM placement JOIN account ON account.key = placement.account WHERE story = ?");
  row.bind(story);
  std::set<std::string> hashes;
  while (row.step()) hashes.insert(row.text(0));
  return hashes;
}

Result<std::vector<KeptDecision>> decisions_of_story(Connection& db, const std::string& story) {
  Query row = db.prepare(
      "SELECT key, line FROM decision WHERE undone IS NULL AND decision.account IN (SELECT sha256 FROM "
      "placement JOIN "
      "account ON account.key = placement.account WHERE story = ?) ORDER BY key");
  row.bind(story);
  std::vector<KeptDecision> found;
  while (row.step()) found.push_back({row.integer(0), row.text(1)});
  if (auto error = db.take_error()) return tl::unexpected(*error);
  return found;
}

Result<std::vector<Decision>> read_decisions_of_story(Connection& db, const std::string& story) {
  const auto kept = decisions_of_story(db, story);
  if (!kept) return tl::unexpected(kept.error());
  std::string lines;
  for (const KeptDecision& one : *kept) lines += one.line + "\n";
  return read_decisions(lines);
}

Result<std::vector<KeptDecision>> keep_decisions(Writer& writer, const std::vector<std::string>& lines) {
  std::vector<KeptDecision> kept;
  for (const std::string& line : lines) {
    const auto read = read_decisions(line);
    if (!read) return tl::unexpected(read.error());
    for (const Decision& decision : *read) kept.push_back(keep(writer, line, decision));
  }
  return kept;
}

void undo_decision(Writer& writer, std::int64_t key) {
  Query row = writer.db.prepare("SELECT account FROM decision WHERE key = ?");
  row.bind(key);
  const std::string sha256 = row.step() ? row.text(0) : "";
  writer.db.prepare("UPDATE decision SET undone = ? WHERE key = ?").bind(writer.now).bind(key).run();
  mark_stories_of(writer, sha256);
}

}  // namespace tellings
