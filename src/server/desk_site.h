// The desk's server as a site: the guard, the routes, the watch over the store.
#pragma once

#include "server/desk_server.h"
#include "server/guard.h"
#include "server/site.h"

namespace tellings {

class DeskSite : public Site {
 public:
  // `desk` outlives it.
  DeskSite(DeskServer& desk, GuardOptions guard);

  std::optional<Response> refuse(const Request& head) override;
  std::optional<std::size_t> most_body(const Request& head) override { return router_.most_body(head); }
  std::optional<Response> at_once(const Request& request) override {
    return answer_from_memory(desk_, request);
  }
  Response answer(const Request& request) override { return router_.answer(request); }
  void dress(const Request& request, Response& response) override { guard_.dress(request, response); }
  void look() override { watch_.look(); }
  std::string events_after(std::uint64_t& last) override;
  void on_event(std::function<void()> wake) override { desk_.events.on_publish(std::move(wake)); }
  void connected(std::int64_t more) override { desk_.metrics.connections += more; }
  void turned_away() override { ++desk_.metrics.refused; }
  void count(const Response& response, std::chrono::steady_clock::duration took,
             std::uint64_t bytes) override;

 private:
  DeskServer& desk_;
  Guard guard_;
  Router router_;
  StoryWatch watch_;
};

}  // namespace tellings
