#include "nlp/vectors.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "base/hash.h"

namespace tellings {
namespace {

using testing::HasSubstr;

void append_u32(std::string& out, std::uint32_t value) {
  out.append(reinterpret_cast<const char*>(&value), 4);
}
void append_f32(std::string& out, float value) { out.append(reinterpret_cast<const char*>(&value), 4); }

std::string from_hex(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return out;
}

// Two dimensions, three pieces: "east" (1,0), "north" (0,1), "northeast" (1,1).
std::string small_file() {
  std::string body;
  for (int i = 0; i < 3; ++i) append_f32(body, 0.01F);
  for (const std::uint32_t offset : {0U, 4U, 9U, 18U}) append_u32(body, offset);
  body += std::string("\x64\x00\x00\x64\x64\x64", 6);
  body += "eastnorthnortheast";
  std::string file = "TLVECS01";
  for (const std::uint32_t field : {3U, 2U, 18U, 0U}) append_u32(file, field);
  return file + from_hex(sha256_hex(body)) + body;
}

Result<std::shared_ptr<const SentenceVectors>> open_bytes(const std::string& bytes) {
  const auto path =
      std::filesystem::temp_directory_path() /
      ("tellings-vectors-test-" + sha256_hex(bytes).substr(0, 16) + "-" + std::to_string(::getpid()));
  std::ofstream(path, std::ios::binary) << bytes;
  auto opened = SentenceVectors::open(path);
  std::filesystem::remove(path);
  return opened;
}

TEST(SentenceVectors, MeansThePiecesAndScalesToUnitLength) {
  const auto vectors = open_bytes(small_file());
  ASSERT_TRUE(vectors) << vectors.error().message;
  EXPECT_EQ((*vectors)->dims(), 2U);
  EXPECT_EQ((*vectors)->embed("East"), (Vector{1, 0}));
  EXPECT_NEAR((*vectors)->similarity("east north", "northeast"), 1.0, 1e-6);
  EXPECT_NEAR((*vectors)->similarity("east", "north"), 0.0, 1e-6);
}

TEST(SentenceVectors, UnknownTextIsAllZeroAndLikeNothing) {
  const auto vectors = open_bytes(small_file());
  ASSERT_TRUE(vectors);
  EXPECT_EQ((*vectors)->embed("west"), (Vector{0, 0}));
  EXPECT_EQ((*vectors)->similarity("west", "west"), 0.0);
}

TEST(SentenceVectors, RefusesAFileCutAtAnyByte) {
  const std::string file = small_file();
  for (std::size_t size = 1; size < file.size(); ++size)
    EXPECT_FALSE(open_bytes(file.substr(0, size))) << size;
}

TEST(SentenceVectors, RefusesAFileWithAnyByteChanged) {
  const std::string file = small_file();
  for (std::size_t at = 0; at < file.size(); ++at) {
    if (at >= 20 && at < 24) continue;  // reserved, not read
    std::string changed = file;
    changed[at] = static_cast<char>(changed[at] ^ 0x41);
    EXPECT_FALSE(open_bytes(changed)) << at;
  }
}

TEST(SentenceVectors, SaysWhatIsWrongAndWhatHelps) {
  const auto missing = SentenceVectors::open("/nowhere/en.vectors");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(missing.error().message, HasSubstr("run ./run setup"));
  const auto folder = SentenceVectors::open(std::filesystem::temp_directory_path());
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().code, ErrorCode::kUnreadable);
}

class DistilledVectors : public testing::Test {
 protected:
  void SetUp() override {
    const std::string path = TELLINGS_DEPS_DIR "/vectors/en.vectors";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path << ": run ./run setup";
    auto opened = SentenceVectors::open(path);
    ASSERT_TRUE(opened) << opened.error().message;
    vectors_ = *opened;
  }
  std::shared_ptr<const SentenceVectors> vectors_;
};

TEST_F(DistilledVectors, SynonymsAreNearerThanOtherWordsOfTheSameField) {
  const auto nearer = [&](const char* word, const char* near, const char* far) {
    EXPECT_GT(vectors_->similarity(word, near), vectors_->similarity(word, far) + 0.1)
        << word << ' ' << near << ' ' << far;
  };
  nearer("quake", "earthquake", "election");
  nearer("killed", "died", "elected");
  nearer("safety", "security", "budget");
  nearer("troops", "soldiers", "patients");
}

TEST_F(DistilledVectors, RewordedSentencesAreNearerThanOthersOfTheSameSubject) {
  const char* told = "Four workers were killed when an explosion tore through a grain terminal.";
  EXPECT_GT(vectors_->similarity(told, "A blast at a port silo left four employees dead."),
            vectors_->similarity(told, "The union said wages at grain terminals had not risen for years."));
}

}  // namespace
}  // namespace tellings
