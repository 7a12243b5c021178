#include "text/code_points.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "text/utf8.h"

namespace tellings {
namespace {

TEST(CodePointIndex, CountsAsDrawn) {
  const CodePointIndex index("François");
  EXPECT_EQ(index.size(), 8U);
  EXPECT_EQ(index.to_code_point(6), 5U);
  EXPECT_EQ(index.to_byte(5), 6U);
  EXPECT_EQ(index.to_code_point(5), 4U);  // inside ç: its start
  EXPECT_EQ(index.to_byte(8), 9U);
  EXPECT_EQ(index.to_code_points({4, 6}), std::make_pair(4U, 5U));
}

TEST(CodePointIndex, EmptyText) {
  const CodePointIndex index("");
  EXPECT_EQ(index.size(), 0U);
  EXPECT_EQ(index.to_byte(0), 0U);
  EXPECT_EQ(index.to_code_point(0), 0U);
}

std::string text_of(const std::vector<std::uint32_t>& seeds) {
  std::string text;
  for (const std::uint32_t seed : seeds) {
    static constexpr char32_t kLimits[] = {0x80, 0x800, 0x10000, 0x110000};
    append_utf8(text, (seed >> 2) % kLimits[seed & 3]);
  }
  return text;
}

// The naive twin: a table of all starts.
TEST(CodePointIndex, AgreesWithATableOfAllStarts) {
  EXPECT_TRUE(rc::check("offsets round-trip", [] {
    const auto seeds = *rc::gen::resize(2000, rc::gen::arbitrary<std::vector<std::uint32_t>>());
    const std::string text = text_of(seeds);
    const CodePointIndex index(text);
    std::vector<std::uint32_t> starts;
    for (const CodePointAt& at : code_points(text)) starts.push_back(at.begin);
    starts.push_back(static_cast<std::uint32_t>(text.size()));
    RC_ASSERT(index.size() + 1 == starts.size());
    for (std::uint32_t n = 0; n < starts.size(); ++n) {
      RC_ASSERT(index.to_byte(n) == starts[n]);
      RC_ASSERT(index.to_code_point(starts[n]) == n);
    }
  }));
}

}  // namespace
}  // namespace tellings
