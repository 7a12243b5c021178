// A paragraph as the label patterns see it: one byte a character, so that patterns stay short and their
// automaton small.
#pragma once

#include <string>
#include <string_view>

namespace tellings {

// Single blanks for white space, trimmed; accents dropped, capitals kept; ’ as ', “ as ", – as -, • · » > as
// |, currency signs as $, © as (c); other letters as x or X, the rest as ~. Pure ASCII. Example: "© Zoë’s – 5
// €" -> "(c) Zoe's - 5 $".
std::string plain_form(std::string_view text);

}  // namespace tellings
