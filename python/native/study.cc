#include "study.h"

#include <array>
#include <charconv>
#include <deque>

#include "arrow_rows.h"
#include "failure.h"
#include "store/snapshot.h"
#include "study/methods.h"
#include "study/print_study.h"
#include "study/stored_archive.h"

namespace tellings {
namespace {

constexpr std::size_t kMatchedAtATime = 1000;

double real_of(const std::optional<std::string>& digits) {
  double value = 0;
  if (digits) std::from_chars(digits->data(), digits->data() + digits->size(), value);
  return value;
}

// Accounts that wait until enough of them are there to be matched together.
class Waiting {
 public:
  Waiting(TextMatch& match, StudyArchive& archive) : match_(match), archive_(archive) {}

  void add(std::size_t place, std::string title, std::string source, std::string text) {
    held_.push_back({std::move(title), std::move(source), std::move(text)});
    given_.push_back({held_.back()[0], held_.back()[1], held_.back()[2]});
    places_.push_back(place);
    if (given_.size() == kMatchedAtATime) finish();
  }
  void finish() {
    const std::vector<bool> found = value_of(match_.matches(given_));
    for (std::size_t i = 0; i < found.size(); ++i) archive_.accounts[places_[i]].selected = found[i];
    held_.clear();
    given_.clear();
    places_.clear();
  }

 private:
  TextMatch& match_;
  StudyArchive& archive_;
  std::deque<std::array<std::string, 3>> held_;
  std::vector<TextMatch::Given> given_;
  std::vector<std::size_t> places_;
};

}  // namespace

ArchiveStudy::ArchiveStudy(StudyRequest request, const std::optional<std::string>& outlets)
    : request_(std::move(request)), match_(value_of(TextMatch::make(request_.query))) {
  if (outlets) outlets_ = value_of(Outlets::parse(*outlets, "outlets"));
}

void ArchiveStudy::read_store(const std::string& path) {
  store_ = path;
  const auto snapshot = value_of(Snapshot::open(path));
  if (!outlets_) outlets_ = value_of(Outlets::kept(snapshot->connection()));
  archive_ = value_of(stored_archive(snapshot->connection(), request_, *outlets_));
}

void ArchiveStudy::add_accounts(ArrowArrayStream& rows) {
  std::vector<std::string_view> columns = {"id", "source", "url", "title", "published", "words", "complete"};
  if (has_query()) columns.emplace_back("text");
  if (!outlets_) outlets_.emplace();
  Waiting waiting(match_, archive_);
  for_each_row(rows, columns, [&](const ArrowRow& row) {
    const std::size_t place = archive_.accounts.size();
    ArchiveAccount& account = archive_.accounts.emplace_back();
    const std::string source = row.text(1).value_or("");
    account.id = row.text(0).value_or("");
    name_outlet(account, *outlets_, source, row.text(2).value_or(""));
    account.published = row.text(4).value_or("");
    account.words = row.number(5).value_or(0);
    account.whole = row.text(6) == "full";
    account.compared = false;
    places_.emplace(account.id, place);
    if (has_query()) waiting.add(place, row.text(3).value_or(""), source, row.text(7).value_or(""));
  });
  waiting.finish();
}

void ArchiveStudy::add_placements(ArrowArrayStream& rows) {
  for_each_row(rows, {"id", "story"}, [&](const ArrowRow& row) {
    const auto place = places_.find(row.text(0).value_or(""));
    if (place == places_.end()) return;
    archive_.accounts[place->second].story = row.text(1).value_or("");
    archive_.accounts[place->second].compared = true;
  });
}

void ArchiveStudy::add_left_out(ArrowArrayStream& rows) {
  for_each_row(rows, {"id"}, [&](const ArrowRow& row) {
    const auto place = places_.find(row.text(0).value_or(""));
    if (place != places_.end()) archive_.accounts[place->second].compared = false;
  });
}

void ArchiveStudy::add_drawings(ArrowArrayStream& rows) {
  for_each_row(rows, {"account", "origin", "label", "credited", "share", "band"}, [&](const ArrowRow& row) {
    const auto place = places_.find(row.text(0).value_or(""));
    if (place == places_.end()) return;
    ArchiveDrawing drawing;
    drawing.account = place->second;
    const auto origin = row.text(1);
    drawing.hidden = !origin;
    const auto from = origin ? places_.find(*origin) : places_.end();
    drawing.from =
        from == places_.end() ? row.text(2).value_or("unknown") : archive_.accounts[from->second].outlet;
    drawing.credited = row.text(3) == "true";
    drawing.share = real_of(row.text(4));
    drawing.clear = row.text(5) == "clear";
    archive_.drawings.push_back(std::move(drawing));
  });
}

void ArchiveStudy::add_engine(const std::string& version, const std::string& models) {
  archive_.engines.push_back(engine_words(version, models));
}

void ArchiveStudy::select() { value_of(select_accounts(archive_, request_)); }

std::string ArchiveStudy::report(std::size_t rows) const {
  return study_report(make_study(archive_), request_, rows);
}
std::string ArchiveStudy::json() const { return study_json(make_study(archive_), request_); }
std::string ArchiveStudy::csv() const { return study_csv(make_study(archive_)); }

std::vector<std::string> ArchiveStudy::sample(std::size_t n, std::uint64_t seed) const {
  std::vector<std::string> ids;
  for (const std::size_t place : draw_sample(archive_, n, seed)) ids.push_back(archive_.accounts[place].id);
  return ids;
}

ArchiveStudy::Texts ArchiveStudy::stored_texts(std::size_t n, std::uint64_t seed) const {
  const auto snapshot = value_of(Snapshot::open(store_));
  Texts texts;
  for (const std::string& id : sample(n, seed)) {
    const auto found = value_of(find_account(snapshot->connection(), std::string_view(id)));
    if (!found)
      throw Failure("reading account " + id + " of " + store_ + ": it has gone meanwhile; study anew");
    texts.emplace_back(found->account.title, found->account.url, found->account.text);
  }
  return texts;
}

std::string ArchiveStudy::sheet(std::size_t n, std::uint64_t seed, const Texts& texts) const {
  std::vector<SheetText> given;
  for (const auto& [title, url, text] : texts) given.push_back({title, url, text});
  const std::vector<std::size_t> sample = draw_sample(archive_, n, seed);
  if (given.size() != sample.size())
    throw Failure("making a sheet: there is not one text for each account drawn");
  return sample_sheet(archive_, sample, given);
}

std::string ArchiveStudy::answers(std::size_t n, std::uint64_t seed) const {
  return sample_answers(archive_, draw_sample(archive_, n, seed));
}

}  // namespace tellings
