// A table that others read through the Arrow C stream interface without a copy: text, whole numbers, numbers,
// truth values, bytes, each with nulls.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "arrow_abi.h"

namespace tellings {

enum class ColumnType : char { kText = 'u', kBytes = 'z', kInteger = 'l', kReal = 'g', kBool = 'b' };

// Buffers of one column of one batch, as Arrow lays them out.
struct ColumnBuffers {
  std::int64_t length = 0;
  std::int64_t nulls = 0;
  std::vector<std::uint8_t> validity;
  std::vector<std::int32_t> offsets;  // text and bytes: length + 1
  std::string bytes;                  // text, bytes
  std::vector<std::int64_t> integers;
  std::vector<double> reals;
  std::vector<std::uint8_t> bits;  // truth values
};

struct ColumnHead {
  std::string name;
  ColumnType type = ColumnType::kText;
};

using Batch = std::vector<ColumnBuffers>;

// Grows row by row; then it is read only. Batches are cut so that the texts of one stay below 2 GB.
class Table {
 public:
  explicit Table(std::vector<ColumnHead> heads);

  // Cells of the row under way, in the order of the columns. A row is complete when each column has one.
  void add_null();
  void add(std::string_view text);  // kText, kBytes
  void add(std::int64_t number);    // kInteger, kBool
  void add(double number);          // kReal
  template <typename T>
  void add(const std::optional<T>& cell) {
    cell ? add(*cell) : add_null();
  }
  void add_or_null(std::string_view text) { text.empty() ? add_null() : add(text); }

  [[nodiscard]] std::int64_t rows() const { return rows_; }
  [[nodiscard]] const std::vector<ColumnHead>& heads() const { return heads_; }
  [[nodiscard]] const std::vector<std::shared_ptr<const Batch>>& batches();

  // A stream over the table as it is now. It holds the buffers by itself: the table may go.
  void export_stream(ArrowArrayStream* out);

 private:
  ColumnBuffers& next_cell(bool valid);
  void close_batch();

  std::vector<ColumnHead> heads_;
  Batch open_;
  std::size_t column_ = 0;  // where the next cell goes
  std::int64_t rows_ = 0;
  std::vector<std::shared_ptr<const Batch>> closed_;
};

}  // namespace tellings
