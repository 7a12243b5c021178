#include "study/selection.h"

#include <algorithm>
#include <set>

#include "base/printed_time.h"
#include "desk/told_range.h"
#include "store/keys.h"
#include "text/ascii.h"

namespace tellings {
namespace {

bool told_in(const ArchiveAccount& account, const KeyRange& range) {
  const auto time = parse_iso_time(account.published);
  if (!time) return false;
  const AccountKey key = first_key_of_second(time->interval().begin);
  return key >= range.from && key < range.before;
}

}  // namespace

std::string selection_words(const StudyRequest& request) {
  std::vector<std::string> parts;
  if (!request.from.empty() || !request.to.empty())
    parts.push_back("told" + (request.from.empty() ? "" : " from " + request.from) +
                    (request.to.empty() ? "" : " to " + request.to));
  if (!request.sources.empty()) {
    std::string names;
    for (const std::string& name : request.sources) names += (names.empty() ? "by " : ", ") + name;
    parts.push_back(names);
  }
  if (!request.query.empty()) parts.push_back("with the words " + request.query);
  if (parts.empty()) return "all accounts";
  std::string words;
  for (const std::string& part : parts) words += (words.empty() ? "" : "; ") + part;
  return words;
}

Result<void> select_accounts(StudyArchive& archive, const StudyRequest& request) {
  const auto range = read_told_range(request.from, request.to);
  if (!range) return tl::unexpected(range.error());
  const bool timed = !request.from.empty() || !request.to.empty();
  std::set<std::string> wanted;
  for (const std::string& name : request.sources) wanted.insert(lower_ascii(name));
  std::set<std::string> missing = wanted;
  for (ArchiveAccount& account : archive.accounts) {
    const std::string outlet = lower_ascii(account.outlet);
    missing.erase(outlet);
    const bool selected = (!timed || told_in(account, *range)) && (wanted.empty() || wanted.contains(outlet));
    account.selected = account.selected && selected;
  }
  if (!missing.empty())
    return fail(ErrorCode::kUsage, "selecting accounts of " + *missing.begin() +
                                       ": no account of the archive is from there; `tellings sources` lists "
                                       "who is");
  return {};
}

void name_outlet(ArchiveAccount& account, const Outlets& outlets, std::string_view source,
                 std::string_view url) {
  account.outlet = outlet_name(outlets, source, url);
  if (const Outlet* outlet = outlets.of(url)) account.owner = outlet->owner;
}

}  // namespace tellings
