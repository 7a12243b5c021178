// Records of web archives: WARC 0.18 to 1.1 (ISO 28500) and ARC 1 and 2, good and broken.
//
//   WARC/1.0 CRLF fields CRLF CRLF block CRLF CRLF        the block of a response: HTTP head, body
//   URL IP date type length LF block LF                   ARC 1; the first record names the form of these
//   lines
//
// A record whose length is wrong is cut at the next record that can be found; what lies between is skipped
// and told.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/archive_bytes.h"
#include "ingest/http_message.h"

namespace tellings {

inline constexpr std::size_t kLargestRecord = std::size_t{512} << 20;  // unpacked

struct WarcRecord {
  std::uint64_t offset =
      0;             // of the record, or of the packed member that holds it: where reading can be taken up
  std::string type;  // as printed: "response", "warcinfo", ...
  std::optional<std::string> uri;   // without angle brackets, blanks percent-coded
  std::optional<std::string> date;  // RFC 3339 in UTC; nothing where none can be read
  std::optional<int> http_status;   // of a response
  std::string http_type;            // Content-Type of the HTTP head, else of the record
  std::string body;                 // payload: behind the HTTP head, chunking and codings undone
  bool cut = false;                 // the archive ends inside the record
};

class WarcReader {
 public:
  // `bytes` must outlive the reader; `from` is an offset that an earlier record had. Of a record over
  // `largest_record` bytes the beginning is read, the rest skipped.
  static Result<WarcReader> open(std::string_view bytes, std::uint64_t from = 0,
                                 std::size_t largest_record = kLargestRecord);

  // The next record, nothing at the end of the archive.
  std::optional<WarcRecord> next();
  // Where it begins, as its `offset` will say, without reading it.
  std::optional<std::uint64_t> peek();

  // Fields of a line of this archive's, where it is an ARC: 5 or 10.
  [[nodiscard]] std::size_t arc_fields() const { return arc_fields_; }

  // What was skipped and why, so far, in file order.
  [[nodiscard]] std::vector<ArchiveProblem> problems() const;

 private:
  WarcReader(std::unique_ptr<ArchiveBytes> source, std::size_t largest_record)
      : source_(std::move(source)), largest_record_(largest_record) {}
  bool fill(std::size_t bytes);
  [[nodiscard]] std::string_view rest() const { return std::string_view(buffer_).substr(at_); }
  [[nodiscard]] std::uint64_t offset() const;
  void tell(std::uint64_t at, std::string what) { problems_.push_back({at, std::move(what)}); }
  bool find_record();
  bool at_record();
  std::optional<std::string> take_line();
  std::string_view take_block(std::uint64_t length, bool& cut);
  WarcRecord read_warc();
  WarcRecord read_arc(std::string_view line);

  std::unique_ptr<ArchiveBytes> source_;
  std::size_t largest_record_;
  std::string buffer_;
  std::size_t at_ = 0;  // first byte of buffer_ not yet used
  std::vector<std::pair<std::size_t, std::uint64_t>>
      members_;  // where in buffer_ each member begins, and in the file
  std::vector<ArchiveProblem> problems_;
  std::uint64_t over_ = 0;  // bytes of the last block that are still to be skipped
  bool ended_ = false;
  std::size_t arc_fields_ = 5;
};

}  // namespace tellings
