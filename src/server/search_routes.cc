// Search over accounts, quotations, figures and names.
#include <charconv>
#include <cmath>

#include "base/json_writer.h"
#include "desk/answer_json.h"
#include "server/desk_server.h"
#include "server/lists.h"
#include "server/problem.h"

namespace tellings {
namespace {

Result<std::optional<double>> number_of(const Request& request, std::string_view name) {
  const auto given = request.target.value(name);
  if (!given) return std::optional<double>();
  double value = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), value);
  if (error != std::errc() || end != given->data() + given->size() || !std::isfinite(value))
    return fail(ErrorCode::kUsage, "reading " + std::string(name) + " " + *given + ": not a number");
  return std::optional(value);
}

Result<SearchRequest> search_of(const Request& request) {
  SearchRequest search;
  search.words = request.target.value("q").value_or("");
  search.speaker = request.target.value("speaker").value_or("");
  search.source = request.target.value("source").value_or("");
  search.unit = request.target.value("unit").value_or("");
  const auto range = range_of(request);
  if (!range) return tl::unexpected(range.error());
  const auto least = number_of(request, "min"), most = number_of(request, "max");
  if (!least) return tl::unexpected(least.error());
  if (!most) return tl::unexpected(most.error());
  search.range = *range;
  search.least = *least;
  search.most = *most;
  return search;
}

template <typename Found>
ReadPage pages_of(Result<SearchAnswer<Found>> (*run)(Connection&, const SearchRequest&),
                  const SearchRequest& search) {
  return [run, search](StoreAccess::Lease& store, std::size_t limit,
                       const std::string& after) -> Result<ListPage> {
    SearchRequest part = search;
    part.limit = std::min(limit, kMostOfPage);
    part.after = after;
    const auto answer = run(store.db(), part);
    if (!answer) return tl::unexpected(answer.error());
    ListPage page;
    for (const Found& found : answer->found) {
      std::string row;
      JsonWriter json(row);
      write_json(json, found);
      page.rows.push_back(std::move(row));
    }
    page.next = answer->next;
    return page;
  };
}

Response search(DeskServer& desk, const Request& request) {
  const auto asked = search_of(request);
  if (!asked) return problem(asked.error());
  const std::string what =
      request.target.value("for").value_or(asked->speaker.empty() ? "accounts" : "quotations");
  const auto answer = [&](const ReadPage& read) {
    return list_response(desk.store, request, "found", read, kMostOfPage);
  };
  if (what == "accounts") return answer(pages_of(search_accounts, *asked));
  if (what == "quotations") return answer(pages_of(search_quotations, *asked));
  if (what == "figures") return answer(pages_of(search_figures, *asked));
  if (what == "names") return answer(pages_of(search_names, *asked));
  return problem(400, "searching for " + what + ": not one of accounts, quotations, figures, names");
}

}  // namespace

void add_search_routes(Router& router, DeskServer& desk) {
  router.add("GET", "/api/v1/search",
             [&desk](const Request& request, const auto&) { return search(desk, request); });
}

}  // namespace tellings
