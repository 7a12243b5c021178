#include "ingest/inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace tellings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
namespace fs = std::filesystem;

class Inputs : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        fs::path(testing::TempDir()) /
        ("tellings-inputs-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }
  static std::vector<IngestItem> read(std::vector<std::string> paths, const std::string& fields = "") {
    InputOptions options;
    options.fields = FieldMap::parse(fields).value();
    const auto source = read_inputs(std::move(paths), std::move(options));
    std::vector<IngestItem> items;
    while (auto item = source->next()) items.push_back(*std::move(item));
    return items;
  }
  static std::string reason(const IngestItem& item) {
    const auto* skipped = std::get_if<SkippedPage>(&item);
    return skipped == nullptr ? "not skipped" : skipped->reason;
  }
  std::vector<IngestItem> read_file(const std::string& name, const std::string& bytes) {
    return read({write(name, bytes)});
  }

  fs::path folder_;
};

TEST_F(Inputs, ATextFileIsAnAccountNamedByItsFile) {
  const auto items = read_file("harbour.txt", "The ferry left.\n\nIt did not arrive.\n");
  ASSERT_EQ(items.size(), 1U);
  const auto& account = std::get<GivenAccount>(items[0]).account;
  EXPECT_EQ(account.id, "harbour");
  EXPECT_EQ(account.text, "The ferry left.\n\nIt did not arrive.\n");
}

TEST_F(Inputs, APageIsHandedOnAsItCame) {
  const auto items = read_file("page.html", "<html>\xE9</html>");
  const auto& page = std::get<RawPage>(items.at(0));
  EXPECT_EQ(page.bytes, "<html>\xE9</html>");
  EXPECT_EQ(page.given.id, "page");
}

TEST_F(Inputs, JsonLinesGoOnBehindABadLine) {
  const auto items = read_file("a.jsonl",
                               "{\"id\":\"a1\",\"text\":\"One.\",\"url\":\"https://www.x.example/"
                               "1\",\"published\":\"2020-01-03T14:20:00Z\"}\n"
                               "{\"id\":\"a2\", no json}\n\n[1,2]\n{\"id\":\"a3\"}\n{\"id\":5,\"text\":\"Two "
                               "\\ud83d.\",\"use\":\"reference\",\"kind\":\"release\"}\n"
                               "{\"id\":\"a4\",\"text\":\"bad \xFF byte\"}\n{\"id\":\"a5\",\"text\":\"  "
                               "\"}\n{\"id\":\"a6\",\"html\":\"<p>x\"}");
  ASSERT_EQ(items.size(), 8U);
  const auto& first = std::get<GivenAccount>(items[0]).account;
  EXPECT_EQ(first.source, "x.example");
  EXPECT_EQ(first.published->value, "2020-01-03T14:20:00Z");
  EXPECT_THAT(std::get<SkippedPage>(items[1]).origin, HasSubstr("a.jsonl:2"));
  EXPECT_THAT(reason(items[1]), HasSubstr("no valid JSON"));
  EXPECT_EQ(reason(items[2]), "no JSON object");
  EXPECT_THAT(reason(items[3]), HasSubstr("--fields"));
  EXPECT_EQ(std::get<GivenAccount>(items[4]).account.id, "5");
  EXPECT_EQ(std::get<GivenAccount>(items[4]).account.text, "Two \uFFFD.");
  EXPECT_EQ(std::get<GivenAccount>(items[4]).account.use, Use::kReference);
  EXPECT_EQ(std::get<GivenAccount>(items[4]).account.kind, AccountKind::kRelease);
  EXPECT_EQ(std::get<GivenAccount>(items[5]).account.text, "bad \uFFFD byte");
  EXPECT_EQ(reason(items[6]), "the text is empty");
  EXPECT_EQ(std::get<RawPage>(items[7]).bytes, "<p>x");
}

TEST_F(Inputs, ManyBadLinesAreNamedOnceAndCounted) {
  std::string bad;
  for (int line = 0; line < 150; ++line) bad += "no json\n";
  const auto none = read_file("none.jsonl", bad);
  ASSERT_EQ(none.size(), 101U);
  EXPECT_THAT(reason(none.back()), HasSubstr("the rest is not read"));
  const auto some = read_file("some.jsonl", "{\"text\":\"One.\"}\n" + bad + "{\"text\":\"Two.\"}\n");
  ASSERT_EQ(some.size(), 103U);
  EXPECT_EQ(std::get<GivenAccount>(some[101]).account.text, "Two.");
  EXPECT_EQ(reason(some.back()), "50 more lines that are no JSON");
}

TEST_F(Inputs, HostileJsonIsRefusedLineByLine) {
  const std::string deep(200000, '[');
  const auto items = read_file(
      "a.jsonl", "{\"text\":" + deep +
                     "\n{\"id\":\"n\",\"text\":NaN}\n{\"id\":\"a\",\"id\":\"b\",\"text\":\"Kept.\"}\n");
  ASSERT_EQ(items.size(), 3U);
  EXPECT_THAT(reason(items[0]), HasSubstr("no valid JSON"));
  EXPECT_THAT(reason(items[1]), HasSubstr("no valid JSON"));
  EXPECT_EQ(std::get<GivenAccount>(items[2]).account.text, "Kept.");
}

TEST_F(Inputs, RolesOfExtractAreReadBack) {
  const auto items = read_file("a.jsonl",
                               "{\"id\":\"a\",\"text\":\"Caf\\u00e9 x.\\n\\nPhoto: y\",\"byline\":[\"Jo "
                               "March\"],\"paragraphs\":[{\"start\":0,\"end\":7,\"role\":\"body\"},"
                               "{\"start\":9,\"end\":17,\"role\":\"caption\"}]}\n{\"id\":\"b\",\"text\":"
                               "\"Short.\",\"paragraphs\":[{\"start\":0,\"end\":99,\"role\":\"body\"}]}");
  const auto& account = std::get<GivenAccount>(items.at(0)).account;
  EXPECT_THAT(account.byline, ElementsAre("Jo March"));
  ASSERT_EQ(account.paragraphs.size(), 2U);
  EXPECT_EQ(account.paragraphs[1].span.in(account.text), "Photo: y");
  EXPECT_EQ(account.paragraphs[1].role, Role::kCaption);
  EXPECT_TRUE(std::get<GivenAccount>(items.at(1)).account.paragraphs.empty());
}

TEST_F(Inputs, JsonArraysAndPrettyObjects) {
  EXPECT_EQ(read_file("a.json", "[\n {\"id\":\"x\",\"text\":\"One.\"},\n {\"id\":\"y\",\"text\":\"Two.\"}\n]")
                .size(),
            2U);
  EXPECT_EQ(std::get<GivenAccount>(read_file("b.json", "{\n \"id\":\"x\",\n \"text\":\"One.\"\n}").at(0))
                .account.id,
            "x");
  EXPECT_EQ(
      read_file("c.json", "{\"id\":\"x\",\"text\":\"One.\"}\n{\"id\":\"y\",\"text\":\"Two.\"}\n").size(), 2U);
  EXPECT_THAT(reason(read_file("d.json", "[1, 2").at(0)), HasSubstr("no valid JSON"));
}

TEST_F(Inputs, TablesWithQuotedFieldsAndOtherNames) {
  const auto items = read(
      {write("a.csv",
             "id,body,date\r\n1,\"He said \"\"no\"\",\nthen left.\",\"Jan. 3, 2020\"\r\n2,Two.,\n3,a,b,c\n")},
      "text=body,published=date");
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(std::get<GivenAccount>(items[0]).account.text, "He said \"no\",\nthen left.");
  EXPECT_EQ(std::get<GivenAccount>(items[0]).account.published->value, "2020-01-03");
  EXPECT_THAT(reason(items[2]), HasSubstr("4 fields under a head of 3"));
  EXPECT_EQ(std::get<GivenAccount>(read_file("b.tsv", "id\ttext\n1\tOne, two.\n").at(0)).account.text,
            "One, two.");
}

TEST_F(Inputs, PastedTextsArePartedBySeparators) {
  const auto items = read_file("paste.txt",
                               "=== https://x.example/1 | The Times | 2020-01-03 14:20\nFirst text.\n\n=== "
                               "Gazette\nSecond text.\n===\nThird.\n\nHead\n=====\nUnder it.\n");
  ASSERT_EQ(items.size(), 3U);
  const auto& first = std::get<GivenAccount>(items[0]).account;
  EXPECT_EQ(first.url, "https://x.example/1");
  EXPECT_EQ(first.source, "The Times");
  EXPECT_EQ(first.published->value, "2020-01-03T14:20");
  EXPECT_EQ(std::get<GivenAccount>(items[1]).account.source, "Gazette");
  EXPECT_THAT(std::get<GivenAccount>(items[2]).account.text, HasSubstr("Under it."));
}

TEST_F(Inputs, AFolderIsWalkedByName) {
  write("f/b.txt", "B text.");
  write("f/a/c.txt", "C text.");
  write("f/.hidden.txt", "No.");
  write("f/z.pdf", "%PDF-1.4");
  const auto items = read({(folder_ / "f").string()});
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(std::get<GivenAccount>(items[0]).account.id, "c");
  EXPECT_EQ(std::get<GivenAccount>(items[1]).account.id, "b");
  EXPECT_THAT(reason(items[2]), HasSubstr("PDF"));
}

TEST_F(Inputs, BadInputsAreNamedWithTheRemedy) {
  EXPECT_EQ(reason(read_file("empty.txt", "").at(0)), "is empty");
  EXPECT_EQ(reason(read_file("blank.txt", " \n ").at(0)), "is empty");
  EXPECT_THAT(reason(read_file("a.pdf", "%PDF-1.7 ...").at(0)), HasSubstr("paste its text"));
  EXPECT_THAT(reason(read_file("a.docx", std::string("PK\x03\x04", 4) + "...").at(0)),
              HasSubstr("word processor"));
  EXPECT_THAT(reason(read_file("a.png", "\x89PNG....").at(0)), HasSubstr("picture"));
  EXPECT_THAT(reason(read_file("a.lz4", "\x04\x22\x4D\x18....").at(0)), HasSubstr("lz4"));
  EXPECT_THAT(reason(read_file("a.bin", std::string("ab\0cd", 5)).at(0)), HasSubstr("binary"));
  EXPECT_TRUE(read_file("feed.xml", "<?xml version=\"1.0\"?><rss><channel/></rss>").empty());
  EXPECT_THAT(reason(read({"/nowhere/x.txt"}).at(0)), HasSubstr("no such file"));
  EXPECT_THAT(reason(read({"https://x.example/"}).at(0)), HasSubstr("save the page"));
}

// A sparse file: two gigabytes that take no room and are not read to their end.
TEST_F(Inputs, AFileOfTwoGigabytesIsRefusedByItsSize) {
  const std::string path = write("big.txt", "text ");
  std::error_code error;
  fs::resize_file(path, 2ULL << 30, error);
  if (error) GTEST_SKIP() << error.message();
  EXPECT_THAT(reason(read({path}).at(0)),
              testing::AnyOf(HasSubstr("larger than the 64 MB"), HasSubstr("binary")));
  const std::string wordy = write("wordy.txt", std::string(kLargestPage + 10, 'a'));
  EXPECT_THAT(reason(read({wordy}).at(0)), HasSubstr("larger than the 64 MB"));
}

TEST_F(Inputs, InvalidUtf8BecomesReplacementCharacters) {
  EXPECT_EQ(std::get<GivenAccount>(read_file("a.txt", "caf\xE9 and more").at(0)).account.text,
            "caf\uFFFD and more");
  EXPECT_EQ(std::get<GivenAccount>(read_file("b.txt", std::string("\xFF\xFEh\0i\0", 6)).at(0)).account.text,
            "hi");
}

TEST(FieldMap, NamesWhatIsValid) {
  const auto bad = FieldMap::parse("body=text");
  ASSERT_FALSE(bad.has_value());
  EXPECT_THAT(bad.error().message, testing::HasSubstr("id, text, html"));
  EXPECT_EQ(FieldMap::parse("text=body, published=date")->theirs("text"), "body");
  EXPECT_EQ(FieldMap::parse("")->theirs("text"), "text");
}

}  // namespace
}  // namespace tellings
