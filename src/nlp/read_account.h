// From an account to the Document that all later stages read.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "account/account.h"
#include "nlp/analyzer.h"
#include "nlp/document.h"
#include "text/quote_repair.h"

namespace tellings {

// The account as the model reads it: each paragraph that is not furniture is a text of its own, its quotation
// marks mended before (text/quote_repair.h); spans are those of the printed text. White-space tokens are left
// out: their children hang on what they hung on. Never fails; an account without such paragraphs has no
// tokens.
Document read_account(const Analyzer& analyzer, std::shared_ptr<const Account> account);

// The two steps of read_account(), for who reads many accounts: a paragraph that several have to the letter,
// as copies do, needs to be analysed once.
//
//   AccountTexts texts(account);
//   texts.document(analyses of texts.texts())     is read_account(analyzer, account)
class AccountTexts {
 public:
  explicit AccountTexts(std::shared_ptr<const Account> account);

  // What the model is to read, in order. Views into this.
  [[nodiscard]] std::vector<std::string_view> texts() const;

  // REQUIRES: an analysis for each of texts(), in their order.
  [[nodiscard]] Document document(std::span<const Analysis* const> analyses) const;

 private:
  struct ReadParagraph {
    std::uint32_t index;  // in Account::paragraphs
    RepairedText repaired;
  };
  static void append(const ReadParagraph& paragraph, const Analysis& analysis, Document& document);

  std::shared_ptr<const Account> account_;
  std::vector<ReadParagraph> paragraphs_;
};

}  // namespace tellings
