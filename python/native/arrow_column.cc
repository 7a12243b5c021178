#include "arrow_column.h"

#include <cstdio>
#include <cstring>

#include "base/printed_time.h"

namespace tellings {
namespace {

constexpr std::int64_t kSecondsOfADay = 86400;

// A view is 16 bytes: i32 length; up to 12 bytes in place, else a prefix of 4, i32 buffer, i32 offset.
struct View {
  std::int32_t length;
  std::int32_t prefix;
  std::int32_t buffer;
  std::int32_t offset;
};
constexpr std::int32_t kInPlace = 12;

template <typename Number>
Number at_index(const void* buffer, std::int64_t at) {
  Number number;
  std::memcpy(&number, static_cast<const char*>(buffer) + at * static_cast<std::int64_t>(sizeof(Number)),
              sizeof(Number));
  return number;
}

std::int64_t read_number(const void* buffer, std::int64_t at, int width, bool is_signed) {
  switch (width) {
    case 1:
      return is_signed ? at_index<std::int8_t>(buffer, at) : at_index<std::uint8_t>(buffer, at);
    case 2:
      return is_signed ? at_index<std::int16_t>(buffer, at) : at_index<std::uint16_t>(buffer, at);
    case 4:
      return is_signed ? at_index<std::int32_t>(buffer, at)
                       : static_cast<std::int64_t>(at_index<std::uint32_t>(buffer, at));
    default:
      return at_index<std::int64_t>(buffer, at);
  }
}

bool bit(const void* buffer, std::int64_t at) {
  return (static_cast<const std::uint8_t*>(buffer)[at / 8] >> (at % 8) & 1) != 0;
}

// "cC" 1 byte, "sS" 2, "iI" 4, "lL" 8; capitals without a sign. 0 for no whole number.
int width_of(char letter) {
  switch (letter) {
    case 'c':
    case 'C':
      return 1;
    case 's':
    case 'S':
      return 2;
    case 'i':
    case 'I':
      return 4;
    case 'l':
    case 'L':
      return 8;
    default:
      return 0;
  }
}

std::int64_t ticks_of(char unit) {
  switch (unit) {
    case 'm':
      return 1'000;
    case 'u':
      return 1'000'000;
    case 'n':
      return 1'000'000'000;
    default:
      return 1;
  }
}

std::string day_text(std::int64_t days) {
  const CivilDate date = civil_from_days(days);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  return text;
}

}  // namespace

std::optional<ArrowColumn> ArrowColumn::of_format(std::string_view format) {
  ArrowColumn column;
  if (format == "n") return column;
  if (format == "u" || format == "z") {
    column.kind_ = Kind::kText;
  } else if (format == "U" || format == "Z") {
    column.kind_ = Kind::kLargeText;
  } else if (format == "vu" || format == "vz") {
    column.kind_ = Kind::kTextView;
  } else if (format == "b") {
    column.kind_ = Kind::kBool;
  } else if (format == "tdD") {
    column.kind_ = Kind::kDay;
  } else if (format.starts_with("ts") && format.size() >= 4 && format[3] == ':') {
    column.kind_ = Kind::kTimestamp;
    column.ticks_ = ticks_of(format[2]);
    column.zoned_ = format.size() > 4;
  } else if (format.size() == 1 && width_of(format[0]) != 0) {
    column.width_ = width_of(format[0]);
    column.kind_ = format[0] >= 'a' ? Kind::kSigned : Kind::kUnsigned;
  } else {
    return std::nullopt;
  }
  return column;
}

Result<ArrowColumn> ArrowColumn::open(const ArrowSchema& schema) {
  const bool indexed = schema.dictionary != nullptr;
  auto column = of_format(indexed ? schema.dictionary->format : schema.format);
  const bool index_is_known =
      !indexed || (std::strlen(schema.format) == 1 && width_of(schema.format[0]) != 0);
  if (!column || !index_is_known)
    return fail(ErrorCode::kUnsupported, "reading column \"" + std::string(schema.name) +
                                             "\": its Arrow type \"" + schema.format +
                                             "\" is no text, number, day or time; cast it to text");
  column->indexed_ = indexed;
  if (indexed) {
    column->index_width_ = width_of(schema.format[0]);
    column->index_signed_ = schema.format[0] >= 'a';
  }
  return *column;
}

void ArrowColumn::set(const ArrowArray& array) {
  array_ = &array;
  values_ = indexed_ ? array.dictionary : &array;
}

bool ArrowColumn::is_null(std::int64_t at) const {
  const void* validity = values_->n_buffers > 0 ? values_->buffers[0] : nullptr;
  return validity != nullptr && !bit(validity, at);
}

std::string_view ArrowColumn::bytes(std::int64_t at) const {
  if (kind_ == Kind::kTextView) {
    const auto view = at_index<View>(values_->buffers[1], at);
    const auto length = static_cast<std::size_t>(view.length);
    if (view.length <= kInPlace) return {static_cast<const char*>(values_->buffers[1]) + at * 16 + 4, length};
    return {static_cast<const char*>(values_->buffers[2 + view.buffer]) + view.offset, length};
  }
  const bool large = kind_ == Kind::kLargeText;
  const auto begin = read_number(values_->buffers[1], at, large ? 8 : 4, true);
  const auto end = read_number(values_->buffers[1], at + 1, large ? 8 : 4, true);
  return {static_cast<const char*>(values_->buffers[2]) + begin, static_cast<std::size_t>(end - begin)};
}

std::int64_t ArrowColumn::number(std::int64_t at) const {
  if (kind_ == Kind::kBool) return bit(values_->buffers[1], at) ? 1 : 0;
  const int width = kind_ == Kind::kDay ? 4 : kind_ == Kind::kTimestamp ? 8 : width_;
  return read_number(values_->buffers[1], at, width, kind_ != Kind::kUnsigned);
}

std::string ArrowColumn::time(std::int64_t ticks) const {
  std::int64_t seconds = ticks / ticks_;
  if (ticks % ticks_ < 0) --seconds;
  std::int64_t day = seconds / kSecondsOfADay;
  if (seconds % kSecondsOfADay < 0) --day;
  const auto rest = static_cast<int>(seconds - day * kSecondsOfADay);
  char text[40];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02d", rest / 3600, rest / 60 % 60, rest % 60);
  return day_text(day) + text + (zoned_ ? "Z" : "");
}

std::optional<std::string> ArrowColumn::text(std::int64_t row) const {
  std::int64_t at = array_->offset + row;
  if (kind_ == Kind::kNull) return std::nullopt;
  if (indexed_) {
    const void* validity = array_->buffers[0];
    if (validity != nullptr && !bit(validity, at)) return std::nullopt;
    at = read_number(array_->buffers[1], at, index_width_, index_signed_) + values_->offset;
  }
  if (is_null(at)) return std::nullopt;
  switch (kind_) {
    case Kind::kText:
    case Kind::kLargeText:
    case Kind::kTextView:
      return std::string(bytes(at));
    case Kind::kDay:
      return day_text(number(at));
    case Kind::kTimestamp:
      return time(number(at));
    case Kind::kUnsigned:
      return std::to_string(static_cast<std::uint64_t>(number(at)));
    case Kind::kBool:
      return std::string(number(at) != 0 ? "true" : "false");
    default:
      return std::to_string(number(at));
  }
}

}  // namespace tellings
