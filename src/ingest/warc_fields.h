// The fields of WARC and ARC records as they are printed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tellings {

// An address without angle brackets, blanks percent-coded. Nothing where it is empty.
std::optional<std::string> printed_uri(std::string_view printed);

// "20140216050221", further digits ignored -> "2014-02-16T05:02:21Z".
std::optional<std::string> arc_date(std::string_view digits);

// "2021-10-01T18:51:25.123456Z" -> "2021-10-01T18:51:25Z"; another zone is counted back to UTC.
std::optional<std::string> warc_date(std::string_view printed);

// What stands between blanks.
std::vector<std::string_view> words_of(std::string_view line);

// Whether a line begins an ARC record: "URL IP date type length" with a date of 12 digits or more. `fields`
// is 5 for ARC 1, 10 for ARC 2.
bool is_arc_line(std::string_view line, std::size_t fields);

}  // namespace tellings
