// From a parsed account to all that it says: names, quotations, figures, times, statements.
#pragma once

#include <memory>

#include "annotate/notes.h"
#include "annotate/rules.h"
#include "nlp/document.h"

namespace tellings {

// Never fails: what cannot be read is left out. Pure, thread-safe, linear in the text but for names, which
// are few. Rules are left out only to measure what they are worth.
Notes annotate(std::shared_ptr<const Document> document, Rules rules = {});

}  // namespace tellings
