// What was fetched from the web, told by its bytes and what was said of them.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/printed_time.h"
#include "ingest/raw_page.h"

namespace tellings {

struct Download {
  std::string bytes;
  std::string url;           // where it was found in the end
  std::string content_type;  // as sent
  std::string origin;        // as it was asked for
  std::optional<PrintedTime> retrieved;
};

// A page; the items of a feed, each a page of its own; a plain text. Anything else is skipped with the
// remedy.
std::unique_ptr<PageSource> read_download(Download download);

}  // namespace tellings
