// The source of every build of the kernels; each kernels_*.cc includes it once, under its own compiler flags.
//
// Idea: a block of 4 rows times a panel of 8 x pieces columns keeps its sums in registers (4 x 3 vectors of 8
// floats), so each weight is loaded once for four rows and the maximum over the pieces is taken before
// anything is stored: a third of the writes of a plain product. A window over neighbouring tokens needs no
// copy: rows that overlap in memory are read in place. Everything lies in an anonymous namespace: the two
// builds must never share a function.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "nlp/kernels.h"

namespace tellings {
namespace {

using Vector = float __attribute__((vector_size(32)));

// The floats may lie anywhere: an unaligned load or store, one instruction.
inline Vector load(const float* at) {
  Vector value;
  std::memcpy(&value, at, sizeof value);
  return value;
}
inline void store(float* at, Vector value) { std::memcpy(at, &value, sizeof value); }
inline Vector splat(float value) { return Vector{value, value, value, value, value, value, value, value}; }
inline Vector larger(Vector a, Vector b) { return a > b ? a : b; }
inline float sum(Vector v) { return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7])); }

// kRows rows times one panel of kPieces vectors, or, for layers without pieces, times kPanels panels of one.
template <int kRows, int kPieces, int kPanels>
inline void product_block(const PackedLayer& layer, const float* x, std::size_t x_stride, std::size_t panel,
                          float* out, std::size_t out_stride) {
  static_assert(kPieces == 1 || kPanels == 1);
  constexpr int kVectors = kPieces * kPanels;
  constexpr std::size_t kWidth = kPieces * kLane;
  const std::size_t step =
      kPanels == 1 ? kLane : layer.inputs * kLane;  // from one vector of a row of weights to the next
  const float* weights = layer.weights.data() + panel * layer.inputs * kWidth;
  Vector sums[kRows][kVectors];
#pragma GCC unroll 4
  for (int row = 0; row < kRows; ++row) {
#pragma GCC unroll 3
    for (int at = 0; at < kVectors; ++at) sums[row][at] = Vector{};
  }
  for (std::size_t k = 0; k < layer.inputs; ++k, weights += kWidth) {
#pragma GCC unroll 4
    for (int row = 0; row < kRows; ++row) {
      const Vector value = splat(x[static_cast<std::size_t>(row) * x_stride + k]);
#pragma GCC unroll 3
      for (int at = 0; at < kVectors; ++at)
        sums[row][at] += value * load(weights + static_cast<std::size_t>(at) * step);
    }
  }
  const float* const bias = layer.bias.data() + panel * kWidth;
#pragma GCC unroll 4
  for (int row = 0; row < kRows; ++row) {
    float* const to = out + static_cast<std::size_t>(row) * out_stride + panel * kLane;
    Vector best = sums[row][0] + load(bias);
#pragma GCC unroll 3
    for (int at = 1; at < kVectors; ++at) {
      const Vector value = sums[row][at] + load(bias + at * 8);
      if (kPanels == 1) {
        best = larger(best, value);
      } else {
        store(to + at * 8, value);
      }
    }
    store(to, best);
  }
}

// Rows that stay in the first cache while all panels of weights pass by.
constexpr std::size_t kBlockRows = 32;

template <int kPieces, int kPanels>
void maxout_panels(const PackedLayer& layer, const float* x, std::size_t x_stride, std::size_t rows,
                   std::size_t panel, float* out, std::size_t out_stride) {
  std::size_t row = 0;
  for (; row + 4 <= rows; row += 4) {
    product_block<4, kPieces, kPanels>(layer, x + row * x_stride, x_stride, panel, out + row * out_stride,
                                       out_stride);
  }
  for (; row < rows; ++row) {
    product_block<1, kPieces, kPanels>(layer, x + row * x_stride, x_stride, panel, out + row * out_stride,
                                       out_stride);
  }
}

template <int kPieces>
void maxout_rows(const PackedLayer& layer, const float* x, std::size_t x_stride, std::size_t rows, float* out,
                 std::size_t out_stride) {
  for (std::size_t first = 0; first < rows; first += kBlockRows) {
    const std::size_t count = std::min(kBlockRows, rows - first);
    const float* const from = x + first * x_stride;
    float* const to = out + first * out_stride;
    std::size_t panel = 0;
    if constexpr (kPieces == 1) {
      for (; panel + 3 <= layer.panels(); panel += 3)
        maxout_panels<1, 3>(layer, from, x_stride, count, panel, to, out_stride);
    }
    for (; panel < layer.panels(); ++panel)
      maxout_panels<kPieces, 1>(layer, from, x_stride, count, panel, to, out_stride);
  }
}

void maxout(const PackedLayer& layer, const float* x, std::size_t x_stride, std::size_t rows, float* out,
            std::size_t out_stride) {
  switch (layer.pieces) {
    case 1:
      return maxout_rows<1>(layer, x, x_stride, rows, out, out_stride);
    case 2:
      return maxout_rows<2>(layer, x, x_stride, rows, out, out_stride);
    default:
      return maxout_rows<3>(layer, x, x_stride, rows, out, out_stride);
  }
}

// Evaluates the six rows of each tile at the six points: evaluated[point][tile][k].
void evaluate_rows(const float* before, std::size_t tiles, std::size_t width, float* evaluated) {
  const std::size_t step = kBlockTiles * width;
  for (std::size_t tile = 0; tile < tiles; ++tile) {
    const float* const rows = before + tile * kTileRows * width;
    for (std::size_t k = 0; k < width; k += kLane) {
      const Vector r0 = load(rows + k), r1 = load(rows + width + k), r2 = load(rows + 2 * width + k);
      const Vector r3 = load(rows + 3 * width + k), r4 = load(rows + 4 * width + k),
                   r5 = load(rows + 5 * width + k);
      float* const out = evaluated + tile * width + k;
      store(out, 2.0F * (r0 + r4) + 3.0F * (r1 - r3) - 4.0F * r2);
      store(out + step, 2.0F * (r1 - r4) + 5.0F * r2 + r3);
      store(out + 2 * step, 2.0F * (r1 + r4) + r2 - 5.0F * r3);
      store(out + 3 * step, 2.0F * (r4 - r2) + (r3 - r1));
      store(out + 4 * step, 2.0F * (r3 - r1) + (r2 - r4));
      store(out + 5 * step, 2.0F * (r1 + r5) + 3.0F * (r2 - r4) - 4.0F * r3);
    }
  }
}

// Four tiles at one point times one panel; the sums of a tile go to products + tile * step.
template <int kPieces>
inline void point_block(const float* weights, std::size_t width, const float* evaluated, float* products,
                        std::size_t step) {
  Vector sums[4][kPieces];
#pragma GCC unroll 4
  for (std::size_t tile = 0; tile < 4; ++tile) {
#pragma GCC unroll 3
    for (int piece = 0; piece < kPieces; ++piece) sums[tile][piece] = Vector{};
  }
  for (std::size_t k = 0; k < width; ++k, weights += kPieces * kLane) {
#pragma GCC unroll 4
    for (std::size_t tile = 0; tile < 4; ++tile) {
      const Vector value = splat(evaluated[tile * width + k]);
#pragma GCC unroll 3
      for (int piece = 0; piece < kPieces; ++piece) sums[tile][piece] += value * load(weights + piece * 8);
    }
  }
#pragma GCC unroll 4
  for (std::size_t tile = 0; tile < 4; ++tile) {
#pragma GCC unroll 3
    for (int piece = 0; piece < kPieces; ++piece)
      store(products + tile * step + piece * 8, sums[tile][piece]);
  }
}

// From the products at the six points to the four rows of a tile: 8 outputs of each, maximum over the pieces.
template <int kPieces>
inline void interpolate(const float* products, const float* bias, float* out, std::size_t out_stride) {
  constexpr std::size_t kWidth = kPieces * kLane;
  Vector best[kTileRows];
  for (int piece = 0; piece < kPieces; ++piece) {
    const float* const at = products + piece * 8;
    const Vector zero = load(at), one = load(at + kWidth), minus = load(at + 2 * kWidth),
                 two = load(at + 3 * kWidth);
    const Vector half = load(at + 4 * kWidth), infinite = load(at + 5 * kWidth),
                 shift = load(bias + piece * 8);
    const Vector even = one + minus;
    const Vector odd = one - minus;
    const Vector rows[kTileRows] = {zero + even + two + half + shift, odd + 2.0F * two - 0.5F * half + shift,
                                    even + 4.0F * two + 0.25F * half + shift,
                                    odd + 8.0F * two - 0.125F * half + infinite + shift};
    for (std::size_t row = 0; row < kTileRows; ++row)
      best[row] = piece == 0 ? rows[row] : larger(best[row], rows[row]);
  }
  for (std::size_t row = 0; row < kTileRows; ++row) store(out + row * out_stride, best[row]);
}

template <int kPieces>
void window_block(const WindowLayer& layer, const float* before, std::size_t tiles, float* scratch,
                  float* out) {
  constexpr std::size_t kWidth = kPieces * kLane;
  const std::size_t width = layer.width;
  float* const products = scratch + kTilePoints * kBlockTiles * width;
  evaluate_rows(before, tiles, width, scratch);
  for (std::size_t panel = 0; panel < layer.panels(); ++panel) {
    const float* const weights = layer.weights.data() + panel * kTilePoints * width * kWidth;
    for (std::size_t first = 0; first < tiles; first += kGroupTiles) {
      const std::size_t count = std::min(kGroupTiles, tiles - first);
      for (std::size_t point = 0; point < kTilePoints; ++point) {
        // Blocks of four may run past `tiles`: into rows of the scratch whose products nobody reads.
        for (std::size_t tile = 0; tile < count; tile += 4) {
          point_block<kPieces>(weights + point * width * kWidth, width,
                               scratch + (point * kBlockTiles + first + tile) * width,
                               products + (tile * kTilePoints + point) * kWidth, kTilePoints * kWidth);
        }
      }
      for (std::size_t tile = 0; tile < count; ++tile) {
        interpolate<kPieces>(products + tile * kTilePoints * kWidth, layer.bias.data() + panel * kWidth,
                             out + (first + tile) * kTileRows * layer.outputs + panel * kLane, layer.outputs);
      }
    }
  }
}

void window_maxout(const WindowLayer& layer, const float* before, std::size_t tiles, float* scratch,
                   float* out) {
  for (std::size_t first = 0; first < tiles; first += kBlockTiles) {
    const std::size_t count = std::min(kBlockTiles, tiles - first);
    const float* const rows = before + first * kTileRows * layer.width;
    float* const to = out + first * kTileRows * layer.outputs;
    switch (layer.pieces) {
      case 1:
        window_block<1>(layer, rows, count, scratch, to);
        break;
      case 2:
        window_block<2>(layer, rows, count, scratch, to);
        break;
      default:
        window_block<3>(layer, rows, count, scratch, to);
    }
  }
}

void normalise(float* y, std::size_t rows, std::size_t width, const float* scale, const float* shift,
               const float* residual) {
  static constexpr float kSmall = 1e-8F;
  const float size = static_cast<float>(width);
  for (std::size_t row = 0; row < rows; ++row, y += width) {
    Vector total = {};
    for (std::size_t at = 0; at < width; at += kLane) total += load(y + at);
    const float mean = sum(total) / size;
    Vector squares = {};
    for (std::size_t at = 0; at < width; at += kLane) {
      const Vector difference = load(y + at) - splat(mean);
      squares += difference * difference;
    }
    const float inverse = 1.0F / std::sqrt(sum(squares) / size + kSmall);
    for (std::size_t at = 0; at < width; at += kLane) {
      Vector value = (load(y + at) - splat(mean)) * splat(inverse) * load(scale + at) + load(shift + at);
      if (residual != nullptr) value += load(residual + row * width + at);
      store(y + at, value);
    }
  }
}

// One row times panels [panel, panel + kPanels): more sums at once than a row alone needs, to hide the
// latency.
template <int kPanels>
inline void score_panels(const PackedLayer& upper, const float* hidden, std::size_t panel, float* scores) {
  const std::size_t step = upper.inputs * kLane;
  const float* weights = upper.weights.data() + panel * step;
  Vector sums[kPanels];
#pragma GCC unroll 7
  for (int at = 0; at < kPanels; ++at) sums[at] = Vector{};
  for (std::size_t k = 0; k < upper.inputs; ++k) {
    const Vector value = splat(hidden[k]);
#pragma GCC unroll 7
    for (int at = 0; at < kPanels; ++at) {
      sums[at] += value * load(weights + static_cast<std::size_t>(at) * step + k * kLane);
    }
  }
#pragma GCC unroll 7
  for (int at = 0; at < kPanels; ++at) {
    const std::size_t column = (panel + static_cast<std::size_t>(at)) * kLane;
    store(scores + column, sums[at] + load(upper.bias.data() + column));
  }
}

void score(const float* const* rows, std::size_t count, const float* bias, const PackedLayer& upper,
           float* scores) {
  const std::size_t hidden_size = upper.inputs;
  alignas(32) float hidden[128];
  for (std::size_t at = 0; at < hidden_size; at += kLane) {
    Vector first = load(rows[0] + at);
    Vector second = load(rows[0] + hidden_size + at);
    for (std::size_t row = 1; row < count; ++row) {
      first += load(rows[row] + at);
      second += load(rows[row] + hidden_size + at);
    }
    first += load(bias + at);
    second += load(bias + hidden_size + at);
    store(hidden + at, larger(first, second));
  }
  std::size_t panel = 0;
  for (; panel + 7 <= upper.panels(); panel += 7) score_panels<7>(upper, hidden, panel, scores);
  switch (upper.panels() - panel) {
    case 6:
      return score_panels<6>(upper, hidden, panel, scores);
    case 5:
      return score_panels<5>(upper, hidden, panel, scores);
    case 4:
      return score_panels<4>(upper, hidden, panel, scores);
    case 3:
      return score_panels<3>(upper, hidden, panel, scores);
    case 2:
      return score_panels<2>(upper, hidden, panel, scores);
    case 1:
      return score_panels<1>(upper, hidden, panel, scores);
    default:
      return;
  }
}

}  // namespace
}  // namespace tellings
