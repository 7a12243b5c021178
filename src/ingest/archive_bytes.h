// The bytes of a web archive, unpacked member by member: plain, gzip or zstd (a record or the whole file a
// member), from a file mapped into memory. A damaged member gives what came out of it and reading goes on at
// the next.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tellings {

class ArchiveBytes {
 public:
  virtual ~ArchiveBytes() = default;

  // Appends more bytes to `out`; false at the end. `member` becomes the file offset of the member that they
  // come from.
  virtual bool more(std::string& out, std::uint64_t& member) = 0;

  // Whether offsets are of members rather than of bytes.
  [[nodiscard]] virtual bool packed() const { return true; }

  // Damage met so far, each with its offset.
  [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }

 protected:
  std::vector<std::string> problems_;
};

// `bytes` must outlive the result. The first bytes tell the packing. Refused by name: lz4, and what is
// neither.
Result<std::unique_ptr<ArchiveBytes>> unpack_archive(std::string_view bytes, std::uint64_t from = 0);

}  // namespace tellings
