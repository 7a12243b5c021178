// The scorer of a transition system: for a state described by a few tokens, one score for each action.
//
// Idea: the first layer's product of each token with each feature slot is computed once for the whole text; a
// state's score then starts from the sum of a few ready rows.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "nlp/kernels.h"
#include "nlp/packed_file.h"

namespace tellings {

struct Move {
  std::uint8_t action;
  std::string_view label;
};

// Immutable, shared by threads.
class TransitionModel {
 public:
  // `moves` as pack_transition_model gives them; their labels are kept as views into it. Sections under
  // `name`.
  static Result<TransitionModel> read(const PackedFile& file, const nlohmann::json& moves,
                                      const std::string& name, std::uint32_t width, std::uint32_t features);

  [[nodiscard]] const std::vector<Move>& moves() const { return moves_; }

  // One text ready for scoring. One thread's own, reused.
  struct Prepared {
    std::vector<float> hidden;
    std::vector<float> products;  // token x feature x 2 * hidden
    std::vector<float> scores;
  };

  // `rows`: one vector of the tok2vec for each token, packed.
  void prepare(const Kernels& kernels, const float* rows, std::size_t token_count, Prepared& prepared) const;

  // Scores of all moves in class order. `tokens`: one for each feature, -1 for none.
  std::span<const float> score(const Kernels& kernels, std::span<const int> tokens, Prepared& prepared) const;

 private:
  std::vector<Move> moves_;
  std::size_t features_ = 0;
  std::size_t hidden_ = 0;
  PackedLayer reduce_;
  PackedLayer lower_;
  PackedLayer upper_;
  AlignedFloats bias_;  // 2 * hidden: first pieces, then second pieces
  AlignedFloats pad_;   // feature x 2 * hidden
};

}  // namespace tellings
