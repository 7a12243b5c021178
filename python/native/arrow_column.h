// One column of a record batch that somebody else owns, read as texts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "arrow_abi.h"
#include "base/result.h"

namespace tellings {

// Reads text (utf8, large_utf8, utf8_view), bytes (the same three), whole numbers, days, timestamps, truth
// values, and dictionaries of them. Valid as long as its schema and array are.
class ArrowColumn {
 public:
  // The error names the column and its type: lists, structures, floats are none of these.
  static Result<ArrowColumn> open(const ArrowSchema& schema);

  void set(const ArrowArray& array);  // of the schema given to open()

  // Value of a row of the batch; nothing for a null. Numbers as digits, days as 2020-01-03, timestamps as
  // 2020-01-03T14:20:00Z with the zone UTC where they have one, else without. REQUIRES: 0 <= row < length.
  [[nodiscard]] std::optional<std::string> text(std::int64_t row) const;

 private:
  // What the format's letter stands for; a timestamp has its unit in `ticks`.
  enum class Kind { kNull, kText, kLargeText, kTextView, kSigned, kUnsigned, kBool, kDay, kTimestamp };
  [[nodiscard]] bool is_null(std::int64_t at) const;
  [[nodiscard]] std::string_view bytes(std::int64_t at) const;
  [[nodiscard]] std::int64_t number(std::int64_t at) const;
  [[nodiscard]] std::string time(std::int64_t ticks) const;
  static std::optional<ArrowColumn> of_format(std::string_view format);

  Kind kind_ = Kind::kNull;
  int width_ = 0;           // bytes of a number, or of a dictionary's index
  std::int64_t ticks_ = 1;  // of a timestamp in a second
  bool zoned_ = false;
  bool indexed_ = false;  // a dictionary: this column's numbers are rows of `dictionary_`
  const ArrowArray* array_ = nullptr;
  const ArrowArray* values_ = nullptr;  // array_, or its dictionary
  int index_width_ = 0;
  bool index_signed_ = true;
};

}  // namespace tellings
