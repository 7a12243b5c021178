#include "nlp/msgpack.h"

#include <bit>
#include <limits>

namespace tellings {
namespace {

constexpr int kDeepest = 64;

bool is_text_lead(unsigned char lead) {
  return (lead & 0xE0) == 0xA0 || (lead >= 0xC4 && lead <= 0xC6) || (lead >= 0xD9 && lead <= 0xDB);
}
bool is_integer_lead(unsigned char lead) {
  return lead < 0x80 || lead >= 0xE0 || (lead >= 0xCC && lead <= 0xD3);
}

}  // namespace

MsgpackReader::Kind MsgpackReader::peek() const {
  if (!ok() || at_end()) return Kind::kEnd;
  const unsigned char byte = lead();
  if (is_integer_lead(byte)) return Kind::kInteger;
  if (is_text_lead(byte)) return Kind::kText;
  if ((byte & 0xF0) == 0x80 || byte == 0xDE || byte == 0xDF) return Kind::kMap;
  if ((byte & 0xF0) == 0x90 || byte == 0xDC || byte == 0xDD) return Kind::kArray;
  if (byte == 0xC0) return Kind::kNil;
  if (byte == 0xC2 || byte == 0xC3) return Kind::kBool;
  if (byte == 0xCA || byte == 0xCB) return Kind::kFloat;
  return Kind::kExtension;
}

void MsgpackReader::fail(std::string_view what) {
  if (ok()) error_ = std::string(what) + " at byte " + std::to_string(at_);
}

std::string_view MsgpackReader::take(std::uint64_t size) {
  if (!ok()) return {};
  if (size > bytes_.size() - at_) {
    fail("truncated");
    return {};
  }
  const std::string_view piece = bytes_.substr(at_, size);
  at_ += size;
  return piece;
}

std::uint64_t MsgpackReader::big_endian(std::size_t size) {
  std::uint64_t value = 0;
  for (const char byte : take(size)) value = (value << 8) | static_cast<unsigned char>(byte);
  return value;
}

std::uint32_t MsgpackReader::count(unsigned char fixed, unsigned char wide, std::uint32_t smallest) {
  const unsigned char byte = lead();
  ++at_;
  const std::uint64_t size = (byte & 0xF0) == fixed ? byte & 0x0FU : big_endian(byte == wide ? 2 : 4);
  if (size > (bytes_.size() - at_) / smallest) {
    fail("more elements than bytes");
    return 0;
  }
  return ok() ? static_cast<std::uint32_t>(size) : 0;
}

std::uint32_t MsgpackReader::array() {
  if (peek() == Kind::kArray) return count(0x90, 0xDC, 1);
  fail("an array was expected");
  return 0;
}

std::uint32_t MsgpackReader::map() {
  if (peek() == Kind::kMap) return count(0x80, 0xDE, 2);
  fail("a map was expected");
  return 0;
}

std::string_view MsgpackReader::text() {
  if (peek() != Kind::kText) {
    fail("a string was expected");
    return {};
  }
  const unsigned char byte = lead();
  ++at_;
  if ((byte & 0xE0) == 0xA0) return take(byte & 0x1FU);
  const unsigned wide = byte >= 0xD9 ? byte - 0xD9U : byte - 0xC4U;  // 0, 1, 2: a length of 1, 2, 4 bytes
  return take(big_endian(std::size_t{1} << wide));
}

std::uint64_t MsgpackReader::id() {
  if (peek() != Kind::kInteger) {
    fail("an integer was expected");
    return 0;
  }
  const unsigned char byte = lead();
  ++at_;
  if (byte < 0x80) return byte;
  if (byte >= 0xE0) return static_cast<std::uint64_t>(static_cast<std::int8_t>(byte));
  const std::size_t size = std::size_t{1} << ((byte - 0xCCU) & 3U);
  const std::uint64_t value = big_endian(size);
  if (byte < 0xD0 || size == 8) return value;
  const int unused = static_cast<int>(64 - 8 * size);  // sign extension
  return static_cast<std::uint64_t>(static_cast<std::int64_t>(value << unused) >> unused);
}

std::int64_t MsgpackReader::integer() {
  const bool is_wide = peek() == Kind::kInteger && lead() == 0xCF;
  const std::uint64_t value = id();
  if (is_wide && value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
    fail("an integer is too large");
    return 0;
  }
  return static_cast<std::int64_t>(value);
}

double MsgpackReader::number() {
  if (peek() == Kind::kInteger) return static_cast<double>(integer());
  if (peek() != Kind::kFloat) {
    fail("a number was expected");
    return 0;
  }
  const bool is_double = lead() == 0xCB;
  ++at_;
  const std::uint64_t bits = big_endian(is_double ? 8 : 4);
  return is_double ? std::bit_cast<double>(bits) : std::bit_cast<float>(static_cast<std::uint32_t>(bits));
}

bool MsgpackReader::boolean() {
  if (peek() != Kind::kBool) {
    fail("a boolean was expected");
    return false;
  }
  return bytes_[at_++] == '\xC3';
}

bool MsgpackReader::nil() {
  if (peek() != Kind::kNil) return false;
  ++at_;
  return true;
}

void MsgpackReader::skip() { skip_nested(0); }

void MsgpackReader::skip_nested(int depth) {
  if (depth > kDeepest) return fail("nested too deep");
  switch (peek()) {
    case Kind::kEnd:
      return fail("truncated");
    case Kind::kNil:
    case Kind::kBool:
      ++at_;
      return;
    case Kind::kInteger:
      id();
      return;
    case Kind::kFloat:
      number();
      return;
    case Kind::kText:
      text();
      return;
    case Kind::kArray:
      for (std::uint32_t left = array(); left > 0 && ok(); --left) skip_nested(depth + 1);
      return;
    case Kind::kMap:
      for (std::uint64_t left = std::uint64_t{map()} * 2; left > 0 && ok(); --left) skip_nested(depth + 1);
      return;
    case Kind::kExtension:
      return fail("an extension type that is not known");
  }
}

}  // namespace tellings
