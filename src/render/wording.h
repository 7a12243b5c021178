// The words on screen: how values of the document are said to a reader. Machines accuse nobody: never
// "copied", "fake", "misquoted" (COLLATION.md, "Words on screen").
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "collate/collation.h"

namespace tellings {

// counted(1, "account") -> "1 account"; counted(3, "account") -> "3 accounts".
std::string counted(std::size_t count, std::string_view singular);

// "2 tellings, no shared source found (1-3)", "one source (told by 4)", "disputed: told by 3, contradicted by
// 1".
std::string support_words(const Claim& claim);

// "differs from the wording of the release", "words left out", "one witness, not checked", ...
std::string verdict_words(const Witness& witness, Base base);

// "figures do not fit together", "changed over time", "fit together", "agree", "told by one account".
std::string verdict_words(FigureVerdict verdict);

// "agency copy, credited", "wording looks machine-rewritten", "shares 44 % of its words", "draws on".
std::string edge_words(const Edge& edge);

// Whether the direction of an edge is too uncertain to be drawn or called first.
bool direction_open(const Edge& edge);

// Takes out control characters (ANSI escapes, bidi overrides, line ends become blanks) so that printed words
// stay words.
std::string plain(std::string_view printed);

}  // namespace tellings
