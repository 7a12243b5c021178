#include "desk/sources.h"

#include <algorithm>
#include <set>

namespace tellings {
namespace {

class SourcesReport {
 public:
  SourcesReport(Connection& db, KeyRange range, const Outlets& outlets)
      : db_(db), range_(range), outlets_(outlets) {}

  Result<std::vector<SourceReport>> run() {
    count_accounts();
    count_drawings();
    count_quotations();
    if (auto error = db_.take_error()) return tl::unexpected(*error);
    std::vector<SourceReport> reports;
    for (auto& [name, entry] : entries_) reports.push_back(finished(std::move(entry)));
    std::stable_sort(reports.begin(), reports.end(),
                     [](const SourceReport& a, const SourceReport& b) { return a.accounts > b.accounts; });
    return reports;
  }

 private:
  struct Entry {
    SourceReport report;
    double share = 0;  // sum over the accounts
    std::map<std::pair<std::string, bool>, DrawnFrom> from;
  };

  Entry& entry_of(const std::string& source, const std::string& url) {
    const std::string name = outlet_name(outlets_, source, url);
    Entry& entry = entries_[name];
    entry.report.name = name;
    if (const Outlet* outlet = outlets_.of(url)) {  // one that has several domains may say it of one of them
      if (entry.report.owner.empty()) entry.report.owner = outlet->owner;
      if (entry.report.kind.empty()) entry.report.kind = outlet->kind;
    }
    return entry;
  }

  void count_accounts() {
    Query row = db_.prepare(
        "SELECT source, url FROM account WHERE latest = 1 AND use = 'account' AND key >= ? AND key < ?");
    row.bind(range_.from).bind(range_.before);
    while (row.step()) ++entry_of(row.text(0), row.text(1)).report.accounts;
  }

  // One account's drawings stand together.
  void count_drawings() {
    Query row = db_.prepare(
        "SELECT drawing.account, a.source, a.url, origin_label, o.source, o.url, o.key IS NULL, credited, "
        "share FROM "
        "drawing JOIN account AS a ON a.key = drawing.account LEFT JOIN account AS o ON o.key = origin WHERE "
        "band <> "
        "'open' AND a.latest = 1 AND a.use = 'account' AND a.key >= ? AND a.key < ? ORDER BY "
        "drawing.account");
    row.bind(range_.from).bind(range_.before);
    std::int64_t account = 0;
    Entry* entry = nullptr;
    double share = 0;
    bool all_credited = true;
    std::set<std::pair<std::string, bool>> seen;
    const auto close = [&] {
      if (entry == nullptr) return;
      ++entry->report.drawing;
      entry->report.credited += all_credited ? 1 : 0;
      entry->share += std::min(share, 1.0);
    };
    while (row.step()) {
      if (entry == nullptr || row.integer(0) != account) {
        close();
        account = row.integer(0);
        entry = &entry_of(row.text(1), row.text(2));
        share = 0;
        all_credited = true;
        seen.clear();
      }
      const bool hidden = row.integer(6) != 0;
      const bool credited = row.integer(7) != 0;
      share += row.real(8);
      all_credited = all_credited && credited;
      const std::pair origin{hidden ? row.text(3) : outlet_name(outlets_, row.text(4), row.text(5)), hidden};
      if (!seen.insert(origin).second) continue;
      DrawnFrom& from = entry->from[origin];
      from.from = origin.first;
      from.hidden = hidden;
      ++from.accounts;
      from.credited += credited ? 1 : 0;
    }
    close();
  }

  void count_quotations() {
    Query row = db_.prepare(
        "SELECT source, url, verdict, base <> 'none' AND verdict IN ('altered', 'spliced'), count(*) FROM "
        "witness JOIN "
        "account ON key = account WHERE latest = 1 AND use = 'account' AND key >= ? AND key < ? GROUP BY 1, "
        "2, 3, 4");
    row.bind(range_.from).bind(range_.before);
    while (row.step()) {
      SourceReport& report = entry_of(row.text(0), row.text(1)).report;
      report.quotations[row.text(2)] += row.integer(4);
      if (row.integer(3) != 0) report.differing += row.integer(4);
    }
  }

  static SourceReport finished(Entry entry) {
    SourceReport& report = entry.report;
    if (report.accounts > 0) report.share = entry.share / static_cast<double>(report.accounts);
    for (auto& [origin, from] : entry.from) report.from.push_back(std::move(from));
    std::stable_sort(report.from.begin(), report.from.end(),
                     [](const DrawnFrom& a, const DrawnFrom& b) { return a.accounts > b.accounts; });
    return std::move(report);
  }

  Connection& db_;
  KeyRange range_;
  const Outlets& outlets_;
  std::map<std::string, Entry> entries_;
};

}  // namespace

Result<std::vector<SourceReport>> report_sources(Connection& db, KeyRange range, const Outlets& outlets) {
  return SourcesReport(db, range, outlets).run();
}

}  // namespace tellings
