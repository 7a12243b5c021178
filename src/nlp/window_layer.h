// A maxout layer over three neighbouring rows, in the form that takes half the multiplications.
//
// Idea: the layer is a convolution, y[i] = L x[i-1] + C x[i] + R x[i+1]. Four neighbouring outputs need 12
// products of a matrix with a row; by Toom and Cook's evaluation at the points 0, 1, -1, 2, -1/2 and infinity
// six are enough (Winograd's F(4,3); Barabasz et al. 2018 for points that keep the rounding small). The
// matrices are evaluated once, when the model is read; the rows by small whole factors.
//
//   rows of tile t     4t-1  4t  4t+1  4t+2  4t+3  4t+4        six in, four out
//
// Measured on the layers of en_core_web_sm: root mean square error against double precision 1.4e-6, the plain
// product 1.0e-6 (whose sums are longer), for values up to 38. A text always begins on a tile, so that its
// result does not depend on its neighbours.
#pragma once

#include <cstddef>
#include <span>

#include "nlp/matrix.h"

namespace tellings {

inline constexpr std::size_t kTileRows = 4;
inline constexpr std::size_t kTilePoints = 6;
inline constexpr std::size_t kBlockTiles =
    64;  // tiles whose evaluated rows are held at once: they fit the second cache
inline constexpr std::size_t kGroupTiles = 16;  // tiles whose products are held at once: they fit the first

// weights: panel x point x input x (piece x 8 outputs); bias: panel x (piece x 8 outputs).
struct WindowLayer {
  std::size_t outputs = 0;
  std::size_t pieces = 1;
  std::size_t width = 0;  // of one row
  AlignedFloats weights;
  AlignedFloats bias;

  [[nodiscard]] std::size_t panels() const { return (outputs + kLane - 1) / kLane; }
  [[nodiscard]] std::size_t scratch_size() const {
    return kTilePoints * (kBlockTiles * width + kGroupTiles * pieces * kLane);
  }
};

// `weights` is (outputs, pieces, 3 * width) row-major, `bias` (outputs, pieces).
WindowLayer pack_window_layer(std::span<const float> weights, std::span<const float> bias,
                              std::size_t outputs, std::size_t pieces, std::size_t width);

}  // namespace tellings
