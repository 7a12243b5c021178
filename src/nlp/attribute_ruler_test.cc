#include "nlp/attribute_ruler.h"

#include <gtest/gtest.h>

#include "nlp/language.h"

namespace tellings {
namespace {

using nlohmann::json;

const std::vector<std::string> kTags{"NN", "VBZ", "_SP"};
const std::vector<std::string> kLabels{"", "ROOT", "expl"};

TEST(AttributeRuler, RefusesWhatItDoesNotKnowByPlace) {
  for (const char* pattern : {R"({"SHAPE": "Xx"})", R"({"TAG": {"REGEX": "V.*"}})",
                              R"({"LOWER": {"FUZZY": "a"}})", R"({"TAG": "NN", "OP": "+"})"}) {
    const json groups = json::array({{{"patterns", json::array({json::array({json::parse(pattern)})})},
                                      {"attrs", {{"POS", "NOUN"}}},
                                      {"index", 0}}});
    const auto ruler = AttributeRuler::read(groups, kTags, kLabels);
    ASSERT_FALSE(ruler) << pattern;
    EXPECT_NE(ruler.error().message.find("group 0"), std::string::npos);
  }
  const json outside = json::parse(R"([{"patterns": [[{"TAG": "NN"}]], "attrs": {}, "index": 1}])");
  EXPECT_FALSE(AttributeRuler::read(outside, kTags, kLabels));
  const json no_pos =
      json::parse(R"([{"patterns": [[{"TAG": "NN"}]], "attrs": {"POS": "NOON"}, "index": 0}])");
  EXPECT_FALSE(AttributeRuler::read(no_pos, kTags, kLabels));
  EXPECT_FALSE(AttributeRuler::read(json("text"), kTags, kLabels));
}

TEST(AttributeRuler, MorphIsSortedByFeatureAndValue) {
  EXPECT_EQ(normal_morph("_"), "");
  EXPECT_EQ(normal_morph("Tense=Pres|Number=Sing"), "Number=Sing|Tense=Pres");
  EXPECT_EQ(normal_morph("PronType=Rel,Dem"), "PronType=Dem,Rel");
}

TEST(Language, FeatureIsReadWhole) {
  EXPECT_EQ(feature("Number=Sing|Person=3", "Person"), "3");
  EXPECT_EQ(feature("NumberX=Sing", "Number"), "");
  EXPECT_EQ(find_language("tlh"), nullptr);
  ASSERT_NE(find_language("en"), nullptr);
}

}  // namespace
}  // namespace tellings
