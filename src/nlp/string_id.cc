#include "nlp/string_id.h"

#include <bit>
#include <charconv>
#include <cstring>
#include <unordered_map>

#include "base/lexicon.h"
#include "nlp/data.h"

namespace tellings {
namespace {

std::unordered_map<std::string_view, StringId> read_symbols() {
  std::unordered_map<std::string_view, StringId> symbols;
  for (const auto& row : read_table(nlp_data::kSymbols)) {
    StringId id = 0;
    std::from_chars(row[1].data(), row[1].data() + row[1].size(), id);
    symbols.emplace(row[0], id);
  }
  return symbols;
}

// A symbol is at most this long: longer words skip the table.
constexpr std::size_t kLongestSymbol = 32;

std::uint64_t finalise(std::uint64_t hash) {
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdULL;
  hash ^= hash >> 33;
  hash *= 0xc4ceb9fe1a85ec53ULL;
  return hash ^ (hash >> 33);
}

}  // namespace

std::uint64_t murmur64a(std::string_view bytes, std::uint64_t seed) {
  static constexpr std::uint64_t kMultiplier = 0xc6a4a7935bd1e995ULL;
  static constexpr int kShift = 47;
  std::uint64_t hash = seed ^ (bytes.size() * kMultiplier);
  while (bytes.size() >= 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data(), 8);
    word *= kMultiplier;
    word ^= word >> kShift;
    hash = (hash ^ (word * kMultiplier)) * kMultiplier;
    bytes.remove_prefix(8);
  }
  if (!bytes.empty()) {
    std::uint64_t tail = 0;
    std::memcpy(&tail, bytes.data(), bytes.size());
    hash = (hash ^ tail) * kMultiplier;
  }
  hash ^= hash >> kShift;
  hash *= kMultiplier;
  return hash ^ (hash >> kShift);
}

StringId string_id(std::string_view text) {
  static const auto kSymbols = read_symbols();
  if (text.empty()) return 0;
  if (text.size() <= kLongestSymbol) {
    if (const auto symbol = kSymbols.find(text); symbol != kSymbols.end()) return symbol->second;
  }
  return murmur64a(text, 1);
}

std::array<std::uint32_t, 4> embedding_hash(std::uint64_t key, std::uint32_t seed) {
  std::uint64_t h1 = std::rotl(key * 0x87c37b91114253d5ULL, 31) * 0x4cf5ad432745937fULL;
  h1 ^= seed;
  h1 ^= 8;
  std::uint64_t h2 = std::uint64_t{seed} ^ 8;
  h1 += h2;
  h2 += h1;
  h1 = finalise(h1);
  h2 = finalise(h2);
  h1 += h2;
  h2 += h1;
  return {static_cast<std::uint32_t>(h1), static_cast<std::uint32_t>(h1 >> 32),
          static_cast<std::uint32_t>(h2), static_cast<std::uint32_t>(h2 >> 32)};
}

}  // namespace tellings
