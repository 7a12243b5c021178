// All that a run of the engine needs beside its input: the models, and what documents and stores say of them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "account/language.h"
#include "base/result.h"
#include "document/write.h"
#include "nlp/analyzer.h"
#include "nlp/vectors.h"

namespace tellings {

struct LoadedModels {
  LanguageGuesser language;
  Analyzer analyzer;
  std::shared_ptr<const SentenceVectors> vectors;
  std::string analyzer_path;
};

// lid.176.ftz of the folders. Errors as of find_model() and LanguageGuesser::load().
Result<LanguageGuesser> load_language(const std::vector<std::string>& folders);

// lid.176.ftz and en.vectors of the folders; the language model `analyzer_path`, en.model of the folders
// where it is empty. The error names the file that is not there or cannot be read.
Result<LoadedModels> load_models(const std::vector<std::string>& folders,
                                 const std::string& analyzer_path = "");

// What the document says of them. Reads the model file again, for its hash.
std::vector<ModelVersion> versions_of(const LoadedModels& models);

// The same as the store keeps it: JSON, [{"name", "sha256"}].
std::string versions_json(const std::vector<ModelVersion>& models);

}  // namespace tellings
