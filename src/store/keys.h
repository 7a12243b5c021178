// Keys that grow with time, so that the order of rows is the order of time.
//
//   account    | seconds since 1970, 34 bits and sign | number within the second, 16 bits |
//   quotation, figure                    | account's key | place in the account, 12 bits |
#pragma once

#include <cstdint>
#include <limits>

namespace tellings {

using AccountKey = std::int64_t;

inline constexpr int kSecondBits = 16;
inline constexpr int kItemBits = 12;
inline constexpr std::int64_t kItemsOfAccount = std::int64_t{1} << kItemBits;  // more are not stored
inline constexpr std::int64_t kFarthestSecond = std::int64_t{1} << 33;         // the year 2242, and 1697

constexpr AccountKey first_key_of_second(std::int64_t second) {
  return (second < -kFarthestSecond  ? -kFarthestSecond
          : second > kFarthestSecond ? kFarthestSecond
                                     : second) *
         (std::int64_t{1} << kSecondBits);
}
constexpr std::int64_t second_of(AccountKey key) { return key >> kSecondBits; }
constexpr std::int64_t hour_of(AccountKey key) {
  const std::int64_t second = second_of(key);
  return second >= 0 ? second / 3600 : (second - 3599) / 3600;
}
constexpr std::int64_t first_item_of(AccountKey key) { return key * kItemsOfAccount; }
constexpr AccountKey account_of_item(std::int64_t item) { return item >> kItemBits; }

inline constexpr AccountKey kBeforeAll = first_key_of_second(-kFarthestSecond);
inline constexpr AccountKey kAfterAll =
    first_key_of_second(kFarthestSecond) + (std::int64_t{1} << kSecondBits);

}  // namespace tellings
