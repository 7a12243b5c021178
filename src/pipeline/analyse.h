// From an account to its notes: the language model and the annotation, for accounts in a language that is
// read.
#pragma once

#include <memory>
#include <vector>

#include "account/account.h"
#include "annotate/notes.h"
#include "annotate/rules.h"
#include "nlp/analyzer.h"
#include "pipeline/progress.h"

namespace tellings {

// Whether the model reads the account's language; a text too short to tell is taken as the model's.
bool is_readable(const Account& account, const Analyzer& analyzer);

// Notes of one account; without tokens and findings where its language is not read. Thread-safe.
Notes analyse(const Analyzer& analyzer, std::shared_ptr<const Account> account, Rules rules = {});

// Notes of all, in their order, on up to `threads` threads: those that analyse() gives of each. What several
// accounts have to the letter, as copies do, is read once.
std::vector<Notes> analyse_all(const Analyzer& analyzer,
                               const std::vector<std::shared_ptr<const Account>>& accounts, unsigned threads,
                               const Progress& progress = {}, Rules rules = {});

}  // namespace tellings
