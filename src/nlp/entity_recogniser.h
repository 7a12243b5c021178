// The named-entity recogniser: one action a token says whether it begins, continues, ends or is an entity, or
// none.
//
//   Action     B-PERSON  L-PERSON  O     O   U-GPE        an entity never crosses a sentence start, never
//   begins on text       Jane      Doe       flew  to  Oslo         white space, and is closed at the end of
//   the text
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "nlp/document.h"
#include "nlp/transition_model.h"

namespace tellings {

// Tokens [begin, end) of one text; `label` points into the model.
struct FoundEntity {
  std::uint32_t begin;
  std::uint32_t end;
  std::string_view label;
};

// Immutable, shared by threads.
class EntityRecogniser {
 public:
  static Result<EntityRecogniser> read(const PackedFile& file, const nlohmann::json& moves,
                                       std::uint32_t width);

  // Replaces the content of `entities`. `rows`: tok2vec vectors of the tokens, packed.
  void find(const Kernels& kernels, const float* rows, const std::vector<bool>& is_space,
            const std::vector<bool>& sentence_start, TransitionModel::Prepared& prepared,
            std::vector<FoundEntity>& entities) const;

 private:
  enum Action : std::uint8_t { kMissing, kBegin, kIn, kLast, kUnit, kOut, kActions };
  struct Allowed {
    bool begin, in, last, unit, out;
    std::string_view label;  // of in and last
  };
  [[nodiscard]] std::size_t choose(const Allowed& allowed, std::span<const float> scores) const;

  TransitionModel model_;
};

}  // namespace tellings
