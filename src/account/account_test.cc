#include "account/account.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

TEST(Account, NamesRoundTrip) {
  for (const Role role : {Role::kBody, Role::kHeading, Role::kCorrection, Role::kDateline, Role::kByline,
                          Role::kCaption, Role::kCredit, Role::kAdvertisement, Role::kPromotion,
                          Role::kNavigation, Role::kComment, Role::kOther}) {
    EXPECT_FALSE(name_of(role).empty());
    EXPECT_EQ(role_named(name_of(role)), role);
  }
  for (const Use use : {Use::kAccount, Use::kOwn, Use::kDraft, Use::kReference})
    EXPECT_EQ(use_named(name_of(use)), use);
  EXPECT_EQ(account_kind_named("wire"), AccountKind::kWire);
  EXPECT_FALSE(role_named("Body").has_value());
  EXPECT_EQ(name_of(Completeness::kStub), "stub");
}

TEST(Account, FurnitureStartsBehindCorrection) {
  EXPECT_FALSE(is_furniture(Role::kBody) || is_furniture(Role::kHeading) || is_furniture(Role::kCorrection));
  EXPECT_TRUE(is_furniture(Role::kDateline) && is_furniture(Role::kOther));
}

}  // namespace
}  // namespace tellings
