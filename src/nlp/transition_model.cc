#include "nlp/transition_model.h"

#include <algorithm>
#include <array>

namespace tellings {
namespace {

using nlohmann::json;

constexpr std::size_t kPieces = 2;

// The file has the two pieces of an output side by side; the kernels want all first pieces, then all second
// ones.
std::size_t split_place(std::size_t hidden, std::size_t output, std::size_t piece) {
  return piece * hidden + output;
}

}  // namespace

Result<TransitionModel> TransitionModel::read(const PackedFile& file, const json& moves,
                                              const std::string& name, std::uint32_t width,
                                              std::uint32_t features) {
  const auto broken = [&] {
    return fail(ErrorCode::kInvalid, "reading model " + file.place() + ": moves of " + name);
  };
  TransitionModel model;
  if (!moves.is_array() || moves.empty() || moves.size() > 10'000) return broken();
  for (const json& move : moves) {
    if (!move.is_array() || move.size() != 2 || !move[0].is_number_unsigned() ||
        move[0].get<unsigned>() > 9 || !move[1].is_string())
      return broken();
    model.moves_.push_back({move[0].get<std::uint8_t>(), move[1].get_ref<const std::string&>()});
  }
  const std::uint32_t hidden = file.shape(name + ".upper.W")[1];
  if (hidden == 0 || hidden % kLane != 0 || hidden > 128) return broken();
  const auto classes = static_cast<std::uint32_t>(moves.size());
  const std::array<std::pair<const char*, Shape>, 7> wanted{{{".reduce.W", {hidden, width, 0, 0}},
                                                             {".reduce.b", {hidden, 0, 0, 0}},
                                                             {".lower.W", {features, hidden, 2, hidden}},
                                                             {".lower.b", {hidden, 2, 0, 0}},
                                                             {".lower.pad", {1, features, hidden, 2}},
                                                             {".upper.W", {classes, hidden, 0, 0}},
                                                             {".upper.b", {classes, 0, 0, 0}}}};
  std::array<std::span<const float>, 7> found;
  for (std::size_t at = 0; at < wanted.size(); ++at) {
    const auto values = file.floats(name + wanted[at].first, wanted[at].second);
    if (!values) return tl::unexpected(values.error());
    found[at] = *values;
  }
  const auto& [reduce_w, reduce_b, lower_w, lower_b, lower_pad, upper_w, upper_b] = found;
  model.features_ = features;
  model.hidden_ = hidden;
  model.reduce_ = pack_layer(reduce_w, reduce_b, hidden, 1, width);
  model.upper_ = pack_layer(upper_w, upper_b, classes, 1, hidden);
  const std::size_t row = kPieces * hidden;
  model.bias_ = AlignedFloats(row);
  model.pad_ = AlignedFloats(features * row);
  std::vector<float> weights(features * row * hidden);
  for (std::size_t output = 0; output < hidden; ++output) {
    for (std::size_t piece = 0; piece < kPieces; ++piece) {
      const std::size_t place = split_place(hidden, output, piece);
      model.bias_[place] = lower_b[output * kPieces + piece];
      for (std::size_t feature = 0; feature < features; ++feature) {
        const std::size_t from = (feature * hidden + output) * kPieces + piece;
        model.pad_[feature * row + place] = lower_pad[from];
        for (std::size_t k = 0; k < hidden; ++k)
          weights[(feature * row + place) * hidden + k] = lower_w[from * hidden + k];
      }
    }
  }
  model.lower_ = pack_layer(weights, std::vector<float>(features * row, 0.0F), features * row, 1, hidden);
  return model;
}

void TransitionModel::prepare(const float* rows, std::size_t token_count, Prepared& prepared) const {
  const std::size_t token_size = features_ * kPieces * hidden_;
  prepared.rows = rows;
  prepared.count = token_count;
  prepared.ready = 0;
  prepared.hidden.resize(kBlock * hidden_);
  prepared.products.resize(kKept * token_size);
  prepared.spare.resize(features_ * 4 * token_size);
  prepared.scores.resize(upper_.panels() * kLane);
}

// Products of tokens [first, first + count), rounded up to whole blocks of four.
void TransitionModel::compute(const Kernels& kernels, std::size_t first, std::size_t count,
                              Prepared& prepared, float* out) const {
  const std::size_t rows = (count + 3) / 4 * 4;
  kernels.maxout(reduce_, prepared.rows + first * reduce_.inputs, reduce_.inputs, rows,
                 prepared.hidden.data(), hidden_);
  kernels.maxout(lower_, prepared.hidden.data(), hidden_, rows, out, features_ * kPieces * hidden_);
}

const float* TransitionModel::product(const Kernels& kernels, std::size_t token, std::size_t feature,
                                      Prepared& prepared) const {
  const std::size_t row = kPieces * hidden_;
  const std::size_t token_size = features_ * row;
  while (token >= prepared.ready) {
    compute(kernels, prepared.ready, std::min(kBlock, prepared.count - prepared.ready), prepared,
            prepared.products.data() + prepared.ready % kKept * token_size);
    prepared.ready += kBlock;
  }
  if (token + kKept >= prepared.ready)
    return prepared.products.data() + token % kKept * token_size + feature * row;
  // A block of one: the rows after it are read and thrown away.
  float* const spare = prepared.spare.data() + feature * 4 * token_size;
  compute(kernels, token, 1, prepared, spare);
  return spare + feature * row;
}

std::span<const float> TransitionModel::score(const Kernels& kernels, std::span<const int> tokens,
                                              Prepared& prepared) const {
  std::array<const float*, 8> rows;
  for (std::size_t feature = 0; feature < features_; ++feature) {
    rows[feature] = tokens[feature] < 0
                        ? pad_.data() + feature * kPieces * hidden_
                        : product(kernels, static_cast<std::size_t>(tokens[feature]), feature, prepared);
  }
  kernels.score(rows.data(), features_, bias_.data(), upper_, prepared.scores.data());
  return std::span<const float>(prepared.scores).first(moves_.size());
}

}  // namespace tellings
