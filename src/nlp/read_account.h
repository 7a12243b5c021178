// From an account to the Document that all later stages read.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "account/account.h"
#include "nlp/analyzer.h"
#include "nlp/document.h"

namespace tellings {

// The account as the model reads it: each paragraph that is not furniture is a text of its own, its quotation
// marks mended before (text/quote_repair.h); spans are those of the printed text. White-space tokens are left
// out: their children hang on what they hung on. Never fails; an account without such paragraphs has no
// tokens.
Document read_account(const Analyzer& analyzer, std::shared_ptr<const Account> account);

}  // namespace tellings
