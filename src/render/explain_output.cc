#include <cmath>

#include "base/json_writer.h"
#include "render/explain.h"
#include "render/wording.h"

namespace tellings {
namespace {

std::string percent(double score) { return std::to_string(std::lround(score * 100)) + " %"; }

Line bullet(std::vector<Run> runs) { return {std::move(runs), 0, true, ""}; }

}  // namespace

std::string explanation_json(const Explanation& explanation) {
  std::string out;
  JsonWriter json(out, 1);
  json.begin_object().member("format", "tellings.explanation/1").member("id", explanation.id);
  json.member("kind", explanation.kind)
      .member("text", explanation.text)
      .member("judgement", explanation.judgement);
  json.member_or_null("band", explanation.band).member_or_null("worth", explanation.worth);
  json.key("evidence").begin_array();
  for (const ExplainedPlace& place : explanation.evidence) {
    json.begin_object()
        .member("account", place.account)
        .member("start", place.start)
        .member("end", place.end);
    json.member("printed", place.printed).member("note", place.note).end_object();
  }
  json.end_array().key("alternatives").begin_array();
  for (const Alternative& other : explanation.alternatives) {
    json.begin_object().member("id", other.id).member("text", other.text).member("score", other.score);
    json.member("why", other.why).end_object();
  }
  json.end_array().end_object();
  return out + "\n";
}

Report explanation_report(const Explanation& explanation) {
  Report report;
  report.title = plain(explanation.kind + " " + explanation.id);
  report.head.push_back({{{plain(explanation.text), Style::kPrinted}}});
  report.head.push_back({{{plain(explanation.judgement), Style::kStrong}}});
  if (!explanation.band.empty()) {
    Line line{{{"band: " + explanation.band}}};
    if (!explanation.worth.empty()) line.runs.push_back({"; " + explanation.worth, Style::kFaint});
    report.head.push_back(std::move(line));
  }
  Section evidence{"Evidence", "as printed", {}};
  for (const ExplainedPlace& place : explanation.evidence) {
    evidence.lines.push_back(
        bullet({{plain(place.account), Style::kAccount},
                {" " + std::to_string(place.start) + "-" + std::to_string(place.end) + " ", Style::kFaint},
                {plain(place.printed), Style::kPrinted},
                {"  " + plain(place.note), Style::kFaint}}));
  }
  Section others{"What else it could be", "best first", {}};
  for (const Alternative& other : explanation.alternatives) {
    others.lines.push_back(bullet({{percent(other.score) + " ", Style::kStrong},
                                   {plain(other.id), Style::kAccount},
                                   {" " + plain(other.text), Style::kPrinted},
                                   {"  " + plain(other.why), Style::kFaint}}));
  }
  for (Section* section : {&evidence, &others})
    if (!section->lines.empty()) report.sections.push_back(std::move(*section));
  return report;
}

}  // namespace tellings
