#include "nlp/matrix.h"

namespace tellings {

PackedLayer pack_layer(std::span<const float> weights, std::span<const float> bias, std::size_t outputs,
                       std::size_t pieces, std::size_t inputs) {
  PackedLayer layer{outputs, pieces, inputs, {}, {}};
  const std::size_t width = pieces * kLane;
  layer.weights = AlignedFloats(layer.panels() * inputs * width);
  layer.bias = AlignedFloats(layer.panels() * width);
  for (std::size_t output = 0; output < outputs; ++output) {
    for (std::size_t piece = 0; piece < pieces; ++piece) {
      const std::size_t panel = output / kLane;
      const std::size_t column = piece * kLane + output % kLane;
      const std::size_t row = output * pieces + piece;
      layer.bias[panel * width + column] = bias[row];
      for (std::size_t k = 0; k < inputs; ++k) {
        layer.weights[(panel * inputs + k) * width + column] = weights[row * inputs + k];
      }
    }
  }
  return layer;
}

}  // namespace tellings
