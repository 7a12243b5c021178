#include "ingest/line_reader.h"

#include <span>

namespace tellings {

namespace {
constexpr std::size_t kChunk = 1 << 16;
}

LineReader::LineReader(ByteStream& stream, std::size_t longest) : stream_(stream), longest_(longest) {}

bool LineReader::fill() {
  if (ended_) return false;
  buffer_.erase(0, begin_);
  begin_ = 0;
  const std::size_t have = buffer_.size();
  buffer_.resize(have + kChunk);
  const auto got = stream_.read(std::span(buffer_).subspan(have));
  buffer_.resize(have + got.value_or(0));
  if (!got) error_ = got.error();
  ended_ = got.value_or(0) == 0;
  return !ended_;
}

std::optional<InputLine> LineReader::next() {
  bool too_long = false;
  std::size_t searched = 0;
  for (;;) {
    const std::size_t end = buffer_.find('\n', begin_ + searched);
    if (end != std::string::npos) {
      std::string_view text = std::string_view(buffer_).substr(begin_, end - begin_);
      if (text.ends_with('\r')) text.remove_suffix(1);
      begin_ = end + 1;
      too_long = too_long || text.size() > longest_;
      return InputLine{too_long ? std::string_view() : text, ++number_, too_long};
    }
    searched = buffer_.size() - begin_;
    if (searched > longest_) {  // the rest of this line is read and dropped
      too_long = true;
      begin_ = buffer_.size();
      searched = 0;
    }
    if (fill()) continue;
    const std::string_view last = std::string_view(buffer_).substr(begin_);
    if (last.empty() && !too_long) return std::nullopt;
    begin_ = buffer_.size();
    return InputLine{too_long ? std::string_view() : last, ++number_, too_long};
  }
}

}  // namespace tellings
