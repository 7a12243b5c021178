// The arithmetic of the network in two builds of one source: AVX2 with FMA, and what every machine of the
// target runs.
#pragma once

#include <cstddef>
#include <string_view>

#include "nlp/matrix.h"
#include "nlp/window_layer.h"

namespace tellings {

// All functions treat each row by itself and in one order of additions: a row's result depends neither on the
// rows beside it nor on how many there are.
struct Kernels {
  std::string_view name;  // "avx2", "portable"

  // out[r][o] = max over the pieces of (W x[r] + b)[o][piece], for `rows` rows that start `x_stride` floats
  // apart. A stride smaller than layer.inputs reads overlapping windows. REQUIRES: out_stride >= outputs
  // rounded up to 8.
  void (*maxout)(const PackedLayer& layer, const float* x, std::size_t x_stride, std::size_t rows, float* out,
                 std::size_t out_stride);

  // out[i] = max over the pieces of L x[i-1] + C x[i] + R x[i+1] + b, for 4 * tiles rows of layer.width
  // floats, packed. `before` is row -1; rows -1 and 4 * tiles are read too. `scratch` has
  // layer.scratch_size() floats. REQUIRES: outputs is a multiple of 8.
  void (*window_maxout)(const WindowLayer& layer, const float* before, std::size_t tiles, float* scratch,
                        float* out);

  // y = (y - mean) / sqrt(variance + 1e-8) * scale + shift over each row of `width` floats, packed one after
  // another; then y += residual where one is given. REQUIRES: width is a multiple of 8.
  void (*normalise)(float* y, std::size_t rows, std::size_t width, const float* scale, const float* shift,
                    const float* residual);

  // scores = upper * max(u[0..hidden), u[hidden..2*hidden)) with u = bias + the sum of `count` rows of
  // 2*hidden floats, in order. `scores` has room for upper.outputs rounded up to 8. REQUIRES: hidden is a
  // multiple of 8, at most 128.
  void (*score)(const float* const* rows, std::size_t count, const float* bias, const PackedLayer& upper,
                float* scores);
};

const Kernels& portable_kernels();

// Null where this machine cannot run them or the build has none.
const Kernels* avx2_kernels();

// The fastest that this machine can run.
const Kernels& best_kernels();

}  // namespace tellings
