#include "collate/comparable_figure.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>

#include "annotate/unit.h"

namespace tellings {
namespace {

constexpr double kAboutShare = 0.05;     // "about 40": 38 to 42
constexpr double kNearlyShare = 0.2;     // "nearly 40": 32 to 40
constexpr double kSameConverted = 0.03;  // people round again when they convert: 48,000 USD, 37,000 GBP
constexpr double kSameRounded = 0.01;    // 4.86 billion for 4,863 million

// A number as it is printed, to ten digits: d.ddd times ten to the power of `exponent`.
class Decimal {
 public:
  explicit Decimal(double number) {
    std::array<char, 32> printed{};
    const char* end = std::to_chars(printed.data(), printed.data() + printed.size(), std::abs(number),
                                    std::chars_format::scientific, kDigits - 1)
                          .ptr;
    const char* mark = std::find<const char*>(printed.data(), end, 'e');
    if (mark == end) return;  // infinite
    std::copy_if<const char*>(printed.data(), mark, digits_.begin(), [](char c) { return c != '.'; });
    size_ = kDigits;
    while (size_ > 0 && digits_[size_ - 1] == '0') --size_;
    std::from_chars(mark + (mark[1] == '+' ? 2 : 1), end, exponent_);
  }

  // Without zeros at the end.
  [[nodiscard]] std::string_view digits() const { return {digits_.data(), size_}; }
  [[nodiscard]] int exponent() const { return exponent_; }
  // Power of ten of the last digit: -2 for 4.86, 1 for 1150.
  [[nodiscard]] int last_place() const { return size_ == 0 ? 0 : exponent_ - static_cast<int>(size_) + 1; }

 private:
  static constexpr int kDigits = 10;
  std::array<char, kDigits> digits_{};
  std::size_t size_ = 0;
  int exponent_ = 0;
};

// Its digits but zeros, in order.
std::string sorted_digits(const Decimal& number) {
  std::string digits(number.digits());
  std::erase(digits, '0');
  std::ranges::sort(digits);
  return digits;
}

void widen(ComparableFigure& out, Qualifier qualifier, double value) {
  const double size = std::abs(value);
  if (qualifier == Qualifier::kAbout) {
    out.low = std::min(out.low, value - size * kAboutShare);
    out.high = std::max(out.high, value + size * kAboutShare);
  } else if (qualifier == Qualifier::kAtLeast || qualifier == Qualifier::kMoreThan) {
    out.low = value;
    out.high = std::numeric_limits<double>::infinity();
  } else if (qualifier == Qualifier::kUpTo) {
    out.low = 0;
    out.high = value;
  } else if (qualifier == Qualifier::kUnder) {
    out.low = value - size * kNearlyShare;
    out.high = value;
  }
}

}  // namespace

double rounding_of(double printed) {
  const double size = std::abs(printed);
  if (size < 10 && size == std::floor(size)) return 0;
  const int place = Decimal(size).last_place();
  return place == 0 ? 0 : 0.5 * std::pow(10.0, place);
}

ComparableFigure comparable(const Figure& figure) {
  ComparableFigure out;
  const std::optional<Measure> measure = measure_of(figure.unit);
  out.money = is_currency(figure.unit);
  out.dimension = measure ? std::string(measure->kind) : out.money ? figure.unit : "count";
  const double size = measure ? measure->size : 1;
  const std::optional<double> printed = figure.value ? figure.value : figure.low ? figure.low : figure.high;
  if (!printed) {
    out.high = std::numeric_limits<double>::infinity();
    return out;
  }
  out.printed = *printed;
  out.main = *printed * size;
  if (figure.value) {
    const double rounding = rounding_of(*printed);
    out.low = *printed - rounding;
    out.high = *printed + rounding;
    widen(out, figure.qualifier, *printed);
  } else {
    out.low = figure.low.value_or(0);
    out.high = figure.high.value_or(std::numeric_limits<double>::infinity());
  }
  out.low *= size;
  out.high *= size;
  return out;
}

bool same_number(const ComparableFigure& a, const ComparableFigure& b) {
  if (a.dimension != b.dimension || !a.main || !b.main) return false;
  const double apart = std::abs(*a.main - *b.main);
  const double size = std::max(std::abs(*a.main), std::abs(*b.main));
  if (apart <= 1e-6 * std::max(1.0, size)) return true;
  if ((*a.main < 0) != (*b.main < 0)) return false;
  const bool one_unit = std::abs(*a.main * b.printed - *b.main * a.printed) <=
                        1e-9 * size * std::max(std::abs(a.printed), std::abs(b.printed));
  if (!one_unit) return apart <= kSameConverted * size;
  const double rounding = std::max(rounding_of(a.printed), rounding_of(b.printed));
  return apart <= kSameRounded * size && std::abs(a.printed - b.printed) <= rounding;
}

bool compatible_numbers(const ComparableFigure& a, const ComparableFigure& b) {
  return a.dimension == b.dimension && a.low <= b.high && b.low <= a.high;
}

bool looks_like_slip(const ComparableFigure& a, const ComparableFigure& b) {
  if (a.dimension != b.dimension || !a.main || !b.main) return false;
  const Decimal x(a.printed);
  const Decimal y(b.printed);
  return x.digits().size() >= 2 && x.digits() != y.digits() && x.exponent() == y.exponent() &&
         sorted_digits(x) == sorted_digits(y);
}

bool comparable_dimensions(const ComparableFigure& a, const ComparableFigure& b) {
  return a.dimension == b.dimension || (a.money && b.money);
}

}  // namespace tellings
