// The spans of a collation document against the texts that they point into.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace tellings {

// Calls `fault` for each span that does not lie within its text, and for each account whose text has not the
// hash that stands beside it or that `sha256_of(id)` gives ("": no such account). Gives the number of spans.
std::int64_t check_document(std::string_view document,
                            const std::function<std::string(const std::string&)>& sha256_of,
                            const std::function<void(const std::string&)>& fault);

}  // namespace tellings
