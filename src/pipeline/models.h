// Where the models are that a run needs: en.model (language), en.vectors (sentences), lid.176.ftz (which
// language).
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace tellings {

// Looked through in this order: $TELLINGS_MODELS; `models` beside the binary, where the build leaves them;
// ../share/tellings/models, where an installation does.
std::vector<std::string> model_folders(const std::string& binary_folder);

// Path of the first `name` in the folders. The error lists where it was looked for and how to get it.
Result<std::string> find_model(const std::vector<std::string>& folders, const std::string& name);

}  // namespace tellings
