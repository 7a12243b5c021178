// Bytes of a page to UTF-8, by the rules of the WHATWG Encoding and HTML standards where they speak, and by a
// look at the bytes where pages are known to lie.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tellings {

struct DecodedPage {
  std::string utf8;      // valid; invalid parts became U+FFFD
  std::string encoding;  // WHATWG name, "UTF-8", "windows-1252", ...
};

// In this order of trust: a byte-order mark; `forced` (a label that the user gave); the charset of the HTTP
// header `content_type`; a <meta> in the page, also behind the first 1,024 bytes; a detector. What bytes
// contradict is overruled: a declared single-byte encoding where all is valid UTF-8 with multi-byte
// characters in it, and a declared UTF-8 with more invalid than valid multi-byte characters. UTF-7 is never
// read: it is no encoding of the web. Fails (kUsage) only where `forced` is no WHATWG label.
Result<DecodedPage> decode_page(std::string bytes, std::string_view content_type = {},
                                std::string_view forced = {});

// The same for plain text and feeds, where markup declares nothing.
Result<DecodedPage> decode_text(std::string bytes, std::string_view content_type = {},
                                std::string_view forced = {});

}  // namespace tellings
