// A cursor over MessagePack bytes that come from a file: nothing in them is trusted, every read is checked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tellings {

// Errors stick: after the first, ok() is false, every read gives zero or empty, and error() tells what and
// where. So a caller reads a whole structure and looks once.
//
//   MsgpackReader reader(bytes);
//   for (std::uint32_t left = reader.map(); left > 0; --left) { auto key = reader.text(); reader.skip(); }
//   if (!reader.ok()) ...
class MsgpackReader {
 public:
  enum class Kind { kEnd, kNil, kBool, kInteger, kFloat, kText, kArray, kMap, kExtension };

  // `bytes` must outlive the reader and every view it gives.
  explicit MsgpackReader(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool ok() const { return error_.empty(); }
  [[nodiscard]] const std::string& error() const { return error_; }
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }
  [[nodiscard]] std::size_t position() const { return at_; }

  [[nodiscard]] Kind peek() const;  // of the next value; kEnd also after an error

  // The number of elements or pairs that follow; never more than could stand in the bytes left.
  std::uint32_t array();
  std::uint32_t map();

  std::string_view text();  // a string or a binary
  std::int64_t integer();   // an integer that fits
  std::uint64_t id();       // any integer, two's complement: spaCy's 64-bit string ids
  double number();          // an integer or a float
  bool boolean();
  bool nil();  // true, and past it, where the next value is nil; else nothing moves

  // Passes over one value with all it holds; nesting over 64 levels is an error.
  void skip();

  void fail(std::string_view what);  // marks an error here, for a caller that finds a value it cannot use

 private:
  [[nodiscard]] unsigned char lead() const { return static_cast<unsigned char>(bytes_[at_]); }
  std::uint64_t big_endian(std::size_t size);
  std::uint32_t count(unsigned char fixed, unsigned char wide, std::uint32_t smallest);
  std::string_view take(std::uint64_t size);
  void skip_nested(int depth);

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::string error_;
};

}  // namespace tellings
