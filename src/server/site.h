// What the listener serves: everything about requests that is not about sockets.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "server/http.h"

namespace tellings {

class Site {
 public:
  virtual ~Site() = default;

  // Before the body is read: an answer where the request goes no further. On the network's thread.
  virtual std::optional<Response> refuse(const Request& head) = 0;
  // Bytes that its body may have; nothing where answer() needs none, since no route takes it.
  virtual std::optional<std::size_t> most_body(const Request& head) = 0;
  // An answer that is at hand; on the network's thread, so it takes no time.
  virtual std::optional<Response> at_once(const Request& request) = 0;
  // On a thread of the pool, several at a time.
  virtual Response answer(const Request& request) = 0;
  // The headers that every answer carries.
  virtual void dress(const Request& request, Response& response) = 0;
  // Some times a second, on a thread of the pool, one at a time.
  virtual void look() = 0;

  // Events after `last`, and how to be woken when there are more.
  virtual std::string events_after(std::uint64_t& last) = 0;
  virtual void on_event(std::function<void()> wake) = 0;

  virtual void connected(std::int64_t more) = 0;
  virtual void turned_away() = 0;
  virtual void count(const Response& response, std::chrono::steady_clock::duration took,
                     std::uint64_t bytes) = 0;
};

}  // namespace tellings
