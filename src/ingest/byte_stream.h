// Bytes of a file or of standard input, unpacked on the way where they are gzip or zstd. What a name says is
// not trusted: the first bytes tell.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"

namespace tellings {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Fills the front of `buffer` and gives the number of bytes; 0 at the end. After an error nothing more is
  // read.
  virtual Result<std::size_t> read(std::span<char> buffer) = 0;
};

// Opens `path`, or standard input for "-". The error names the path: not there, a folder, not readable.
Result<std::unique_ptr<ByteStream>> open_bytes(const std::string& path);

// A stream over bytes in memory, unpacked in the same way: what tests and other callers feed.
std::unique_ptr<ByteStream> stream_of(std::string bytes);

// All of it. Too large: an error that names `path` and `limit`; nothing of it is kept.
Result<std::string> read_all(ByteStream& stream, const std::string& path, std::size_t limit);

// All of the file, or of standard input for "-"; errors of both.
Result<std::string> read_file(const std::string& path, std::size_t limit);

}  // namespace tellings
