// Every build of the kernels against the plainest code that can be written, at sizes that reach all edges.
#include "nlp/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace tellings {
namespace {

std::vector<float> random_floats(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> values(-1, 1);
  std::vector<float> list(count);
  for (float& value : list) value = values(random);
  return list;
}

std::vector<const Kernels*> all_kernels() {
  std::vector<const Kernels*> list{&portable_kernels()};
  if (avx2_kernels() != nullptr) list.push_back(avx2_kernels());
  return list;
}

// max over the pieces of W x + b, in double precision.
double naive_maxout(const std::vector<float>& weights, const std::vector<float>& bias, std::size_t output,
                    std::size_t pieces, std::size_t inputs, const float* x) {
  double best = -INFINITY;
  for (std::size_t piece = 0; piece < pieces; ++piece) {
    const std::size_t row = output * pieces + piece;
    double total = bias[row];
    for (std::size_t k = 0; k < inputs; ++k) total += double{weights[row * inputs + k]} * x[k];
    best = std::max(best, total);
  }
  return best;
}

struct Sizes {
  std::size_t outputs, pieces, inputs, rows;
};

TEST(Kernels, MaxoutAgreesWithItsNaiveTwin) {
  for (const Sizes s : {Sizes{8, 3, 24, 1}, Sizes{96, 3, 96, 37}, Sizes{50, 1, 96, 7}, Sizes{64, 1, 96, 70},
                        Sizes{16, 2, 5, 9}, Sizes{1, 1, 1, 1}, Sizes{40, 1, 8, 4}}) {
    const auto weights = random_floats(s.outputs * s.pieces * s.inputs, 1);
    const auto bias = random_floats(s.outputs * s.pieces, 2);
    const auto x = random_floats(s.rows * s.inputs, 3);
    const PackedLayer layer = pack_layer(weights, bias, s.outputs, s.pieces, s.inputs);
    const std::size_t stride = layer.panels() * kLane;
    for (const Kernels* kernels : all_kernels()) {
      std::vector<float> out(s.rows * stride);
      kernels->maxout(layer, x.data(), s.inputs, s.rows, out.data(), stride);
      for (std::size_t row = 0; row < s.rows; ++row) {
        for (std::size_t output = 0; output < s.outputs; ++output) {
          const double wanted =
              naive_maxout(weights, bias, output, s.pieces, s.inputs, x.data() + row * s.inputs);
          ASSERT_NEAR(out[row * stride + output], wanted, 1e-4)
              << kernels->name << ' ' << row << ' ' << output;
        }
      }
    }
  }
}

TEST(Kernels, WindowMaxoutAgreesWithItsNaiveTwin) {
  for (const Sizes s : {Sizes{96, 3, 96, 4}, Sizes{96, 3, 96, 68}, Sizes{16, 2, 16, 12},
                        Sizes{8, 1, 8, 4 * 131}, Sizes{32, 3, 8, 20}}) {
    const auto weights = random_floats(s.outputs * s.pieces * 3 * s.inputs, 4);
    const auto bias = random_floats(s.outputs * s.pieces, 5);
    const auto x = random_floats((s.rows + 2) * s.inputs, 6);
    const WindowLayer layer = pack_window_layer(weights, bias, s.outputs, s.pieces, s.inputs);
    for (const Kernels* kernels : all_kernels()) {
      std::vector<float> scratch(layer.scratch_size());
      std::vector<float> out(s.rows * s.outputs);
      kernels->window_maxout(layer, x.data(), s.rows / kTileRows, scratch.data(), out.data());
      for (std::size_t row = 0; row < s.rows; ++row) {
        for (std::size_t output = 0; output < s.outputs; ++output) {
          const double wanted =
              naive_maxout(weights, bias, output, s.pieces, 3 * s.inputs, x.data() + row * s.inputs);
          ASSERT_NEAR(out[row * s.outputs + output], wanted, 1e-4)
              << kernels->name << ' ' << row << ' ' << output;
        }
      }
    }
  }
}

TEST(Kernels, ARowDoesNotDependOnTheRowsBesideIt) {
  const auto weights = random_floats(96 * 3 * 96, 7);
  const auto bias = random_floats(96 * 3, 8);
  const auto x = random_floats(11 * 96, 9);
  const PackedLayer layer = pack_layer(weights, bias, 96, 3, 96);
  for (const Kernels* kernels : all_kernels()) {
    std::vector<float> together(11 * 96);
    kernels->maxout(layer, x.data(), 96, 11, together.data(), 96);
    for (std::size_t row = 0; row < 11; ++row) {
      std::vector<float> alone(96);
      kernels->maxout(layer, x.data() + row * 96, 96, 1, alone.data(), 96);
      EXPECT_TRUE(
          std::equal(alone.begin(), alone.end(), together.begin() + static_cast<std::ptrdiff_t>(row) * 96))
          << kernels->name;
    }
  }
}

TEST(Kernels, NormaliseAgreesWithItsNaiveTwin) {
  const std::size_t width = 24;
  const auto x = random_floats(3 * width, 10);
  const auto scale = random_floats(width, 11);
  const auto shift = random_floats(width, 12);
  const auto residual = random_floats(3 * width, 13);
  for (const Kernels* kernels : all_kernels()) {
    std::vector<float> y = x;
    kernels->normalise(y.data(), 3, width, scale.data(), shift.data(), residual.data());
    for (std::size_t row = 0; row < 3; ++row) {
      double mean = 0;
      double variance = 0;
      for (std::size_t at = 0; at < width; ++at) mean += x[row * width + at] / double{width};
      for (std::size_t at = 0; at < width; ++at)
        variance += std::pow(x[row * width + at] - mean, 2) / double{width};
      for (std::size_t at = 0; at < width; ++at) {
        const double wanted = (x[row * width + at] - mean) / std::sqrt(variance + 1e-8) * scale[at] +
                              shift[at] + residual[row * width + at];
        ASSERT_NEAR(y[row * width + at], wanted, 1e-4) << kernels->name;
      }
    }
  }
}

TEST(Kernels, ScoreAgreesWithItsNaiveTwin) {
  const std::size_t hidden = 16;
  for (const std::size_t classes : {1U, 8U, 50U, 74U, 106U, 111U}) {
    const auto rows = random_floats(3 * 2 * hidden, 14);
    const auto bias = random_floats(2 * hidden, 15);
    const auto weights = random_floats(classes * hidden, 16);
    const auto shift = random_floats(classes, 17);
    const PackedLayer upper = pack_layer(weights, shift, classes, 1, hidden);
    const float* const pointers[] = {rows.data(), rows.data() + 2 * hidden, rows.data() + 4 * hidden};
    for (const Kernels* kernels : all_kernels()) {
      std::vector<float> scores(upper.panels() * kLane);
      kernels->score(pointers, 3, bias.data(), upper, scores.data());
      for (std::size_t row = 0; row < classes; ++row) {
        double wanted = shift[row];
        for (std::size_t k = 0; k < hidden; ++k) {
          double first = bias[k];
          double second = bias[hidden + k];
          for (const float* pointer : pointers) {
            first += pointer[k];
            second += pointer[hidden + k];
          }
          wanted += std::max(first, second) * weights[row * hidden + k];
        }
        ASSERT_NEAR(scores[row], wanted, 1e-4) << kernels->name << ' ' << classes << ' ' << row;
      }
    }
  }
}

}  // namespace
}  // namespace tellings
