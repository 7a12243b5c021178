// From a spaCy pipeline directory to the packed model: the half that holds the networks.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "base/result.h"
#include "nlp/packed_file.h"
#include "nlp/spacy_config.h"

namespace tellings {

// Adds the weights of the component's own tok2vec under `name`, and returns its structure: {"attrs": ["NORM",
// ...], "seeds": [8, ...], "depth": 4, "width": 96, "pieces": 3, "static": false}. `section` is the config
// section of the tok2vec ("components.ner.model.tok2vec"). Refuses, by name, every architecture but Tok2Vec
// over MultiHashEmbed and MaxoutWindowEncoder.
Result<nlohmann::json> pack_tok2vec(const std::filesystem::path& directory, const SpacyConfig& config,
                                    const std::string& component, const std::string& section,
                                    PackedWriter& out);

// Adds the tagger's output layer as "tagger.W", "tagger.b"; returns its labels.
Result<nlohmann::json> pack_tagger(const std::filesystem::path& directory, const SpacyConfig& config,
                                   const std::string& component, PackedWriter& out);

// Adds a transition model (parser or ner) under the component's kind ("parser", "ner"); returns its moves in
// class order: [[action, label], ...].
Result<nlohmann::json> pack_transition_model(const std::filesystem::path& directory,
                                             const SpacyConfig& config, const std::string& component,
                                             const std::string& kind, PackedWriter& out);

// The whole file; kNotFound or kUnreadable with its path.
Result<std::string> read_model_file(const std::filesystem::path& path);

}  // namespace tellings
