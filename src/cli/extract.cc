// tellings extract: pages in, accounts out.
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/console.h"
#include "pipeline/account_json.h"
#include "pipeline/own_text.h"
#include "pipeline/read_accounts.h"

namespace tellings {
namespace {

constexpr std::size_t kBatch = 256;  // pages held at a time

void append_line(std::string& lines, const ReadAccount& read, bool keep_furniture) {
  if (keep_furniture) return append_account_json(lines, read.account, read.origin, read.entries);
  const Account own = without_furniture(read.account);
  append_account_json(lines, own, read.origin, entries_without_furniture(read.entries, read.account, own));
}

}  // namespace

int run_extract(const Arguments& arguments, const Environment& environment) {
  auto source = open_inputs(arguments);
  if (!source) return failed(source.error());
  const auto threads = threads_of(arguments);
  if (!threads) return failed(threads.error());
  ReadOptions options;
  const auto memory = memory_of(arguments, options.memory);
  if (!memory) return failed(memory.error());
  const auto language = load_language(environment);
  if (!language) return failed(language.error());

  options.memory = *memory;
  const bool keep = arguments.has("--keep-furniture");
  options.extract.keep_furniture = keep;
  options.language = &*language;
  options.threads = *threads;
  options.keep_empty = true;  // a page of a picture or a film still has its title and time
  std::size_t accounts = 0;
  std::size_t skipped = 0;
  ProgressLine line;
  const Progress progress = line.show();
  for (;;) {
    const auto items = read_batch(**source, kBatch, options);
    if (items.empty()) break;
    std::string lines;
    for (const ReadItem& item : items) {
      if (const auto* read = std::get_if<ReadAccount>(&item)) {
        append_line(lines, *read, keep);
        if (const std::string remedy = stub_remedy(*read); !remedy.empty())
          report(read->origin + ": " + remedy);
        ++accounts;
      } else {
        report_skipped(std::get<SkippedPage>(item));
        ++skipped;
      }
    }
    if (!print(lines)) return kNothingReadable;
    if (progress) progress("extracting", accounts, estimate_all(accounts, (*source)->share_done()));
  }
  report_count(accounts, skipped);
  return accounts == 0 ? kNothingReadable : kDone;
}

}  // namespace tellings
