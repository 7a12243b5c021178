// What the watch has found, and how its feeds do.
#include "base/json_writer.h"
#include "server/desk_server.h"
#include "server/lists.h"
#include "server/problem.h"
#include "watch/list_notices.h"

namespace tellings {
namespace {

// "yes" or "no"; no where it is not given.
Result<bool> choice_of(const Request& request, std::string_view name) {
  const std::string given = request.target.value(name).value_or("no");
  if (given == "yes" || given == "no") return given == "yes";
  return fail(ErrorCode::kUsage, "reading " + std::string(name) + " " + given + ": neither yes nor no");
}

Response notices(DeskServer& desk, const Request& request) {
  const auto unseen = choice_of(request, "unseen"), all = choice_of(request, "all");
  if (!unseen) return problem(unseen.error());
  if (!all) return problem(all.error());
  const NoticeFilter filter{*unseen, *all, request.target.value("story").value_or("")};
  return list_response(
      desk.store, request, "notices",
      [filter](StoreAccess::Lease& store, std::size_t limit, const std::string& after) -> Result<ListPage> {
        auto found = list_notices(store.db(), filter, limit, after);
        if (!found) return tl::unexpected(found.error());
        ListPage page;
        for (NoticeRecord& notice : found->notices) page.rows.push_back(std::move(notice.body));
        page.next = std::move(found->next);
        return page;
      });
}

std::string row_of(const FeedHealth& health) {
  const FeedRecord& feed = health.feed;
  std::string row;
  JsonWriter json(row);
  json.begin_object().member("url", feed.url).member_or_null("title", feed.title);
  json.member_or_null("state", feed.look.state)
      .member_or_null("error", feed.look.error)
      .member("failures", feed.look.failures)
      .member("tried", feed.tried)
      .member("succeeded", feed.succeeded)
      .member("stopped", feed.stopped);
  json.member("pages", health.pages)
      .member("read", health.read)
      .member("stubs", health.stubs)
      .member("failed", health.failed)
      .end_object();
  return row;
}

Response feeds(DeskServer& desk) {
  auto lease = desk.store.read();
  if (!lease) return problem(lease.error());
  std::string body = "{\"feeds\":[";
  for (const FeedHealth& health : feed_health(lease->db()))
    body += (body.back() == '[' ? "" : ",") + row_of(health);
  Response response = json_response(body + "]}\n");
  response.set("cache-control", "no-cache");
  return response;
}

}  // namespace

void add_notice_routes(Router& router, DeskServer& desk) {
  router.add("GET", "/api/v1/notices",
             [&desk](const Request& request, const auto&) { return notices(desk, request); });
  router.add("GET", "/api/v1/feeds", [&desk](const Request&, const auto&) { return feeds(desk); });
}

}  // namespace tellings
