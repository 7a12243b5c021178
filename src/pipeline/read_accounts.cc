#include "pipeline/read_accounts.h"

#include <algorithm>
#include <iterator>
#include <thread>

#include "account/complete.h"
#include "base/hash.h"
#include "extract/limits.h"
#include "ingest/account_ids.h"
#include "pipeline/parallel.h"
#include "text/chars.h"

namespace tellings {
namespace {

constexpr std::size_t kBatch = 256;       // pages held at a time
constexpr std::size_t kShareOfPages = 4;  // of the memory: their bytes; the rest is for trees and texts
constexpr std::size_t kTreeOfThread =
    kMaxTreeBytesBase + kMaxTreeBytesPerByte * (std::size_t{1} << 20);  // a hostile page of 1 MB

constexpr std::string_view kRemedy = "save the page in your browser and name the file, or paste the text";

bool is_web_address(std::string_view origin) {
  return origin.starts_with("http://") || origin.starts_with("https://");
}

std::size_t size_of(const IngestItem& item) {
  if (const auto* page = std::get_if<RawPage>(&item)) return page->bytes.size();
  if (const auto* given = std::get_if<GivenAccount>(&item)) return given->account.text.size();
  return 0;
}

// As many threads as asked for, as long as each may hold a large tree.
unsigned threads_within(const ReadOptions& options) {
  const unsigned asked =
      options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  const std::size_t room = std::max<std::size_t>(1, options.memory / kTreeOfThread);
  return static_cast<unsigned>(std::min<std::size_t>(asked, room));
}

ReadItem finished(Account account, std::string origin, const ReadOptions& options) {
  const bool worth_keeping = options.keep_empty && (account.published || !account.title.empty());
  if (trim(account.text).empty() && !worth_keeping) {
    const std::string remedy = is_web_address(origin) ? "; " + std::string(kRemedy) : "";
    return SkippedPage{std::move(origin), "no article text found" + remedy};
  }
  complete_account(account);
  if (account.language.empty() && options.language != nullptr)
    account.language = options.language->guess(account.text);
  if (account.id.empty()) account.id = short_id("a", hash64(account.text, hash64(account.url)));
  return ReadAccount{std::move(account), std::move(origin)};
}

ReadItem read_item(IngestItem item, const ReadOptions& options) {
  if (auto* skipped = std::get_if<SkippedPage>(&item)) return std::move(*skipped);
  if (auto* given = std::get_if<GivenAccount>(&item)) {
    return finished(std::move(given->account), std::move(given->origin), options);
  }
  RawPage& page = std::get<RawPage>(item);
  auto extracted = extract_page(page, options.extract);
  if (!extracted) return SkippedPage{page.origin, extracted.error().message};
  ReadItem read = finished(std::move(extracted->account), page.origin, options);
  if (auto* account = std::get_if<ReadAccount>(&read)) account->entries = std::move(extracted->entries);
  return read;
}

}  // namespace

std::string stub_remedy(const ReadAccount& read) {
  if (read.account.complete != Completeness::kStub || !is_web_address(read.origin)) return {};
  return "only the first lines came (a paywall, a consent wall or an error page); " + std::string(kRemedy);
}

std::size_t estimate_all(std::size_t done, double share_done) {
  return share_done <= 0 ? 0
                         : static_cast<std::size_t>(static_cast<double>(done) / std::min(share_done, 1.0));
}

std::vector<ReadItem> read_batch(PageSource& source, std::size_t count, const ReadOptions& options) {
  std::vector<IngestItem> pages;
  std::size_t bytes = 0;
  while (pages.size() < count && bytes < options.memory / kShareOfPages) {
    auto item = source.next();
    if (!item) break;
    bytes += size_of(*item);
    pages.push_back(*std::move(item));
  }
  std::vector<ReadItem> items(pages.size());
  parallel_for(pages.size(), threads_within(options),
               [&](std::size_t i) { items[i] = read_item(std::move(pages[i]), options); });
  return items;
}

AccountBatch read_all_accounts(PageSource& source, const ReadOptions& options, const Progress& progress) {
  AccountBatch batch;
  std::vector<Account> accounts;
  for (;;) {
    std::vector<ReadItem> items = read_batch(source, kBatch, options);
    if (items.empty()) break;
    for (ReadItem& item : items) {
      if (auto* read = std::get_if<ReadAccount>(&item)) {
        if (std::string remedy = stub_remedy(*read); !remedy.empty())
          batch.stubs.push_back({read->origin, std::move(remedy)});
        accounts.push_back(std::move(read->account));
      } else {
        batch.skipped.push_back(std::get<SkippedPage>(std::move(item)));
      }
    }
    if (progress) progress("reading", accounts.size(), estimate_all(accounts.size(), source.share_done()));
  }
  SettledAccounts settled = settle_ids(std::move(accounts));
  batch.accounts = std::move(settled.accounts);
  batch.renamed = std::move(settled.renamed);
  batch.skipped.insert(batch.skipped.end(), std::make_move_iterator(settled.skipped.begin()),
                       std::make_move_iterator(settled.skipped.end()));
  return batch;
}

}  // namespace tellings
