#include "server/desk_site.h"

namespace tellings {

DeskSite::DeskSite(DeskServer& desk, GuardOptions guard)
    : desk_(desk), guard_(std::move(guard)), watch_(desk) {
  add_story_routes(router_, desk_);
  add_account_routes(router_, desk_);
  add_search_routes(router_, desk_);
  add_source_routes(router_, desk_);
  add_notice_routes(router_, desk_);
  add_decision_routes(router_, desk_);
  add_collation_routes(router_, desk_);
  add_page_routes(router_, desk_);
  add_watch_routes(router_, desk_);
}

std::optional<Response> DeskSite::refuse(const Request& head) {
  return guard_.refuse(head, std::chrono::steady_clock::now());
}

// Nothing new is nothing: "lost" is told only to those who fell behind.
std::string DeskSite::events_after(std::uint64_t& last) {
  return last == desk_.events.newest() ? std::string() : desk_.events.after(last);
}

void DeskSite::count(const Response& response, std::chrono::steady_clock::duration took,
                     std::uint64_t bytes) {
  desk_.metrics.count(response.route.empty() ? "none" : response.route, response.status, took, bytes);
}

}  // namespace tellings
