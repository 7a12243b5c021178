// Feeds and web archives as sources of pages.
#pragma once

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
std::unique_ptr<PageSource> read_archive_pages(const std::string& path, std::string bytes = {});

}  // namespace tellings
