// The bytes of a web archive, unpacked member by member: plain, gzip or zstd (a record or the whole file a
// member), from a file mapped into memory. A damaged member gives what came out of it and reading goes on at
// the next.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tellings {

// What was skipped, or read though it is damaged, and where in the file.
struct ArchiveProblem {
  std::uint64_t at = 0;
  std::string what;
};

class ArchiveBytes {
 public:
  virtual ~ArchiveBytes() = default;

  // Appends more bytes to `out`; false at the end. `member` becomes the file offset of the member that they
  // come from.
  virtual bool more(std::string& out, std::uint64_t& member) = 0;

  // Whether offsets are of members rather than of bytes.
  [[nodiscard]] virtual bool packed() const { return true; }

  // Damage met so far.
  [[nodiscard]] const std::vector<ArchiveProblem>& problems() const { return problems_; }

 protected:
  std::vector<ArchiveProblem> problems_;
};

// `bytes` must outlive the result. The first bytes tell the packing. Refused by name: lz4, and what is
// neither.
Result<std::unique_ptr<ArchiveBytes>> unpack_archive(std::string_view bytes, std::uint64_t from = 0);

// The first place from `from` on where a member (of a plain archive: a record) begins that holds a WARC
// record: where reading can begin in the middle. It is a guess: a member inside a stored body looks the same.
// Nothing before `to`.
std::optional<std::uint64_t> find_member(std::string_view bytes, std::uint64_t from, std::uint64_t to);

}  // namespace tellings
