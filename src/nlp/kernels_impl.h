// The source of every build of the kernels; each kernels_*.cc includes it once, under its own compiler flags.
//
// Idea: a block of 4 rows times a panel of 8 x pieces columns keeps its sums in registers (4 x 3 vectors of 8
// floats), so each weight is loaded once for four rows and the maximum over the pieces is taken before
// anything is stored: a third of the writes of a plain product. A window over neighbouring tokens needs no
// copy: rows that overlap in memory are read in place. Everything lies in an anonymous namespace: the two
// builds must never share a function.
#include <algorithm>
#include <cmath>

#include "nlp/kernels.h"

namespace tellings {
namespace {

using Vector = float __attribute__((vector_size(32)));
using LooseVector = float __attribute__((vector_size(32), aligned(4)));  // may lie anywhere

inline Vector load(const float* at) { return *reinterpret_cast<const LooseVector*>(at); }
inline void store(float* at, Vector value) { *reinterpret_cast<LooseVector*>(at) = value; }
inline Vector splat(float value) { return Vector{value, value, value, value, value, value, value, value}; }
inline Vector larger(Vector a, Vector b) { return a > b ? a : b; }
inline float sum(Vector v) { return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7])); }

template <int kRows, int kPieces>
inline void maxout_block(const PackedLayer& layer, const float* x, std::size_t x_stride, float* out,
                         std::size_t out_stride) {
  constexpr std::size_t kWidth = kPieces * kLane;
  for (std::size_t panel = 0; panel < layer.panels(); ++panel) {
    const float* weights = layer.weights.data() + panel * layer.inputs * kWidth;
    Vector sums[kRows][kPieces] = {};
    for (std::size_t k = 0; k < layer.inputs; ++k, weights += kWidth) {
      for (int row = 0; row < kRows; ++row) {
        const Vector value = splat(x[static_cast<std::size_t>(row) * x_stride + k]);
        for (int piece = 0; piece < kPieces; ++piece) sums[row][piece] += value * load(weights + piece * 8);
      }
    }
    const float* bias = layer.bias.data() + panel * kWidth;
    for (int row = 0; row < kRows; ++row) {
      Vector best = sums[row][0] + load(bias);
      for (int piece = 1; piece < kPieces; ++piece)
        best = larger(best, sums[row][piece] + load(bias + piece * 8));
      store(out + static_cast<std::size_t>(row) * out_stride + panel * kLane, best);
    }
  }
}

template <int kPieces>
void maxout_rows(const PackedLayer& layer, const float* x, std::size_t x_stride, std::size_t rows, float* out,
                 std::size_t out_stride) {
  std::size_t row = 0;
  for (; row + 4 <= rows; row += 4) {
    maxout_block<4, kPieces>(layer, x + row * x_stride, x_stride, out + row * out_stride, out_stride);
  }
  for (; row < rows; ++row) {
    maxout_block<1, kPieces>(layer, x + row * x_stride, x_stride, out + row * out_stride, out_stride);
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
  Vector sums[kPanels] = {};
  for (std::size_t k = 0; k < upper.inputs; ++k) {
    const Vector value = splat(hidden[k]);
    for (int at = 0; at < kPanels; ++at)
      sums[at] += value * load(weights + static_cast<std::size_t>(at) * step + k * kLane);
  }
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
  for (; panel < upper.panels(); ++panel) score_panels<1>(upper, hidden, panel, scores);
}

}  // namespace
}  // namespace tellings
