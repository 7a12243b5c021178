// The whole way: accounts -> notes -> stories -> collations with their briefs.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "annotate/notes.h"
#include "annotate/rules.h"
#include "collate/collation.h"
#include "collate/tuning.h"
#include "nlp/analyzer.h"
#include "nlp/vectors.h"
#include "pipeline/progress.h"
#include "pipeline/read_accounts.h"

namespace tellings {

struct CollateOptions {
  bool one_story = false;            // keep all accounts in one story, whatever they tell
  std::vector<std::string> exclude;  // ids that are set apart unread
  unsigned threads = 0;              // 0: all cores
  Rules rules;                       // of annotate
  Tuning tuning = built_in_tuning();
  std::function<void(const Notes&)> noted = {};  // gets the notes of each account that is laid beside others
  std::string* decisions_weighed = nullptr;      // decision_lines() of every story are appended to it
};

// Accounts ordered by time, then id: the outcome depends on neither the order of the input nor the number of
// threads. `vectors` may be null: synonyms are then told by words alone.
Collation collate_accounts(AccountBatch batch, const Analyzer& analyzer, const SentenceVectors* vectors,
                           const CollateOptions& options, const Progress& progress = {});

}  // namespace tellings
