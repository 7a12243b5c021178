// Whether a run of words holds whole quotations.
#pragma once

#include <string_view>

namespace tellings {

// No double mark or bracket in `words` opens without closing or closes without opening, no single mark opens
// without closing. Single closing marks may stand alone: they are apostrophes too ("the workers' hall").
bool marks_balance(std::string_view words);

// Whether `before`, the words of the sentence in front, open a mark that they do not close: what follows
// stands inside of a quotation.
bool leaves_mark_open(std::string_view before);

}  // namespace tellings
