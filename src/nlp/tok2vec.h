// The encoder: one vector for each token, from the word itself and four neighbours on each side.
//
// Idea: attributes of the word are hashed into small tables, the rows are mixed by one maxout layer; then
// `depth` times each token sees its two neighbours through another (residual, layer-normalised). The mixed
// vector depends on the word type and the following space alone, so it is computed once a type and kept.
//
// Texts of a batch are laid out in one block of rows, at least `depth` empty rows before, between and after
// them:
//
//   row   0 0 0 0 t t t t t t t . . . . t t t ...       0 and . are padding; as in spaCy it is computed like
//   any row,
//                                                       and leaks into the edge tokens from the second layer
//                                                       on
// With `depth` rows between them no text sees another, so results do not depend on the batch.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "nlp/kernels.h"
#include "nlp/packed_file.h"
#include "nlp/tokenizer.h"
#include "nlp/window_layer.h"

namespace tellings {

// Where each token's row lies.
struct RowLayout {
  std::vector<std::uint32_t> first_row;  // of each text
  std::uint32_t rows = 0;                // all together, padding included; a multiple of kTileRows

  void clear(std::uint32_t pad);
  void add_text(std::uint32_t token_count, std::uint32_t pad);
};

// Mixed vectors by word type and following space. One thread's own; cleared together with its WordStore.
struct MixCache {
  std::vector<std::uint32_t> slot_of;  // 2 * word + space -> 1 + index of its row; 0 where not computed yet
  std::vector<float> rows;
  void clear();
  static std::uint32_t key(const TokenPlace& token) { return token.word * 2 + (token.space_after ? 1 : 0); }
};

// One thread's own.
struct EncoderBuffers {
  std::vector<std::uint32_t> missing;  // keys of types to mix
  std::vector<float> input;            // rows of the layer at work, one zero row at both ends
  std::vector<float> scratch;
};

// Immutable, shared by threads.
class Tok2Vec {
 public:
  // `structure` as pack_tok2vec gives it; sections under `name`. Checks every size.
  static Result<Tok2Vec> read(const PackedFile& file, const nlohmann::json& structure,
                              const std::string& name);

  [[nodiscard]] std::uint32_t width() const { return width_; }
  [[nodiscard]] std::uint32_t depth() const { return static_cast<std::uint32_t>(encode_.size()); }

  // Fills `output` with layout.rows rows of width() floats. `texts` are the tokens of each text of the
  // layout.
  void encode(const Kernels& kernels, const RowLayout& layout, std::span<const std::vector<TokenPlace>> texts,
              const WordStore& words, MixCache& cache, EncoderBuffers& buffers,
              std::vector<float>& output) const;

 private:
  enum class Attr : std::uint8_t { kNorm, kPrefix, kSuffix, kShape, kSpacy, kIsSpace, kOrth, kLower };
  struct Table {
    Attr attr;
    std::uint32_t seed;
    std::uint32_t rows;
    const float* values;
  };
  struct Norm {
    const float* scale;
    const float* shift;
  };
  struct EncodeLayer {
    WindowLayer maxout;
    Norm norm;
  };
  struct RawLayer {
    std::span<const float> weights;
    std::span<const float> bias;
    Norm norm;
  };

  static Result<RawLayer> read_layer(const PackedFile& file, const std::string& name, std::uint32_t width,
                                     std::uint32_t pieces, std::uint32_t inputs);
  static std::uint64_t attribute(const Word& word, bool space_after, Attr attr);
  void embed(const Word& word, bool space_after, float* row) const;
  // Computes the mixed vectors of all types of the texts that the cache does not have yet.
  void fill_cache(const Kernels& kernels, std::span<const std::vector<TokenPlace>> texts,
                  const WordStore& words, MixCache& cache, EncoderBuffers& buffers) const;

  std::uint32_t width_ = 0;
  std::vector<Table> tables_;
  const float* static_rows_ = nullptr;
  std::uint32_t static_count_ = 0;
  bool has_static_ = false;
  PackedLayer mix_;
  Norm mix_norm_{};
  std::vector<EncodeLayer> encode_;
};

}  // namespace tellings
