// The stage: RawPage -> Account.
#pragma once

#include <vector>

#include "account/account.h"
#include "base/result.h"
#include "ingest/raw_page.h"

namespace tellings {

struct ExtractOptions {
  bool keep_furniture = false;  // navigation, captions, ... stay in the text; their roles tell them apart
};

// The article of one HTML page: its own text in paragraphs with roles, title without the site's name, byline
// as names, times, canonical address. What `page.given` says wins over what the page says; credit, language
// and sha256 are left to complete_account() and the language guesser.
//
// A page that holds no article gives an account with an empty text, a paywall's first lines or a consent wall
// one that is `complete: stub`. Bytes in any encoding of the web. Refused with a message that names
// `page.origin` and the limit: pages over 8 MB, elements nested over 4,000 deep (see dom.h).
//
// Pure; one page takes about as long as parsing it, 0.5 ms.
Result<Account> extract_account(const RawPage& page, const ExtractOptions& options = {});

// Of a live blog: paragraphs that were published at a time of their own.
struct TimedEntry {
  ByteSpan span;  // of the account's text
  PrintedTime time;
};

// The same with the entries of a live blog, in text order (mostly the latest first); none else. Its account
// is a blog's, first published with its earliest entry where the page says no more.
struct ExtractedPage {
  Account account;
  std::vector<TimedEntry> entries;
};
Result<ExtractedPage> extract_page(const RawPage& page, const ExtractOptions& options = {});

}  // namespace tellings
