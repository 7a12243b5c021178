// What others follow: events, the Atom feed, metrics, health, and the description of the API.
#include <charconv>

#include "base/json_writer.h"
#include "desk/answer_json.h"
#include "desk/list_stories.h"
#include "server/atom.h"
#include "server/data.h"
#include "server/desk_server.h"
#include "server/problem.h"

namespace tellings {
namespace {

constexpr std::size_t kEntries = 50;
constexpr std::int64_t kMostEvents = 200;  // of one commit; more are told as one "stories"

Response events(DeskServer& desk, const Request& request) {
  Response response;
  response.set("content-type", "text/event-stream").set("cache-control", "no-store");
  std::uint64_t last = desk.events.newest();
  const std::string_view given = request.header("last-event-id").value_or("");
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
  if (error == std::errc() && end == given.data() + given.size()) last = number;
  response.events_after = last;
  return response;
}

Response feed(DeskServer& desk, const Request& request) {
  auto lease = desk.store.read();
  if (!lease) return problem(lease.error());
  const auto page = list_stories(lease->db(), KeyRange(), kEntries, "");
  if (!page) return problem(page.error());
  const std::string base = "http://" + std::string(request.header("host").value_or("localhost"));
  Response response =
      text_response(200, "application/atom+xml; charset=utf-8", atom_feed(page->stories, base));
  response.set("cache-control", "no-cache");
  return response;
}

Response metrics(DeskServer& desk) {
  return text_response(
      200, "text/plain; version=0.0.4; charset=utf-8",
      desk.metrics.print(
          {{"tellings_documents_bytes", "Bytes of story documents kept in memory.",
            static_cast<std::int64_t>(desk.documents.bytes())},
           {"tellings_collations_waiting", "Collations that wait for their turn.", desk.jobs.waiting()},
           {"tellings_store_revision", "Commits of the store seen.",
            static_cast<std::int64_t>(desk.store.revision())}}));
}

Response health(DeskServer& desk) {
  auto lease = desk.store.read();
  if (!lease) return problem(503, "reading the store: it cannot be opened; `tellings check` says more");
  Response response = json_response("{\"status\":\"ok\"}\n");
  response.set("cache-control", "no-store");
  return response;
}

}  // namespace

void add_watch_routes(Router& router, DeskServer& desk) {
  router.add("GET", "/api/v1/events",
             [&desk](const Request& request, const auto&) { return events(desk, request); });
  router.add("GET", "/feed.atom",
             [&desk](const Request& request, const auto&) { return feed(desk, request); });
  router.add("GET", "/metrics", [&desk](const Request&, const auto&) { return metrics(desk); });
  router.add("GET", "/healthz", [&desk](const Request&, const auto&) { return health(desk); });
  router.add("GET", "/api/v1/openapi.json",
             [](const Request&, const auto&) { return json_response(std::string(server_data::kOpenapi)); });
}

void StoryWatch::look() {
  if (!desk_.store.look()) return;
  auto lease = desk_.store.read();
  if (!lease) return;
  Connection& db = lease->db();
  const std::int64_t newest = db.number("SELECT coalesce(max(rowid), 0) FROM collation");
  // The first look tells nothing: all is there already. Fewer rows than before: they were numbered anew.
  if (seen_ < 0 || newest < seen_) seen_ = newest;
  if (newest - seen_ > kMostEvents) {
    seen_ = newest;
    desk_.events.publish("stories", "{}");
    return;
  }
  Query row = db.prepare("SELECT story FROM collation WHERE rowid > ? ORDER BY rowid");
  row.bind(seen_);
  while (row.step()) {
    const auto story = find_story(db, row.text(0));
    if (!story) continue;
    std::string data;
    JsonWriter json(data);
    json.begin_object();
    write_members(json, *story);
    json.member("revision", story->revision).end_object();
    desk_.events.publish("story", data);
  }
  (void)db.take_error();
  seen_ = newest;
}

}  // namespace tellings
