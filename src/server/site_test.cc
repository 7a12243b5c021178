// What the routes are made of: router, jobs, events, documents ready to be sent, the page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <future>

#include "server/atom.h"
#include "server/events.h"
#include "server/jobs.h"
#include "server/metrics.h"
#include "server/page_bundle.h"
#include "server/problem.h"
#include "server/refresher.h"
#include "server/router.h"
#include "server/story_documents.h"

namespace tellings {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Request asking(std::string method, std::string_view target) {
  Request request;
  request.method = std::move(method);
  request.target = *parse_target(target);
  return request;
}

Router router() {
  Router routes;
  const auto echo = [](const Request&, const std::vector<std::string>& parts) {
    return json_response(parts.empty() ? "all" : parts[0]);
  };
  routes.add("GET", "/api/v1/stories", echo);
  routes.add("GET", "/api/v1/stories/{id}", echo);
  routes.add("POST", "/api/v1/stories", echo, 100);
  return routes;
}

TEST(Router, FindsByMethodAndPath) {
  const Router routes = router();
  EXPECT_EQ(*routes.answer(asking("GET", "/api/v1/stories/s-1")).body, "s-1");
  EXPECT_EQ(*routes.answer(asking("HEAD", "/api/v1/stories/s-1")).body, "s-1");
  EXPECT_EQ(routes.answer(asking("GET", "/api/v1/stories")).route, "/api/v1/stories");
  EXPECT_EQ(routes.answer(asking("GET", "/api/v1/stories/a/b")).status, 404);
  EXPECT_EQ(routes.answer(asking("GET", "/")).status, 404);
}

TEST(Router, TheJsonOfAPageIsTheApis) {
  const Router routes = router();
  EXPECT_EQ(*routes.answer(asking("GET", "/stories/s-1.json")).body, "s-1");
  EXPECT_EQ(*routes.answer(asking("GET", "/index.json")).body, "all");
  EXPECT_EQ(routes.answer(asking("GET", "/stories/s-1")).status, 404);
}

TEST(Router, SaysWhichMethodsThereAre) {
  const Router routes = router();
  const Response wrong = routes.answer(asking("PUT", "/api/v1/stories"));
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.header("allow"), "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(routes.answer(asking("OPTIONS", "/api/v1/stories")).status, 204);
  EXPECT_EQ(routes.most_body(asking("POST", "/api/v1/stories")), 100U);
  EXPECT_EQ(routes.most_body(asking("HEAD", "/stories/s-1.json")), 0U);
  EXPECT_FALSE(routes.most_body(asking("POST", "/elsewhere")));
}

TEST(Problem, TellsNoPathOfThisMachine) {
  const Response inside = problem(Error{ErrorCode::kInvalid, "reading /home/desk/t.db: is damaged"});
  EXPECT_EQ(inside.status, 500);
  EXPECT_THAT(*inside.body, Not(HasSubstr("/home")));
  EXPECT_THAT(*problem(Error{ErrorCode::kUsage, "reading limit x: no"}).body, HasSubstr("reading limit x"));
  EXPECT_EQ(problem(503, "later").header("retry-after"), "5");
}

TEST(Events, GoOnWhereOneWas) {
  EventLog log;
  std::uint64_t last = 0;
  EXPECT_EQ(log.after(last), "");
  log.publish("story", R"({"id":"s-1"})");
  log.publish("story", R"({"id":"s-2"})");
  last = 1;
  EXPECT_EQ(log.after(last), "id: 2\nevent: story\ndata: {\"id\":\"s-2\"}\n\n");
  EXPECT_EQ(last, 2U);
  EXPECT_EQ(log.after(last), "");
}

TEST(Events, WhoFellBehindIsTold) {
  EventLog log;
  for (int i = 0; i < 1500; ++i) log.publish("story", "{}");
  std::uint64_t last = 3;
  const std::string text = log.after(last);
  EXPECT_TRUE(text.starts_with("event: lost\n"));
  EXPECT_THAT(text, HasSubstr("\nid: 501\n"));
  EXPECT_EQ(last, 1500U);
  last = 9999;  // of a server that ran before
  EXPECT_TRUE(log.after(last).starts_with("event: lost\n"));
}

TEST(Documents, LoseOnlyBlanks) {
  EXPECT_EQ(without_blanks("{ \"a b\": [1,\n 2],\t\"c\\\" d\": \"\\\\\" , \"e\": \"x y\" }\n"),
            R"({"a b":[1,2],"c\" d":"\\","e":"x y"})");
  EXPECT_EQ(gzipped("abc").substr(0, 2), "\x1f\x8b");
}

TEST(Refresher, TriesAgainWhatChangedMeanwhileAndLeavesWhatFailed) {
  std::vector<std::string> tried;
  std::promise<void> again;
  {
    Refresher refresher([&](const std::string& story) -> Result<bool> {
      tried.push_back(story);
      if (story == "broken") return fail(ErrorCode::kInvalid, "no store");
      const bool second = std::ranges::count(tried, story) == 2;
      if (second) again.set_value();
      return second;
    });
    refresher.refresh("broken");
    refresher.refresh("moving");
    again.get_future().wait();
  }
  EXPECT_THAT(tried, testing::ElementsAre("broken", "moving", "moving"));
}

TEST(Jobs, OfAnotherRunAreKnownToBeLost) {
  class Nothing : public Collator {
    Result<std::string> collate(const JobRequest&, const std::function<void(std::vector<InputRow>)>&,
                                const Progress&) override {
      return std::string("{}");
    }
  };
  Jobs before(std::make_unique<Nothing>(), nullptr), now(std::make_unique<Nothing>(), nullptr);
  const std::string id = before.submit({}, "", "")->id;
  EXPECT_TRUE(now.is_of_another_run(id));
  EXPECT_FALSE(before.is_of_another_run(id));
  for (const char* other : {"", "c-", "c-none", "s-1"}) EXPECT_FALSE(now.is_of_another_run(other)) << other;
}

TEST(Summary, CountsWhatAListShows) {
  const StorySummary summary = summarise_story(R"({"stories": [{
    "accounts": [{"id": "a1", "use": "account", "version_of": null, "source": "One", "title": "First"},
                 {"id": "a2", "use": "account", "version_of": null, "source": "Two", "title": "Last"},
                 {"id": "d", "use": "draft", "version_of": null}],
    "claims": [{"text": "weak", "independent": 1, "accounts": ["a1"], "denied_by": ["a2"], "silent": [], "status": "disputed", "evidence": [
                  {"account": "a1", "stance": "asserts"}, {"account": "a2", "stance": "denies"}]},
               {"text": "both sides in one", "independent": 1, "accounts": ["a1"], "denied_by": ["a1"], "silent": [], "status": "disputed", "evidence": [
                  {"account": "a1", "stance": "asserts"}, {"account": "a1", "stance": "denies"}]},
               {"text": "the figure says so", "independent": 1, "accounts": ["a1"], "denied_by": ["a2"], "silent": [], "status": "disputed", "same_as": ["f1"], "evidence": [
                  {"account": "a1", "stance": "asserts"}, {"account": "a2", "stance": "denies"}]},
               {"text": "strong", "independent": 2, "accounts": ["a1", "a2", "a3"], "silent": [], "status": "confirmed"}],
    "figures": [{"id": "f1", "verdict": "conflict", "readings": [{"account": "a1"}, {"account": "a2"}]}, {"id": "f2", "verdict": "agree"},
                {"id": "f3", "verdict": "conflict", "readings": [{"account": "a1"}, {"account": "a1"}]}],
    "quotes": [{"witnesses": [{"verdict": "verbatim"}, {"verdict": "altered"}, {"verdict": "trimmed"}]}, {"witnesses": []}],
    "derivation": {"independent_groups": [["a1", "a3"], ["a2"]], "edges": [{"how": "spun", "to": "a3"}, {"how": "quoted", "to": "a1"}]}}]})");
  EXPECT_EQ(summary.groups, (std::vector<std::int64_t>{2, 1}));
  EXPECT_EQ(summary.statement, "strong");
  EXPECT_EQ(summary.independent, 2);
  EXPECT_EQ(summary.derived, 1);
  EXPECT_EQ(summary.silent, 0);
  EXPECT_EQ(summary.disputed, 1);
  EXPECT_EQ(summary.conflicts, 1);
  EXPECT_EQ(summary.quotations, 1);
  EXPECT_EQ(summary.rewritten, 1);
  EXPECT_EQ(summary.newest, "a2");
  EXPECT_EQ(summarise_story("no json").statement, "");
}

TEST(Page, ItsPolicyMovesIntoTheHeader) {
  const PageBundle bundle(
      R"(<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-x'"><title>)",
      {});
  const Response page = bundle.answer(asking("GET", "/"));
  EXPECT_EQ(*page.body, "<head><title>");
  EXPECT_EQ(page.header("content-security-policy"),
            "default-src 'none'; script-src 'sha256-x'; connect-src 'self'; frame-ancestors 'none'");
  EXPECT_EQ(page.header("x-frame-options"), "DENY");
  Request again = asking("GET", "/");
  again.headers = {{"if-none-match", std::string(*page.header("etag"))}};
  EXPECT_EQ(bundle.answer(again).status, 304);
  const PageBundle framed("<head>", {"https://desk.example"});
  EXPECT_THAT(std::string(*framed.answer(again).header("content-security-policy")),
              HasSubstr("frame-ancestors https://desk.example"));
  EXPECT_EQ(PageBundle("", {}).answer(again).status, 503);
}

TEST(Atom, EscapesWhatAFeedControls) {
  StoredStory story;
  story.id = "s-1";
  story.title = "<script>&\"]]>";
  story.last = "2024-05-14";
  const std::string feed = atom_feed({story}, "http://localhost");
  EXPECT_THAT(feed, HasSubstr("<title>&lt;script&gt;&amp;&quot;]]&gt;</title>"));
  EXPECT_THAT(feed, HasSubstr("<updated>2024-05-14T00:00:00Z</updated>"));
}

TEST(Metrics, ArePrinted) {
  Metrics metrics;
  metrics.count("/x", 200, std::chrono::milliseconds(3), 10);
  metrics.count("/x", 200, std::chrono::seconds(60), 10);
  const std::string text = metrics.print({{"tellings_g", "A gauge.", 7}});
  for (const char* line : {"tellings_requests_total{route=\"/x\",status=\"200\"} 2\n",
                           "tellings_request_seconds_bucket{route=\"/x\",le=\"0.005\"} 1\n",
                           "tellings_request_seconds_bucket{route=\"/x\",le=\"+Inf\"} 2\n",
                           "tellings_sent_bytes_total 20\n", "tellings_g 7\n"})
    EXPECT_THAT(text, HasSubstr(line));
}

// Answers once it is let go.
class HeldCollator : public Collator {
 public:
  explicit HeldCollator(std::shared_future<void> go) : go_(std::move(go)) {}
  Result<std::string> collate(const JobRequest& request,
                              const std::function<void(std::vector<InputRow>)>& told,
                              const Progress& progress) override {
    go_.wait();
    progress("analysing", 1, 2);
    told({{request.inputs[0].name, "read", "a1", "Title", "", ""}});
    if (request.one_story) return fail(ErrorCode::kInvalid, "collating: nothing");
    return "{\"format\":\"x\"}\n";
  }

 private:
  std::shared_future<void> go_;
};

JobRequest one_input(bool fails = false) {
  JobRequest request;
  request.inputs = {{JobInput::Kind::kText, "pasted", "words"}};
  request.one_story = fails;
  return request;
}

TEST(Jobs, WaitRunAndEnd) {
  std::promise<void> go;
  std::promise<void> done;
  std::atomic<int> changes{0};
  Jobs jobs(std::make_unique<HeldCollator>(go.get_future().share()), [&](const std::string&) {
    if (++changes == 6) done.set_value();  // two jobs: running, rows, end
  });
  const std::string first = jobs.submit(one_input(), "k", "body")->id;
  const std::string second = jobs.submit(one_input(true), "", "body")->id;
  EXPECT_THAT(*jobs.describe(second, true),
              HasSubstr(R"("state":"queued","inputs":[{"input":"pasted","state":"waiting")"));
  EXPECT_FALSE(jobs.document(first));
  go.set_value();
  done.get_future().wait();
  EXPECT_THAT(*jobs.describe(first, true), HasSubstr(R"("account":"a1")"));
  EXPECT_TRUE(jobs.describe(first, true)
                  ->ends_with(R"("error":null,"document":{"format":"x"}})"
                              "\n"));
  EXPECT_TRUE(jobs.describe(first, false)->ends_with("\"document\":null}\n"));
  EXPECT_THAT(*jobs.describe(second, true), HasSubstr(R"("error":"collating: nothing")"));
  EXPECT_FALSE(jobs.describe("c-unknown", true));
}

TEST(Jobs, TheSameKeyIsTheSameJob) {
  std::promise<void> go;
  go.set_value();
  Jobs jobs(std::make_unique<HeldCollator>(go.get_future().share()), nullptr);
  const auto first = jobs.submit(one_input(), "key", "body");
  const auto again = jobs.submit(one_input(), "key", "body");
  EXPECT_TRUE(first->fresh);
  EXPECT_FALSE(again->fresh);
  EXPECT_EQ(first->id, again->id);
  EXPECT_EQ(jobs.submit(one_input(), "key", "other").error().code, ErrorCode::kUsage);
  EXPECT_NE(jobs.submit(one_input(), "", "body")->id, first->id);
}

TEST(Jobs, TooManyAreToldSo) {
  std::promise<void> go;
  Jobs jobs(std::make_unique<HeldCollator>(go.get_future().share()), nullptr);
  int refused = 0;
  for (int i = 0; i < 50; ++i) {
    const auto job = jobs.submit(one_input(), "", "body");
    if (!job && job.error().code == ErrorCode::kBusy) ++refused;
  }
  EXPECT_GE(refused, 50 - 33);
  go.set_value();
}

}  // namespace
}  // namespace tellings
