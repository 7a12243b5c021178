#include "ingest/warc.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "ingest/warc_fields.h"
#include "text/chars.h"

namespace tellings {
namespace {

constexpr std::size_t kLongestHead = std::size_t{1} << 20;
constexpr std::size_t kLongestLine = std::size_t{64} << 10;
constexpr std::string_view kWarc = "WARC/";
constexpr std::size_t kArcFields = 5;
constexpr std::size_t kMostUsed = std::size_t{2} << 20;
constexpr std::size_t kSkipStep = std::size_t{1} << 20;

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string_view field(const std::vector<std::pair<std::string, std::string>>& fields,
                       std::string_view name) {
  for (const auto& [known, value] : fields)
    if (known == name) return value;
  return {};
}

bool has_http(std::string_view type, std::string_view content_type) {
  return type == "response" || type == "request" || type == "revisit" ||
         content_type.starts_with("application/http");
}

void read_payload(WarcRecord& record, std::string_view block, bool http) {
  if (http) {
    if (const auto message = read_http(block)) {
      if (record.type != "request") record.http_status = message->status;
      if (const std::string_view type = message->field("content-type"); !type.empty())
        record.http_type = type;
      record.body = decoded_body(*message);
      return;
    }
    if (trim(block).empty()) return;
  }
  record.body = block;
}

// How many fields an archive's ARC lines have, which its first record tells.
std::size_t arc_fields_of(std::string_view bytes) {
  auto reader = WarcReader::open(bytes);
  if (!reader || !reader->next()) return kArcFields;
  return reader->arc_fields();
}

}  // namespace

Result<WarcReader> WarcReader::open(std::string_view bytes, std::uint64_t from, std::size_t largest_record) {
  auto source = unpack_archive(bytes, from);
  if (!source) return tl::unexpected(source.error());
  WarcReader reader(*std::move(source), largest_record);
  if (from > 0) reader.arc_fields_ = arc_fields_of(bytes);
  reader.fill(1);
  const std::string_view head = std::string_view(reader.buffer_).substr(0, kLongestLine);
  const std::string_view line = trim(head.substr(0, head.find('\n', head.find_first_not_of("\r\n"))));
  if (from == 0 && head.find(kWarc) == std::string_view::npos && !is_arc_line(line, 5) &&
      !is_arc_line(line, 10))
    return fail(ErrorCode::kInvalid,
                "no WARC or ARC archive: neither a WARC/ line nor an ARC head begins it");
  return reader;
}

std::vector<ArchiveProblem> WarcReader::problems() const {
  std::vector<ArchiveProblem> all = problems_;
  all.insert(all.end(), source_->problems().begin(), source_->problems().end());
  std::stable_sort(all.begin(), all.end(),
                   [](const ArchiveProblem& a, const ArchiveProblem& b) { return a.at < b.at; });
  return all;
}

// Whether `bytes` bytes can be had from at_ on.
bool WarcReader::fill(std::size_t bytes) {
  if (at_ == buffer_.size() || at_ > kMostUsed) {  // used bytes go where nothing or little stands behind them
    buffer_.erase(0, at_);
    std::size_t kept = 0;
    for (auto& [begin, member] : members_) {
      begin = begin > at_ ? begin - at_ : 0;
      if (begin == 0) ++kept;
    }
    if (kept > 1) members_.erase(members_.begin(), members_.begin() + static_cast<std::ptrdiff_t>(kept - 1));
    at_ = 0;
  }
  while (buffer_.size() - at_ < bytes && !ended_) {
    const std::size_t before = buffer_.size();
    std::uint64_t member = 0;
    ended_ = !source_->more(buffer_, member);
    if (buffer_.size() > before) members_.emplace_back(before, member);
  }
  return buffer_.size() - at_ >= bytes;
}

std::uint64_t WarcReader::offset() const {
  auto after = std::upper_bound(members_.begin(), members_.end(), at_,
                                [](std::size_t at, const auto& member) { return at < member.first; });
  if (after == members_.begin()) return 0;
  --after;
  return after->second + (source_->packed() ? 0 : at_ - after->first);
}

bool WarcReader::at_record() {
  if (fill(kWarc.size()) && rest().starts_with(kWarc)) return true;
  fill(kLongestLine);
  const std::string_view text = rest().substr(0, kLongestLine);
  return is_arc_line(text.substr(0, text.find('\n')), arc_fields_) ||
         is_arc_line(text.substr(0, text.find('\n')), 5);
}

// Moves to the next record: over blank lines, then over whatever is none.
bool WarcReader::find_record() {
  while (over_ > 0 && fill(1)) {  // what a block has over the limit
    const std::size_t step = std::min<std::size_t>(rest().size(), std::min<std::uint64_t>(over_, kSkipStep));
    at_ += step;
    over_ -= step;
  }
  std::size_t skipped = 0;
  std::uint64_t begin = 0;
  for (;;) {
    while (fill(1) && (buffer_[at_] == '\r' || buffer_[at_] == '\n')) ++at_;
    if (!fill(1)) break;
    if (at_record()) break;
    if (skipped == 0) begin = offset();
    const std::size_t end = rest().find('\n');
    const std::size_t step = end == std::string_view::npos ? rest().size() : end + 1;
    at_ += step;
    skipped += step;
  }
  if (skipped > 0) tell(begin, fmt::format("{} bytes at byte {} belong to no record", skipped, begin));
  return fill(1);
}

std::optional<std::string> WarcReader::take_line() {
  for (std::size_t want = 1024; want <= kLongestHead; want *= 4) {
    const bool all = fill(want);
    const std::size_t end = rest().find('\n');
    if (end == std::string_view::npos && all) continue;
    std::string line(rest().substr(0, end));
    at_ += std::min(line.size() + 1, rest().size());
    if (line.ends_with('\r')) line.pop_back();
    return line;
  }
  return std::nullopt;
}

// The block of a record, valid until more is read. Where no record follows it, a shorter one that is followed
// by one is looked for inside.
std::string_view WarcReader::take_block(std::uint64_t length, bool& cut) {
  const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(length, largest_record_));
  cut = !fill(wanted);
  if (length > largest_record_)
    tell(offset(),
         fmt::format("a record of {} bytes at byte {} is over the limit of {}: its beginning is read", length,
                     offset(), largest_record_));
  std::size_t size = std::min(wanted, rest().size());
  if (cut) {
    for (const std::string_view mark : {"\r\n\r\nWARC/", "\n\nWARC/"}) {
      const std::size_t next = rest().find(mark);
      if (next == std::string_view::npos || next >= size) continue;
      tell(offset(), fmt::format("a record at byte {} says {} bytes and has {}", offset(), length, next));
      size = next;
      cut = false;
      break;
    }
  }
  const std::string_view block = rest().substr(0, size);
  at_ += size;
  over_ = length - wanted;
  return block;
}

std::optional<std::uint64_t> WarcReader::peek() {
  return find_record() ? std::optional(offset()) : std::nullopt;
}

std::optional<WarcRecord> WarcReader::next() {
  if (!find_record()) return std::nullopt;
  if (rest().starts_with(kWarc)) return read_warc();
  const auto line = take_line();
  if (!line) return std::nullopt;
  return read_arc(*line);
}

WarcRecord WarcReader::read_warc() {
  WarcRecord record;
  record.offset = offset();
  std::string head;
  take_line();
  for (auto line = take_line(); line && !line->empty() && head.size() < kLongestHead; line = take_line()) {
    head += *line + "\n";
    if (rest().empty() && !fill(1)) break;
  }
  const auto fields = read_fields(head);
  record.type = field(fields, "warc-type");
  record.uri = printed_uri(field(fields, "warc-target-uri"));
  record.date = warc_date(field(fields, "warc-date"));
  record.http_type = field(fields, "content-type");
  const auto length = number(field(fields, "content-length"));
  if (!length) tell(record.offset, fmt::format("a record at byte {} has no length", record.offset));
  const std::string_view block = take_block(length.value_or(0), record.cut);
  if (record.cut) tell(record.offset, fmt::format("the record at byte {} is cut short", record.offset));
  read_payload(record, block, has_http(record.type, record.http_type));
  return record;
}

WarcRecord WarcReader::read_arc(std::string_view line) {
  WarcRecord record;
  record.offset = offset();
  const bool head = line.starts_with("filedesc:");
  const auto words = words_of(line);
  const std::size_t fields = head || words.size() < arc_fields_ ? 5 : arc_fields_;
  const std::size_t tail =
      std::min(fields, words.size()) - 1;  // fields behind the address, which may hold blanks
  const auto from_end = [&](std::size_t field) { return words[words.size() - tail + field - 1]; };
  const std::string_view address = line.substr(0, static_cast<std::size_t>(from_end(1).data() - line.data()));
  record.date = arc_date(from_end(2));
  record.http_type = from_end(3);
  const auto length = number(words.back());
  if (!length) tell(record.offset, fmt::format("a record at byte {} has no length", record.offset));
  if (head) {
    record.type = "warcinfo";
    take_line();  // version
    if (const auto names = take_line(); names && words_of(*names).size() >= 10) arc_fields_ = 10;
    return record;
  }
  record.type = "response";
  record.uri = printed_uri(trim(address));
  read_payload(record, take_block(length.value_or(0), record.cut), true);
  return record;
}

}  // namespace tellings
