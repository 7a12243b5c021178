// Accounts read by the trained model, for tests: skipped where it is not fetched.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "annotate/annotate.h"
#include "base/printed_time.h"
#include "nlp/analyzer.h"
#include "nlp/read_account.h"

namespace tellings {

inline const Analyzer* analyzer() {
  static const auto kLoaded = [] {
    const std::filesystem::path place =
        std::filesystem::path(TELLINGS_DEPS_DIR) / "models" / "en_core_web_sm";
    return std::filesystem::exists(place) ? std::optional(Analyzer::load(place)) : std::nullopt;
  }();
  return kLoaded && *kLoaded ? &**kLoaded : nullptr;
}

inline std::shared_ptr<const Account> account_of(const std::vector<std::string>& paragraphs,
                                                 const std::string& published) {
  auto account = std::make_shared<Account>();
  account->published = parse_iso_time(published);
  for (const std::string& paragraph : paragraphs) {
    if (!account->text.empty()) account->text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(account->text.size());
    account->text += paragraph;
    account->paragraphs.push_back({{begin, static_cast<std::uint32_t>(account->text.size())}, Role::kBody});
  }
  return account;
}

class ReadingTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (analyzer() == nullptr) GTEST_SKIP() << "no model in " << TELLINGS_DEPS_DIR << "; run ./run setup";
  }
  void read(const std::vector<std::string>& paragraphs, const std::string& published = "") {
    account_ = account_of(paragraphs, published);
    notes_ = annotate(std::make_shared<const Document>(read_account(*analyzer(), account_)));
  }
  [[nodiscard]] std::string at(ByteSpan span) const { return std::string(span.in(account_->text)); }
  // "kind|speaker|content" of everything said.
  [[nodiscard]] std::vector<std::string> sayings() const {
    std::vector<std::string> out;
    for (const Quote& quote : notes_.quotes) {
      if (!quote.saying) continue;
      std::string line = std::string(name_of(quote.kind)) + "|" + quote.speaker_name + "|";
      for (const ByteSpan piece : quote.content)
        line += (piece == quote.content.front() ? "" : " … ") + at(piece);
      out.push_back(line);
    }
    return out;
  }
  [[nodiscard]] std::vector<std::string> mentions_of(const std::string& name) const {
    std::vector<std::string> out;
    for (const Name& each : notes_.names) {
      if (each.name != name) continue;
      for (const Mention& mention : each.mentions) out.push_back(at(mention.span));
    }
    return out;
  }
  [[nodiscard]] const Name* name(const std::string& wanted) const {
    for (const Name& each : notes_.names) {
      if (each.name == wanted) return &each;
    }
    return nullptr;
  }

  std::shared_ptr<const Account> account_;
  Notes notes_;
};

}  // namespace tellings
