// Why a line of the report says what it says: the evidence, what else it could have been, and what such
// judgements have been worth.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collate/collation.h"
#include "render/report.h"

namespace tellings {

struct ExplainedPlace {
  std::string account;
  std::uint32_t start = 0;  // code points
  std::uint32_t end = 0;
  std::string printed;
  std::string note;  // what it is taken for: "differs from the agreed wording", "asserts", "passage"
};

struct Alternative {
  std::string id;
  std::string text;
  double score = 0;  // 0..1, compares alternatives of one explanation only
  std::string why;   // what the score measures
};

struct Explanation {
  std::string id;
  std::string kind;       // quotation | figure | claim | edge
  std::string text;       // what is explained, as the report says it
  std::string judgement;  // in the words on screen
  std::string band;       // empty where it has none
  std::string worth;      // "27 of 30 like it were right on the story sets"; empty where not measured
  std::vector<ExplainedPlace> evidence;
  std::vector<Alternative> alternatives;  // best first
};

// `id`: an id of the document; q3, f2, c5: the third quotation, second figure, fifth claim, counted through
// the stories; a2:a7: what the second account has from the first, or that nothing was found. Nothing where no
// such thing is there. REQUIRES: spans lie within their texts.
std::optional<Explanation> explain(const Collation& collation, std::string_view id);

// One JSON object on indented lines ("format": "tellings.explanation/1"), line end behind.
std::string explanation_json(const Explanation& explanation);
Report explanation_report(const Explanation& explanation);

}  // namespace tellings
