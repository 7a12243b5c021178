#include "ingest/line_reader.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <sstream>

namespace tellings {
namespace {

struct Read {
  std::vector<std::string> lines;
  std::vector<std::uint64_t> too_long;
};

Read read(const std::string& bytes, std::size_t longest = 1 << 20) {
  const auto stream = stream_of(bytes);
  LineReader reader(*stream, longest);
  Read result;
  while (const auto line = reader.next()) {
    if (line->too_long) result.too_long.push_back(line->number);
    result.lines.emplace_back(line->text);
  }
  return result;
}

TEST(LineReader, EndsOfLines) {
  EXPECT_EQ(read("a\r\nb\n\nc").lines, (std::vector<std::string>{"a", "b", "", "c"}));
  EXPECT_TRUE(read("").lines.empty());
  EXPECT_EQ(read("\n").lines, (std::vector<std::string>{""}));
}

TEST(LineReader, ATooLongLineIsToldAndTheRestGoesOn) {
  const Read result =
      read("short\n" + std::string(300000, 'x') + "\nbehind\n" + std::string(200000, 'y'), 1000);
  EXPECT_EQ(result.lines, (std::vector<std::string>{"short", "", "behind", ""}));
  EXPECT_EQ(result.too_long, (std::vector<std::uint64_t>{2, 4}));
}

TEST(LineReader, AgreesWithGetline) {
  EXPECT_TRUE(rc::check("lines are those of std::getline", [] {
    std::string bytes;
    for (const auto length : *rc::gen::container<std::vector<unsigned>>(rc::gen::inRange(0U, 30000U))) {
      bytes += std::string(length, 'a') + "\n";
    }
    std::istringstream in(bytes);
    std::vector<std::string> expected;
    for (std::string line; std::getline(in, line);) expected.push_back(line);
    RC_ASSERT(read(bytes).lines == expected);
  }));
}

}  // namespace
}  // namespace tellings
