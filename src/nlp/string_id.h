// The 64-bit number that stands for a string in a spaCy model: keys of its tables, input of its hash
// embeddings.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace tellings {

using StringId = std::uint64_t;

// 0 for ""; the small number of a built-in symbol ("agent", "PERSON": see data/symbols.tsv); else
// MurmurHash64A of the bytes with seed 1. Example: string_id("punct") == 445; string_id("case") is a hash.
StringId string_id(std::string_view text);

// MurmurHash64A, by Austin Appleby (public domain).
std::uint64_t murmur64a(std::string_view bytes, std::uint64_t seed);

// The four rows of a hash embedding for one key, not yet reduced to the size of its table: a mix in the
// manner of MurmurHash3_x64_128 over the 8 bytes of the key, as thinc computes it.
std::array<std::uint32_t, 4> embedding_hash(std::uint64_t key, std::uint32_t seed);

}  // namespace tellings
