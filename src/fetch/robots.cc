// Percent-coding is brought to one form before rules and paths are compared: /%7Ea and /~a are one path, as
// RFC 9309 (2.2.2) asks. Matching is linear in the path for each '*', without going back further than the
// last one.
//
// Counter-example: "Disallow:" without a value forbids nothing.
#include "fetch/robots.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "text/ascii.h"

namespace tellings {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

bool is_unreserved(unsigned char c) {
  return std::isalnum(c) != 0 || c == '-' || c == '.' || c == '_' || c == '~';
}

// Unreserved characters plain, bytes over ASCII coded, codes in capitals.
std::string one_form(std::string_view path) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  const auto coded = [&](unsigned char c) { out += {'%', kDigits[c >> 4], kDigits[c & 15]}; };
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto c = static_cast<unsigned char>(path[i]);
    const bool code =
        c == '%' && i + 2 < path.size() && hex_value(path[i + 1]) >= 0 && hex_value(path[i + 2]) >= 0;
    if (code) {
      const auto meant = static_cast<unsigned char>(hex_value(path[i + 1]) * 16 + hex_value(path[i + 2]));
      is_unreserved(meant) ? out.push_back(static_cast<char>(meant)) : coded(meant);
      i += 2;
    } else {
      c < 0x80 ? out.push_back(static_cast<char>(c)) : coded(c);
    }
  }
  return out;
}

// Whether `pattern` matches a beginning of `path`; the whole of it where it ends with '$'.
bool matches(std::string_view pattern, std::string_view path) {
  const bool whole = pattern.ends_with('$');
  if (whole) pattern.remove_suffix(1);
  std::size_t p = 0, at = 0, star = std::string_view::npos, star_at = 0;
  for (;;) {
    if (p == pattern.size() && (!whole || at == path.size())) return true;
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      star_at = at;
    } else if (p < pattern.size() && at < path.size() && pattern[p] == path[at]) {
      ++p, ++at;
    } else if (star != std::string_view::npos && star_at < path.size()) {
      p = star;
      at = ++star_at;
    } else {
      return false;
    }
  }
}

struct Line {
  std::string name;  // in lower case; empty where the line is no rule
  std::string_view value;
};

Line read_line(std::string_view line) {
  line = line.substr(0, line.find('#'));
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  return {lower_ascii(trim_ascii(line.substr(0, colon))), trim_ascii(line.substr(colon + 1))};
}

// "Tellings/1.0" -> "tellings".
std::string product_token(std::string_view agent) {
  const auto end = std::ranges::find_if(
      agent, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) == 0 && c != '-' && c != '_'; });
  return lower_ascii(agent.substr(0, static_cast<std::size_t>(end - agent.begin())));
}

std::optional<double> seconds_of(std::string_view text) {
  double seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || !(seconds >= 0)) return std::nullopt;
  return seconds;
}

// Walks over the lines and hands the rules on that stand in groups for `agent`.
template <typename Take>
bool read_groups(std::string_view text, std::string_view agent, Take take) {
  bool found = false;
  bool ours = false;       // the group that is read names `agent`
  bool in_agents = false;  // its user-agent lines are being read
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\r"), text.size());
    const Line line = read_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.name == "user-agent") {
      if (!in_agents) ours = false;
      in_agents = true;
      const bool named = agent == "*" ? line.value == "*" : product_token(line.value) == agent;
      ours = ours || named;
      found = found || named;
    } else if (line.name == "allow" || line.name == "disallow" || line.name == "crawl-delay") {
      in_agents = false;
      if (ours) take(line);
    }
  }
  return found;
}

}  // namespace

Robots Robots::parse(std::string_view text, std::string_view agent) {
  text = text.substr(0, kMostRobotsBytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Robots robots;
  const auto take = [&robots](const Line& line) {
    if (line.name == "crawl-delay") {
      robots.crawl_delay_ = std::max(robots.crawl_delay_, seconds_of(line.value));
    } else if (!line.value.empty()) {
      robots.rules_.push_back({one_form(line.value), line.name == "allow"});
    }
  };
  if (!read_groups(text, product_token(agent), take)) read_groups(text, "*", take);
  return robots;
}

Robots Robots::disallow_all() {
  Robots robots;
  robots.rules_.push_back({"/", false});
  return robots;
}

bool Robots::allows(std::string_view path) const {
  const std::string sent = one_form(path);
  if (sent == "/robots.txt") return true;
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    const bool longer = best == nullptr || rule.pattern.size() > best->pattern.size() ||
                        (rule.pattern.size() == best->pattern.size() && rule.allow);
    if (longer && matches(rule.pattern, sent)) best = &rule;
  }
  return best == nullptr || best->allow;
}

}  // namespace tellings
