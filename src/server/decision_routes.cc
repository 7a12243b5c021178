// What people decided about a story: kept in the store, listed, taken back.
#include <charconv>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json_writer.h"
#include "document/decision.h"
#include "pipeline/stored_decisions.h"
#include "server/desk_server.h"
#include "server/problem.h"

namespace tellings {
namespace {

constexpr std::size_t kMostBody = 1 << 20;

Result<std::vector<KeptDecision>> of_story(DeskServer& desk, const std::string& story, bool& there) {
  auto lease = desk.store.read();
  if (!lease) return tl::unexpected(lease.error());
  there = find_story(lease->db(), story).has_value();
  return decisions_of_story(lease->db(), story);
}

Response no_story(const std::string& id) {
  return problem(404, "deciding about story " + id + ": there is none; /api/v1/stories lists them");
}

std::string body_of(const std::vector<KeptDecision>& all) {
  std::string body = "{\"decisions\":[";
  for (std::size_t i = 0; i < all.size(); ++i)
    body += (i > 0 ? ",{\"key\":" : "{\"key\":") + std::to_string(all[i].key) +
            ",\"decision\":" + all[i].line + "}";
  return body + "]}\n";
}

Response list(DeskServer& desk, const std::string& story) {
  bool there = false;
  const auto all = of_story(desk, story, there);
  if (!all) return problem(all.error());
  return there ? json_response(body_of(*all)) : no_story(story);
}

// The body is one decision, or JSON Lines of them; each goes on one line of its own.
Result<std::vector<std::string>> lines_of(const std::string& body) {
  std::vector<std::string> lines;
  const auto one = nlohmann::json::parse(body, nullptr, false);
  if (one.is_object()) {
    lines.push_back(one.dump());
  } else {
    for (std::string_view rest = body; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const auto line = nlohmann::json::parse(rest.substr(0, end), nullptr, false);
      if (line.is_object()) {
        lines.push_back(line.dump());
      } else if (rest.substr(0, end).find_first_not_of(" \t\r") != std::string_view::npos) {
        return fail(ErrorCode::kUsage, "reading the decisions: not JSON Lines of objects");
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return lines;
}

Response keep(DeskServer& desk, const Request& request, const std::string& story) {
  const auto lines = lines_of(request.body);
  if (!lines) return problem(lines.error());
  std::string all;
  for (const std::string& line : *lines) all += line + "\n";
  const auto read = read_decisions(all);
  if (!read) return problem(422, read.error().message);
  if (read->empty()) return problem(422, "reading the decisions: there is none");
  bool there = false;
  {
    auto lease = desk.store.read();
    if (!lease) return problem(lease.error());
    there = find_story(lease->db(), story).has_value();
    if (!there) return no_story(story);
    const std::set<std::string> hashes = hashes_of_story(lease->db(), story);
    for (const Decision& decision : *read)
      if (!hashes.contains(decision.account))
        return problem(422, "keeping a decision: no account of the story has the hash " + decision.account);
  }
  std::vector<KeptDecision> kept;
  const auto written = desk.writer.write([&](Writer& writer) -> Result<void> {
    auto done = keep_decisions(writer, *lines);
    if (!done) return tl::unexpected(done.error());
    kept = *std::move(done);
    return {};
  });
  if (!written) return problem(written.error());
  desk.refresher.refresh(story);
  desk.events.publish("decision", "{\"story\":\"" + story + "\"}");
  return json_response(body_of(kept), 201);
}

Response take_back(DeskServer& desk, const std::string& story, const std::string& given) {
  std::int64_t key = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), key);
  const bool number = error == std::errc() && end == given.data() + given.size();
  bool there = false;
  const auto all = of_story(desk, story, there);
  if (!all) return problem(all.error());
  const bool kept = std::any_of(all->begin(), all->end(), [&](const auto& one) { return one.key == key; });
  if (!number || !kept)
    return problem(404, "taking back decision " + given + ": the story has none with this key");
  const auto written = desk.writer.write([key](Writer& writer) {
    undo_decision(writer, key);
    return Result<void>();
  });
  if (!written) return problem(written.error());
  desk.refresher.refresh(story);
  desk.events.publish("decision", "{\"story\":\"" + story + "\"}");
  Response response;
  response.status = 204;
  return response;
}

}  // namespace

void add_decision_routes(Router& router, DeskServer& desk) {
  constexpr std::string_view kAll = "/api/v1/stories/{id}/decisions";
  router.add("GET", kAll, [&desk](const Request&, const auto& parts) { return list(desk, parts[0]); });
  router.add(
      "POST", kAll,
      [&desk](const Request& request, const auto& parts) { return keep(desk, request, parts[0]); },
      kMostBody);
  router.add("DELETE", "/api/v1/stories/{id}/decisions/{key}",
             [&desk](const Request&, const auto& parts) { return take_back(desk, parts[0], parts[1]); });
}

}  // namespace tellings
