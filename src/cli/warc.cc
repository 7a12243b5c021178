// tellings warc: web archives in, one JSON line a record out.
#include "ingest/warc.h"

#include "base/hash.h"
#include "base/json_writer.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/console.h"
#include "ingest/archive_place.h"
#include "ingest/byte_stream.h"
#include "ingest/mapped_file.h"
#include "pipeline/archive_records.h"

namespace tellings {
namespace {

constexpr std::size_t kLargestStream = std::size_t{1} << 30;  // of an archive on standard input, unpacked

std::string line_of(const WarcRecord& record, const std::string& path) {
  std::string line;
  JsonWriter json(line);
  json.begin_object().member("input", path + "#" + std::to_string(record.offset));
  json.member("type", record.type).member("uri", record.uri).member("date", record.date);
  json.member("http_status", record.type == "response" ? record.http_status : std::nullopt);
  json.member("body_len", record.body.size()).member("body_sha1", sha1_hex(record.body));
  json.end_object();
  return line + "\n";
}

// What was read and skipped of all archives.
struct Count {
  std::size_t archives = 0;
  std::size_t records = 0;
  std::size_t problems = 0;
};

class Printer {
 public:
  explicit Printer(ArchiveReading how) : how_(std::move(how)) {}

  [[nodiscard]] const Count& count() const { return count_; }

  // False where standard output is closed.
  bool print_archive(const std::string& operand) {
    if (operand == "-") return print_stream();
    const ArchivePlace place = archive_place(operand);
    const auto file = MappedFile::open(place.path);
    if (!file) return skip(file.error().message);
    return print_records(file->bytes(), place.path, place.offset);
  }

 private:
  bool print_stream() {
    const auto bytes = read_file("-", kLargestStream);
    if (!bytes) return skip(bytes.error().message);
    return print_records(*bytes, "standard input", 0);
  }

  bool print_records(std::string_view bytes, const std::string& path, std::uint64_t from) {
    ProgressLine line;
    ArchiveReading how = how_;
    how.from = from;
    if (const Progress progress = line.show()) {
      how.progress = [&progress, &path](std::string_view, std::size_t done, std::size_t all) {
        progress("reading " + path + ", MB", done >> 20, all >> 20);
      };
    }
    bool open = true;
    const auto read = read_archive(
        bytes, [&path](const WarcRecord& record) { return line_of(record, path); },
        [&open](std::string_view lines) { return open = print(lines); }, how);
    if (!read) return skip("reading " + path + ": " + read.error().message);
    ++count_.archives;
    count_.records += read->records;
    count_.problems += read->problems.size();
    const std::string where = "reading " + path + ": ";
    for (const std::string& problem : read->problems) report(where + problem);
    return open;
  }

  bool skip(const std::string& message) {
    report(message);
    ++count_.problems;
    return true;
  }

  ArchiveReading how_;
  Count count_;
};

}  // namespace

int run_warc(const Arguments& arguments, const Environment&) {
  ArchiveReading how;
  const auto threads = threads_of(arguments);
  if (!threads) return failed(threads.error());
  const auto memory = memory_of(arguments, how.memory);
  if (!memory) return failed(memory.error());
  how.threads = *threads;
  how.memory = *memory;
  Printer printer(how);
  std::vector<std::string> operands = arguments.operands;
  if (operands.empty()) operands.emplace_back("-");
  for (const std::string& operand : operands)
    if (!printer.print_archive(operand)) return kNothingReadable;
  const Count& count = printer.count();
  report(std::to_string(count.records) + (count.records == 1 ? " record, " : " records, ") +
         std::to_string(count.problems) + " skipped or damaged");
  return count.archives == 0 ? kNothingReadable : kDone;
}

}  // namespace tellings
