#include "ingest/warc.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "ingest/content_coding.h"

namespace tellings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::string record(std::string_view type, std::string_view block, std::string_view length = {}) {
  const std::string size = length.empty() ? std::to_string(block.size()) : std::string(length);
  return "WARC/1.1\r\nWARC-Type: " + std::string(type) +
         "\r\nWARC-Target-URI: <http://x.example/a b>\r\nWARC-Date: 2021-10-01T18:51:25.1Z\r\n" +
         "Content-Length: " + size + "\r\n\r\n" + std::string(block) + "\r\n\r\n";
}

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(bytes.size() + 128, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

struct Archive {
  std::vector<WarcRecord> records;
  std::vector<std::string> problems;
};

Archive read(const std::string& bytes, std::uint64_t from = 0) {
  auto reader = WarcReader::open(bytes, from);
  Archive archive;
  if (!reader) return archive;
  while (auto one = reader->next()) archive.records.push_back(*std::move(one));
  for (const ArchiveProblem& problem : reader->problems()) archive.problems.push_back(problem.what);
  return archive;
}

constexpr std::string_view kPage = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>one</p>";

TEST(Warc, ReadsARecord) {
  const Archive archive = read(record("response", kPage));
  ASSERT_THAT(archive.records, SizeIs(1));
  const WarcRecord& one = archive.records[0];
  EXPECT_EQ(one.type, "response");
  EXPECT_EQ(one.uri, "http://x.example/a%20b");
  EXPECT_EQ(one.date, "2021-10-01T18:51:25Z");
  EXPECT_EQ(one.http_status, 200);
  EXPECT_EQ(one.http_type, "text/html");
  EXPECT_EQ(one.body, "<p>one</p>");
  EXPECT_THAT(archive.problems, IsEmpty());
}

TEST(Warc, OffsetsOfMembersTakeReadingUpAgain) {
  const std::string first = gzip(record("response", kPage));
  const std::string bytes = first + gzip(record("resource", "two"));
  const Archive archive = read(bytes);
  ASSERT_THAT(archive.records, SizeIs(2));
  EXPECT_EQ(archive.records[1].offset, first.size());
  const Archive rest = read(bytes, archive.records[1].offset);
  ASSERT_THAT(rest.records, SizeIs(1));
  EXPECT_EQ(rest.records[0].body, "two");
}

TEST(Warc, ACutMemberGivesWhatIsThereAndSaysSo) {
  std::string noise;
  for (unsigned i = 0, x = 1; i < 40'000; ++i)
    noise.push_back(static_cast<char>((x = x * 1103515245 + 12345) >> 16));
  const std::string last = gzip(record("resource", noise));
  const std::string bytes = gzip(record("resource", "one")) + last.substr(0, last.size() / 2);
  const Archive archive = read(bytes);
  ASSERT_THAT(archive.records, SizeIs(2));
  EXPECT_TRUE(archive.records[1].cut);
  EXPECT_EQ(archive.records[1].body, noise.substr(0, archive.records[1].body.size()));
  EXPECT_THAT(archive.problems, Not(IsEmpty()));
}

TEST(Warc, ADamagedMemberIsPassedOver) {
  std::string bad = gzip(record("resource", "bad bad bad"));
  bad[bad.size() / 2] = static_cast<char>(bad[bad.size() / 2] ^ 0x55);
  const Archive archive = read(gzip(record("resource", "one")) + bad + gzip(record("resource", "three")));
  ASSERT_THAT(archive.records, Not(IsEmpty()));
  EXPECT_EQ(archive.records.front().body, "one");
  EXPECT_EQ(archive.records.back().body, "three");
  EXPECT_THAT(archive.problems, Not(IsEmpty()));
}

TEST(Warc, AWrongLengthIsMendedByTheNextRecord) {
  const Archive longer = read(record("resource", "one", "99999") + record("resource", "two"));
  ASSERT_THAT(longer.records, SizeIs(2));
  EXPECT_EQ(longer.records[0].body, "one");
  const Archive shorter = read(record("resource", "one\nand more", "3") + record("resource", "two"));
  ASSERT_THAT(shorter.records, SizeIs(2));
  EXPECT_EQ(shorter.records[1].body, "two");
  EXPECT_THAT(shorter.problems, ElementsAre(HasSubstr("belong to no record")));
}

TEST(Warc, MissingDateAndHugeLengthAreNoTrap) {
  const Archive archive = read(
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 18446744073709551615\r\n\r\nHTTP/1.1 200 "
      "OK\r\n\r\nx");
  ASSERT_THAT(archive.records, SizeIs(1));
  EXPECT_FALSE(archive.records[0].date);
  EXPECT_EQ(archive.records[0].body, "x");
  EXPECT_TRUE(archive.records[0].cut);
}

TEST(Warc, ChunksAndCodingsAreUndone) {
  const std::string packed = gzip("the words");
  const std::string chunked = "5\r\n" + packed.substr(0, 5) + "\r\n" + "FFFF\r\n" + packed.substr(5);
  const Archive archive = read(
      record("response",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" + chunked));
  ASSERT_THAT(archive.records, SizeIs(1));
  EXPECT_EQ(archive.records[0].body, "the words");
  const Archive plain = read(record(
      "response", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: br\r\n\r\nnot so"));
  EXPECT_EQ(plain.records.at(0).body, "not so");
}

TEST(Warc, AResponseWithoutHttpHeadIsItsBlock) {
  EXPECT_EQ(read(record("response", "just bytes")).records.at(0).body, "just bytes");
}

TEST(Warc, ReadsArcOfBothForms) {
  const std::string one =
      "filedesc://a.arc 0.0.0.0 20140301000000 text/plain 60\n1 0 X\nURL IP-address Archive-date "
      "Content-type Archive-length\n\n"
      "http://x.example/a b 1.2.3.4 20140401000000 text/html 44\nHTTP/1.0 404 Not\nContent-Type: "
      "text/html\n\nbody\n";
  const Archive archive = read(one);
  ASSERT_THAT(archive.records, SizeIs(2));
  EXPECT_EQ(archive.records[0].type, "warcinfo");
  EXPECT_EQ(archive.records[1].uri, "http://x.example/a%20b");
  EXPECT_EQ(archive.records[1].http_status, 404);
}

TEST(Warc, WhatIsNoArchiveAndLz4AreRefusedByName) {
  EXPECT_THAT(WarcReader::open("hello world\n").error().message, HasSubstr("no WARC"));
  EXPECT_THAT(WarcReader::open("\x04\x22\x4d\x18 and more").error().message, HasSubstr("lz4"));
}

TEST(ContentCoding, ABombStopsAtTheLimit) {
  const std::string bomb = gzip(std::string(std::size_t{4} << 20, 'a'));
  EXPECT_FALSE(undo_content_coding(bomb, "gzip", std::size_t{1} << 20));
  EXPECT_TRUE(undo_content_coding(bomb, "gzip", std::size_t{8} << 20));
}

}  // namespace
}  // namespace tellings
