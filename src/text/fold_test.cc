#include "text/fold.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

TEST(Fold, DropsMarksAndCase) {
  EXPECT_EQ(fold("François-Philippe CHAMPAGNE"), "francois-philippe champagne");
  EXPECT_EQ(fold("Ñandú ﬁn Straße"), "nandu fin strasse");
  EXPECT_EQ(fold("e\u0301"), fold("é"));
  EXPECT_EQ(fold("½ … ™"), "1⁄2 ... tm");
  EXPECT_EQ(fold("ΣΊΣΥΦΟΣ"), "σισυφοσ");
  EXPECT_EQ(fold("İstanbul"), "istanbul");
  EXPECT_EQ(fold("한국").size(), 18U);  // six jamo of three bytes
  EXPECT_EQ(fold("\uFDFA"), "صلى الله عليه وسلم");
}

TEST(Fold, KeepsLettersThatHaveNoDecomposition) { EXPECT_EQ(fold("Bjørn Łódź"), "bjørn łodz"); }

TEST(FoldName, BringsTransliterationsTogether) {
  EXPECT_EQ(fold_name("Bjørn"), "bjorn");
  EXPECT_EQ(fold_name("Łódź"), "lodz");
  EXPECT_EQ(fold_name("Sana'a"), fold_name("Sanaa"));
  EXPECT_EQ(fold_name("al-Ḥasan"), "alhasan");
  EXPECT_EQ(fold_name("Æthelred Þór"), "aethelred thor");
}

}  // namespace
}  // namespace tellings
