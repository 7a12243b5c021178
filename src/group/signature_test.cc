#include "group/signature.h"

#include <gmock/gmock.h>

#include "base/hash.h"
#include "group/scan.h"
#include "group/testing.h"
#include "group/word_weight.h"

namespace tellings {
namespace {

using testing_support::account_of;

std::uint32_t hash_of(const char* stem) {
  return Term(static_cast<std::uint32_t>(hash64(stem)), false, 0).hash();
}

std::vector<std::uint32_t> hashes_of(const Signature& signature) {
  std::vector<std::uint32_t> out;
  for (const Term term : signature.terms) out.push_back(term.hash());
  return out;
}

TEST(WordWeight, RisesWithRarity) {
  EXPECT_LT(word_weight("the"), 0.5);
  EXPECT_LT(word_weight("people"), word_weight("minister"));
  EXPECT_LT(word_weight("minister"), word_weight("conveyor"));
  EXPECT_EQ(word_weight("haldorsen"), kMaxWordWeight);
  EXPECT_EQ(word_weight("minister's"), word_weight("minister"));
}

TEST(WordStem, PutsPluralAndPossessiveTogether) {
  EXPECT_EQ(word_stem("workers"), "worker");
  EXPECT_EQ(word_stem("worker\u2019s"), "worker");
  EXPECT_EQ(word_stem("parties"), "party");
  EXPECT_EQ(word_stem("gas"), "gas");
  EXPECT_EQ(word_stem("congress"), "congress");
  EXPECT_EQ(word_stem("2.5s"), "2.5s");
}

TEST(Term, KeepsHashNameAndWeight) {
  const Term term(0x1234567, true, 5.0);
  EXPECT_EQ(term.hash(), 0x1234567U);
  EXPECT_TRUE(term.is_name());
  EXPECT_NEAR(term.weight(), 5.0, 0.06);
  EXPECT_EQ(Term(1, false, 99).weight(), static_cast<float>(kMaxWordWeight));
}

TEST(Scan, NamesAreCapitalsInsideSentences) {
  std::vector<std::string> names;
  for (const ScannedWord& word : scan_words("Police in Lake Torrell spoke. \u201cFire crews met "
                                            "Brezny.\u201d\nGrain Silo Burns In Harbour Again"))
    if (word.name) names.push_back(word.stem);
  EXPECT_THAT(names, testing::ElementsAre("lake", "torrell", "brezny"));
}

TEST(Signature, KeepsTellingWordsInOrderWithFigures) {
  const Signature s =
      make_signature(account_of("a", "2024-05-14", "The blast at Quay 12 killed 14 dockers."));
  EXPECT_THAT(hashes_of(s), testing::ElementsAre(hash_of("blast"), hash_of("quay"), hash_of("12"),
                                                 hash_of("killed"), hash_of("14"), hash_of("docker")));
  EXPECT_TRUE(s.terms[1].is_name());
  EXPECT_FALSE(s.terms[0].is_name());
  EXPECT_EQ(s.words, 8);
  EXPECT_EQ(s.first_second, std::optional<std::int64_t>(parse_iso_time("2024-05-14")->interval().begin));
}

TEST(Signature, LeavesFurnitureOut) {
  Account account = account_of("a", "", "Quay 12 burned.\n\nSubscribe to the Gazette newsletter");
  account.paragraphs = {{{0, 15}, Role::kBody}, {{17, 52}, Role::kPromotion}};
  EXPECT_EQ(make_signature(account).words, 3);
}

TEST(Signature, IsAtMostTwoKilobytesAndKeepsTheMostTellingWords) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "harbour zq" + std::to_string(i % 700) + "x ";
  const Signature s = make_signature(account_of("a", "", text));
  EXPECT_EQ(s.terms.size(), kMaxTerms);
  EXPECT_LE(s.terms.size() * sizeof(Term), 2048U - 128U);
  EXPECT_EQ(s.terms.back().weight(), static_cast<float>(kMaxWordWeight));
}

TEST(Signature, VerbatimCopiesHaveOneHashWhateverTheirTitle) {
  Account a = account_of("a", "", testing_support::kBlastWire);
  Account b = account_of("b", "", testing_support::kBlastWire);
  b.title = "Four dead in blast";
  EXPECT_EQ(make_signature(a).text_hash, make_signature(b).text_hash);
  EXPECT_NE(make_signature(a).text_hash,
            make_signature(account_of("c", "", testing_support::kBlastLocal)).text_hash);
}

TEST(Signature, OfNothingIsEmpty) {
  const Signature s = make_signature(account_of("a", "", ""));
  EXPECT_TRUE(s.terms.empty());
  EXPECT_EQ(s.words, 0);
}

}  // namespace
}  // namespace tellings
