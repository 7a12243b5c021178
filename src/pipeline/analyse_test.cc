#include "pipeline/analyse.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "account/complete.h"
#include "pipeline/notes_json.h"

namespace tellings {
namespace {

const Analyzer& analyzer() {
  static const auto kLoaded =
      Analyzer::load(std::filesystem::path(TELLINGS_BINARY_DIR) / "models" / "en.model");
  return kLoaded.value();
}

constexpr const char* kFirst = "A ferry with 43 people sank off Cascais on Tuesday, the coast guard said.";
constexpr const char* kSecond = "\"We heard one call and then nothing,\" harbour master Ana Brill said.";

std::shared_ptr<const Account> account(const std::string& id, const std::string& text,
                                       const std::string& language = "en") {
  Account made;
  made.id = id;
  made.text = text;
  made.language = language;
  complete_account(made);
  return std::make_shared<const Account>(std::move(made));
}

std::string printed(const Notes& notes) {
  std::string line;
  append_notes_json(line, notes, {true, true});
  return line;
}

TEST(AnalyseAll, GivesOfEachWhatAnalyseGives) {
  const std::string first = kFirst, second = kSecond;
  const std::vector<std::shared_ptr<const Account>> accounts = {
      account("a", first + "\n\n" + second),
      account("copy", first + "\n\n" + second),
      account("turned", second + "\n\n" + first + "\n\n" + second),
      account("foreign", first, "pt"),
      account("own", "Fishermen pulled 14 survivors from the water.\n\n" + second),
      account("empty", "")};
  for (const unsigned threads : {1U, 3U}) {
    const std::vector<Notes> together = analyse_all(analyzer(), accounts, threads);
    ASSERT_EQ(together.size(), accounts.size());
    for (std::size_t i = 0; i < accounts.size(); ++i) {
      EXPECT_EQ(printed(together[i]), printed(analyse(analyzer(), accounts[i]))) << accounts[i]->id;
      EXPECT_EQ(together[i].document->account, accounts[i]);
    }
    EXPECT_EQ(together[2].quotes.size(), together[1].quotes.size() + 1)
        << "what is there twice is read in both places";
    EXPECT_TRUE(together[3].document->tokens.empty());
  }
}

TEST(AnalyseAll, CountsEachAccountOnce) {
  std::size_t most = 0, calls = 0;
  (void)analyse_all(analyzer(), {account("a", kFirst), account("b", kFirst), account("c", kSecond)}, 2,
                    [&](std::string_view, std::size_t done, std::size_t all) {
                      most = std::max(most, done);
                      ++calls;
                      EXPECT_EQ(all, 3U);
                    });
  EXPECT_EQ(most, 3U);
  EXPECT_EQ(calls, 3U);
}

}  // namespace
}  // namespace tellings
