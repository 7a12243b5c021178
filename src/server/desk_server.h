// What the routes work on; one for the life of the server.
#pragma once

#include <optional>
#include <string>

#include "desk/outlets.h"
#include "server/events.h"
#include "server/jobs.h"
#include "server/metrics.h"
#include "server/page_bundle.h"
#include "server/refresher.h"
#include "server/router.h"
#include "server/store_access.h"
#include "server/store_writer.h"
#include "server/story_documents.h"

namespace tellings {

struct DeskServer {
  StoreAccess store;
  StoryDocuments documents;
  EventLog events;
  Metrics metrics;
  Jobs jobs;
  PageBundle pages;
  std::optional<Outlets> outlets;  // nothing: those that the store keeps
  StoreWriter writer;
  Refresher refresher;  // of stories that people have decided about
};

// Each adds its routes; `desk` outlives the router.
void add_story_routes(Router& router, DeskServer& desk);
void add_account_routes(Router& router, DeskServer& desk);
void add_search_routes(Router& router, DeskServer& desk);
void add_source_routes(Router& router, DeskServer& desk);
void add_notice_routes(Router& router, DeskServer& desk);
void add_decision_routes(Router& router, DeskServer& desk);
void add_collation_routes(Router& router, DeskServer& desk);
void add_page_routes(Router& router, DeskServer& desk);
void add_watch_routes(Router& router, DeskServer& desk);  // events, Atom, metrics, health, openapi.json

// GET /api/v1/stories/ID where its document is in memory and current; nothing else: ask the router. Reads no
// file and takes no time, so that the network's thread may call it.
std::optional<Response> answer_from_memory(DeskServer& desk, const Request& request);

// Tells the events of a commit: each story laid side by side since the last call.
class StoryWatch {
 public:
  explicit StoryWatch(DeskServer& desk) : desk_(desk) {}
  void look();

 private:
  DeskServer& desk_;
  std::int64_t seen_ = -1;  // row of the newest collation
};

}  // namespace tellings
