// One account: what one source tells in one text, as it came, with what is known about its origin.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/printed_time.h"
#include "base/span.h"

namespace tellings {

// What a paragraph is for. All but body, heading and correction are furniture: shown greyed, never collated.
enum class Role : std::uint8_t {
  kBody,
  kHeading,
  kCorrection,  // the account's own words about its earlier words
  kDateline,    // furniture only where it stands as a paragraph of its own; so is a byline
  kByline,
  kCaption,
  kCredit,
  kAdvertisement,
  kPromotion,
  kNavigation,
  kComment,
  kOther,
};
std::string_view name_of(Role role);  // the names of COLLATION.md: "body", "heading", ...
std::optional<Role> role_named(std::string_view name);
inline bool is_furniture(Role role) { return role > Role::kCorrection; }

struct Paragraph {
  ByteSpan span;
  Role role = Role::kBody;
  bool operator==(const Paragraph&) const = default;
};

// "With files from The Associated Press": whose work the account says it carries.
struct Credit {
  std::string agency;
  ByteSpan span;
};

// How an account may be used: only kAccount is counted, may be base, may stand in the brief.
enum class Use : std::uint8_t { kAccount, kOwn, kDraft, kReference };
std::string_view name_of(Use use);
std::optional<Use> use_named(std::string_view name);

enum class AccountKind : std::uint8_t { kNews, kWire, kRelease, kTranscript, kSocial, kBlog };
std::string_view name_of(AccountKind kind);
std::optional<AccountKind> account_kind_named(std::string_view name);

// Whether the text is all that was published.
enum class Completeness : std::uint8_t { kFull, kStub, kSummary };
std::string_view name_of(Completeness completeness);

// A text that stood at the account's address before it.
struct EarlierVersion {
  std::string id;      // of the account that it was
  std::string sha256;  // of its text
  std::optional<PrintedTime>
      time;  // when it was changed, fetched or published; the first of these that is known
  bool replaced_silently = false;  // the text after it says neither that nor when it was changed
};

// Immutable once read. `text` is valid UTF-8 (invalid bytes became U+FFFD on reading); all spans are bytes of
// `text`.
struct Account {
  std::string id;
  std::string source;  // outlet; empty where unknown
  std::string url;
  std::string title;  // empty where none
  std::vector<std::string> byline;
  Use use = Use::kAccount;
  AccountKind kind = AccountKind::kNews;
  std::optional<PrintedTime> published;
  std::optional<PrintedTime> modified;
  std::optional<PrintedTime> retrieved;
  std::string language;  // ISO 639-1; empty where the text is too short or too mixed to tell
  Completeness complete = Completeness::kFull;
  std::string text;
  std::vector<Paragraph> paragraphs;  // in order, not overlapping, without the blank lines between them
  std::vector<Credit> credit;
  std::string sha256;                   // of text
  std::string version_of;               // id of the account that this is a later version of; empty where none
  std::vector<EarlierVersion> earlier;  // oldest first; empty where none is known
};

}  // namespace tellings
