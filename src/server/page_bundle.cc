#include "server/page_bundle.h"

#include "base/hash.h"
#include "server/problem.h"

namespace tellings {
namespace {

// The policy of the single file, that asks nothing of any network, is in its head; here it stands in a header
// and lets the page ask this server.
std::string cut_policy(std::string& page) {
  constexpr std::string_view kOpening = R"(<meta http-equiv="Content-Security-Policy" content=")";
  const std::size_t begin = page.find(kOpening);
  if (begin == std::string::npos) return "default-src 'none'";
  const std::size_t content = begin + kOpening.size();
  const std::size_t end = page.find('"', content);
  std::string policy = page.substr(content, end - content);
  page.erase(begin, page.find('>', end) + 1 - begin);
  return policy;
}

}  // namespace

PageBundle::PageBundle(std::string page, const std::vector<std::string>& frames) : framed_(!frames.empty()) {
  if (page.empty()) return;
  policy_ = cut_policy(page) + "; connect-src 'self'; frame-ancestors";
  if (frames.empty()) policy_ += " 'none'";
  for (const std::string& origin : frames) policy_ += " " + origin;
  etag_ = "\"" + sha256_hex(page + policy_).substr(0, 24) + "\"";
  page_ = std::make_shared<const std::string>(std::move(page));
}

Response PageBundle::answer(const Request& request) const {
  if (!page_) return problem(503, "showing the page: this build has none; ./run build makes it");
  Response response;
  response.set("etag", etag_).set("cache-control", "no-cache").set("content-security-policy", policy_);
  if (!framed_) response.set("x-frame-options", "DENY");
  if (request.header("if-none-match").value_or("").find(etag_) != std::string_view::npos) {
    response.status = 304;
    return response;
  }
  response.set("content-type", "text/html; charset=utf-8");
  response.body = page_;
  return response;
}

}  // namespace tellings
