#include "render/exports.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "collate/collation_fixture.h"
#include "render/explain.h"
#include "render/story_spans.h"

namespace tellings {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(StorySpans, ContextStopsAtTheEndsOfTheText) {
  const Collation collation = sample_collation();
  const StorySpans spans(collation.stories[0]);
  const Evidence figure{0, {6, 9}};
  EXPECT_EQ(spans.printed(figure), "850");
  EXPECT_EQ(spans.offsets(figure), (std::pair<std::uint32_t, std::uint32_t>{4, 7}));
  EXPECT_EQ(spans.before(figure, 100), "\u00E9t\u00E9 ");
  EXPECT_EQ(spans.behind(figure, 7), " troops");
}

TEST(XmlEscaped, WhatXmlDoesNotAllowIsReplaced) {
  EXPECT_EQ(xml_escaped("a<b> & \"c\"\x1b"), "a&lt;b&gt; &amp; &quot;c&quot;\uFFFD");
}

TEST(UrnOf, WhatIsNoNameIsPercentCoded) {
  EXPECT_EQ(urn_of(sample_collation().stories[0], "a 1/\u00E9"), "urn:tellings:s-1:a%201%2F%C3%A9");
}

TEST(ExportTei, AReadingMarksTheWordThatDiffers) {
  const std::string tei = export_tei(sample_collation());
  EXPECT_THAT(tei, HasSubstr("<lem wit=\"#s1w1\">Go home</lem>"));
  EXPECT_THAT(tei,
              HasSubstr("<rdg wit=\"#s1w2\" type=\"altered\">Go <seg type=\"replace\" subtype=\"synonym\" "
                        "n=\"home\">away</seg></rdg>"));
  EXPECT_THAT(tei, HasSubstr("Troops &amp; words"));
}

TEST(ExportGraphml, AnOpenDirectionHasNoArrow) {
  Collation collation = sample_collation();
  EXPECT_THAT(export_graphml(collation), Not(HasSubstr("directed=\"false\"")));
  collation.stories[0].stemma.edges[0].direction_score = 0.5;
  EXPECT_THAT(export_graphml(collation), HasSubstr("directed=\"false\""));
}

TEST(ExportProv, AnOpenDirectionIsAnAlternateAndNoDerivation) {
  Collation collation = sample_collation();
  collation.stories[0].stemma.edges.resize(1);
  EXPECT_THAT(export_prov(collation), HasSubstr("prov:Derivation\""));
  collation.stories[0].stemma.edges[0].direction_score = 0.5;
  EXPECT_THAT(export_prov(collation), Not(HasSubstr("\"prov:Derivation\"")));
}

TEST(ExportCsv, ACellIsNoFormula) {
  Collation collation = sample_collation();
  collation.stories[0].figures[0].measure = "=cmd(), \"x\"";
  collation.stories[0].figures[0].readings[0].value = -4;
  const std::string csv = export_figures_csv(collation);
  EXPECT_THAT(csv, HasSubstr("\"'=cmd(), \"\"x\"\"\""));
  EXPECT_THAT(csv, HasSubstr(",850,4,7,-4,"));
}

TEST(Explain, ThingsAreFoundByIdAndByPlace) {
  const Collation collation = sample_collation();
  for (const char* id : {"q1", "f1", "c1", "a1:b2"}) {
    const auto found = explain(collation, id);
    ASSERT_TRUE(found) << id;
    EXPECT_FALSE(found->evidence.empty()) << id;
    EXPECT_FALSE(found->judgement.empty()) << id;
  }
  for (const char* id : {"", "q", "q2", "q0", "x1", "a1:a1", "a1:zz", ":", "f99999999999999999999"})
    EXPECT_FALSE(explain(collation, id)) << id;
}

TEST(Explain, ATellingThatDiffersSaysHow) {
  const auto found = explain(sample_collation(), "q1");
  ASSERT_EQ(found->evidence.size(), 2U);
  EXPECT_EQ(found->evidence[1].note, "differs from the agreed wording: synonym \"home\" -> \"away\"");
}

TEST(Explain, TwoAccountsWithoutAnEdgeShowWhatTheyShare) {
  Collation collation = sample_collation();
  collation.stories[0].stemma.edges.clear();
  const auto found = explain(collation, "b2:a1");
  ASSERT_TRUE(found);
  EXPECT_THAT(found->judgement, HasSubstr("nothing found"));
  EXPECT_EQ(found->alternatives.size(), 2U);
}

}  // namespace
}  // namespace tellings
