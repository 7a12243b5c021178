#include "study/stored_archive.h"

#include <unordered_map>
#include <unordered_set>

#include "desk/match_words.h"
#include "store/keys.h"
#include "study/methods.h"

namespace tellings {
namespace {

class ArchiveReader {
 public:
  ArchiveReader(Connection& db, const Outlets& outlets) : db_(db), outlets_(outlets) {}

  void read_accounts() {
    Query row = db_.prepare(
        "SELECT account.key, account.id, placement.story, source, url, published, words, complete, stale "
        "FROM account LEFT JOIN placement ON placement.account = account.key LEFT JOIN story ON story.id = "
        "placement.story WHERE latest = 1 AND use = 'account' ORDER BY account.key");
    while (row.step()) {
      places_.emplace(row.integer(0), archive.accounts.size());
      ArchiveAccount& account = archive.accounts.emplace_back();
      account.id = row.text(1);
      account.story = row.text(2);
      name_outlet(account, outlets_, row.view(3), row.view(4));
      account.published = row.text(5);
      account.words = row.integer(6);
      account.whole = row.view(7) == "full";
      account.compared = !row.is_null(8) && row.integer(8) == 0;
    }
  }

  void read_drawings() {
    Query row = db_.prepare(
        "SELECT drawing.account, origin_label, source, url, key IS NULL, credited, share, band FROM drawing "
        "LEFT JOIN account ON key = origin ORDER BY drawing.account, drawing.rowid");
    while (row.step()) {
      const auto place = places_.find(row.integer(0));
      if (place == places_.end()) continue;  // of an earlier version of a page
      ArchiveDrawing& drawing = archive.drawings.emplace_back();
      drawing.account = place->second;
      drawing.hidden = row.integer(4) != 0;
      drawing.from = drawing.hidden ? row.text(1) : outlet_name(outlets_, row.view(2), row.view(3));
      drawing.credited = row.integer(5) != 0;
      drawing.share = row.real(6);
      drawing.clear = row.view(7) == "clear";
    }
  }

  void read_engines() {
    Query row = db_.prepare(
        "SELECT version, models FROM engine WHERE key IN (SELECT engine FROM collation) ORDER BY key");
    while (row.step()) archive.engines.push_back(engine_words(row.view(0), row.view(1)));
  }

  void keep_matches(const std::string& expression) {
    std::unordered_set<std::size_t> found;
    Query row = db_.prepare("SELECT rowid FROM account_search WHERE account_search MATCH ?");
    row.bind(expression);
    while (row.step()) {
      const auto place = places_.find(row.integer(0));
      if (place != places_.end()) found.insert(place->second);
    }
    for (std::size_t i = 0; i < archive.accounts.size(); ++i)
      archive.accounts[i].selected = found.contains(i);
  }

  StudyArchive archive;

 private:
  Connection& db_;
  const Outlets& outlets_;
  std::unordered_map<AccountKey, std::size_t> places_;
};

}  // namespace

Result<StudyArchive> stored_archive(Connection& db, const StudyRequest& request, const Outlets& outlets) {
  const auto expression = match_expression(request.query);
  if (!expression) return tl::unexpected(expression.error());
  ArchiveReader reader(db, outlets);
  reader.read_accounts();
  reader.read_drawings();
  reader.read_engines();
  if (!expression->empty()) reader.keep_matches(*expression);
  if (auto error = db.take_error()) return tl::unexpected(*error);
  if (auto selected = select_accounts(reader.archive, request); !selected)
    return tl::unexpected(selected.error());
  return std::move(reader.archive);
}

}  // namespace tellings
