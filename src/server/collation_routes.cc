// Collations on the spot: accounts in, a job out.
#include "server/desk_server.h"
#include "server/job_request.h"
#include "server/problem.h"

namespace tellings {
namespace {

constexpr std::size_t kLongestKey = 200;

std::string_view media_type_of(const Request& request) {
  std::string_view type = request.header("content-type").value_or("");
  type = type.substr(0, type.find(';'));
  while (type.ends_with(' ')) type.remove_suffix(1);
  return type;
}

Response start(DeskServer& desk, const Request& request) {
  const std::string key(request.header("idempotency-key").value_or(""));
  if (key.size() > kLongestKey)
    return problem(400, "collating: the idempotency key is longer than 200 letters");
  auto asked = read_job_request(media_type_of(request), request.body);
  if (!asked)
    return asked.error().code == ErrorCode::kUnsupported ? problem(415, asked.error().message)
                                                         : problem(asked.error());
  const auto job = desk.jobs.submit(*std::move(asked), key, request.body);
  if (!job)
    return job.error().code == ErrorCode::kBusy ? problem(429, job.error().message)
                                                : problem(422, job.error().message);
  Response response =
      json_response(desk.jobs.describe(job->id, false).value_or("{}\n"), job->fresh ? 202 : 200);
  response.set("location", "/api/v1/collations/" + job->id).set("cache-control", "no-store");
  return response;
}

Response no_job(const DeskServer& desk, const std::string& id) {
  if (desk.jobs.is_of_another_run(id))
    return problem(410,
                   "showing collation " + id +
                       ": the server has been started anew since it was asked for, and it was lost; give "
                       "the accounts again");
  return problem(404, "showing collation " + id +
                          ": there is none, or it was made too long ago; give the accounts again");
}

Response show(DeskServer& desk, const Request& request, const std::string& id) {
  const std::string wanted = request.target.value("document").value_or("yes");
  if (wanted != "yes" && wanted != "no")
    return problem(400, "reading document " + wanted + ": neither yes nor no");
  const auto job = desk.jobs.describe(id, wanted == "yes");
  if (!job) return no_job(desk, id);
  Response response = json_response(*job);
  response.set("cache-control", "no-store");
  return response;
}

Response document(DeskServer& desk, const std::string& id) {
  if (!desk.jobs.describe(id, false)) return no_job(desk, id);
  Response response;
  response.body = desk.jobs.document(id);
  if (!response.body) return problem(409, "showing the document of collation " + id + ": it is not done");
  response.set("content-type", "application/json").set("cache-control", "no-store");
  return response;
}

}  // namespace

void add_collation_routes(Router& router, DeskServer& desk) {
  router.add(
      "POST", "/api/v1/collations",
      [&desk](const Request& request, const auto&) { return start(desk, request); }, kMostJobBody);
  router.add("GET", "/api/v1/collations/{id}",
             [&desk](const Request& request, const auto& parts) { return show(desk, request, parts[0]); });
  router.add("GET", "/api/v1/collations/{id}/document",
             [&desk](const Request&, const auto& parts) { return document(desk, parts[0]); });
}

}  // namespace tellings
