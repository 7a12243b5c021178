// Lines of a stream, with their numbers. Memory is bounded by the longest line that is let through.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/byte_stream.h"

namespace tellings {

constexpr std::size_t kLongestLine = 64U
                                     << 20;  // an account of 64 MB is none; a 1 GB line is refused, not held

struct InputLine {
  std::string_view text;     // without its line end; valid until the next call
  std::uint64_t number = 0;  // from 1
  bool too_long = false;     // text is empty
};

class LineReader {
 public:
  explicit LineReader(ByteStream& stream, std::size_t longest = kLongestLine);

  // Nothing at the end, which an error of the stream is too: see error().
  std::optional<InputLine> next();
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  bool fill();  // reads a chunk behind what is left; false at the end

  ByteStream& stream_;
  std::size_t longest_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what is not handed out yet
  std::uint64_t number_ = 0;
  bool ended_ = false;
  std::optional<Error> error_;
};

}  // namespace tellings
