// Who speaks: over real parses.
#include "annotate/speakers.h"

#include <gmock/gmock.h>

#include "annotate/reading_fixture.h"

namespace tellings {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

using SpeakersTest = ReadingTest;

TEST_F(SpeakersTest, TheSubjectOfTheSentenceBeforeOutweighsAKnownGenderFurtherBack) {
  read({"Secretary-general Tomas Lindquist vowed that his agents would file more complaints.",
        "Observers from the coast called the count slow.",
        "Poll chief Ana Ruiz would have none of it. “Three boxes had torn labels,” she shrugged."});
  EXPECT_THAT(sayings(), Contains("direct|Ana Ruiz|Three boxes had torn labels,"));
}

TEST_F(SpeakersTest, APersonWithinTheClauseIsNotWhoTheSentenceIsAbout) {
  read({"Mayor Rosa Delgado spoke first. She left early.",
        "Helen Strand, the former director of the port, said it was fair for Delgado to call for calm.",
        "“It is an apt call.”", "She said the port should wait."});
  EXPECT_THAT(sayings(), Contains("indirect|Helen Strand|the port should wait"));
}

TEST_F(SpeakersTest, TheDatelineIsNotTheSpeaker) {
  read({"NORTHMILL, Norway, Aug 14 (BP) - Danish pump maker Orlen said it would cut 1,200 jobs."});
  EXPECT_THAT(sayings(), Contains("indirect|Orlen|it would cut 1,200 jobs"));
}

TEST_F(SpeakersTest, WhoIsQuotedAsSaying) {
  read({"Earlier the council said in a statement that the boxes were broken.",
        "“It was a burglary,” it quoted Mayor Rosa Delgado as saying."});
  EXPECT_THAT(sayings(), Contains("direct|Rosa Delgado|It was a burglary,"));
}

TEST_F(SpeakersTest, AnOfficeWithACapitalIsThePersonBesideIt) {
  read({"The Director of Public Affairs of the Service, Ruth Calder, told a briefing: “We saw no one.”"});
  EXPECT_THAT(sayings(), ElementsAre("direct|Ruth Calder|We saw no one."));
}

TEST_F(SpeakersTest, AnOfficeAndItsHolder) {
  read({"The Taoiseach, Helen Strand, said the bridge was shut."});
  EXPECT_THAT(sayings(), Contains("indirect|Helen Strand|the bridge was shut"));
}

TEST_F(SpeakersTest, WhoToldIsNotSaid) {
  read({"Mayor Ana Ruiz runs the pumps.",
        "Shop stewards wrote to the owners in May and were told to “log it and go on”."});
  EXPECT_THAT(sayings(), Contains("mixed||log it and go on"));
}

TEST_F(SpeakersTest, ANewDescriptionThatAddsIsWhoSpokeBefore) {
  read({"“We wait,” Helen Strand said on Thursday.",
        "“It has gone on for long,” the former army doctor added."});
  EXPECT_THAT(sayings(), Contains("direct|Helen Strand|It has gone on for long,"));
}

TEST_F(SpeakersTest, AStatementSpeaksForWhoReadIt) {
  read({"Union leader Marcus Bell called a meeting.",
        "Site manager Kent Abbott read a statement at the gate. “The plant remains important to us,” it "
        "said."});
  EXPECT_THAT(sayings(), Contains("direct|Kent Abbott|The plant remains important to us,"));
}

TEST_F(SpeakersTest, WhoSaysItWithinAQuotation) {
  read({"“One was told by the phone company, ‘Madam, you have signed for it’,” Helen Strand said."});
  EXPECT_THAT(sayings(), Contains("direct|phone company|Madam, you have signed for it"));
}

TEST_F(SpeakersTest, AfterSaying) {
  read(
      {"Orlen Dry Docks Ltd runs the yard. The company said on Friday that files on 180 patients had been "
       "copied, after saying four days earlier that it was up to 40."});
  EXPECT_THAT(sayings(), Contains("indirect|Orlen Dry Docks Ltd|it was up to 40"));
}

TEST_F(SpeakersTest, SomebodysBrotherIsNotWhoWasNamedLast) {
  read({"Helen Strand came down first.", "His brother said that he had coughed for nine days."});
  EXPECT_THAT(sayings(), Contains("indirect|His brother|he had coughed for nine days"));
}

}  // namespace
}  // namespace tellings
