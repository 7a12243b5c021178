// Hashes: SHA-256 where it is printed and trusted, XXH3 where it only has to be quick and stable.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tellings {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

// 40 lower-case hexadecimal digits: only where a format asks for it (WARC digests).
std::string sha1_hex(std::string_view bytes);

// Stable over runs and machines; not for hostile input.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

// An id that people can type: prefix, '-', ten characters of [0-9a-z] of `hash`. Example: "s-04k9x0c2m1".
std::string short_id(std::string_view prefix, std::uint64_t hash);

}  // namespace tellings
