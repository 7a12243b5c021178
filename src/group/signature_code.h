// A signature as bytes, for archives and state files: little-endian, at most kMaxSignatureBytes for an id of
// up to 200 bytes.
//
//   u16 length of the id, the id, u8 1 where the time is known, i64 time, u16 words, u16 lead, u64 hash,
//   u16 number of terms, u32 each
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "group/signature.h"

namespace tellings {

inline constexpr std::size_t kMaxSignatureBytes = 2048;

// Takes numbers and texts off the front of bytes; after the first that is not there, all are empty and ok()
// is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
  template <typename Integer>
  Integer number() {
    return static_cast<Integer>(natural(sizeof(Integer)));
  }
  double real();
  std::string_view text();
  std::string_view bytes(std::size_t count);
  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::uint64_t natural(std::size_t bytes);
  std::string_view rest_;
  bool ok_ = true;
};

class ByteWriter {
 public:
  explicit ByteWriter(std::string& out) : out_(out) {}
  template <typename Integer>
  ByteWriter& number(Integer value) {
    return natural(static_cast<std::uint64_t>(value), sizeof(Integer));
  }
  ByteWriter& real(double value);
  ByteWriter& text(std::string_view value);  // at most 65535 bytes; the rest is cut

 private:
  ByteWriter& natural(std::uint64_t value, std::size_t bytes);
  std::string& out_;
};

void write_signature(const Signature& signature, ByteWriter& out);

// Nothing where a field is missing or out of its range.
std::optional<Signature> read_signature(ByteReader& in);

}  // namespace tellings
