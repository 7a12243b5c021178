// Requests before any route: targets, framing, heads, bodies of jobs.
#include <gtest/gtest.h>

#include "server/job_request.h"
#include "server/message.h"

namespace tellings {
namespace {

TEST(Target, IsTakenApart) {
  const auto target = parse_target("/api/v1/stories/s-1%2Fb?limit=5&q=a+b%26c&empty");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->segments, (std::vector<std::string>{"api", "v1", "stories", "s-1/b"}));
  EXPECT_EQ(target->value("limit"), "5");
  EXPECT_EQ(target->value("q"), "a b&c");
  EXPECT_EQ(target->value("empty"), "");
  EXPECT_FALSE(target->value("none"));
  EXPECT_TRUE(parse_target("/")->segments.empty());
}

TEST(Target, TricksAreRefused) {
  for (const char* raw :
       {"", "stories", "//", "/a//b", "/a/", "/../etc/passwd", "/a/%2e%2e/b", "/%2E", "/a%00b", "/%zz", "/%f",
        "/%", "/%c3%28", "/a?b=%0d%0aSet-Cookie:x", "http://evil.example/", "*"})
    EXPECT_FALSE(parse_target(raw)) << raw;
  std::string many = "/?a=1";
  for (int i = 0; i < 32; ++i) many += "&a=1";
  EXPECT_FALSE(parse_target(many));
}

TEST(Target, EncodingGoesBackAndForth) {
  const std::string id = "s-1/ü &?";
  const auto target = parse_target("/" + percent_encoded(id));
  ASSERT_TRUE(target);
  EXPECT_EQ(target->segments, std::vector<std::string>{id});
}

Result<Request> with(std::vector<Header> headers, unsigned version = 11) {
  headers.push_back({"Host", "localhost"});
  return request_of("POST", "/", std::move(headers), version);
}

TEST(Framing, OneWayToReadABodyOrNone) {
  EXPECT_TRUE(with({{"Content-Length", "5"}}));
  EXPECT_TRUE(with({{"Transfer-Encoding", "chunked"}}));
  EXPECT_FALSE(with({{"Content-Length", "5"}, {"content-length", "6"}}));
  EXPECT_FALSE(with({{"Content-Length", "5"}, {"Transfer-Encoding", "chunked"}}));
  EXPECT_FALSE(with({{"Transfer-Encoding", "gzip, chunked"}}));
  EXPECT_FALSE(with({{"Transfer-Encoding", "xchunked"}}));
  EXPECT_FALSE(with({{"Transfer-Encoding", "chunked"}}, 10));
  EXPECT_FALSE(with({{"Content-Length", "+5"}}));
  EXPECT_FALSE(with({{"Content-Encoding", "gzip"}}));
  EXPECT_FALSE(with({{"Host", "other"}}));
  EXPECT_FALSE(request_of("GET", "/", {}, 11));
}

TEST(Head, HasNoLineOfSomebodyElse) {
  Response response = text_response(200, "text/plain", "12345");
  response.set("location", "/a\r\nset-cookie: x");
  const std::string head = head_of(response, {});
  EXPECT_EQ(head.find("\r\nset-cookie"), std::string::npos);
  EXPECT_NE(head.find("content-length: 5\r\n"), std::string::npos);
  EXPECT_TRUE(head.ends_with("\r\n\r\n"));
  HeadOptions close;
  close.keep = false;
  EXPECT_NE(head_of(response, close).find("connection: close"), std::string::npos);
  response.status = 304;
  EXPECT_EQ(head_of(response, {}).find("content-length"), std::string::npos);
}

TEST(Chunk, LengthThenBytes) {
  EXPECT_EQ(chunk_of("hello, hello, hello"), "13\r\nhello, hello, hello\r\n");
  EXPECT_EQ(chunk_of(""), "0\r\n\r\n");
}

TEST(Accept, NamesMediaTypes) {
  Request request;
  request.headers = {{"accept", "text/html, application/jsonl;q=0.9"}};
  EXPECT_TRUE(request.accepts("application/jsonl"));
  EXPECT_FALSE(request.accepts("application/json"));
}

TEST(JobRequest, TakesWhatPeopleHave) {
  const auto request = read_job_request(
      "application/json", R"({"accounts": [{"id": "a", "text": "One."}, {"url": "http://x.example/"}],
    "texts": ["Two."], "files": [{"name": "p.html", "base64": "aGk="}], "urls": ["http://y.example/"], "one_story": true})");
  ASSERT_TRUE(request) << request.error().message;
  ASSERT_EQ(request->inputs.size(), 5U);
  EXPECT_EQ(request->inputs[0].name, "a");
  EXPECT_EQ(request->inputs[1].kind, JobInput::Kind::kAddress);
  EXPECT_EQ(request->inputs[2].kind, JobInput::Kind::kText);
  EXPECT_EQ(request->inputs[3].bytes, "hi");
  EXPECT_EQ(request->inputs[4].name, "http://y.example/");
  EXPECT_TRUE(request->one_story);
  EXPECT_EQ(read_job_request("application/json", R"([{"text": "One."}])")->inputs.size(), 1U);
  EXPECT_EQ(read_job_request("application/jsonl", "{\"text\": \"a\"}\n\n{\"html\": \"b\"}\n")->inputs.size(),
            2U);
}

TEST(JobRequest, RefusesTheRest) {
  for (const char* body : {"", "{", "null", "{}", "[]", R"({"accounts": 3})", R"([{"id": "a"}])", R"([3])",
                           R"({"files": [{"name": "a", "base64": "*"}]})", R"({"urls": [1]})",
                           R"({"texts": ["a"], "one_story": 1})", R"({"texts": ["a"], "date": 4})"})
    EXPECT_FALSE(read_job_request("application/json", body)) << body;
  EXPECT_EQ(read_job_request("text/plain", "a").error().code, ErrorCode::kUnsupported);
  EXPECT_FALSE(read_job_request("application/json", std::string(100'000, '[')));
  std::string many = "[";
  for (std::size_t i = 0; i <= kMostInputs; ++i) many += R"({"text":"a"},)";
  many.back() = ']';
  EXPECT_EQ(read_job_request("application/json", many).error().code, ErrorCode::kTooLarge);
}

}  // namespace
}  // namespace tellings
