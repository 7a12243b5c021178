// robots.txt as a site may send it: any bytes, any path. What the rules say does not depend on how often they
// are read, and its own file is always open.
#include "fetch/robots.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t split = bytes.find('\n');
  const std::string_view path = bytes.substr(0, split);
  const std::string_view text =
      split == std::string_view::npos ? std::string_view() : bytes.substr(split + 1);
  const auto robots = tellings::Robots::parse(text, "tellings/1.0");
  if (robots.allows(path) != tellings::Robots::parse(text, "TELLINGS").allows(path)) std::abort();
  if (!robots.allows("/robots.txt")) std::abort();
  if (robots.crawl_delay() && !(*robots.crawl_delay() >= 0)) std::abort();
  return 0;
}
