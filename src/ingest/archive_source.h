// Feeds and web archives as sources of pages.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "ingest/raw_page.h"

namespace tellings {

// Each item of the feed is a page of its own: its content as HTML, else its summary (`complete: summary`),
// with what the feed says about it; origin "path#n". Bytes that are no feed give one skipped page with the
// reason.
std::unique_ptr<PageSource> read_feed_pages(std::string bytes, const std::string& path);

// The HTML pages of a web archive in file order: responses with status 200 and resources; origin
// "path#offset". `bytes` is the archive where it was read already (standard input); else the file is mapped.
// `from` is an offset of such an origin. What is skipped is told at the end, with why: records that are no
// HTML pages as a number.
std::unique_ptr<PageSource> read_archive_pages(const std::string& path, std::uint64_t from = 0,
                                               std::string bytes = {});

}  // namespace tellings
