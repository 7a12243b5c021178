#include "fetch/web_address.h"

#include <curl/curl.h>
#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "text/ascii.h"

namespace tellings {
namespace {

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part_of(const Url& url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, flags) != CURLUE_OK) return {};
  std::string out(text);
  curl_free(text);
  return out;
}

tl::unexpected<Error> refused(ErrorCode code, std::string_view text, const std::string& why) {
  return fail(code, "fetching " + std::string(text) + ": " + why);
}

// The form that is looked up (UTS 46); empty for a name that has none. Not curl's own: that goes by the
// locale.
std::string ascii_host(const std::string& host) {
  if (std::ranges::all_of(host, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return host;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::IDNA> idna(icu::IDNA::createUTS46Instance(
      UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_USE_STD3_RULES,
      status));
  if (U_FAILURE(status)) return {};
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::IDNAInfo info;
  idna->nameToASCII_UTF8(host, sink, info, status);
  return U_FAILURE(status) || info.hasErrors() ? std::string() : out;
}

Result<WebAddress> taken_apart(const Url& url, std::string_view text) {
  WebAddress out;
  out.scheme = part_of(url, CURLUPART_SCHEME);
  if (out.scheme != "http" && out.scheme != "https")
    return refused(ErrorCode::kUnsupported, text, "only http and https are fetched, not " + out.scheme);
  if (!part_of(url, CURLUPART_USER).empty() || !part_of(url, CURLUPART_PASSWORD).empty())
    return refused(ErrorCode::kUnsupported, text,
                   "a name or password stands in the address; name it without");
  out.host = ascii_host(lower_ascii(part_of(url, CURLUPART_HOST)));
  while (out.host.ends_with('.')) out.host.pop_back();
  if (out.host.empty()) return refused(ErrorCode::kInvalid, text, "names no host that can be looked up");
  const std::string port = part_of(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  std::from_chars(port.data(), port.data() + port.size(), out.port);
  curl_url_set(url.get(), CURLUPART_HOST, out.host.c_str(), 0);
  curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  out.url = part_of(url, CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
  const std::string query = part_of(url, CURLUPART_QUERY);
  out.path = part_of(url, CURLUPART_PATH) + (query.empty() ? "" : "?" + query);
  return out;
}

Url empty_url() { return {curl_url(), &curl_url_cleanup}; }

bool set_url(const Url& url, std::string_view text) {
  return curl_url_set(url.get(), CURLUPART_URL, std::string(text).c_str(),
                      CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK;
}

}  // namespace

std::string WebAddress::origin() const { return scheme + "://" + host + ":" + std::to_string(port); }

Result<WebAddress> parse_web_address(std::string_view text) {
  const Url url = empty_url();
  if (text.find('\0') != std::string_view::npos || !set_url(url, text))
    return refused(ErrorCode::kInvalid, text, "is no web address");
  return taken_apart(url, text);
}

Result<WebAddress> resolve_address(const WebAddress& base, std::string_view printed) {
  const Url url = empty_url();
  if (printed.find('\0') != std::string_view::npos || !set_url(url, base.url) || !set_url(url, printed))
    return refused(ErrorCode::kInvalid, printed, "is no web address");
  return taken_apart(url, printed);
}

bool looks_like_web_address(std::string_view text) {
  const std::string head = lower_ascii(std::string(text.substr(0, 8)));
  return head.starts_with("http://") || head.starts_with("https://");
}

}  // namespace tellings
