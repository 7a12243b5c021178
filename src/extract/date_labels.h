// The words beside a printed date: "Published 3 January", "Last updated: 4 January" (data/date_labels.tsv).
#pragma once

#include <string_view>

namespace tellings {

// Whether one of the labels stands in `text`, whatever its case and accents. Thread-safe.
bool says_published(std::string_view text);
bool says_updated(std::string_view text);

}  // namespace tellings
