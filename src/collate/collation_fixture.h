// A small collation with one of everything, for the tests of what reads, writes and renders documents.
#pragma once

#include <memory>
#include <string>

#include "collate/collation.h"

namespace tellings {

// Two accounts: a1 "été 850 troops “Go home” said Lind", b2 the same with 900 and "Go away".
//   été 850 troops “Go home” said Lind      bytes: 850 6-9, troops 10-16, Go home 20-27, said 31-35, Lind
//   36-40
inline Collation sample_collation() {
  const auto account = [](const char* id, const char* text, const char* published) {
    auto out = std::make_shared<Account>();
    out->id = id;
    out->source = std::string("The ") + id;
    out->url = std::string("https://") + id + ".example/x";
    out->title = "Troops & words";
    out->text = text;
    out->sha256 = std::string(64, id[0]);
    out->published = parse_iso_time(published);
    out->paragraphs = {{{0, static_cast<std::uint32_t>(out->text.size())}, Role::kBody}};
    return out;
  };
  StoryCollation story;
  story.id = "s-1";
  story.title = "Troops <go>";
  story.language = "en";
  story.accounts = {
      account("a1", "\u00E9t\u00E9 850 troops \u201CGo home\u201D said Lind", "2020-01-03T10:00:00+02:00"),
      account("b2", "\u00E9t\u00E9 900 troops \u201CGo away\u201D said Lind", "2020-01-04")};
  auto later = std::make_shared<Account>(*story.accounts[1]);
  later->earlier = {{"b1", std::string(64, 'c'), parse_iso_time("2020-01-03"), true}};
  story.accounts[1] = later;
  story.read = {{true}, {true}};
  story.entities = {{"e1",
                     "Lind",
                     NameKind::kPerson,
                     {"Lind"},
                     {{"said Lind", {0, {31, 40}}}},
                     {{0, {36, 40}}, {1, {36, 40}}}}};

  Utterance utterance;
  utterance.id = "q1";
  utterance.speaker = 0;
  utterance.speaker_name = "Lind";
  utterance.text = "Go home";
  utterance.base = Base::kAgreed;
  Witness witness;
  witness.evidence = {0, {20, 27}};
  witness.speaker = 0;
  witness.speaker_name = "Lind";
  witness.cue = ByteSpan{31, 35};
  witness.covers = ByteSpan{0, 7};
  utterance.witnesses.push_back(witness);
  witness.evidence.account = 1;
  witness.verdict = Verdict::kAltered;
  witness.edits = {{EditOp::kReplace, EditKind::kSynonym, "home", "away", {23, 27}}};
  utterance.witnesses.push_back(witness);
  story.utterances = {utterance};

  FigureGroup group;
  group.id = "f1";
  group.measure = "troops";
  group.verdict = FigureVerdict::kConflict;
  FigureReading reading;
  reading.evidence = {0, {6, 9}};
  reading.value = reading.low = reading.high = 850;
  reading.unit = "people";
  group.readings.push_back(reading);
  reading.evidence.account = 1;
  reading.value = reading.low = reading.high = 900.5;
  reading.holder = "Lind";
  reading.according_to = Evidence{1, {36, 40}};
  group.readings.push_back(reading);
  story.figures = {group};

  Claim claim;
  claim.id = "c1";
  claim.text = "850 troops";
  claim.accounts = {0};
  claim.denied_by = {1};
  claim.unknown = {{1, "earlier"}};
  claim.same_as = {"f1"};
  claim.status = ClaimStatus::kDisputed;
  claim.evidence = {{{0, {6, 16}}, Stance::kAsserts, "e1", ByteSpan{36, 40}},
                    {{1, {6, 16}}, Stance::kDenies, "", std::nullopt}};
  story.claims = {claim};

  story.stemma.hidden = {{"h1", HiddenKind::kPressRelease, "release of Lind", {{0, {31, 40}}}}};
  Edge edge;
  edge.from = {false, 0};
  edge.to = 1;
  edge.how = Derivation::kRewritten;
  edge.share = 0.5;
  edge.score = 0.9;
  edge.direction_score = 0.8;
  edge.evidence = {{EdgeEvidenceKind::kPassage, ByteSpan{10, 16}, {10, 16}}};
  story.stemma.edges.push_back(edge);
  edge.from = {true, 0};
  edge.to = 0;
  edge.how = Derivation::kQuoted;
  edge.credited = true;
  edge.evidence = {{EdgeEvidenceKind::kCreditLine, std::nullopt, {31, 40}}};
  story.stemma.edges.push_back(edge);
  story.stemma.independent_groups = {{0, 1}};
  story.timeline = {{"2020-01-03", "day", "850 troops", {{0, {6, 16}}}}};
  story.brief.sentences = {{"850 troops", ClaimStatus::kDisputed, {{0, {6, 16}}, {1, {6, 16}}}}};
  story.brief.words = 2;

  Collation collation;
  collation.stories = {story};
  collation.apart = {{account("z9", "Elsewhere", "2019-01-01"), "another event: 2019", {}}};
  collation.skipped = {{"x.pdf", "a PDF; paste its text"}};
  return collation;
}

}  // namespace tellings
