#include "fetch/http_client.h"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <mutex>
#include <stack>

#include "fetch/body_coding.h"
#include "text/ascii.h"
#include "text/chars.h"

namespace tellings {
namespace {

constexpr std::array kPorts = {80, 443, 8080, 8443};
using Seconds = std::chrono::duration<double>;

// What one request gathers while curl works on it.
struct Gathering {
  const FetchLimits* limits = nullptr;
  std::chrono::steady_clock::time_point begun;
  HttpAnswer answer;
  std::size_t head = 0;
  std::string refusal;  // why the exchange was broken off by us
  NetFailure failure = NetFailure::kBroken;

  void refuse(NetFailure what, std::string why) {
    failure = what;
    refusal = std::move(why);
  }
};

int port_of(const sockaddr& address) {
  // The port stands at the same place in both families.
  const auto* bytes = reinterpret_cast<const unsigned char*>(&address);
  return bytes[2] << 8 | bytes[3];
}

// The one place where a connection comes into being, whatever name led here.
curl_socket_t open_socket(void* user, curlsocktype purpose, curl_sockaddr* to) {
  auto& gathering = *static_cast<Gathering*>(user);
  const auto ip = purpose == CURLSOCKTYPE_IPCXN ? ip_of(to->addr) : std::nullopt;
  if (!ip) return CURL_SOCKET_BAD;
  const auto& ranges = gathering.limits->allow_private;
  const bool allowed = std::ranges::any_of(ranges, [&](const IpRange& range) { return range.contains(*ip); });
  if (!allowed) {
    if (const std::string_view use = special_use(*ip); !use.empty()) {
      gathering.refuse(NetFailure::kAddress, "its address " + printed(*ip) + " is not of the public web (" +
                                                 std::string(use) + "); --allow-private opens a range");
      return CURL_SOCKET_BAD;
    }
    if (const int port = port_of(to->addr); std::ranges::find(kPorts, port) == kPorts.end()) {
      gathering.refuse(NetFailure::kAddress,
                       "port " + std::to_string(port) + " is none of the web's (80, 443, 8080, 8443)");
      return CURL_SOCKET_BAD;
    }
  }
  gathering.refusal.clear();  // an earlier address of the same name may have been refused
  return ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

std::size_t take_head(char* bytes, std::size_t, std::size_t count, void* user) {
  auto& gathering = *static_cast<Gathering*>(user);
  gathering.head += count;
  if (gathering.head > gathering.limits->head) {
    gathering.refuse(NetFailure::kTooLarge,
                     "its head is over " + std::to_string(gathering.limits->head) + " bytes");
    return 0;
  }
  const std::string_view line(bytes, count);
  if (line.starts_with("HTTP/")) gathering.answer.fields.clear();
  if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
    gathering.answer.fields[lower_ascii(line.substr(0, colon))] = std::string(trim(line.substr(colon + 1)));
  }
  return count;
}

std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* user) {
  auto& gathering = *static_cast<Gathering*>(user);
  if (gathering.answer.body.size() + count > gathering.limits->body) {
    gathering.refuse(NetFailure::kTooLarge,
                     "it is over " + std::to_string(gathering.limits->body) + " bytes; save the page");
    return 0;
  }
  gathering.answer.body.append(bytes, count);
  return count;
}

// Called about once a second; anything but 0 ends the exchange.
int look_at_time(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& gathering = *static_cast<Gathering*>(user);
  const double passed = Seconds(std::chrono::steady_clock::now() - gathering.begun).count();
  if (gathering.head > 0 || passed < gathering.limits->first_byte) return 0;
  gathering.refuse(NetFailure::kTimeout, "no answer began in time; try later or save the page");
  return 1;
}

NetError error_of(CURLcode code, Gathering& gathering) {
  if (!gathering.refusal.empty()) return {gathering.failure, std::move(gathering.refusal)};
  const std::string words = curl_easy_strerror(code);
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {NetFailure::kLookup, "its host is not known; see whether the address is right"};
    case CURLE_OPERATION_TIMEDOUT:
      return {NetFailure::kTimeout, "it took too long; try later or save the page"};
    case CURLE_COULDNT_CONNECT:
      return {NetFailure::kConnect, "its host does not answer; try later or save the page"};
    default:
      return {NetFailure::kBroken, "the exchange failed (" + words + "); try later or save the page"};
  }
}

long milliseconds(double seconds) { return static_cast<long>(std::max(seconds, 0.001) * 1000); }

void set_bounds(CURL* handle, const FetchLimits& limits, double seconds) {
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, milliseconds(seconds));
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(std::min(limits.connect, seconds)));
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, limits.least_rate);
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, std::max(1L, static_cast<long>(limits.slow)));
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_PROXY, "");  // a proxy of the environment would hide the address
  curl_easy_setopt(handle, CURLOPT_HTTP_CONTENT_DECODING, 0L);
  curl_easy_setopt(handle, CURLOPT_HTTP09_ALLOWED, 0L);
  curl_easy_setopt(handle, CURLOPT_DNS_CACHE_TIMEOUT, 0L);  // each connection has an address of its own time
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
}

void set_callbacks(CURL* handle, Gathering& gathering) {
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &gathering);
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_head);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &gathering);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &gathering);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, look_at_time);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &gathering);
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
}

}  // namespace

std::string_view HttpAnswer::field(std::string_view name) const {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

// Handles that are not in use keep their connections for the next request.
class HttpClient::Handles {
 public:
  Handles() { curl_global_init(CURL_GLOBAL_DEFAULT); }
  ~Handles() {
    for (; !idle_.empty(); idle_.pop()) curl_easy_cleanup(idle_.top());
    curl_global_cleanup();
  }
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;

  CURL* take() {
    const std::lock_guard guard(mutex_);
    if (idle_.empty()) return curl_easy_init();
    CURL* handle = idle_.top();
    idle_.pop();
    return handle;
  }
  void give_back(CURL* handle) {
    curl_easy_reset(handle);
    const std::lock_guard guard(mutex_);
    idle_.push(handle);
  }

 private:
  std::mutex mutex_;
  std::stack<CURL*> idle_;
};

HttpClient::HttpClient(FetchLimits limits, std::string agent)
    : limits_(std::move(limits)), agent_(std::move(agent)), handles_(std::make_unique<Handles>()) {}
HttpClient::~HttpClient() = default;

tl::expected<HttpAnswer, NetError> HttpClient::get(const WebAddress& address,
                                                   const std::vector<std::string>& fields, double seconds) {
  Gathering gathering;
  gathering.limits = &limits_;
  gathering.begun = std::chrono::steady_clock::now();
  curl_slist* lines = curl_slist_append(nullptr, "Accept-Encoding: gzip, deflate, br");
  for (const std::string& field : fields) lines = curl_slist_append(lines, field.c_str());

  CURL* handle = handles_->take();
  set_bounds(handle, limits_, seconds);
  set_callbacks(handle, gathering);
  curl_easy_setopt(handle, CURLOPT_URL, address.url.c_str());
  curl_easy_setopt(handle, CURLOPT_USERAGENT, agent_.c_str());
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, lines);
  const CURLcode code = curl_easy_perform(handle);
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  handles_->give_back(handle);
  curl_slist_free_all(lines);

  if (code != CURLE_OK) return tl::unexpected(error_of(code, gathering));
  gathering.answer.status = static_cast<int>(status);
  auto body = unpack_body(std::move(gathering.answer.body), gathering.answer.field("content-encoding"),
                          {limits_.unpacked, limits_.ratio, limits_.codings});
  if (!body)
    return tl::unexpected(
        NetError{body.error().code == ErrorCode::kTooLarge ? NetFailure::kTooLarge : NetFailure::kBroken,
                 "its body " + body.error().message + "; save the page"});
  gathering.answer.body = *std::move(body);
  return std::move(gathering.answer);
}

}  // namespace tellings
