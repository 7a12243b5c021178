#include "server/guard.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

using Clock = std::chrono::steady_clock;

Request asking(std::string method, std::string target, std::vector<Header> headers = {}) {
  Request request;
  request.method = std::move(method);
  request.target = *parse_target(target);
  request.headers = std::move(headers);
  if (!request.header("host")) request.headers.push_back({"host", "127.0.0.1:8080"});
  request.client = "127.0.0.1";
  return request;
}

Guard guard_with(std::string token = "", std::vector<std::string> cors = {}) {
  return Guard({{"localhost", "127.0.0.1", "[::1]"}, std::move(token), std::move(cors), {}});
}

int status_of(Guard& guard, const Request& request, Clock::time_point now = Clock::time_point()) {
  const auto refused = guard.refuse(request, now);
  return refused ? refused->status : 0;
}

TEST(Guard, AnswersOnlyItsNames) {
  Guard guard = guard_with();
  for (const char* host : {"127.0.0.1", "LOCALHOST:99", "[::1]:8080", "localhost."})
    EXPECT_EQ(status_of(guard, asking("GET", "/", {{"host", host}})), 0) << host;
  for (const char* host :
       {"evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:80", "[::2]"})
    EXPECT_EQ(status_of(guard, asking("GET", "/", {{"host", host}})), 421) << host;
}

TEST(Guard, TheTokenOpensTheApiAndNothingElseDoes) {
  Guard guard = guard_with("sixteen letters!");
  EXPECT_EQ(status_of(guard, asking("GET", "/")), 0);
  for (const char* path : {"/api/v1/stories", "/stories/s-1.json", "/metrics", "/feed.atom", "/index.json"}) {
    EXPECT_EQ(status_of(guard, asking("GET", path)), 401) << path;
    EXPECT_EQ(status_of(guard, asking("GET", path, {{"authorization", "Bearer sixteen letters!"}})), 0)
        << path;
  }
  for (const char* given :
       {"Bearer ", "Bearer sixteen letters", "sixteen letters!", "Bearer sixteen letters!!"})
    EXPECT_EQ(status_of(guard, asking("GET", "/api/v1/stories", {{"authorization", given}})), 401) << given;
}

TEST(Guard, ChangesComeFromItsOwnSite) {
  Guard guard = guard_with("", {"https://desk.example"});
  const char* path = "/api/v1/collations";
  EXPECT_EQ(status_of(guard, asking("POST", path)), 0);
  EXPECT_EQ(status_of(guard, asking("POST", path, {{"origin", "http://127.0.0.1:8080"}})), 0);
  EXPECT_EQ(status_of(guard, asking("POST", path, {{"origin", "https://desk.example"}})), 0);
  EXPECT_EQ(status_of(guard, asking("POST", path, {{"sec-fetch-site", "same-origin"}})), 0);
  for (const char* origin :
       {"https://evil.example", "null", "http://127.0.0.1:9090", "https://desk.example.evil.example"})
    EXPECT_EQ(status_of(guard, asking("POST", path, {{"origin", origin}})), 403) << origin;
  EXPECT_EQ(status_of(guard, asking("DELETE", path, {{"sec-fetch-site", "cross-site"}})), 403);
  EXPECT_EQ(status_of(guard, asking("POST", path, {{"sec-fetch-site", "same-site"}})), 403);
}

TEST(Guard, ManyChangesHaveToWait) {
  Guard guard = guard_with();
  const Clock::time_point begin{};
  int refused = 0;
  for (int i = 0; i < 400; ++i) refused += status_of(guard, asking("POST", "/x"), begin) == 429;
  EXPECT_EQ(refused, 100);
  EXPECT_EQ(status_of(guard, asking("GET", "/x"), begin), 0);
  EXPECT_EQ(status_of(guard, asking("POST", "/x"), begin + std::chrono::seconds(1)), 0);
}

TEST(Guard, NamesAllowedOriginsAlone) {
  const Guard guard = guard_with("", {"https://desk.example"});
  Response other = text_response(200, "text/plain", "");
  guard.dress(asking("GET", "/", {{"origin", "https://evil.example"}}), other);
  EXPECT_FALSE(other.header("access-control-allow-origin"));
  EXPECT_EQ(other.header("vary"), "Origin");
  EXPECT_EQ(other.header("cross-origin-resource-policy"), "same-origin");
  Response own = text_response(200, "text/plain", "");
  guard.dress(asking("GET", "/", {{"origin", "https://desk.example"}}), own);
  EXPECT_EQ(own.header("access-control-allow-origin"), "https://desk.example");
  EXPECT_FALSE(own.header("access-control-allow-credentials"));
}

TEST(Guard, EveryAnswerIsDressed) {
  const Guard guard = guard_with();
  Response response;
  guard.dress(asking("GET", "/"), response);
  EXPECT_EQ(response.header("x-content-type-options"), "nosniff");
  EXPECT_EQ(response.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
  EXPECT_FALSE(response.header("access-control-allow-origin"));
}

TEST(Origin, IsSchemeAndHost) {
  EXPECT_EQ(read_origin("https://Desk.example"), "https://desk.example");
  EXPECT_TRUE(read_origin("http://127.0.0.1:8080"));
  for (const char* given : {"*", "null", "desk.example", "https://", "https://desk.example/",
                            "ftp://desk.example", "https://a b", "https://a;frame-ancestors *"})
    EXPECT_FALSE(read_origin(given)) << given;
}

TEST(Secret, IsComparedWhole) {
  EXPECT_TRUE(same_secret("abc", "abc"));
  for (const char* given : {"", "ab", "abcd", "abd", "abcabc"})
    EXPECT_FALSE(same_secret(given, "abc")) << given;
}

}  // namespace
}  // namespace tellings
