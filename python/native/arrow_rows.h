// Rows of an Arrow stream whose columns are known by name: what the steps of the archive job hand to each
// other.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "arrow_abi.h"
#include "arrow_column.h"

namespace tellings {

class ArrowRow {
 public:
  ArrowRow(const std::vector<ArrowColumn>& columns, std::int64_t at) : columns_(columns), at_(at) {}
  // Of the column with this place among those asked for. Nothing for a null.
  [[nodiscard]] std::optional<std::string> text(std::size_t column) const {
    return columns_[column].text(at_);
  }
  [[nodiscard]] std::optional<std::int64_t> number(std::size_t column) const;

 private:
  const std::vector<ArrowColumn>& columns_;
  std::int64_t at_;
};

// Takes over `stream` and calls `work` with each row. Throws Failure for a column that is not there, one
// whose type is none of ArrowColumn's, and for what the stream reports.
void for_each_row(ArrowArrayStream& stream, const std::vector<std::string_view>& columns,
                  const std::function<void(const ArrowRow&)>& work);

}  // namespace tellings
