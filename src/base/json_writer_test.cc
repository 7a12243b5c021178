#include "base/json_writer.h"

#include <gtest/gtest.h>

#include <limits>

namespace tellings {
namespace {

TEST(JsonWriter, WritesInTheOrderOfTheCalls) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("id", "a1").key("span").begin_array().value(3).value(7U).end_array();
  json.member("none", std::optional<int>())
      .member("yes", true)
      .member_or_null("url", "")
      .key("empty")
      .begin_object()
      .end_object()
      .end_object();
  EXPECT_EQ(out, R"({"id":"a1","span":[3,7],"none":null,"yes":true,"url":null,"empty":{}})");
}

TEST(JsonWriter, NumbersAreShortestAndWholeWhereTheyCanBe) {
  std::string out;
  JsonWriter json(out);
  json.begin_array()
      .value(0.1)
      .value(1.0)
      .value(-0.0)
      .value(1e300)
      .value(4.86e9)
      .value(1.0 / 3)
      .value(std::numeric_limits<double>::infinity())
      .end_array();
  EXPECT_EQ(out, "[0.1,1,0,1e+300,4860000000,0.3333333333333333,null]");
}

TEST(JsonWriter, EscapesWhatMustBe) {
  std::string out;
  JsonWriter(out).value(std::string_view("\"\\\n\t\r\x01\x1f é", 10));
  EXPECT_EQ(out, "\"\\\"\\\\\\n\\t\\r\\u0001\\u001f é\"");
}

TEST(JsonWriter, Indents) {
  std::string out;
  JsonWriter json(out, 1);
  json.begin_object()
      .member("a", 1)
      .key("b")
      .begin_array()
      .end_array()
      .key("c")
      .begin_array()
      .value(2)
      .end_array()
      .end_object();
  EXPECT_EQ(out, "{\n \"a\": 1,\n \"b\": [],\n \"c\": [\n  2\n ]\n}");
}

}  // namespace
}  // namespace tellings
