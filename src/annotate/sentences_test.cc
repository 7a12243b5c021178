#include "annotate/sentences.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "base/lexicon.h"

namespace tellings {
namespace {

std::string with_line_ends(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\\n")) {
      out.push_back('\n');
      ++i;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

std::string sentences_of(const std::string& text) {
  std::string all;
  for (const ByteSpan span : split_sentences(text, {0, static_cast<std::uint32_t>(text.size())})) {
    if (!all.empty()) all += " | ";
    for (const char c : span.in(text)) {
      if (c != '\n') all.push_back(c);
    }
  }
  return all;
}

// testdata/sentences.tsv: adding a case needs no C++.
TEST(Sentences, SplitsTheCasesOfTheFile) {
  std::ifstream in(TELLINGS_SOURCE_DIR "/src/annotate/testdata/sentences.tsv");
  ASSERT_TRUE(in.is_open());
  std::stringstream file;
  file << in.rdbuf();
  const std::string content = file.str();
  const auto cases = read_table(content);
  ASSERT_GE(cases.size(), 20U);
  for (const auto& entry : cases) {
    ASSERT_EQ(entry.size(), 2U) << entry[0];
    EXPECT_EQ(sentences_of(with_line_ends(entry[0])), entry[1]) << entry[0];
  }
}

TEST(Sentences, NothingGivesNothing) {
  EXPECT_TRUE(split_sentences("", {0, 0}).empty());
  EXPECT_TRUE(split_sentences(" \n \n", {0, 4}).empty());
}

}  // namespace
}  // namespace tellings
