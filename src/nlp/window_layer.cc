#include "nlp/window_layer.h"

#include <array>

namespace tellings {
namespace {

// How the three matrices are evaluated at each point. The factors for the rows stand in kernels_impl.h.
constexpr std::array<std::array<double, 3>, kTilePoints> kEvaluate{{{1.0 / 2, 0, 0},
                                                                    {1.0 / 6, 1.0 / 6, 1.0 / 6},
                                                                    {1.0 / 6, -1.0 / 6, 1.0 / 6},
                                                                    {1.0 / 30, 2.0 / 30, 4.0 / 30},
                                                                    {16.0 / 15, -8.0 / 15, 4.0 / 15},
                                                                    {0, 0, 1.0 / 2}}};

}  // namespace

WindowLayer pack_window_layer(std::span<const float> weights, std::span<const float> bias,
                              std::size_t outputs, std::size_t pieces, std::size_t width) {
  WindowLayer layer{outputs, pieces, width, {}, {}};
  const std::size_t columns = pieces * kLane;
  layer.weights = AlignedFloats(layer.panels() * kTilePoints * width * columns);
  layer.bias = AlignedFloats(layer.panels() * columns);
  for (std::size_t row = 0; row < outputs * pieces; ++row) {
    const std::size_t panel = row / pieces / kLane;
    const std::size_t column = row % pieces * kLane + row / pieces % kLane;
    layer.bias[panel * columns + column] = bias[row];
    const float* const three = weights.data() + row * 3 * width;
    for (std::size_t point = 0; point < kTilePoints; ++point) {
      const auto& factors = kEvaluate[point];
      for (std::size_t k = 0; k < width; ++k) {
        const double value =
            factors[0] * three[k] + factors[1] * three[width + k] + factors[2] * three[2 * width + k];
        layer.weights[((panel * kTilePoints + point) * width + k) * columns + column] =
            static_cast<float>(value);
      }
    }
  }
  return layer;
}

}  // namespace tellings
