// A packed archive does not say where its members begin, so each thread looks for the first member of its own
// stretch of the file, and reads up to the first record of the next stretch. That the two meet is checked
// before anything is handed on: a thread that began in the middle of something (an archive stored inside an
// archive) does not, and its stretch is read again from where the one before it ended.
//
//   file      |--r--r----r-|-r---r--r---|---r-- ...
//   thread 1   ^ at        ^ its next record = where thread 2 began: taken
//   thread 2               ^-r---r--r---^
#include "pipeline/archive_records.h"

#include <algorithm>
#include <optional>
#include <thread>

#include "pipeline/parallel.h"

namespace tellings {
namespace {

// A record is held packed out, as a block and as a body, and once more while a coding is undone.
constexpr std::size_t kCopiesOfRecord = 4;
constexpr std::size_t kTextHeld = std::size_t{4} << 20;
constexpr std::size_t kSmallestLimit = std::size_t{1} << 20;

struct Stretch {
  std::optional<std::uint64_t> begin;  // of its first record
  std::uint64_t next = 0;              // of the first record behind it
  std::string text;
  std::size_t records = 0;
  std::vector<ArchiveProblem> problems;
};

class ArchiveRun {
 public:
  ArchiveRun(std::string_view bytes, const RecordWork& work, const RecordSink& sink,
             const ArchiveReading& how)
      : bytes_(bytes), work_(work), sink_(sink), how_(how) {
    threads_ = how.threads != 0 ? how.threads : std::max(1U, std::thread::hardware_concurrency());
    largest_ = std::clamp(how.memory / threads_ / kCopiesOfRecord, kSmallestLimit, kLargestRecord);
    summary_.read_to = how.from;
  }

  ArchiveSummary run() {
    while (open_ && summary_.read_to < bytes_.size()) hand_on(read_round());
    return std::move(summary_);
  }

 private:
  // The first stretch begins where the last one taken ended, the others at a guess.
  std::vector<Stretch> read_round() {
    std::vector<Stretch> round(threads_);
    parallel_for(threads_, threads_, [&](std::size_t i) {
      const std::uint64_t from = summary_.read_to + i * how_.chunk;
      const std::uint64_t to = std::min<std::uint64_t>(from + how_.chunk, bytes_.size());
      if (from >= bytes_.size()) return;
      round[i].begin = i == 0 ? from : find_member(bytes_, from, to);
      if (round[i].begin) read(round[i], to, i == 0);
    });
    return round;
  }

  // Nothing stands before the first stretch: its text is handed on as it grows, for an archive packed as one
  // member is one stretch.
  void read(Stretch& stretch, std::uint64_t to, bool first) {
    auto reader = WarcReader::open(bytes_, *stretch.begin, largest_);
    stretch.next = bytes_.size();
    if (!reader) return;
    while (const auto at = reader->peek()) {
      if (*at >= to) {
        stretch.next = *at;
        break;
      }
      const auto record = reader->next();
      if (!record) break;
      stretch.text += work_(*record);
      ++stretch.records;
      if (!first || stretch.text.size() < kTextHeld) continue;
      open_ = open_ && sink_(stretch.text);
      stretch.text.clear();
      if (!open_) return;
    }
    stretch.problems = reader->problems();
  }

  void hand_on(const std::vector<Stretch>& round) {
    for (std::size_t i = 0; i < round.size(); ++i) {
      const Stretch& stretch = round[i];
      if (i > 0 && (!stretch.begin || *stretch.begin != summary_.read_to)) return;
      summary_.records += stretch.records;
      summary_.read_to = stretch.next;
      for (const ArchiveProblem& problem :
           stretch.problems)  // a stretch reads a little ahead: the next tells those
        if (problem.at < stretch.next) summary_.problems.push_back(problem.what);
      open_ = open_ && (stretch.text.empty() || sink_(stretch.text));
      if (!open_) return;
      if (how_.progress) how_.progress("reading", summary_.read_to, bytes_.size());
    }
  }

  std::string_view bytes_;
  const RecordWork& work_;
  const RecordSink& sink_;
  const ArchiveReading& how_;
  unsigned threads_ = 1;
  std::size_t largest_ = kLargestRecord;
  ArchiveSummary summary_;
  bool open_ = true;  // the sink takes more
};

}  // namespace

Result<ArchiveSummary> read_archive(std::string_view bytes, const RecordWork& work, const RecordSink& sink,
                                    const ArchiveReading& how) {
  if (const auto reader = WarcReader::open(bytes); !reader) return tl::unexpected(reader.error());
  return ArchiveRun(bytes, work, sink, how).run();
}

}  // namespace tellings
