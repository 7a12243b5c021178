#include "group/signature_code.h"

#include <algorithm>
#include <bit>

namespace tellings {

std::uint64_t ByteReader::natural(std::size_t bytes) {
  if (!ok_ || rest_.size() < bytes) {
    ok_ = false;
    return 0;
  }
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i)
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(rest_[i])) << (8 * i);
  rest_.remove_prefix(bytes);
  return value;
}

double ByteReader::real() { return std::bit_cast<double>(natural(8)); }

std::string_view ByteReader::text() { return bytes(natural(2)); }

std::string_view ByteReader::bytes(std::size_t count) {
  if (!ok_ || rest_.size() < count) {
    ok_ = false;
    return {};
  }
  const std::string_view value = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return value;
}

ByteWriter& ByteWriter::natural(std::uint64_t value, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) out_ += static_cast<char>(value >> (8 * i) & 0xFFU);
  return *this;
}

ByteWriter& ByteWriter::real(double value) { return natural(std::bit_cast<std::uint64_t>(value), 8); }

ByteWriter& ByteWriter::text(std::string_view value) {
  value = value.substr(0, 0xFFFF);
  natural(value.size(), 2);
  out_ += value;
  return *this;
}

void write_signature(const Signature& signature, ByteWriter& out) {
  out.text(signature.id).number(static_cast<std::uint8_t>(signature.first_second ? 1 : 0));
  out.number(signature.first_second.value_or(0)).number(signature.words).number(signature.lead);
  out.number(signature.text_hash).number(static_cast<std::uint16_t>(signature.terms.size()));
  for (const Term term : signature.terms) out.number(term.packed());
}

std::optional<Signature> read_signature(ByteReader& in) {
  Signature signature;
  signature.id = in.text();
  const bool timed = in.number<std::uint8_t>() == 1;
  const auto time = in.number<std::int64_t>();
  if (timed) signature.first_second = time;
  signature.words = in.number<std::uint16_t>();
  signature.lead = in.number<std::uint16_t>();
  signature.text_hash = in.number<std::uint64_t>();
  const std::size_t terms = in.number<std::uint16_t>();
  if (!in.ok() || terms > kMaxTerms || signature.lead > terms) return std::nullopt;
  signature.terms.reserve(terms);
  for (std::size_t i = 0; i < terms; ++i) signature.terms.emplace_back(in.number<std::uint32_t>());
  if (!in.ok()) return std::nullopt;
  return signature;
}

}  // namespace tellings
