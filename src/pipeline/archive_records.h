// The records of a web archive, worked on by several threads and handed on in file order.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/warc.h"
#include "pipeline/progress.h"

namespace tellings {

struct ArchiveReading {
  std::uint64_t from = 0;  // an offset that a record had
  unsigned threads = 0;    // 0: all cores
  std::size_t memory = std::size_t{2}
                       << 30;  // bytes that all threads together may hold; bounds the largest record
  std::size_t chunk = std::size_t{8} << 20;  // bytes of the file that a thread takes at a time
  Progress progress;                         // bytes of the file done and all
};

struct ArchiveSummary {
  std::size_t records = 0;
  std::uint64_t read_to = 0;  // offset of the first record that was not handed on; the file's size at its end
  std::vector<std::string> problems;  // what was skipped and why
};

// What is printed of a record.
using RecordWork = std::function<std::string(const WarcRecord&)>;
// Takes the work of several records, in file order; false stops the reading.
using RecordSink = std::function<bool(std::string_view)>;

// Calls `work` for each record, on any thread, and `sink` with what it gave. Neither depends on the number of
// threads. `bytes` that are no archive are an error.
Result<ArchiveSummary> read_archive(std::string_view bytes, const RecordWork& work, const RecordSink& sink,
                                    const ArchiveReading& how);

}  // namespace tellings
