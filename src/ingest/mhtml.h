// A page as browsers save it whole: one multipart/related file (RFC 2557).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/raw_page.h"

namespace tellings {

// Whether `bytes` begin as such a file does.
bool is_mhtml(std::string_view bytes);

// `page` with the main HTML part as its bytes, that part's content type, the address that the page was saved
// from and the time when. Frames' parts are left out. Fails (kInvalid) where no part is HTML.
Result<RawPage> unpack_mhtml(RawPage page);

}  // namespace tellings
