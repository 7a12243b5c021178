// tellings warc: web archives in, one JSON line a record out.
#include "ingest/warc.h"

#include "base/hash.h"
#include "base/json_writer.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/console.h"
#include "ingest/byte_stream.h"
#include "ingest/mapped_file.h"

namespace tellings {
namespace {

constexpr std::size_t kLargestStream = std::size_t{1} << 30;  // of an archive on standard input, unpacked

std::string line_of(const WarcRecord& record, const std::string& input) {
  std::string line;
  JsonWriter json(line);
  json.begin_object();
  if (!input.empty()) json.member("input", input + "#" + std::to_string(record.offset));
  json.member("type", record.type).member("uri", record.uri).member("date", record.date);
  json.member("http_status", record.type == "response" ? record.http_status : std::nullopt);
  json.member("body_len", record.body.size()).member("body_sha1", sha1_hex(record.body));
  json.end_object();
  return line + "\n";
}

struct Count {
  std::size_t records = 0;
  std::size_t archives = 0;
};

// False where standard output is closed.
bool print_records(std::string_view bytes, const std::string& path, bool named, Count& count) {
  auto reader = WarcReader::open(bytes);
  if (!reader) {
    report("reading " + path + ": " + reader.error().message);
    return true;
  }
  ++count.archives;
  while (const auto record = reader->next()) {
    ++count.records;
    if (!print(line_of(*record, named ? path : std::string()))) return false;
  }
  for (const std::string& problem : reader->problems()) report("reading " + path + ": " + problem);
  return true;
}

bool skip(const Error& error) {
  report(error.message);
  return true;
}

bool print_archive(const std::string& path, bool named, Count& count) {
  if (path == "-") {
    const auto stream = open_bytes(path);
    if (!stream) return skip(stream.error());
    const auto bytes = read_all(**stream, "standard input", kLargestStream);
    if (!bytes) return skip(bytes.error());
    return print_records(*bytes, "standard input", named, count);
  }
  const auto file = MappedFile::open(path);
  if (!file) return skip(file.error());
  return print_records(file->bytes(), path, named, count);
}

}  // namespace

int run_warc(const Arguments& arguments, const Environment&) {
  std::vector<std::string> paths = arguments.operands;
  if (paths.empty()) paths.emplace_back("-");
  Count count;
  for (const std::string& path : paths)
    if (!print_archive(path, paths.size() > 1, count)) return kNothingReadable;
  report(std::to_string(count.records) + " records");
  return count.archives == 0 ? kNothingReadable : kDone;
}

}  // namespace tellings
