#include "desk.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/json_writer.h"
#include "desk/answer_json.h"
#include "desk/export_rows.h"
#include "desk/list_stories.h"
#include "desk/search.h"
#include "desk/sources.h"
#include "desk/told_range.h"
#include "failure.h"
#include "pipeline/add_accounts.h"
#include "store/store.h"

namespace tellings {
namespace {

std::int64_t seconds_now() {
  using std::chrono::system_clock;
  return std::chrono::duration_cast<std::chrono::seconds>(system_clock::now().time_since_epoch()).count();
}

std::string line_of(const AddedAccount& added) {
  std::string line;
  JsonWriter json(line);
  json.begin_object().member("input", added.input).member_or_null("id", added.id);
  json.member("standing", name_of(added.standing)).member_or_null("story", added.story);
  json.member_or_null("reason", added.reason).end_object();
  return line;
}

std::string line_of(const AddCount& count) {
  std::string line;
  JsonWriter json(line);
  json.begin_object().member("added", count.added).member("versions", count.versions);
  json.member("known", count.known).member("removed", count.removed).member("skipped", count.skipped);
  json.member("collated", count.collated).end_object();
  return line;
}

template <typename Found>
using SearchOf = Result<SearchAnswer<Found>> (*)(Connection&, const SearchRequest&);

// Looks until there are as many as were asked for, however rare they are.
template <typename Found>
std::vector<std::string> found_by(SearchOf<Found> search, Connection& db, SearchRequest request) {
  const std::size_t wanted = request.limit;
  std::vector<std::string> lines;
  while (lines.size() < wanted) {
    request.limit = std::min(wanted - lines.size(), kMostOfPage);
    const auto answer = value_of(search(db, request));
    for (const Found& found : answer.found) {
      std::string line;
      JsonWriter json(line);
      write_json(json, found);
      lines.push_back(std::move(line));
    }
    if (answer.next.empty()) break;
    request.after = answer.next;
  }
  return lines;
}

}  // namespace

Desk::Desk(std::string path, const Engine& engine) : path_(std::move(path)), engine_(engine) {
  value_of(Store::open(path_, {TELLINGS_VERSION, engine_.models_json()}, seconds_now()));
}

std::string Desk::add(PageSource& items, unsigned threads, std::vector<std::string>& lines,
                      std::vector<SkippedPage>& skipped) {
  const auto store = value_of(Store::open(path_, {TELLINGS_VERSION, engine_.models_json()}, seconds_now()));
  AddOptions options;
  options.reading = engine_.reading(threads);
  options.told = [&lines](const AddedAccount& added) { lines.push_back(line_of(added)); };
  options.skipped = [&skipped](const SkippedPage& page) { skipped.push_back(page); };
  return line_of(value_of(add_accounts(*store, items, engine_.for_store(threads), options)));
}

std::optional<std::string> Desk::story(const std::string& id) const {
  const auto snapshot = value_of(Snapshot::open(path_));
  return value_of(find_document(snapshot->connection(), id));
}

std::vector<std::string> Desk::rows(const std::string& what, const std::string& story) const {
  const auto snapshot = value_of(Snapshot::open(path_));
  std::vector<std::string> lines;
  value_of(export_rows(snapshot->connection(), {what, ExportForm::kJsonLines, story, {}},
                       [&lines](const std::string& line) {
                         lines.push_back(line);
                         return true;
                       }));
  return lines;
}

std::vector<std::string> Desk::search(const std::string& what, const Search& asked) const {
  SearchRequest request;
  request.words = asked.words;
  request.speaker = asked.speaker;
  request.source = asked.source;
  request.unit = asked.unit;
  request.range = value_of(read_told_range(asked.from, asked.to));
  request.limit = asked.limit;
  const auto snapshot = value_of(Snapshot::open(path_));
  Connection& db = snapshot->connection();
  if (what == "accounts") return found_by<FoundAccount>(search_accounts, db, request);
  if (what == "quotations") return found_by<FoundQuotation>(search_quotations, db, request);
  if (what == "figures") return found_by<FoundFigure>(search_figures, db, request);
  if (what == "names") return found_by<FoundName>(search_names, db, request);
  throw Failure("searching for " + what + ": not one of accounts, quotations, figures, names");
}

std::vector<std::string> Desk::stories(const std::string& from, const std::string& to, unsigned limit) const {
  const auto snapshot = value_of(Snapshot::open(path_));
  const auto page =
      value_of(list_stories(snapshot->connection(), value_of(read_told_range(from, to)), limit, ""));
  std::vector<std::string> lines;
  for (const StoredStory& story : page.stories) {
    std::string line;
    JsonWriter json(line);
    json.begin_object();
    write_members(json, story);
    json.end_object();
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> Desk::sources(const std::string& from, const std::string& to) const {
  const auto snapshot = value_of(Snapshot::open(path_));
  std::vector<std::string> lines;
  for (const SourceReport& source :
       value_of(report_sources(snapshot->connection(), value_of(read_told_range(from, to)),
                               value_of(Outlets::kept(snapshot->connection()))))) {
    std::string line;
    JsonWriter json(line);
    write_json(json, source);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace tellings
