// Weights of a dense layer, laid out for the kernels: panels of a few columns, each panel walked once from
// top to bottom.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <vector>

namespace tellings {

// Floats on a 64-byte border, as wide loads like them.
class AlignedFloats {
 public:
  AlignedFloats() = default;
  explicit AlignedFloats(std::size_t size)
      : data_(static_cast<float*>(::operator new(bytes(size), kBorder))), size_(size) {
    std::fill_n(data_.get(), size, 0.0F);
  }

  float* data() { return data_.get(); }
  [[nodiscard]] const float* data() const { return data_.get(); }
  [[nodiscard]] std::size_t size() const { return size_; }
  float& operator[](std::size_t at) { return data_.get()[at]; }
  const float& operator[](std::size_t at) const { return data_.get()[at]; }

 private:
  static constexpr std::align_val_t kBorder{64};
  static std::size_t bytes(std::size_t size) { return std::max<std::size_t>(size, 1) * sizeof(float); }
  struct Free {
    void operator()(float* data) const { ::operator delete(data, kBorder); }
  };
  std::unique_ptr<float, Free> data_;
  std::size_t size_ = 0;
};

inline constexpr std::size_t kLane = 8;  // floats of one 256-bit vector

// A layer y = W x + b with `outputs` groups of `pieces` values each, of which a maxout keeps the largest
// (pieces == 1: a plain affine layer).
//
//   panel g, row k:  | W[8g..8g+7][piece 0][k] | ...[piece 1][k] | ...[piece 2][k] |   each 8 floats
//   bias likewise; outputs past the last are zero.
struct PackedLayer {
  std::size_t outputs = 0;
  std::size_t pieces = 1;
  std::size_t inputs = 0;
  AlignedFloats weights;
  AlignedFloats bias;

  [[nodiscard]] std::size_t panels() const { return (outputs + kLane - 1) / kLane; }
};

// `weights` is (outputs, pieces, inputs) row-major, `bias` (outputs, pieces).
PackedLayer pack_layer(std::span<const float> weights, std::span<const float> bias, std::size_t outputs,
                       std::size_t pieces, std::size_t inputs);

}  // namespace tellings
