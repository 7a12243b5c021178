// A story laid side by side: the C++ twin of the collation document (COLLATION.md, docs/schema/). Plain data.
// Spans are bytes here; document/ converts them to code points when it writes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/account.h"
#include "annotate/notes.h"
#include "base/span.h"

namespace tellings {

using AccountIndex = std::uint32_t;  // index in StoryCollation::accounts

struct Evidence {
  AccountIndex account = 0;
  ByteSpan span;
  auto operator<=>(const Evidence&) const = default;
};

enum class Band : std::uint8_t { kClear, kLikely, kOpen };
std::string_view name_of(Band band);  // "clear", "likely", "open"

// Who a name is, over all accounts.
struct RoleReading {
  std::string text;
  Evidence evidence;
};
struct Entity {
  std::string id;
  std::string name;
  NameKind kind = NameKind::kOther;
  std::vector<std::string> aliases;
  std::vector<RoleReading> roles;
  std::vector<Evidence> mentions;  // names only: no pronouns, no descriptions
};
using EntityIndex = std::uint32_t;  // index in StoryCollation::entities

enum class EditOp : std::uint8_t { kReplace, kInsert, kDelete };
std::string_view name_of(EditOp op);
enum class EditKind : std::uint8_t { kSynonym, kNumber, kName, kNegation, kHedge, kContraction, kOther };
std::string_view name_of(EditKind kind);
struct Edit {
  EditOp op = EditOp::kReplace;
  EditKind kind = EditKind::kOther;
  std::string from;  // words of the base
  std::string to;    // words of the witness
  ByteSpan span;     // in the witness's account; empty at the place for a deletion
};

enum class Verdict : std::uint8_t { kVerbatim, kTrimmed, kAltered, kSpliced, kIndirect };
std::string_view name_of(Verdict verdict);

// One piece of an utterance in one account.
struct Witness {
  Evidence evidence;
  QuoteKind kind = QuoteKind::kDirect;
  std::optional<EntityIndex> speaker;
  std::string speaker_name;  // as this account tells it
  std::optional<ByteSpan> cue;
  Verdict verdict = Verdict::kVerbatim;
  bool translation = false;
  Band band = Band::kClear;
  std::optional<ByteSpan> covers;  // bytes of Utterance::text that this piece gives
  std::vector<std::string> joins;  // ids of the utterances that a spliced piece joins
  std::vector<Edit> edits;
};

enum class Base : std::uint8_t { kReference, kPrimary, kAgreed, kNone };
std::string_view name_of(Base base);

// The same words said on the same occasion, with everyone who gives them.
struct Utterance {
  std::string id;
  std::optional<EntityIndex> speaker;
  std::string speaker_name;
  std::string text;  // best attested wording
  AccountIndex text_from = 0;
  Base base = Base::kNone;
  std::uint32_t independent = 1;
  std::uint32_t independent_low = 1;
  std::uint32_t independent_high = 1;
  Occasion origin = Occasion::kUnknown;
  std::vector<Witness> witnesses;  // by account, then span
};

enum class FigureVerdict : std::uint8_t { kAgree, kCompatible, kUpdated, kConflict, kSingle };
std::string_view name_of(FigureVerdict verdict);
struct FigureReading {
  Evidence evidence;
  std::optional<double> value;
  std::optional<double> low;
  std::optional<double> high;
  std::string unit;
  Qualifier qualifier = Qualifier::kExact;
  std::string as_of;  // empty: not printed
  std::optional<Evidence> according_to;
  std::string holder;             // who is named as saying so; empty: the account itself
  std::uint32_t independent = 1;  // tellings of this reading without shared source
};
struct FigureGroup {
  std::string id;
  std::string measure;  // words of an account
  FigureVerdict verdict = FigureVerdict::kSingle;
  Band band = Band::kLikely;
  std::vector<FigureReading> readings;  // by account, then span
  std::string note;                     // "probable copying slip: 287 / 278"; empty where none
};

enum class Stance : std::uint8_t { kAsserts, kHedges, kDenies, kCorrects };
std::string_view name_of(Stance stance);
enum class ClaimStatus : std::uint8_t { kConfirmed, kSingleSource, kDisputed };
std::string_view name_of(ClaimStatus status);
struct ClaimEvidence {
  Evidence evidence;
  Stance stance = Stance::kAsserts;
  std::string according_to;  // entity id or printed name of the one quoted; empty: the account itself
  std::optional<ByteSpan> according_to_span;
};
struct UnknownAccount {
  AccountIndex account = 0;
  std::string why;  // "earlier" | "stub" | "language" | "time unknown"
};
struct Claim {
  std::string id;
  std::string text;  // words printed in some account
  std::vector<AccountIndex> accounts;
  std::vector<AccountIndex> denied_by;
  std::vector<AccountIndex> silent;
  std::vector<UnknownAccount> unknown;
  std::uint32_t independent = 1;
  std::uint32_t independent_low = 1;
  std::uint32_t independent_high = 1;
  std::vector<std::string> same_as;
  ClaimStatus status = ClaimStatus::kSingleSource;
  std::vector<ClaimEvidence> evidence;
};

enum class HiddenKind : std::uint8_t {
  kUnknown,
  kPressRelease,
  kWireStory,
  kSocialPost,
  kPressConference,
  kEarlierReport
};
std::string_view name_of(HiddenKind kind);  // "" for kUnknown
struct HiddenSource {
  std::string id;
  HiddenKind kind = HiddenKind::kUnknown;
  std::string label;
  std::vector<Evidence> evidence;
};

// A source in the stemma: an account, or a hidden source that accounts drew on.
struct SourceRef {
  bool hidden = false;
  std::uint32_t index = 0;  // in StoryCollation::accounts or Stemma::hidden
  auto operator<=>(const SourceRef&) const = default;
};
enum class Derivation : std::uint8_t { kVerbatim, kAbridged, kRewritten, kSpun, kTranslated, kQuoted };
std::string_view name_of(Derivation how);
enum class EdgeEvidenceKind : std::uint8_t {
  kPassage,
  kSharedError,
  kSameCut,
  kSameOrder,
  kCreditLine,
  kEarlier,
  kSynonym
};
std::string_view name_of(EdgeEvidenceKind kind);
struct EdgeEvidence {
  EdgeEvidenceKind kind = EdgeEvidenceKind::kPassage;
  std::optional<ByteSpan> from;  // none where the source is hidden
  ByteSpan to;
};
struct Edge {
  SourceRef from;
  AccountIndex to = 0;
  Derivation how = Derivation::kRewritten;
  bool credited = false;
  double share = 0;            // of the words of `to`'s own text
  double score = 0;            // that there is derivation between the two
  double direction_score = 0;  // that it runs this way; below kOpenDirection it is shown without an arrowhead
  Band band = Band::kLikely;
  std::vector<EdgeEvidence> evidence;
};
struct Stemma {
  std::vector<HiddenSource> hidden;
  std::vector<Edge> edges;                                    // acyclic
  std::vector<std::vector<AccountIndex>> independent_groups;  // a partition of the counted accounts
};

struct TimelineEntry {
  std::string when;
  std::string precision;
  std::string what;
  std::vector<Evidence> evidence;
};

struct BriefSentence {
  std::string text;
  ClaimStatus status = ClaimStatus::kSingleSource;
  std::vector<Evidence> evidence;
};
struct Brief {
  std::vector<BriefSentence> sentences;  // at most 150 words together
  std::uint32_t words = 0;
};

// What was read of an account: a language without a pipeline is read as text only and never counted as
// silent.
struct AccountReading {
  bool analysed = true;
};

struct StoryCollation {
  std::string id;
  std::string title;
  std::string language;
  std::vector<std::shared_ptr<const Account>> accounts;  // by time, then id
  std::vector<AccountReading> read;                      // parallel to accounts
  std::vector<Entity> entities;                          // most mentioned first
  std::vector<Utterance> utterances;
  std::vector<FigureGroup> figures;
  std::vector<Claim> claims;  // most important first
  Stemma stemma;
  std::vector<TimelineEntry> timeline;
  Brief brief;
};

struct ApartAccount {
  std::shared_ptr<const Account> account;
  std::string reason;  // "another event: 2019, Aden"
  std::vector<Evidence> evidence;
};
struct SkippedInput {
  std::string input;
  std::string reason;
};
struct Collation {
  std::vector<StoryCollation> stories;
  std::vector<ApartAccount> apart;
  std::vector<SkippedInput> skipped;
};

}  // namespace tellings
