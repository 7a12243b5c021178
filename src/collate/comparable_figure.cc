#include "collate/comparable_figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "annotate/unit.h"

namespace tellings {
namespace {

constexpr double kAboutShare = 0.05;     // "about 40": 38 to 42
constexpr double kNearlyShare = 0.2;     // "nearly 40": 32 to 40
constexpr double kSameConverted = 0.03;  // people round again when they convert: 48,000 USD, 37,000 GBP
constexpr double kSameRounded = 0.01;    // 4.86 billion for 4,863 million

// Digits of the number without sign, point, exponent and trailing zeros.
std::string digits_of(double printed) {
  std::string digits = fmt::format("{:.10g}", std::abs(printed));
  digits = digits.substr(0, digits.find('e'));
  std::erase(digits, '.');
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
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
  const std::string digits = fmt::format("{:.10g}", size);
  const std::size_t exponent = digits.find('e');
  const std::size_t point = digits.find('.');
  if (exponent != std::string::npos) {
    const double scale = std::pow(10.0, std::stoi(digits.substr(exponent + 1)));
    const std::size_t decimals = point == std::string::npos ? 0 : exponent - point - 1;
    return 0.5 * scale * std::pow(10.0, -static_cast<double>(decimals));
  }
  if (point != std::string::npos)
    return 0.5 * std::pow(10.0, -static_cast<double>(digits.size() - point - 1));
  const std::size_t zeros = digits.size() - 1 - digits.find_last_not_of('0');
  return zeros == 0 ? 0 : 0.5 * std::pow(10.0, static_cast<double>(zeros));
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
  std::string x = digits_of(a.printed);
  std::string y = digits_of(b.printed);
  if (x.size() < 2 || x == y) return false;
  const auto magnitude = [](double printed) { return std::floor(std::log10(std::abs(printed))); };
  if (magnitude(a.printed) != magnitude(b.printed)) return false;
  std::erase(x, '0');
  std::erase(y, '0');
  std::ranges::sort(x);
  std::ranges::sort(y);
  return x == y;
}

bool comparable_dimensions(const ComparableFigure& a, const ComparableFigure& b) {
  return a.dimension == b.dimension || (a.money && b.money);
}

}  // namespace tellings
