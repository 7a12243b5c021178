#include "pipeline/archive_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libdeflate.h>

#include <random>

namespace tellings {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string gzip(std::string_view bytes) {
  libdeflate_compressor* packer = libdeflate_alloc_compressor(6);
  std::string out(libdeflate_gzip_compress_bound(packer, bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(packer, bytes.data(), bytes.size(), out.data(), out.size()));
  libdeflate_free_compressor(packer);
  return out;
}

std::string record(const std::string& uri, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: " + uri +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

// Letters at random: they hardly pack, so that a member has about as many bytes as its record.
std::string noise(std::mt19937& random, std::size_t size) {
  std::string text(size, ' ');
  for (char& c : text) c = static_cast<char>(random() % 256);
  return text;
}

struct Archive {
  std::string plain;
  std::string packed;  // a member a record
};

Archive archive_of(int records) {
  std::mt19937 random(3);
  Archive archive;
  for (int i = 0; i < records; ++i) {
    // Every seventh record stores an archive of its own: its members look like this one's.
    std::string block = noise(random, 50 + random() % 900);
    if (i % 7 == 3) block = gzip(record("inner", noise(random, 300))) + gzip(record("inner", "x"));
    const std::string one = record("u" + std::to_string(i), block);
    archive.plain += one;
    archive.packed += gzip(one);
  }
  return archive;
}

struct Outcome {
  std::string text;
  ArchiveSummary summary;
};

Outcome read(std::string_view bytes, ArchiveReading how) {
  Outcome outcome;
  const auto work = [](const WarcRecord& one) {
    return one.uri.value_or("?") + " " + std::to_string(one.body.size()) + " at " +
           std::to_string(one.offset) + "\n";
  };
  const auto sink = [&](std::string_view text) {
    outcome.text += text;
    return true;
  };
  const auto summary = read_archive(bytes, work, sink, how);
  EXPECT_TRUE(summary);
  if (summary) outcome.summary = *summary;
  return outcome;
}

ArchiveReading how(unsigned threads, std::size_t chunk, std::uint64_t from = 0) {
  ArchiveReading reading;
  reading.threads = threads;
  reading.chunk = chunk;
  reading.from = from;
  return reading;
}

TEST(ArchiveRecords, ThreadsAndStretchesChangeNothing) {
  const Archive archive = archive_of(120);
  for (const std::string& bytes : {archive.plain, archive.packed}) {
    const Outcome alone = read(bytes, how(1, bytes.size()));
    EXPECT_EQ(alone.summary.records, 120U);
    EXPECT_EQ(alone.summary.read_to, bytes.size());
    for (const unsigned threads : {1U, 2U, 5U})
      for (const std::size_t chunk : {700U, 4096U, 20000U})
        EXPECT_EQ(read(bytes, how(threads, chunk)).text, alone.text) << threads << " threads, " << chunk;
  }
}

TEST(ArchiveRecords, ReadingIsTakenUpWhereARecordBegan) {
  const Archive archive = archive_of(40);
  for (const std::string& bytes : {archive.plain, archive.packed}) {
    const std::string all = read(bytes, how(2, 4096)).text;
    const std::size_t line = all.find("u25 ");
    const std::size_t at = all.find(" at ", line) + 4;
    EXPECT_EQ(read(bytes, how(2, 4096, std::stoull(all.substr(at)))).text, all.substr(line));
  }
}

TEST(ArchiveRecords, OneMemberOfManyRecordsIsReadWhole) {
  const Archive archive = archive_of(60);
  const Outcome outcome = read(gzip(archive.plain), how(4, 1000));
  EXPECT_EQ(outcome.summary.records, 60U);
}

TEST(ArchiveRecords, DamageIsToldOnceAndTheRestIsRead) {
  Archive archive = archive_of(80);
  for (std::size_t i = 0; i < 200; ++i) archive.packed[20000 + i] = 'x';
  const Outcome alone = read(archive.packed, how(1, archive.packed.size()));
  EXPECT_GE(alone.summary.records, 75U);
  EXPECT_FALSE(alone.summary.problems.empty());
  const Outcome apart = read(archive.packed, how(3, 5000));
  EXPECT_EQ(apart.text, alone.text);
  EXPECT_EQ(apart.summary.problems, alone.summary.problems);
}

TEST(ArchiveRecords, ARecordOverTheMemoryIsCutAndTold) {
  const std::string bytes = record("large", std::string(std::size_t{3} << 20, 'a')) + record("next", "b");
  ArchiveReading small = how(1, bytes.size());
  small.memory = std::size_t{4} << 20;
  const Outcome outcome = read(bytes, small);
  EXPECT_THAT(outcome.text, HasSubstr("large 1048576 at 0\nnext 1 "));
  ASSERT_EQ(outcome.summary.problems.size(), 1U);
  EXPECT_THAT(outcome.summary.problems[0], HasSubstr("over the limit"));
}

TEST(ArchiveRecords, ASinkThatClosesStopsTheReading) {
  const Archive archive = archive_of(50);
  int calls = 0;
  const auto summary = read_archive(
      archive.packed, [](const WarcRecord&) { return std::string("x"); },
      [&](std::string_view) { return ++calls < 2; }, how(1, 3000));
  ASSERT_TRUE(summary);
  EXPECT_EQ(calls, 2);
  EXPECT_LT(summary->read_to, archive.packed.size());
  EXPECT_FALSE(read_archive("no archive", {}, {}, how(1, 100)));
}

}  // namespace
}  // namespace tellings
