// A report as CommonMark, for notes and mail. What an account controls is escaped: it cannot open a link or
// markup.
#pragma once

#include <string>
#include <vector>

#include "render/report.h"

namespace tellings {

// UTF-8 text that ends with a line end. Words that differ are strong.
std::string print_markdown(const std::vector<Report>& reports);

}  // namespace tellings
