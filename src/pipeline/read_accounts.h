// The first stages together: inputs -> pages -> accounts, ready to be analysed.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "account/account.h"
#include "account/language.h"
#include "extract/extract.h"
#include "ingest/raw_page.h"
#include "pipeline/progress.h"

namespace tellings {

struct ReadOptions {
  ExtractOptions extract;
  const LanguageGuesser* language = nullptr;  // for accounts that do not say; nothing: left empty
  unsigned threads = 0;                       // 0: all cores
  std::size_t memory = std::size_t{2} << 30;  // bytes of input and trees held at a time, about
  bool keep_empty =
      false;  // a page without article text of which the title or the time is known is an account
};

// An account with paragraphs, roles, credit and language, and the input it came from.
struct ReadAccount {
  Account account;
  std::string origin;
  std::vector<TimedEntry> entries = {};  // of a live blog
};
// What to do about a page from the web of which only the first lines came (a paywall, a consent wall); empty
// for any other account.
std::string stub_remedy(const ReadAccount& read);
using ReadItem = std::variant<ReadAccount, SkippedPage>;

// Up to `count` items in the order of the input; fewer at its end and where they take too much memory, none
// only at its end. A page without an article is skipped, unless options.keep_empty.
std::vector<ReadItem> read_batch(PageSource& source, std::size_t count, const ReadOptions& options);

// How many items there will be when `done` were in that share of the input; 0 where nothing is known.
std::size_t estimate_all(std::size_t done, double share_done);

struct AccountBatch {
  std::vector<Account> accounts;
  std::vector<SkippedPage> skipped;  // in the order of the input, then what was given twice
  std::vector<SkippedPage> renamed;  // ids that clashed
  std::vector<SkippedPage> stubs;    // accounts above that have a stub_remedy()
};

// Everything, with ids settled (ingest/account_ids.h).
AccountBatch read_all_accounts(PageSource& source, const ReadOptions& options, const Progress& progress = {});

}  // namespace tellings
