#include "pipeline/read_accounts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/account_json.h"
#include "pipeline/own_text.h"

namespace tellings {
namespace {

class List : public PageSource {
 public:
  explicit List(std::vector<IngestItem> items) : items_(std::move(items)) {}
  std::optional<IngestItem> next() override {
    return at_ < items_.size() ? std::optional(items_[at_++]) : std::nullopt;
  }

 private:
  std::vector<IngestItem> items_;
  std::size_t at_ = 0;
};

std::vector<IngestItem> items() {
  Account given;
  given.id = "x";
  given.text = "The ferry left the harbour at dawn and did not arrive.\n\nAdvertisement";
  RawPage page;
  page.bytes =
      "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>The ferry left the harbour at "
      "dawn with forty passengers and did not "
      "arrive.</p><p>The port authority said on Monday that a search had begun along the "
      "coast.</p></article></body></html>";
  page.origin = "page.html";
  Account empty;
  empty.id = "empty";
  return {GivenAccount{given, "a.jsonl:1"}, page, SkippedPage{"bad.pdf", "is a PDF file"},
          GivenAccount{empty, "a.jsonl:2"}};
}

TEST(ReadBatch, KeepsTheOrderOfTheInputWhateverTheThreads) {
  for (const unsigned threads : {1U, 4U}) {
    List source(items());
    ReadOptions options;
    options.threads = threads;
    const auto read = read_batch(source, 10, options);
    ASSERT_EQ(read.size(), 4U);
    EXPECT_EQ(std::get<ReadAccount>(read[0]).account.paragraphs.at(1).role, Role::kAdvertisement);
    EXPECT_THAT(std::get<ReadAccount>(read[1]).account.text, testing::HasSubstr("forty passengers"));
    EXPECT_EQ(std::get<SkippedPage>(read[2]).origin, "bad.pdf");
    EXPECT_EQ(std::get<SkippedPage>(read[3]).reason, "no article text found");
  }
}

TEST(WithoutFurniture, JoinsWhatIsLeftAndMovesTheSpans) {
  Account account;
  account.text = "By Jo March\n\nThe ferry left.\n\nAdvertisement\n\nIt did not arrive.";
  account.paragraphs = {{{0, 11}, Role::kByline},
                        {{13, 28}, Role::kBody},
                        {{30, 43}, Role::kAdvertisement},
                        {{45, 63}, Role::kBody}};
  const Account own = without_furniture(account);
  EXPECT_EQ(own.text, "The ferry left.\n\nIt did not arrive.");
  ASSERT_EQ(own.paragraphs.size(), 2U);
  EXPECT_EQ(own.paragraphs[1].span.in(own.text), "It did not arrive.");
}

TEST(AccountJson, WritesTheContractsFields) {
  Account account;
  account.id = "a";
  account.text = "Café.\n\nBody.";
  account.paragraphs = {{{0, 6}, Role::kHeading}, {{8, 13}, Role::kBody}};
  account.published = parse_iso_time("2020-01-03");
  account.credit = {{"AFP", {0, 1}}, {"AFP", {1, 2}}};
  std::string out;
  append_account_json(out, account, "in/a.html");
  EXPECT_EQ(out,
            "{\"id\":\"a\",\"input\":\"in/"
            "a.html\",\"url\":null,\"source\":null,\"title\":null,\"byline\":[],\"published\":\"2020-01-03\","
            "\"modified\":null,"
            "\"language\":null,\"complete\":\"full\",\"text\":\"Café.\\n\\nBody.\",\"paragraphs\":[{"
            "\"start\":0,\"end\":5,\"role\":\"heading\"},"
            "{\"start\":7,\"end\":12,\"role\":\"body\"}],\"credit\":[\"AFP\"]}\n");
}

}  // namespace
}  // namespace tellings
