// What a site's robots.txt lets us fetch: RFC 9309.
//
//   User-agent: tellings        the groups that name us, put together; where none does, those of "*"
//   Disallow: /private          of the rules that match, the longest decides; of two as long, Allow
//   Allow: /private/open$       '*' stands for any characters, '$' for the end
//   Crawl-delay: 5              not of the RFC, but of many sites
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tellings {

inline constexpr std::size_t kMostRobotsBytes = std::size_t{500} << 10;  // RFC 9309, 2.5: at least that much

// Empty rules allow everything.
class Robots {
 public:
  // The rules for `agent` (a product token, case does not matter) in a robots.txt, of which kMostRobotsBytes
  // are read. Lines that are none of the rules are passed over.
  static Robots parse(std::string_view text, std::string_view agent);
  static Robots allow_all() { return {}; }
  static Robots disallow_all();

  // `path` with its query, as it is sent.
  [[nodiscard]] bool allows(std::string_view path) const;
  [[nodiscard]] std::optional<double> crawl_delay() const { return crawl_delay_; }  // seconds

 private:
  struct Rule {
    std::string pattern;
    bool allow = false;
  };
  std::vector<Rule> rules_;
  std::optional<double> crawl_delay_;
};

}  // namespace tellings
