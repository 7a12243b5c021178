// From a method and a path to what answers it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http.h"

namespace tellings {

using Handler = std::function<Response(const Request&, const std::vector<std::string>& parts)>;

class Router {
 public:
  // "/api/v1/stories/{id}": {} takes any one segment, handed on in `parts`. `most_body`: bytes of a request's
  // body; 0 takes none.
  void add(std::string method, std::string_view pattern, Handler handler, std::size_t most_body = 0);

  // 404 where no pattern fits, 405 with Allow where none of this method does. HEAD is as GET; OPTIONS says
  // what is allowed. "/stories/ID.json" is "/api/v1/stories/ID", as of every page; "/index.json" the stories.
  [[nodiscard]] Response answer(const Request& request) const;

  // Bytes that the body of this request may have; nothing where no route takes it.
  [[nodiscard]] std::optional<std::size_t> most_body(const Request& request) const;

 private:
  struct Route {
    std::string method;
    std::string pattern;
    std::vector<std::string> segments;
    Handler handler;
    std::size_t most_body;
  };
  std::vector<Route> routes_;
};

}  // namespace tellings
