// The pages: one bundle for all; which view it shows is told by the address.
#include "server/desk_server.h"

namespace tellings {

void add_page_routes(Router& router, DeskServer& desk) {
  for (const char* path : {"/", "/search", "/notices", "/sources", "/sources/{name}", "/stories/{id}",
                           "/accounts/{id}", "/collations/{id}"})
    router.add("GET", path,
               [&desk](const Request& request, const auto&) { return desk.pages.answer(request); });
}

}  // namespace tellings
