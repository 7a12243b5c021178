// The stories: their list, the collation document of each.
#include "base/json_writer.h"
#include "desk/answer_json.h"
#include "desk/list_stories.h"
#include "server/desk_server.h"
#include "server/lists.h"
#include "server/problem.h"

namespace tellings {
namespace {

std::string row_of(DeskServer& desk, StoreAccess::Lease& store, const StoredStory& story) {
  std::string row;
  JsonWriter json(row);
  json.begin_object();
  write_members(json, story);
  json.member("revision", story.revision);
  const auto document = desk.documents.load(store, story.id);
  if (document && *document) {
    write_member(json, (*document)->summary);
  } else {
    json.key("summary").null();
  }
  json.end_object();
  return row;
}

Response list(DeskServer& desk, const Request& request) {
  const auto range = range_of(request);
  if (!range) return problem(range.error());
  return list_response(desk.store, request, "stories",
                       [&desk, range = *range](StoreAccess::Lease& store, std::size_t limit,
                                               const std::string& after) -> Result<ListPage> {
                         const auto found = list_stories(store.db(), range, limit, after);
                         if (!found) return tl::unexpected(found.error());
                         ListPage page;
                         for (const StoredStory& story : found->stories)
                           page.rows.push_back(row_of(desk, store, story));
                         page.next = found->next;
                         return page;
                       });
}

bool names_tag(std::string_view condition, std::string_view tag) {
  return condition == "*" || condition.find(tag) != std::string_view::npos;
}

bool takes_gzip(const Request& request) {
  const std::string_view codings = request.header("accept-encoding").value_or("");
  const std::size_t at = codings.find("gzip");
  return at != std::string_view::npos && codings.substr(at).find("gzip;q=0") != 0;
}

Response document_response(const Request& request, const StoryDocument& document) {
  const bool packed = takes_gzip(request);
  Response response;
  std::string tag = document.etag;
  if (packed) tag.insert(tag.size() - 1, "-gz");
  const auto condition = request.header("if-none-match");
  if (condition &&
      names_tag(*condition, std::string_view(document.etag).substr(1, document.etag.size() - 2))) {
    response.status = 304;
  } else {
    response.set("content-type", "application/json");
    if (packed) response.set("content-encoding", "gzip");
    response.body = packed ? document.gzip : document.plain;
  }
  return response.set("etag", tag).set("vary", "Accept-Encoding").set("cache-control", "no-cache"), response;
}

Response show(DeskServer& desk, const Request& request, const std::string& id) {
  auto lease = desk.store.read();
  if (!lease) return problem(lease.error());
  const auto document = desk.documents.load(*lease, id);
  if (!document) return problem(document.error());
  if (!*document) return problem(404, "showing story " + id + ": there is none; /api/v1/stories lists them");
  return document_response(request, **document);
}

}  // namespace

void add_story_routes(Router& router, DeskServer& desk) {
  router.add("GET", "/api/v1/stories",
             [&desk](const Request& request, const auto&) { return list(desk, request); });
  router.add("GET", "/api/v1/stories/{id}",
             [&desk](const Request& request, const auto& parts) { return show(desk, request, parts[0]); });
}

std::optional<Response> answer_from_memory(DeskServer& desk, const Request& request) {
  const auto& path = request.target.segments;
  if (!request.is_reading() || path.size() != 4 || path[0] != "api" || path[1] != "v1" ||
      path[2] != "stories")
    return std::nullopt;
  const auto document = desk.documents.find(path[3], desk.store.revision());
  if (!document) return std::nullopt;
  Response response = document_response(request, *document);
  response.route = "/api/v1/stories/{id}";
  return response;
}

}  // namespace tellings
