#include "server/router.h"

#include <algorithm>

#include "server/problem.h"

namespace tellings {
namespace {

using Segments = std::vector<std::string>;

std::vector<std::string> split(std::string_view pattern) {
  Segments segments;
  pattern.remove_prefix(1);
  while (!pattern.empty()) {
    const std::size_t end = std::min(pattern.find('/'), pattern.size());
    segments.emplace_back(pattern.substr(0, end));
    pattern.remove_prefix(std::min(end + 1, pattern.size()));
  }
  return segments;
}

bool fits(const Segments& pattern, const Segments& path, std::vector<std::string>& parts) {
  parts.clear();
  if (pattern.size() != path.size()) return false;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (pattern[i].starts_with('{')) {
      parts.push_back(path[i]);
    } else if (pattern[i] != path[i]) {
      return false;
    }
  }
  return true;
}

// The JSON of a page is the API's.
Segments of_api(const Segments& path) {
  constexpr std::string_view kEnding = ".json";
  if (path.empty() || path.front() == "api" || !path.back().ends_with(kEnding)) return path;
  Segments api = {"api", "v1"};
  api.insert(api.end(), path.begin(), path.end());
  api.back().resize(api.back().size() - kEnding.size());
  if (path.size() == 1 && api.back() == "index") api.back() = "stories";
  return api;
}

}  // namespace

void Router::add(std::string method, std::string_view pattern, Handler handler, std::size_t most_body) {
  routes_.push_back({std::move(method), std::string(pattern), split(pattern), std::move(handler), most_body});
}

Response Router::answer(const Request& request) const {
  const std::string method = request.is_reading() ? "GET" : request.method;
  const Segments path = of_api(request.target.segments);
  std::vector<std::string> parts;
  std::string allowed;
  for (const Route& route : routes_) {
    if (!fits(route.segments, path, parts)) continue;
    if (route.method == method) {
      Response response = route.handler(request, parts);
      response.route = route.pattern;
      return response;
    }
    if (!allowed.empty()) allowed += ", ";
    allowed += route.method == "GET" ? "GET, HEAD" : route.method;
  }
  if (allowed.empty())
    return problem(404, "looking for this address: nothing is here; /api/v1/openapi.json lists what is");
  Response response;
  if (method == "OPTIONS") {
    response.status = 204;
  } else {
    response = problem(405, "asking with this method: not taken here; see the header Allow");
  }
  response.set("allow", allowed + ", OPTIONS");
  return response;
}

std::optional<std::size_t> Router::most_body(const Request& request) const {
  const std::string method = request.is_reading() ? "GET" : request.method;
  const Segments path = of_api(request.target.segments);
  std::vector<std::string> parts;
  for (const Route& route : routes_)
    if (route.method == method && fits(route.segments, path, parts)) return route.most_body;
  return std::nullopt;
}

}  // namespace tellings
