// What the store shows of each source, in numbers.
#include <charconv>

#include "base/json_writer.h"
#include "desk/answer_json.h"
#include "desk/sources.h"
#include "server/desk_server.h"
#include "server/lists.h"
#include "server/problem.h"

namespace tellings {
namespace {

// The reports count through all accounts; the last ones made are kept until the store is written.
class Reports {
 public:
  explicit Reports(DeskServer& desk) : desk_(desk) {}

  using Kept = std::shared_ptr<const std::vector<SourceReport>>;
  Result<Kept> of(StoreAccess::Lease& store, KeyRange range) {
    const std::lock_guard lock(mutex_);
    if (kept_ && revision_ == store.revision() && range_.from == range.from && range_.before == range.before)
      return kept_;
    const auto outlets = desk_.outlets ? *desk_.outlets : Outlets::kept(store.db());
    if (!outlets) return tl::unexpected(outlets.error());
    auto made = report_sources(store.db(), range, *outlets);
    if (!made) return tl::unexpected(made.error());
    kept_ = std::make_shared<const std::vector<SourceReport>>(*std::move(made));
    revision_ = store.revision();
    range_ = range;
    return kept_;
  }

 private:
  DeskServer& desk_;
  std::mutex mutex_;
  Kept kept_;
  std::uint64_t revision_ = 0;
  KeyRange range_;
};

std::string row_of(const SourceReport& source) {
  std::string row;
  JsonWriter json(row);
  write_json(json, source);
  return row;
}

// The cursor is the number of sources before.
Result<std::size_t> place_of(const std::string& after) {
  std::size_t place = 0;
  const auto [end, error] = std::from_chars(after.data(), after.data() + after.size(), place);
  if (!after.empty() && (error != std::errc() || end != after.data() + after.size()))
    return fail(ErrorCode::kUsage, "listing sources after " + after +
                                       ": not where a list goes on; give `next` of the answer before");
  return place;
}

Response list(DeskServer& desk, const std::shared_ptr<Reports>& reports, const Request& request) {
  const auto range = range_of(request);
  if (!range) return problem(range.error());
  return list_response(desk.store, request, "sources",
                       [reports, range = *range](StoreAccess::Lease& store, std::size_t limit,
                                                 const std::string& after) -> Result<ListPage> {
                         const auto place = place_of(after);
                         if (!place) return tl::unexpected(place.error());
                         const auto all = reports->of(store, range);
                         if (!all) return tl::unexpected(all.error());
                         const std::size_t begin = std::min(*place, (*all)->size());
                         const std::size_t end = begin + std::min(limit, (*all)->size() - begin);
                         ListPage page;
                         for (std::size_t i = begin; i < end; ++i) page.rows.push_back(row_of((**all)[i]));
                         if (end < (*all)->size()) page.next = std::to_string(end);
                         return page;
                       });
}

Response show(DeskServer& desk, Reports& reports, const std::string& name) {
  auto lease = desk.store.read();
  if (!lease) return problem(lease.error());
  const auto all = reports.of(*lease, KeyRange());
  if (!all) return problem(all.error());
  for (const SourceReport& source : **all)
    if (source.name == name) return json_response(row_of(source) + "\n");
  return problem(404, "showing source " + name + ": there is none; /api/v1/sources lists them");
}

}  // namespace

void add_source_routes(Router& router, DeskServer& desk) {
  const auto reports = std::make_shared<Reports>(desk);
  router.add("GET", "/api/v1/sources",
             [&desk, reports](const Request& request, const auto&) { return list(desk, reports, request); });
  router.add("GET", "/api/v1/sources/{name}",
             [&desk, reports](const Request&, const auto& parts) { return show(desk, *reports, parts[0]); });
}

}  // namespace tellings
