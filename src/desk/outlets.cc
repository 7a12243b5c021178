#include "desk/outlets.h"

#include <algorithm>
#include <vector>

#include "text/ascii.h"
#include "text/chars.h"

namespace tellings {
namespace {

std::vector<std::string> cells_of(std::string_view line) {
  const char mark = line.find('\t') == std::string_view::npos ? ',' : '\t';
  std::vector<std::string> cells;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(mark, begin), line.size());
    cells.emplace_back(trim(line.substr(begin, end - begin)));
    begin = end + 1;
  }
  return cells;
}

}  // namespace

Result<Outlets> Outlets::parse(std::string_view lines, const std::string& place) {
  Outlets outlets;
  std::size_t number = 0;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = trim(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> cells = cells_of(line);
    if (number == 1 && lower_ascii(cells.front()) == "domain") continue;
    if (cells.size() < 2 || cells.size() > 4 || cells[0].empty() || cells[1].empty())
      return fail(ErrorCode::kInvalid, "reading " + place + ", line " + std::to_string(number) +
                                           ": not domain, outlet, owner, kind; part them by tabs or commas");
    cells.resize(4);
    outlets.by_domain_[lower_ascii(cells[0])] = {cells[1], cells[2], cells[3]};
  }
  return outlets;
}

Result<Outlets> Outlets::kept(Connection& db) {
  Outlets outlets;
  Query row = db.prepare("SELECT domain, outlet, owner, kind FROM outlet");
  while (row.step()) outlets.by_domain_[row.text(0)] = {row.text(1), row.text(2), row.text(3)};
  if (auto error = db.take_error()) return tl::unexpected(*error);
  return outlets;
}

void Outlets::keep(Writer& writer) const {
  writer.db.run("DELETE FROM outlet");
  for (const auto& [domain, outlet] : by_domain_)
    writer.db.prepare("INSERT INTO outlet VALUES (?, ?, ?, ?)")
        .bind(domain)
        .bind(outlet.name)
        .bind(outlet.owner)
        .bind(outlet.kind)
        .run();
}

const Outlet* Outlets::of(std::string_view url) const {
  const std::string domain = domain_of(url);
  for (std::string_view rest = domain; !rest.empty();) {
    if (const auto found = by_domain_.find(rest); found != by_domain_.end()) return &found->second;
    const std::size_t dot = rest.find('.');
    if (dot == std::string_view::npos) break;
    rest.remove_prefix(dot + 1);
  }
  return nullptr;
}

std::string outlet_name(const Outlets& outlets, std::string_view source, std::string_view url) {
  if (const Outlet* outlet = outlets.of(url)) return outlet->name;
  if (!source.empty()) return std::string(source);
  std::string domain = domain_of(url);
  return domain.empty() ? "unknown" : domain;
}

std::string domain_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return "";
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const std::size_t user = url.rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
  if (!url.starts_with('[')) url = url.substr(0, url.find(':'));
  while (url.ends_with('.')) url.remove_suffix(1);
  return lower_ascii(url);
}

}  // namespace tellings
