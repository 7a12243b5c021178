// tellings serve: the store over HTTP, for a browser and for programs.

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/fetch_options.h"
#include "cli/store_options.h"
#include "ingest/byte_stream.h"
#include "render/page.h"
#include "server/desk_site.h"
#include "server/listener.h"
#include "server/pipeline_collator.h"

namespace tellings {
namespace {

constexpr std::size_t kDocumentBytes = std::size_t{256} << 20;  // of story documents kept in memory
constexpr std::size_t kLargestToken = 4096;
constexpr std::size_t kShortestToken = 16;
constexpr std::string_view kServed = R"({"served":true})";  // in the place of a document: ask the server

bool is_loopback(std::string_view address) { return address.starts_with("127.") || address == "::1"; }

Result<std::string> token_of(const Arguments& arguments) {
  if (!arguments.has("--token-file")) return std::string();
  const std::string path = arguments.value("--token-file");
  auto token = read_file(path, kLargestToken);
  if (!token) return token;
  while (!token->empty() && (token->back() == '\n' || token->back() == '\r')) token->pop_back();
  if (token->size() < kShortestToken)
    return fail(ErrorCode::kUsage,
                "reading the token of " + path + ": shorter than 16 letters; openssl rand -hex 24");
  return token;
}

Result<std::vector<std::string>> origins_of(const Arguments& arguments, std::string_view flag) {
  std::vector<std::string> origins;
  for (const std::string& given : arguments.values(flag)) {
    auto origin = read_origin(given);
    if (!origin) return tl::unexpected(origin.error());
    origins.push_back(*std::move(origin));
  }
  return origins;
}

Result<GuardOptions> guard_of(const Arguments& arguments, const std::string& address) {
  GuardOptions guard;
  auto token = token_of(arguments);
  if (!token) return tl::unexpected(token.error());
  guard.token = *std::move(token);
  if (!is_loopback(address) && guard.token.empty())
    return fail(ErrorCode::kUsage,
                "serving on " + address +
                    ": others can reach it there, and that takes a token; give --token-file FILE, and put a "
                    "server that speaks TLS in front");
  auto cors = origins_of(arguments, "--cors"), frames = origins_of(arguments, "--allow-frame");
  if (!cors) return tl::unexpected(cors.error());
  if (!frames) return tl::unexpected(frames.error());
  guard.cors = *std::move(cors);
  guard.frames = *std::move(frames);
  guard.hosts = {"localhost", "127.0.0.1", "[::1]",
                 address.find(':') == std::string::npos ? address : "[" + address + "]"};
  for (const std::string& host : arguments.values("--host")) guard.hosts.push_back(host);
  return guard;
}

Result<std::uint16_t> port_of(const Arguments& arguments) {
  if (arguments.value("--port") == "0") return std::uint16_t{0};
  const auto port = number_of(arguments, "--port", 8080, 65535);
  if (!port) return tl::unexpected(port.error());
  return static_cast<std::uint16_t>(*port);
}

// Makes an empty store where there is none, so that the first account can be added while the server runs;
// brings one of an earlier version up to date.
Result<void> have_store(const std::string& path, const EngineVersion& engine) {
  if (Snapshot::open(path)) return {};
  if (const auto made = Store::open(path, engine, seconds_now()); !made) return tl::unexpected(made.error());
  const auto opened = Snapshot::open(path);
  return opened ? Result<void>() : tl::unexpected(opened.error());
}

Result<void> serve(const Arguments& arguments, const Environment& environment) {
  const std::string address = arguments.value("--address", "127.0.0.1"), db = database_of(arguments);
  const auto port = port_of(arguments);
  if (!port) return tl::unexpected(port.error());
  auto guard = guard_of(arguments, address);
  if (!guard) return tl::unexpected(guard.error());
  auto outlets = outlets_of(arguments);
  if (!outlets) return tl::unexpected(outlets.error());
  const auto loaded = load_engine(arguments, environment);
  if (!loaded) return tl::unexpected(loaded.error());
  constexpr int kRetries = 1;  // somebody waits for the answer
  const std::unique_ptr<Clock> clock = system_clock();
  auto fetcher = open_fetcher(arguments, *clock, kRetries);
  if (!fetcher) return tl::unexpected(fetcher.error());
  if (auto there = have_store(db, (*loaded)->version); !there) return there;

  EventLog* events = nullptr;
  StoreWriter* writer = nullptr;
  const auto changed = [&events](const std::string& id) {
    events->publish("collation", "{\"id\":\"" + id + "\"}");
  };
  DeskServer desk{StoreAccess(db),
                  StoryDocuments(kDocumentBytes),
                  {},
                  {},
                  Jobs(make_pipeline_collator(
                           (*loaded)->engine, (*loaded)->models.language, *std::move(fetcher),
                           [&clock] { return printed_second(static_cast<std::int64_t>(clock->now())); }),
                       changed),
                  PageBundle(render_page(kServed), guard->frames),
                  *std::move(outlets),
                  {db, (*loaded)->version, seconds_now},
                  Refresher([&](const std::string& story) {
                    return refresh_story(db, (*loaded)->engine, story,
                                         [&writer](const auto& work) { return writer->write(work); });
                  })};
  writer = &desk.writer;
  events = &desk.events;
  DeskSite site(desk, *std::move(guard));
  ListenOptions options;
  options.address = address;
  options.port = *port;
  options.threads = (*loaded)->engine.threads;
  options.ready = [&](std::uint16_t bound) {
    const std::string host = address.find(':') == std::string::npos ? address : "[" + address + "]";
    report("serving " + db + " on http://" + host + ":" + std::to_string(bound) + "/");
    if (!is_loopback(address))
      report("the token goes over the wire as it is: let a server that speaks TLS stand in front");
  };
  return listen(site, options);
}

}  // namespace

int run_serve(const Arguments& arguments, const Environment& environment) {
  if (!arguments.operands.empty())
    return failed({ErrorCode::kUsage, "serving: takes no operand; --db names the store"});
  const auto served = serve(arguments, environment);
  return served ? kDone : failed(served.error());
}

}  // namespace tellings
