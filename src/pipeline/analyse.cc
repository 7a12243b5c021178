#include "pipeline/analyse.h"

#include <mutex>

#include "annotate/annotate.h"
#include "nlp/read_account.h"
#include "pipeline/parallel.h"

namespace tellings {

bool is_readable(const Account& account, const Analyzer& analyzer) {
  return account.language.empty() || account.language == analyzer.language();
}

Notes analyse(const Analyzer& analyzer, std::shared_ptr<const Account> account, Rules rules) {
  auto document = std::make_shared<Document>();
  if (is_readable(*account, analyzer)) {
    *document = read_account(analyzer, std::move(account));
    return annotate(std::move(document), rules);
  }
  document->account = std::move(account);
  Notes notes;
  notes.document = std::move(document);
  return notes;
}

std::vector<Notes> analyse_all(const Analyzer& analyzer,
                               const std::vector<std::shared_ptr<const Account>>& accounts, unsigned threads,
                               const Progress& progress, Rules rules) {
  std::vector<Notes> notes(accounts.size());
  std::mutex counting;
  std::size_t done = 0;
  parallel_for(accounts.size(), threads, [&](std::size_t i) {
    notes[i] = analyse(analyzer, accounts[i], rules);
    if (!progress) return;
    const std::lock_guard lock(counting);
    progress("analysing", ++done, accounts.size());
  });
  return notes;
}

}  // namespace tellings
