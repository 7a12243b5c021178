// The rules of reading that can be left out one by one, to measure what each is worth (eval/run.py
// --without). What every reading needs, such as the number grammar or the tree itself, is none of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tellings {

// Named after what is read by it; the file that holds the rule says it with an example.
enum class Rule : std::uint8_t {
  // names: names.cc, name_spans.cc, name_roles.cc
  kDefinitions,
  kShortForms,
  kMisspellings,
  kRoles,
  kNameJoints,
  kBodyNouns,
  kKindByWords,
  kKindByNeighbours,
  // who is meant: dateline.cc, focus.cc, speakers.cc
  kDatelines,
  kPronouns,
  kStatementsRead,
  kDescriptions,
  kNamesBeside,
  kDocumentOwners,
  kMainBody,
  kOffices,
  kQuotedAsSaying,
  kOrderOfSpeech,
  kSameWords,
  // quotations: around_marks.cc, marked_quotes.cc, quotes.cc, transcript.cc
  kColons,
  kDashes,
  kScareSigns,
  kScareShapes,
  kTitlesOfWorks,
  kSubheads,
  kHeadlines,
  kOpeningClauses,
  kNestedQuotes,
  kTranscripts,
  kMarksOfClauses,
  // reported speech: indirect_quotes.cc, reported_clause.cc
  kAccordingTo,
  kInfinitives,
  kNounContents,
  kSourceBefore,
  kOwnVerbs,
  kAsides,
  kCountedParts,
  // figures and times: figure.cc, figure_*.cc, time.cc
  kJoinedBounds,
  kConversions,
  kInheritedUnits,
  kSettledCurrencies,
  kMinorCounts,
  kNumbersOfNames,
  kWordsBeforeNumber,
  kDirections,
};
inline constexpr std::size_t kRuleCount = static_cast<std::size_t>(Rule::kDirections) + 1;

std::string_view name_of(Rule rule);  // "short-forms"
std::optional<Rule> rule_named(std::string_view name);
std::string all_rule_names();  // parted by a comma and a blank

// All rules but those left out.
class Rules {
 public:
  void leave_out(Rule rule) { out_ |= bit(rule); }
  [[nodiscard]] bool uses(Rule rule) const { return (out_ & bit(rule)) == 0; }

 private:
  static constexpr std::uint64_t bit(Rule rule) { return std::uint64_t{1} << static_cast<unsigned>(rule); }
  static_assert(kRuleCount <= 64);
  std::uint64_t out_ = 0;
};

}  // namespace tellings
