#include "account/language.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

class Language : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = LanguageGuesser::load(std::string(TELLINGS_DEPS_DIR) + "/lid.176.ftz");
    if (!loaded) GTEST_SKIP() << loaded.error().message;
    guesser_ = std::make_unique<LanguageGuesser>(*std::move(loaded));
  }
  std::unique_ptr<LanguageGuesser> guesser_;
};

TEST_F(Language, TellsRunningText) {
  EXPECT_EQ(guesser_->guess(
                "The ferry left the harbour at dawn\nand did not arrive, the port authority said on Monday."),
            "en");
  EXPECT_EQ(
      guesser_->guess(
          "Die Fähre verließ den Hafen am Morgen und kam nicht an, teilte die Hafenbehörde am Montag mit."),
      "de");
  EXPECT_EQ(
      guesser_->guess(
          "Le ferry a quitté le port à l'aube et n'est pas arrivé, a déclaré lundi l'autorité portuaire."),
      "fr");
}

TEST_F(Language, GivesUpOnShortText) {
  EXPECT_EQ(guesser_->guess(""), "");
  EXPECT_EQ(guesser_->guess("12:30 | 14"), "");
  EXPECT_EQ(guesser_->guess("Lisboa, Porto"), "");
}

TEST(LanguageModel, ABrokenFileIsAnError) {
  const auto missing = LanguageGuesser::load("/nowhere/lid.ftz");
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  const auto broken = LanguageGuesser::load(std::string(TELLINGS_SOURCE_DIR) + "/CMakeLists.txt");
  ASSERT_FALSE(broken.has_value());
  EXPECT_EQ(broken.error().code, ErrorCode::kInvalid);
}

}  // namespace
}  // namespace tellings
