#include "server/listener.h"

#include <sys/resource.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <csignal>
#include <limits>
#include <set>
#include <thread>
#include <utility>  // before asio: its coroutines of 1.74 use std::exchange without it

#include "server/message.h"
#include "server/problem.h"

namespace tellings {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Stream = boost::beast::tcp_stream;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::uint32_t kMostHead = 16 * 1024;
constexpr std::size_t kMostBodyEver = std::size_t{64} << 20;  // routes set their own, smaller
constexpr auto kHeadTime = seconds(15);
constexpr auto kLeastTime = seconds(20);       // for a body or an answer ...
constexpr std::size_t kLeastRate = 32 * 1024;  // ... and more by its length, at so many bytes a second
constexpr std::size_t kMostConnections = 8192;
constexpr std::size_t kMostListeners = 512;  // to events
constexpr std::size_t kMostDrained = 1 << 20;
constexpr auto kDrainTime = seconds(1);
constexpr auto kHeartbeat = seconds(15);
constexpr auto kLook = milliseconds(200);
constexpr auto kGrace = seconds(10);

template <typename T>
using Task = asio::awaitable<T>;

auto into(error_code& error) { return asio::redirect_error(asio::use_awaitable, error); }

seconds time_for(std::size_t bytes) { return kLeastTime + seconds(bytes / kLeastRate); }

// One connection of the set; leaves it at its end.
struct Session {
  explicit Session(tcp::socket socket) : stream(std::move(socket)) {}
  Stream stream;
  boost::beast::flat_buffer buffer;
  std::string client;
  bool idle = true;  // waits for a request, or for events
};

using Parser = http::request_parser<http::string_body>;

// No temporary with a destructor stands in an expression with co_await, nor co_await in a conditional one:
// g++ 12 destroys such temporaries twice.
class Listener {
 public:
  Listener(Site& site, const ListenOptions& options)
      : site_(site),
        acceptor_(io_),
        signals_(io_, SIGTERM, SIGINT),
        grace_(io_),
        pool_(options.threads != 0 ? options.threads : std::max(2U, std::thread::hardware_concurrency())) {}

  Result<void> open(const ListenOptions& options) {
    error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error)
      return fail(ErrorCode::kUsage,
                  "listening on " + options.address + ": not an address like 127.0.0.1 or ::1");
    const tcp::endpoint endpoint(address, options.port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(4096, error);
    if (error)
      return fail(ErrorCode::kUnreadable, "listening on " + options.address + ", port " +
                                              std::to_string(options.port) + ": " + error.message() +
                                              "; choose another with --port");
    if (options.ready) options.ready(acceptor_.local_endpoint().port());
    return {};
  }

  void run() {
    site_.on_event([this] { asio::post(io_, [this] { wake(); }); });
    signals_.async_wait([this](error_code error, int) {
      if (!error) stop();
    });
    asio::co_spawn(io_, accept(), asio::detached);
    asio::co_spawn(io_, look(), asio::detached);
    io_.run();
    site_.on_event(nullptr);
    pool_.join();
  }

 private:
  // Runs `work` on the pool; its outcome comes back to the network's thread.
  template <typename Work>
  auto on_pool(Work work) -> Task<decltype(work())> {
    auto task = [work]() -> Task<decltype(work())> { co_return work(); };
    co_return co_await asio::co_spawn(pool_.get_executor(), std::move(task), asio::use_awaitable);
  }

  void stop() {
    stopping_ = true;
    error_code ignored;
    acceptor_.close(ignored);
    wake();
    for (Session* session : sessions_)
      if (session->idle) session->stream.cancel();
    grace_.expires_after(kGrace);
    grace_.async_wait([this](error_code error) {
      if (!error) io_.stop();
    });
    finish();
  }

  // The last connection gone, nothing is left to wait for.
  void finish() {
    if (stopping_ && sessions_.empty()) grace_.cancel();
  }

  void wake() {
    for (asio::steady_timer* timer : waiting_) timer->cancel();
  }

  Task<void> look() {
    asio::steady_timer timer(io_);
    while (!stopping_) {
      const auto work = [this] {
        site_.look();
        return true;
      };
      co_await on_pool(work);
      if (stopping_) break;
      waiting_.insert(&timer);
      error_code ignored;
      timer.expires_after(kLook);
      co_await timer.async_wait(into(ignored));
      waiting_.erase(&timer);
    }
  }

  Task<void> accept() {
    asio::steady_timer pause(io_);
    while (!stopping_) {
      error_code error;
      tcp::socket socket = co_await acceptor_.async_accept(into(error));
      if (stopping_) break;
      if (error) {  // out of file handles, above all: some will be closed
        pause.expires_after(milliseconds(50));
        co_await pause.async_wait(into(error));
      } else if (sessions_.size() >= kMostConnections) {
        site_.turned_away();
      } else {
        asio::co_spawn(io_, serve(std::move(socket)), asio::detached);
      }
    }
  }

  Task<void> serve(tcp::socket socket) {
    Session session(std::move(socket));
    error_code error;
    session.stream.socket().set_option(tcp::no_delay(true), error);
    const auto peer = session.stream.socket().remote_endpoint(error);
    if (!error) session.client = peer.address().to_string();
    sessions_.insert(&session);
    site_.connected(1);
    try {
      bool more = true;
      while (more && !stopping_) more = co_await exchange(session);
    } catch (const std::exception&) {  // a socket that failed in a way that has no code: it is closed
    }
    site_.connected(-1);
    sessions_.erase(&session);
    finish();
  }

  // One request and its answer; false: the connection ends.
  Task<bool> exchange(Session& session) {
    Parser parser;
    parser.header_limit(kMostHead);
    parser.body_limit(kMostBodyEver);
    session.idle = true;
    session.stream.expires_after(kHeadTime);
    error_code error;
    co_await http::async_read_header(session.stream, session.buffer, parser, into(error));
    session.idle = false;
    if (error) {
      const int status = status_of(error);
      if (status == 0) co_return false;
      Response refusal = problem(status, "reading the request: " + error.message());
      co_return co_await reject(session, refusal, nullptr);
    }
    auto head = read_head(parser.get());
    if (!head) {
      Response refusal = problem(400, head.error().message);
      co_return co_await reject(session, refusal, nullptr);
    }
    Request& request = *head;
    request.client = session.client;
    std::optional<Response> refusal = site_.refuse(request);
    if (!refusal && !parser.is_done()) refusal = co_await read_body(session, parser, request);
    if (refusal) co_return co_await reject(session, *refusal, &request);
    co_return co_await reply(session, request, parser.get().version() < 11, parser.get().keep_alive());
  }

  // 0: nobody is there to be told.
  static int status_of(const error_code& error) {
    if (error == http::error::header_limit) return 431;
    if (error == http::error::body_limit) return 413;
    if (error == http::error::end_of_stream || error == http::error::partial_message ||
        error == boost::beast::error::timeout)
      return 0;
    return error.category() == http::make_error_code(http::error::bad_target).category() ? 400 : 0;
  }

  static Result<Request> read_head(const http::request<http::string_body>& message) {
    std::vector<Header> headers;
    for (const auto& field : message)
      headers.push_back({std::string(field.name_string()), std::string(field.value())});
    return request_of(std::string(message.method_string()), std::string(message.target()), std::move(headers),
                      message.version());
  }

  Task<std::optional<Response>> read_body(Session& session, Parser& parser, Request& request) {
    const std::optional<std::size_t> taken = site_.most_body(request);
    if (!taken) co_return site_.answer(request);
    const std::size_t most = *taken;
    const std::uint64_t length = parser.content_length().value_or(0);
    if (length > most)
      co_return problem(
          413, "reading the body: it is longer than the " + std::to_string(most) + " bytes taken here");
    parser.body_limit(most);
    error_code error;
    session.stream.expires_after(time_for(length != 0 ? static_cast<std::size_t>(length) : most));
    if (request.header("expect").value_or("") == "100-continue") {
      static constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
      co_await asio::async_write(session.stream, asio::buffer(kGoOn.data(), kGoOn.size()), into(error));
    }
    co_await http::async_read(session.stream, session.buffer, parser, into(error));
    if (error) {
      const int status = status_of(error);
      co_return problem(status == 0 ? 408 : status, "reading the body: " + error.message());
    }
    request.body = std::move(parser.get().body());
    co_return std::nullopt;
  }

  // An answer to what was not read to its end: afterwards nobody knows where the next request begins.
  Task<bool> reject(Session& session, Response& response, const Request* request) {
    const Request none;
    const Request& asked = request != nullptr ? *request : none;
    site_.dress(asked, response);
    site_.count(response, Clock::duration::zero(), response.body ? response.body->size() : 0);
    HeadOptions options;
    options.keep = false;
    const std::string head = head_of(response, options);
    if (asked.method == "HEAD") response.body.reset();
    co_await send(session, head, response.body.get());
    co_await drain(session);
    co_return false;
  }

  // What still comes is read and dropped for a moment, so that the answer is not lost to a reset.
  Task<void> drain(Session& session) {
    error_code error;
    session.stream.socket().shutdown(tcp::socket::shutdown_send, error);
    session.stream.expires_after(kDrainTime);
    std::array<char, 16 * 1024> waste;
    for (std::size_t got = 0; !error && got < kMostDrained;)
      got += co_await session.stream.async_read_some(asio::buffer(waste), into(error));
  }

  Task<bool> reply(Session& session, const Request& request, bool old, bool keep) {
    const auto begin = Clock::now();
    std::optional<Response> ready = site_.at_once(request);
    if (!ready) {
      const auto work = [this, &request] { return answer(request); };
      ready = co_await on_pool(work);
    }
    Response& response = *ready;
    if (response.events_after && waiting_.size() >= kMostListeners)
      response = problem(503, "listening to events: too many do; ask for the lists instead");
    site_.dress(request, response);
    const bool bodyless = request.method == "HEAD" || response.status == 204 || response.status == 304;
    HeadOptions options;
    options.keep = keep && !stopping_ && !response.events_after && (!response.pieces || !old);
    options.chunked = response.pieces && !old;
    const std::string head = head_of(response, options);
    const std::string* body = bodyless ? nullptr : response.body.get();
    std::uint64_t bytes = body != nullptr ? body->size() : 0;
    bool sent = co_await send(session, head, body);
    if (sent && !bodyless && response.pieces)
      sent = co_await stream_pieces(session, response.pieces, !old, bytes);
    site_.count(response, Clock::now() - begin, bytes);
    if (sent && !bodyless && response.events_after) co_await stream_events(session, *response.events_after);
    co_return sent&& options.keep;
  }

  Response answer(const Request& request) {
    try {
      return site_.answer(request);
    } catch (const std::exception&) {  // out of memory, above all: the engine itself throws nothing
      return problem(500, "answering: something that should not happen has; the others go on");
    }
  }

  // `body` may be null. What it points at stays as long as the response.
  Task<bool> send(Session& session, const std::string& head, const std::string* body) {
    const std::size_t size = body != nullptr ? body->size() : 0;
    session.stream.expires_after(time_for(size));
    const std::array<asio::const_buffer, 2> parts = {
        asio::buffer(head), asio::const_buffer(body != nullptr ? body->data() : nullptr, size)};
    // All at once, as far as the socket takes it: asio by itself hands over 64 KB a call.
    const auto all = [](const error_code& failed, std::size_t) {
      return failed ? std::size_t{0} : std::numeric_limits<std::size_t>::max();
    };
    error_code error;
    co_await asio::async_write(session.stream, parts, all, into(error));
    co_return !error;
  }

  Task<bool> stream_pieces(Session& session, const BodyPieces& pieces, bool chunked, std::uint64_t& bytes) {
    for (;;) {
      const auto work = [&pieces]() -> std::optional<std::string> {
        try {
          return pieces();
        } catch (const std::exception&) {
          return std::nullopt;
        }
      };
      const std::optional<std::string> piece = co_await on_pool(work);
      if (!piece) co_return false;  // without its last chunk: the client sees that it broke off
      bytes += piece->size();
      const std::string text = chunked ? chunk_of(*piece) : *piece;
      const bool sent = co_await send(session, text, nullptr);
      if (!sent) co_return false;
      if (piece->empty()) co_return chunked;
    }
  }

  Task<void> stream_events(Session& session, std::uint64_t last) {
    asio::steady_timer timer(io_);
    session.idle = true;
    std::string text = "retry: 2000\n\n";
    while (!stopping_) {
      text += site_.events_after(last);
      if (text.empty()) text = ":\n\n";
      const bool sent = co_await send(session, text, nullptr);
      if (!sent) co_return;
      text = site_.events_after(last);
      if (!text.empty()) continue;
      if (stopping_) co_return;
      waiting_.insert(&timer);
      error_code ignored;
      timer.expires_after(kHeartbeat);
      co_await timer.async_wait(into(ignored));
      waiting_.erase(&timer);
    }
  }

  Site& site_;
  asio::io_context io_{1};
  tcp::acceptor acceptor_;
  asio::signal_set signals_;
  asio::steady_timer grace_;
  bool stopping_ = false;
  std::set<Session*> sessions_;
  std::set<asio::steady_timer*> waiting_;  // woken by events and by the end
  asio::thread_pool pool_;
};

// As many sockets as the system lets us have.
void raise_file_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, kMostConnections + 1024);
  (void)setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

Result<void> listen(Site& site, const ListenOptions& options) {
  raise_file_limit();
  Listener listener(site, options);
  if (auto opened = listener.open(options); !opened) return opened;
  listener.run();
  return {};
}

}  // namespace tellings
