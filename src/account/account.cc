#include "account/account.h"

#include <array>
#include <utility>

namespace tellings {
namespace {

template <typename Enum, std::size_t kSize>
std::string_view name_in(const std::array<std::pair<Enum, std::string_view>, kSize>& table, Enum value) {
  for (const auto& [candidate, name] : table) {
    if (candidate == value) return name;
  }
  return "";
}

template <typename Enum, std::size_t kSize>
std::optional<Enum> value_in(const std::array<std::pair<Enum, std::string_view>, kSize>& table,
                             std::string_view name) {
  for (const auto& [value, candidate] : table) {
    if (candidate == name) return value;
  }
  return std::nullopt;
}

constexpr std::array<std::pair<Role, std::string_view>, 12> kRoles = {
    {{Role::kBody, "body"},
     {Role::kHeading, "heading"},
     {Role::kCorrection, "correction"},
     {Role::kDateline, "dateline"},
     {Role::kByline, "byline"},
     {Role::kCaption, "caption"},
     {Role::kCredit, "credit"},
     {Role::kAdvertisement, "advertisement"},
     {Role::kPromotion, "promotion"},
     {Role::kNavigation, "navigation"},
     {Role::kComment, "comment"},
     {Role::kOther, "other"}}};
constexpr std::array<std::pair<Use, std::string_view>, 4> kUses = {
    {{Use::kAccount, "account"}, {Use::kOwn, "own"}, {Use::kDraft, "draft"}, {Use::kReference, "reference"}}};
constexpr std::array<std::pair<AccountKind, std::string_view>, 6> kKinds = {
    {{AccountKind::kNews, "news"},
     {AccountKind::kWire, "wire"},
     {AccountKind::kRelease, "release"},
     {AccountKind::kTranscript, "transcript"},
     {AccountKind::kSocial, "social"},
     {AccountKind::kBlog, "blog"}}};
constexpr std::array<std::pair<Completeness, std::string_view>, 3> kCompleteness = {
    {{Completeness::kFull, "full"}, {Completeness::kStub, "stub"}, {Completeness::kSummary, "summary"}}};

}  // namespace

std::string_view name_of(Role role) { return name_in(kRoles, role); }
std::optional<Role> role_named(std::string_view name) { return value_in(kRoles, name); }
std::string_view name_of(Use use) { return name_in(kUses, use); }
std::optional<Use> use_named(std::string_view name) { return value_in(kUses, name); }
std::string_view name_of(AccountKind kind) { return name_in(kKinds, kind); }
std::optional<AccountKind> account_kind_named(std::string_view name) { return value_in(kKinds, name); }
std::string_view name_of(Completeness completeness) { return name_in(kCompleteness, completeness); }

}  // namespace tellings
