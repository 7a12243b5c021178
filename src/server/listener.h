// The only file that knows sockets: HTTP/1.1 by Boost.Beast, a coroutine a connection on one thread, the work
// of requests on a pool.
//
// A client holds nothing but its own socket: a head has kHeadTime to come in whole, a body and an answer a
// time that grows with their length, and a connection without a request is closed after kHeadTime.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/result.h"
#include "server/site.h"

namespace tellings {

struct ListenOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;                      // 0: any that is free
  unsigned threads = 0;                           // of the pool; 0: as many as the machine has, at least 2
  std::function<void(std::uint16_t port)> ready;  // called once it listens
};

// Until SIGTERM or SIGINT; then no more connections are taken, what is under way is answered, for at most ten
// seconds. kUnreadable where it cannot listen there.
Result<void> listen(Site& site, const ListenOptions& options);

}  // namespace tellings
