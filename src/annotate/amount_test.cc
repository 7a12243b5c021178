#include "annotate/amount.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/lexicon.h"

namespace tellings {
namespace {

std::string printed(double value) {
  std::ostringstream out;
  out.precision(value == static_cast<double>(static_cast<long long>(value)) ? 15 : 6);
  out << value;
  return out.str();
}

std::string reading_of(const Amount& amount) {
  std::string out;
  if (amount.range || amount.vague)
    out = printed(*amount.low) + ".." + (amount.high ? printed(*amount.high) : "");
  else
    out = printed(amount.value);
  return amount.unit.empty() ? out : out + " " + amount.unit;
}

std::string readings_of(std::string_view text) {
  const auto lexemes = lex_numbers(text, {0, static_cast<std::uint32_t>(text.size())});
  std::string all;
  for (const Amount& amount : read_amounts(lexemes)) {
    if (!all.empty()) all += " | ";
    all += reading_of(amount);
  }
  return all.empty() ? "none" : all;
}

// testdata/amounts.tsv: adding a case needs no C++.
TEST(Amount, ReadsTheCasesOfTheFile) {
  std::ifstream in(TELLINGS_SOURCE_DIR "/src/annotate/testdata/amounts.tsv");
  ASSERT_TRUE(in.is_open());
  std::stringstream file;
  file << in.rdbuf();
  const std::string content = file.str();
  const auto cases = read_table(content);
  ASSERT_GT(cases.size(), 60U);
  for (const auto& entry : cases) {
    ASSERT_EQ(entry.size(), 2U) << entry[0];
    EXPECT_EQ(readings_of(entry[0]), entry[1]) << entry[0];
  }
}

TEST(Amount, SpansLieInTheText) {
  const std::string text =
      "Losses of US$18.5m, or 1.234,56 euros a share, on 940\u202f000 t in \u0664\u0665 days.";
  for (const Lexeme& lexeme : lex_numbers(text, {0, static_cast<std::uint32_t>(text.size())})) {
    EXPECT_LT(lexeme.span.begin, lexeme.span.end);
    EXPECT_LE(lexeme.span.end, text.size());
    EXPECT_EQ(lexeme.printed, lexeme.span.in(text));
  }
}

}  // namespace
}  // namespace tellings
