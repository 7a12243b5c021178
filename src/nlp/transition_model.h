// The scorer of a transition system: for a state described by a few tokens, one score for each action.
//
// Idea: the first layer's product of a token with each feature slot does not depend on the state, so it is
// computed once, block after block as the parse moves on; a state's score starts from the sum of a few ready
// rows. Products of tokens far behind are dropped, and computed again should a state still ask for one:
// memory does not grow with the text.
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

  // One text being scored. One thread's own, reused.
  struct Prepared {
    const float* rows = nullptr;
    std::size_t count = 0;
    std::size_t ready = 0;        // products of tokens [ready - kKept, ready) are there
    std::vector<float> hidden;    // of the block at work
    std::vector<float> products;  // token modulo kKept x feature x 2 * hidden
    std::vector<float> spare;     // feature x products of one token, for tokens far behind
    std::vector<float> scores;
  };
  static constexpr std::size_t kBlock = 32;
  static constexpr std::size_t kKept = 256;

  // Begins a text. `rows`: one vector of the tok2vec for each token, packed; three more rows after them can
  // be read.
  void prepare(const float* rows, std::size_t token_count, Prepared& prepared) const;

  // Scores of all moves in class order. `tokens`: one for each feature, -1 for none. The scores live until
  // the next call.
  std::span<const float> score(const Kernels& kernels, std::span<const int> tokens, Prepared& prepared) const;

 private:
  void compute(const Kernels& kernels, std::size_t first, std::size_t count, Prepared& prepared,
               float* out) const;
  const float* product(const Kernels& kernels, std::size_t token, std::size_t feature,
                       Prepared& prepared) const;

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
