// The manual page, made from the table of flags: docs/tellings.1 is what this gives, and a test says so.
#pragma once

#include <string>

namespace tellings {

std::string man_page();  // roff, man(7)

}  // namespace tellings
