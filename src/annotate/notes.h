// What one account says, taken apart: names, quotations, figures, times, statements, each with the span it
// was read from. Nothing here knows of a second account.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "nlp/document.h"

namespace tellings {

using NameIndex = std::uint32_t;  // index in Notes::names

enum class NameKind : std::uint8_t { kPerson, kOrg, kPlace, kEvent, kOther };
std::string_view name_of(NameKind kind);  // "person", ...

enum class MentionKind : std::uint8_t {
  kFull,         // "Anne-Marie Delacourt"
  kPart,         // "Delacourt"
  kTitled,       // "Foreign Affairs Minister Anne-Marie Delacourt", "Gen. Harrow"
  kAcronym,      // "NDP"
  kPronoun,      // "he": resolved only where the text decides
  kDescription,  // "the minister"
};

struct Mention {
  ByteSpan span;
  MentionKind kind = MentionKind::kFull;
};

// One person, organisation, place or event of the account, with all the ways it is named.
struct Name {
  std::string name;  // the fullest form printed, without title
  NameKind kind = NameKind::kOther;
  std::vector<Mention> mentions;  // in text order
  std::vector<ByteSpan> roles;    // "commander of the river guard"
};

enum class QuoteKind : std::uint8_t { kDirect, kMixed, kIndirect };
std::string_view name_of(QuoteKind kind);  // "direct", ...

// Where the words were said, so far as the account tells.
enum class Occasion : std::uint8_t {
  kUnknown,
  kPressRelease,
  kPressConference,
  kInterview,
  kSocialPost,
  kSpeech,
  kCourt,
  kReport
};
std::string_view name_of(Occasion occasion);  // "press release", ...; "" for kUnknown

struct Quote {
  QuoteKind kind = QuoteKind::kDirect;
  std::vector<ByteSpan> content;   // in text order, without the marks; several where an attribution splits it
  std::vector<ByteSpan> marked;    // the same with their marks (equal to content for indirect speech)
  std::optional<ByteSpan> cue;     // "said", "according to"
  std::optional<ByteSpan> source;  // "the minister", as printed
  std::optional<NameIndex> speaker;  // where the source could be resolved to a name of this account
  std::string speaker_name;          // resolved full name, else the source as printed; empty where unknown
  Occasion occasion = Occasion::kUnknown;
  bool saying = true;  // false for beliefs and intentions (only `--attributions all` prints those)
};

enum class Qualifier : std::uint8_t { kExact, kAbout, kAtLeast, kMoreThan, kUpTo, kUnder, kRange, kVague };
std::string_view name_of(Qualifier qualifier);  // "exact", "about", "at least", ...

enum class Change : std::uint8_t { kNone, kUp, kDown };

struct Figure {
  ByteSpan span;                // number with the thing counted and its qualifier: "at least 14 people"
  ByteSpan number;              // "14"
  std::optional<double> value;  // none for a range or a vague number
  std::optional<double>
      low;  // at least 14: value 14, low 14, high none. about: both none. hundreds: 200, 999
  std::optional<double> high;
  std::string
      unit;  // normal form: "people", "USD", "percent", "km", "years"; for a bare count the noun counted
  Qualifier qualifier = Qualifier::kExact;
  Change change = Change::kNone;
  ByteSpan concept_span;  // words naming what is counted, may be empty: "Canadian troops"
  std::vector<std::string>
      concept_lemmas;  // content lemmas of what is counted and its restriction, lower case, in text order
  std::string as_of;   // ISO time the value holds for, so far as printed; empty else
  std::optional<ByteSpan> according_to;
  std::optional<NameIndex> holder;  // who is named as saying so
  std::uint32_t sentence = 0;
  std::string counted;          // lemmas of the noun counted and its modifiers: "heart transplant"; empty for
                                // measures and money
  std::vector<ByteSpan> about;  // what the figure is said of, nearest first: "earnings", "footballers"
  std::optional<double> ratio;  // printed as a fraction: "a third" has value 33.3, unit percent, ratio 1/3
  bool near = false;            // "nearly", "almost": a high bound that is as good as reached
  bool age = false;             // "17-year-old", "Smith, 45,": unit years
  bool minor = false;           // "one of the best": read, but nothing that accounts are compared by
};

struct TimeRef {
  ByteSpan span;
  std::string value;       // TIMEX3: "2020-01-03", "2020-W05", "P3D"
  bool of_report = false;  // time of the telling ("at the time of publication"), not of the event
};

enum class Polarity : std::uint8_t { kAffirmed, kNegated };
enum class Certainty : std::uint8_t { kAsserted, kHedged };  // "may", "reportedly", "is believed to"
enum class Tense : std::uint8_t { kPast, kPresent, kFuture };

// One thing that the account says happened or is so: a predicate with its arguments.
struct Statement {
  ByteSpan span;  // the clause as printed
  std::uint32_t sentence = 0;
  TokenIndex predicate = 0;
  std::string lemma;  // "kill"
  std::optional<ByteSpan> subject;
  std::optional<ByteSpan> object;
  Polarity polarity = Polarity::kAffirmed;
  Certainty certainty = Certainty::kAsserted;
  Tense tense = Tense::kPast;
  std::optional<ByteSpan> according_to;
  std::optional<NameIndex> holder;     // who is named as saying so
  std::vector<NameIndex> names;        // named in the clause
  std::vector<std::uint32_t> figures;  // indices in Notes::figures
  std::vector<std::uint32_t> times;    // indices in Notes::times
};

struct Notes {
  std::shared_ptr<const Document> document;
  std::vector<Name> names;
  std::vector<Quote> quotes;          // by first content byte
  std::vector<Figure> figures;        // by span
  std::vector<TimeRef> times;         // by span
  std::vector<Statement> statements;  // by span
};

}  // namespace tellings
