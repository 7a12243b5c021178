#include "server/lists.h"

#include <charconv>
#include <limits>
#include <stdexcept>

#include "base/json_writer.h"
#include "desk/told_range.h"
#include "server/problem.h"

namespace tellings {
namespace {

// Rows of a list to its end, a page at a time; all of one snapshot.
class Lines {
 public:
  Lines(StoreAccess::Lease lease, ReadPage read, std::string after, std::size_t most)
      : lease_(std::move(lease)), read_(std::move(read)), after_(std::move(after)), left_(most) {}

  std::string next() {
    while (!done_) {
      const auto page = read_(lease_, std::min(left_, kMostOfList), after_);
      // A list that breaks off is shown as one: the listener cuts the connection.
      if (!page) throw std::runtime_error(page.error().message);
      std::string lines;
      for (const std::string& row : page->rows) lines += row + "\n";
      left_ -= std::min(left_, page->rows.size());
      after_ = page->next;
      done_ = after_.empty() || left_ == 0;
      if (!lines.empty()) return lines;
    }
    return {};
  }

 private:
  StoreAccess::Lease lease_;
  ReadPage read_;
  std::string after_;
  std::size_t left_;
  bool done_ = false;
};

Response page_response(std::string_view member, const ListPage& page) {
  std::string body = "{\"" + std::string(member) + "\":[";
  for (std::size_t i = 0; i < page.rows.size(); ++i) {
    if (i > 0) body += ',';
    body += page.rows[i];
  }
  body += "],\"next\":";
  std::string next;
  JsonWriter json(next);
  if (page.next.empty()) {
    json.null();
  } else {
    json.value(page.next);
  }
  return json_response(body + next + "}\n");
}

}  // namespace

Response list_response(StoreAccess& access, const Request& request, std::string_view member, ReadPage read,
                       std::size_t most) {
  const bool as_lines = request.accepts("application/jsonl") || request.accepts("application/x-ndjson");
  const auto limit =
      limit_of(request, as_lines ? std::numeric_limits<std::size_t>::max() : std::min(kPage, most), most);
  if (!limit) return problem(limit.error());
  const std::string after = request.target.value("after").value_or("");
  auto lease = access.read();
  if (!lease) return problem(lease.error());
  Response response;
  if (as_lines) {
    if (auto first = read(*lease, 1, after); !first) return problem(first.error());
    response.set("content-type", "application/jsonl");
    auto lines = std::make_shared<Lines>(*std::move(lease), std::move(read), after, *limit);
    response.pieces = [lines] { return lines->next(); };
  } else {
    const auto page = read(*lease, *limit, after);
    if (!page) return problem(page.error());
    response = page_response(member, *page);
  }
  response.set("vary", "Accept").set("cache-control", "no-cache");
  return response;
}

Result<std::size_t> limit_of(const Request& request, std::size_t otherwise, std::size_t most) {
  const auto given = request.target.value("limit");
  if (!given) return otherwise;
  std::size_t limit = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), limit);
  if (error != std::errc() || end != given->data() + given->size() || limit < 1 || limit > most)
    return fail(ErrorCode::kUsage,
                "reading limit " + *given + ": not a number from 1 to " + std::to_string(most));
  return limit;
}

Result<KeyRange> range_of(const Request& request) {
  return read_told_range(request.target.value("from").value_or(""), request.target.value("to").value_or(""));
}

}  // namespace tellings
