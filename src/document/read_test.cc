#include "document/read.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "collate/collation_fixture.h"

namespace tellings {
namespace {

using nlohmann::ordered_json;
using testing::HasSubstr;

std::string written(bool with_text = true) {
  DocumentOptions options;
  options.engine_version = "1.2";
  options.models = {{"en", "abc"}};
  Decision decision;
  decision.account = "aa";
  decision.place = {1, 2};
  decision.action = "note";
  decision.note = "checked";
  decision.applied = true;
  options.decisions = {decision};
  options.changes = {
      {{ChangeKind::kChanged, ChangeOf::kFigure, "f1", "troops: 850", "troops: 800", {{0, {6, 9}}}}}};
  options.with_text = with_text;
  return write_document(sample_collation(), options);
}

TEST(ReadDocument, WhatIsWrittenAgainIsTheSame) {
  const auto document = read_document(written());
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_EQ(write_document(document->collation, document->options), written());
}

TEST(ReadDocument, SpansAreBytesAgain) {
  const auto document = read_document(written());
  ASSERT_TRUE(document);
  const FigureReading& reading = document->collation.stories[0].figures[0].readings[0];
  EXPECT_EQ(reading.evidence.span, (ByteSpan{6, 9}));
}

TEST(ReadDocument, WithoutTextsAllSpansAreEmpty) {
  const auto document = read_document(written(false));
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_FALSE(document->options.with_text);
  EXPECT_TRUE(document->collation.stories[0].figures[0].readings[0].evidence.span.empty());
}

TEST(ReadDocument, UnknownFieldsArePassedOver) {
  ordered_json json = ordered_json::parse(written());
  json["later"] = 1;
  json["stories"][0]["later"] = {1, 2};
  EXPECT_TRUE(read_document(json.dump()));
}

// Each edit makes one place wrong; the message names it.
TEST(ReadDocument, AFaultIsNamedWithItsPlace) {
  const auto message_of = [](const char* pointer, const ordered_json& value) {
    ordered_json json = ordered_json::parse(written());
    json[ordered_json::json_pointer(pointer)] = value;
    const auto read = read_document(json.dump());
    return read ? std::string("no error") : read.error().message;
  };
  EXPECT_THAT(message_of("/format", "other/1"), HasSubstr("other/1"));
  EXPECT_THAT(message_of("/stories/0/figures/0/verdict", "maybe"),
              HasSubstr("$.stories[0].figures[0].verdict"));
  EXPECT_THAT(message_of("/stories/0/figures/0/readings/0/end", 999), HasSubstr("readings[0] lies outside"));
  EXPECT_THAT(message_of("/stories/0/figures/0/readings/0/start", -1),
              HasSubstr("start is not a whole number"));
  EXPECT_THAT(message_of("/stories/0/figures/0/readings/0/account", "zz"), HasSubstr("names no account"));
  EXPECT_THAT(message_of("/stories/0/quotes", 7), HasSubstr("$.stories[0].quotes is not a list"));
  EXPECT_THAT(message_of("/stories/0/accounts/0/published", 7), HasSubstr("published"));
}

TEST(ReadDocument, WhatIsNoDocumentIsRefused) {
  for (const std::string_view bytes : {"", "{", "[]", "7", "{}"}) EXPECT_FALSE(read_document(bytes)) << bytes;
}

// No cut of a document makes the reader do more than refuse.
TEST(ReadDocument, ACutDocumentIsRefused) {
  const std::string whole = written();
  for (std::size_t size = 0; size + 2 < whole.size(); size += 7)
    EXPECT_FALSE(read_document(std::string_view(whole).substr(0, size)));
}

}  // namespace
}  // namespace tellings
