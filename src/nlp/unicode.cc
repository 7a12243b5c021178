// Two-stage table: the high bits of a code point pick a page of 128 class bytes, equal pages are kept once.
// The lower cases are a sorted list, searched only for characters flagged as having one.
#include "nlp/unicode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <vector>

#include "base/lexicon.h"
#include "nlp/data.h"
#include "text/utf8.h"

namespace tellings {
namespace {

enum : std::uint8_t {
  kSpace = 1,
  kAlpha = 2,
  kUpper = 4,
  kDigit = 8,
  kCased = 16,
  kIgnorable = 32,
  kHasLower = 64
};

constexpr char32_t kPoints = 0x110000;
constexpr char32_t kPageBits = 7;
constexpr char32_t kCapitalSigma = 0x3A3;
constexpr std::string_view kFinalSigma = "\xCF\x82";

char32_t parse_hex(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

std::uint8_t class_named(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::uint8_t>, 7> kNames{{{"space", kSpace},
                                                                                    {"alpha", kAlpha},
                                                                                    {"upper", kUpper},
                                                                                    {"digit", kDigit},
                                                                                    {"cased", kCased},
                                                                                    {"ignorable", kIgnorable},
                                                                                    {"lower", kHasLower}}};
  return std::find_if(kNames.begin(), kNames.end(), [&](const auto& entry) { return entry.first == name; })
      ->second;
}

class UnicodeTable {
 public:
  UnicodeTable() {
    std::vector<std::uint8_t> flat(kPoints, 0);
    for (const auto& row : read_table(nlp_data::kUnicode)) {
      const std::uint8_t bit = class_named(row[0]);
      const char32_t first = parse_hex(row[1]);
      const char32_t last = bit == kHasLower ? first : parse_hex(row[2]);
      for (char32_t point = first; point <= last; ++point) flat[point] |= bit;
      if (bit == kHasLower) lowers_.push_back({first, lower_of(row[2])});
    }
    fold_pages(flat);
  }

  [[nodiscard]] std::uint8_t classes(char32_t point) const {
    if (point >= kPoints) return 0;
    return pages_[page_of_[point >> kPageBits]][point & ((1U << kPageBits) - 1)];
  }

  // REQUIRES: classes(point) & kHasLower.
  [[nodiscard]] const std::string& lower(char32_t point) const {
    return std::lower_bound(lowers_.begin(), lowers_.end(), point,
                            [](const Lower& entry, char32_t value) { return entry.point < value; })
        ->text;
  }

 private:
  using Page = std::array<std::uint8_t, 1U << kPageBits>;
  struct Lower {
    char32_t point;
    std::string text;
  };

  static std::string lower_of(std::string_view points) {
    std::string text;
    while (!points.empty()) {
      const std::size_t blank = points.find(' ');
      append_utf8(text, parse_hex(points.substr(0, blank)));
      points.remove_prefix(blank == std::string_view::npos ? points.size() : blank + 1);
    }
    return text;
  }

  void fold_pages(const std::vector<std::uint8_t>& flat) {
    std::map<Page, std::uint16_t> known;
    for (std::size_t at = 0; at < flat.size(); at += Page{}.size()) {
      Page page;
      std::copy_n(flat.begin() + static_cast<std::ptrdiff_t>(at), page.size(), page.begin());
      const auto [entry, is_new] = known.try_emplace(page, static_cast<std::uint16_t>(pages_.size()));
      if (is_new) pages_.push_back(page);
      page_of_.push_back(entry->second);
    }
  }

  std::vector<std::uint16_t> page_of_;
  std::vector<Page> pages_;
  std::vector<Lower> lowers_;
};

const UnicodeTable& table() {
  static const UnicodeTable kTable;
  return kTable;
}

bool has(char32_t point, std::uint8_t bit) { return (table().classes(point) & bit) != 0; }

// Unicode's Final_Sigma: a cased letter before, none after, case-ignorable characters skipped.
bool is_final_sigma(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t before = begin;
  bool cased_before = false;
  while (before > 0) {
    const auto [point, bytes] = decode_before(text, before);
    before -= bytes;
    if (has(point, kIgnorable)) continue;
    cased_before = has(point, kCased);
    break;
  }
  if (!cased_before) return false;
  for (std::size_t after = end; after < text.size();) {
    const auto [point, bytes] = decode_at(text, after);
    if (!has(point, kIgnorable)) return !has(point, kCased);
    after += bytes;
  }
  return true;
}

}  // namespace

bool is_python_space(char32_t point) { return has(point, kSpace); }
bool is_python_alpha(char32_t point) { return has(point, kAlpha); }
bool is_python_upper(char32_t point) { return has(point, kUpper); }
bool is_python_digit(char32_t point) { return has(point, kDigit); }

std::string python_lower(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, bytes] = decode_at(text, at);
    if (point == kCapitalSigma && is_final_sigma(text, at, at + bytes)) {
      lower += kFinalSigma;
    } else if (has(point, kHasLower)) {
      lower += table().lower(point);
    } else {
      lower += text.substr(at, bytes);
    }
    at += bytes;
  }
  return lower;
}

bool all_alpha(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, bytes] = decode_at(text, at);
    if (!has(point, kAlpha)) return false;
    at += bytes;
  }
  return !text.empty();
}

}  // namespace tellings
