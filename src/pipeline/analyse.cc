#include "pipeline/analyse.h"

#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "annotate/annotate.h"
#include "nlp/read_account.h"
#include "pipeline/parallel.h"

namespace tellings {
namespace {

Notes unread(std::shared_ptr<const Account> account) {
  auto document = std::make_shared<Document>();
  document->account = std::move(account);
  Notes notes;
  notes.document = std::move(document);
  return notes;
}

// Accounts of one story share paragraphs: each is analysed once, with the account that has it first, and the
// others take what was read. What an account's notes are does not change by it, for an analysis depends on
// the text of its paragraph alone.
class TogetherReading {
 public:
  TogetherReading(const Analyzer& analyzer, const std::vector<std::shared_ptr<const Account>>& accounts,
                  unsigned threads, const Progress& progress, Rules rules)
      : analyzer_(analyzer),
        accounts_(accounts),
        threads_(threads),
        progress_(progress),
        rules_(rules),
        texts_(accounts.size()),
        analyses_(accounts.size()) {}

  std::vector<Notes> run() {
    parallel_for(accounts_.size(), threads_, [&](std::size_t i) {
      if (is_readable(*accounts_[i], analyzer_)) texts_[i].emplace(accounts_[i]);
    });
    share_out();
    parallel_for(accounts_.size(), threads_, [&](std::size_t i) {
      analyses_[i] = analyzer_.analyze(fresh_[i]);
      count_one();
    });
    std::vector<Notes> notes(accounts_.size());
    parallel_for(accounts_.size(), threads_, [&](std::size_t i) { notes[i] = notes_of(i); });
    return notes;
  }

 private:
  struct Place {
    std::size_t account, number;  // analyses_[account][number]
  };

  void share_out() {
    std::unordered_map<std::string_view, Place> first;
    fresh_.resize(accounts_.size());
    places_.resize(accounts_.size());
    for (std::size_t i = 0; i < accounts_.size(); ++i) {
      if (!texts_[i]) continue;
      for (const std::string_view text : texts_[i]->texts()) {
        const auto [found, is_new] = first.try_emplace(text, Place{i, fresh_[i].size()});
        if (is_new) fresh_[i].push_back(text);
        places_[i].push_back(found->second);
      }
    }
  }

  void count_one() {
    if (!progress_) return;
    const std::lock_guard lock(counting_);
    progress_("analysing", ++done_, accounts_.size());
  }

  [[nodiscard]] Notes notes_of(std::size_t i) const {
    if (!texts_[i]) return unread(accounts_[i]);
    std::vector<const Analysis*> analyses;
    for (const Place place : places_[i]) analyses.push_back(&analyses_[place.account][place.number]);
    return annotate(std::make_shared<const Document>(texts_[i]->document(analyses)), rules_);
  }

  const Analyzer& analyzer_;
  const std::vector<std::shared_ptr<const Account>>& accounts_;
  unsigned threads_;
  const Progress& progress_;
  Rules rules_;
  std::vector<std::optional<AccountTexts>> texts_;    // nothing: in a language that is not read
  std::vector<std::vector<std::string_view>> fresh_;  // paragraphs that no account before has
  std::vector<std::vector<Place>> places_;            // of each paragraph of an account, its analysis
  std::vector<std::vector<Analysis>> analyses_;       // parallel to fresh_
  std::mutex counting_;
  std::size_t done_ = 0;
};

}  // namespace

bool is_readable(const Account& account, const Analyzer& analyzer) {
  return account.language.empty() || account.language == analyzer.language();
}

Notes analyse(const Analyzer& analyzer, std::shared_ptr<const Account> account, Rules rules) {
  if (!is_readable(*account, analyzer)) return unread(std::move(account));
  return annotate(std::make_shared<const Document>(read_account(analyzer, std::move(account))), rules);
}

std::vector<Notes> analyse_all(const Analyzer& analyzer,
                               const std::vector<std::shared_ptr<const Account>>& accounts, unsigned threads,
                               const Progress& progress, Rules rules) {
  return TogetherReading(analyzer, accounts, threads, progress, rules).run();
}

}  // namespace tellings
