// Turns a trained spaCy pipeline directory into one packed model file (`tellings model pack DIR FILE`).
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace tellings {

// The bytes of the packed model of the spaCy v3 pipeline in `directory` (the folder that holds config.cfg).
// The same directory always gives the same bytes. Refuses, naming file and section, what the runtime does not
// compute exactly: an architecture, component, language or pattern it does not know, arrays of other sizes
// than the config says, truncated files. Proved pipelines: en_core_web_sm and en_core_web_md 3.8.
Result<std::string> pack_pipeline(const std::filesystem::path& directory);

// The same, written to `file`, which appears whole or not at all.
Result<void> pack_pipeline_to(const std::filesystem::path& directory, const std::filesystem::path& file);

}  // namespace tellings
