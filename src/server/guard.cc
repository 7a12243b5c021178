#include "server/guard.h"

#include <algorithm>

#include "server/problem.h"
#include "text/ascii.h"

namespace tellings {
namespace {

constexpr double kChangesAtOnce = 300;      // of one client, before it has to wait
constexpr double kChangesASecond = 10;      // after that
constexpr std::size_t kMostClients = 4096;  // remembered; the rest share one bucket

bool lists(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// "Desk.example:8080" -> "desk.example", "[::1]:80" -> "[::1]".
std::string host_without_port(std::string_view host) {
  const std::size_t bracket = host.find(']');
  const std::size_t colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
  std::string name = lower_ascii(host.substr(0, colon));
  if (name.ends_with('.')) name.pop_back();
  return name;
}

bool is_of_api(const Request& request) {
  return !request.target.segments.empty() &&
         (request.target.segments[0] == "api" || request.target.segments[0] == "metrics" ||
          request.target.segments[0] == "feed.atom" || request.target.segments.back().ends_with(".json"));
}

}  // namespace

bool same_secret(std::string_view given, std::string_view secret) {
  unsigned differs = given.size() == secret.size() ? 0U : 1U;
  for (std::size_t i = 0; i < secret.size(); ++i) {
    const char other = given.empty() ? '\0' : given[i % given.size()];
    differs |= static_cast<unsigned char>(other) ^ static_cast<unsigned char>(secret[i]);
  }
  return differs == 0;
}

Result<std::string> read_origin(std::string_view given) {
  std::string origin = lower_ascii(given);
  const std::size_t scheme = origin.starts_with("http://") ? 7 : origin.starts_with("https://") ? 8 : 0;
  const std::string_view host = std::string_view(origin).substr(scheme);
  const bool whole = scheme != 0 && !host.empty() &&
                     host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.:[]") == std::string::npos;
  if (!whole)
    return fail(ErrorCode::kUsage, "reading the origin " + std::string(given) +
                                       ": not of the form https://desk.example or http://127.0.0.1:8080");
  return origin;
}

bool Guard::knows_host(const Request& request) const {
  const auto host = request.header("host");
  return host && lists(options_.hosts, host_without_port(*host));
}

bool Guard::has_token(const Request& request) const {
  if (options_.token.empty()) return true;
  const std::string_view given = request.header("authorization").value_or("");
  constexpr std::string_view kScheme = "Bearer ";
  if (!given.starts_with(kScheme)) return false;
  return same_secret(given.substr(kScheme.size()), options_.token);
}

// A browser says where a request comes from; a program outside a browser says nothing, and needs not.
bool Guard::is_same_site(const Request& request) const {
  const auto origin = request.header("origin");
  if (origin) {
    if (lists(options_.cors, lower_ascii(*origin))) return true;
    const std::string host = lower_ascii(request.header("host").value_or(""));
    const std::string given = lower_ascii(*origin);
    return given == "http://" + host || given == "https://" + host;
  }
  const std::string_view site = request.header("sec-fetch-site").value_or("none");
  return site == "none" || site == "same-origin";
}

bool Guard::is_over_rate(const std::string& client, std::chrono::steady_clock::time_point now) {
  const std::lock_guard lock(mutex_);
  const std::string& name =
      buckets_.size() < kMostClients || buckets_.contains(client) ? client : std::string();
  const auto [entry, fresh] = buckets_.try_emplace(name, Bucket{kChangesAtOnce, now});
  Bucket& bucket = entry->second;
  const std::chrono::duration<double> passed = now - bucket.filled;
  bucket.tokens = std::min(kChangesAtOnce, bucket.tokens + passed.count() * kChangesASecond);
  bucket.filled = now;
  if (bucket.tokens < 1) return true;
  bucket.tokens -= 1;
  return false;
}

std::optional<Response> Guard::refuse(const Request& request, std::chrono::steady_clock::time_point now) {
  if (!knows_host(request))
    return problem(421, "answering this Host: it is not a name of this server; start it with --host NAME");
  const bool preflight = request.method == "OPTIONS";
  if (!preflight && is_of_api(request) && !has_token(request)) {
    Response response =
        problem(401, "calling the API: the token is missing or wrong; send Authorization: Bearer");
    response.set("www-authenticate", "Bearer");
    return response;
  }
  if (request.is_reading() || preflight) return std::nullopt;
  if (!is_same_site(request))
    return problem(403, "changing something from another site: not allowed; start with --cors ORIGIN");
  if (is_over_rate(request.client, now))
    return problem(429, "changing something: more than ten a second for a while; wait a little");
  return std::nullopt;
}

void Guard::dress(const Request& request, Response& response) const {
  response.set("x-content-type-options", "nosniff");
  response.set("referrer-policy", "no-referrer");
  response.set("cross-origin-opener-policy", "same-origin");
  if (!response.header("content-security-policy")) {
    response.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    response.set("x-frame-options", "DENY");
  }
  const auto origin = request.header("origin");
  const bool allowed = origin && lists(options_.cors, lower_ascii(*origin));
  response.set("cross-origin-resource-policy", allowed ? "cross-origin" : "same-origin");
  if (options_.cors.empty()) return;
  std::string vary(response.header("vary").value_or(""));
  response.set("vary", vary.empty() ? "Origin" : vary + ", Origin");
  if (!allowed) return;
  response.set("access-control-allow-origin", std::string(*origin));
  response.set("access-control-expose-headers", "ETag, Location");
  if (request.method != "OPTIONS") return;
  response.set("access-control-allow-methods", "GET, HEAD, POST, DELETE");
  response.set("access-control-allow-headers", "Authorization, Content-Type, Idempotency-Key, If-None-Match");
  response.set("access-control-max-age", "600");
}

}  // namespace tellings
