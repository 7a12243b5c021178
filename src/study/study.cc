#include "study/study.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "study/first_told.h"
#include "study/week.h"

namespace tellings {
namespace {

// What was found of one account.
struct Finding {
  bool draws_low = false;
  bool draws_high = false;
  bool all_credited_low = true;
  bool all_credited_high = true;
  double most_low = 0;  // of the shares of its clear origins
  double sum_high = 0;  // of the shares of all its origins
  bool own = false;
};

// Own words of an outlet used again are no telling by others.
bool is_own(const ArchiveDrawing& drawing, const ArchiveAccount& account) {
  return !drawing.hidden && drawing.from == account.outlet;
}

std::vector<Finding> findings_of(const StudyArchive& archive) {
  std::vector<Finding> findings(archive.accounts.size());
  for (const ArchiveDrawing& drawing : archive.drawings) {
    Finding& finding = findings[drawing.account];
    if (is_own(drawing, archive.accounts[drawing.account])) {
      finding.own = true;
      continue;
    }
    finding.draws_high = true;
    finding.all_credited_high = finding.all_credited_high && drawing.credited;
    finding.sum_high = std::min(1.0, finding.sum_high + drawing.share);
    if (!drawing.clear) continue;
    finding.draws_low = true;
    finding.all_credited_low = finding.all_credited_low && drawing.credited;
    finding.most_low = std::max(finding.most_low, drawing.share);
  }
  return findings;
}

void count(Drawn& drawn, bool draws, bool credited, double words) {
  if (!draws) return;
  ++drawn.accounts;
  drawn.words += words;
  if (!credited) return;
  ++drawn.credited;
  drawn.credited_words += words;
}

void count(StudyRow& row, const ArchiveAccount& account, const Finding& finding, FirstTold first) {
  if (!account.whole) {
    ++row.stubs;
    return;
  }
  if (!account.compared) {
    ++row.apart;
    return;
  }
  ++row.accounts;
  row.words += account.words;
  const auto words = static_cast<double>(account.words);
  count(row.low, finding.draws_low, finding.all_credited_low, words * finding.most_low);
  count(row.high, finding.draws_high, finding.all_credited_high, words * finding.sum_high);
  row.own += finding.own ? 1 : 0;
  row.told += first != FirstTold::kAlone ? 1 : 0;
  row.first_low += first == FirstTold::kYes ? 1 : 0;
  row.first_high += first >= FirstTold::kMaybe ? 1 : 0;
}

bool counted(const ArchiveAccount& account) { return account.selected && account.whole && account.compared; }

std::vector<StudyOrigin> origins_of(const StudyArchive& archive) {
  struct Seen {
    std::set<std::size_t> low, high, uncredited;  // accounts
  };
  std::map<std::pair<std::string, bool>, Seen> seen;
  for (const ArchiveDrawing& drawing : archive.drawings) {
    const ArchiveAccount& account = archive.accounts[drawing.account];
    if (!counted(account) || is_own(drawing, account)) continue;
    Seen& origin = seen[{drawing.from, drawing.hidden}];
    origin.high.insert(drawing.account);
    if (drawing.clear) origin.low.insert(drawing.account);
    if (!drawing.credited) origin.uncredited.insert(drawing.account);
  }
  std::vector<StudyOrigin> origins;
  for (const auto& [key, origin] : seen)
    origins.push_back({key.first, key.second, static_cast<std::int64_t>(origin.low.size()),
                       static_cast<std::int64_t>(origin.high.size()),
                       static_cast<std::int64_t>(origin.high.size() - origin.uncredited.size())});
  std::stable_sort(origins.begin(), origins.end(),
                   [](const StudyOrigin& a, const StudyOrigin& b) { return a.high > b.high; });
  return origins;
}

// Of each outlet. One that has several domains may have its owner said of one of them.
std::map<std::string, std::string> owners_of(const StudyArchive& archive) {
  std::map<std::string, std::string> owners;
  for (const ArchiveAccount& account : archive.accounts) {
    std::string& owner = owners[account.outlet];
    if (owner.empty()) owner = account.owner;
  }
  return owners;
}

using Rows = std::map<std::string, StudyRow>;

// By name.
std::vector<StudyRow> named(Rows rows) {
  std::vector<StudyRow> list;
  for (auto& [name, row] : rows) {
    row.name = name;
    list.push_back(std::move(row));
  }
  return list;
}

std::vector<StudyRow> nameless_last(std::vector<StudyRow> rows) {
  std::stable_partition(rows.begin(), rows.end(), [](const StudyRow& row) { return !row.name.empty(); });
  return rows;
}

std::vector<StudyRow> by_size(Rows rows) {
  std::vector<StudyRow> list = named(std::move(rows));
  std::stable_sort(list.begin(), list.end(),
                   [](const StudyRow& a, const StudyRow& b) { return a.accounts > b.accounts; });
  return nameless_last(std::move(list));
}

}  // namespace

Study make_study(const StudyArchive& archive) {
  const std::vector<Finding> findings = findings_of(archive);
  const std::vector<FirstTold> first = first_told(archive.accounts);
  Study study;
  study.archive = static_cast<std::int64_t>(archive.accounts.size());
  study.engines = archive.engines;
  const std::map<std::string, std::string> owner = owners_of(archive);
  Rows sources, owners, weeks;
  for (std::size_t i = 0; i < archive.accounts.size(); ++i) {
    const ArchiveAccount& account = archive.accounts[i];
    if (!account.selected) continue;
    for (StudyRow* row : {&study.all, &sources[account.outlet], &owners[owner.at(account.outlet)],
                          &weeks[iso_week(account.published)]})
      count(*row, account, findings[i], first[i]);
    if (!counted(account) || account.published.empty()) continue;
    study.first = study.first.empty() ? account.published : std::min(study.first, account.published);
    study.last = std::max(study.last, account.published);
  }
  study.sources = by_size(std::move(sources));
  study.owners = by_size(std::move(owners));
  study.weeks = nameless_last(named(std::move(weeks)));
  study.origins = origins_of(archive);
  return study;
}

}  // namespace tellings
