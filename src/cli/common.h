// What several commands read from their arguments in the same way.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "annotate/rules.h"
#include "base/result.h"
#include "cli/flags.h"
#include "ingest/raw_page.h"
#include "pipeline/loaded_models.h"

namespace tellings {

// The inputs named, standard input where none is. The error is one of usage (--fields).
Result<std::unique_ptr<PageSource>> open_inputs(const Arguments& arguments);

// The number given with `flag`, `otherwise` where it is not given. An error where it is none from 1 to
// `most`.
Result<unsigned> number_of(const Arguments& arguments, std::string_view flag, unsigned otherwise,
                           unsigned most);

// --threads; 0 for all cores. An error where it is no number.
Result<unsigned> threads_of(const Arguments& arguments);

// --memory as bytes: "512M", "2G", a number of bytes; `otherwise` where it is not given. At least 64 MB.
Result<std::size_t> memory_of(const Arguments& arguments, std::size_t otherwise);

// All rules of reading but those that --without names. An error that lists them where one is unknown.
Result<Rules> rules_of(const Arguments& arguments);

// The language guesser of the installation.
Result<LanguageGuesser> load_language(const Environment& environment);

// The language model that --model names, else that of the installation.
Result<Analyzer> load_analyzer(const Arguments& arguments, const Environment& environment);

// All that a collation needs: --model, else the installation's.
Result<LoadedModels> load_models(const Arguments& arguments, const Environment& environment);

// Prints the message and gives the exit code for it.
int failed(const Error& error);

}  // namespace tellings
