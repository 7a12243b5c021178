// One record of the input, whatever form it came in (a JSON object, a row of a table, a pasted text), made an
// item.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/raw_page.h"

namespace tellings {

// Value of one of our fields ("text", "published"); nothing where the record has none.
using FieldReader = std::function<std::optional<std::string>(std::string_view ours)>;

// A text is a GivenAccount (valid UTF-8; paragraphs, sha256 and the like are filled by complete_account),
// html a RawPage. Skipped with the reason: neither text nor html, an empty text. A time that cannot be read
// is left out.
IngestItem item_of_record(const FieldReader& field, std::string origin);

// "https://www.example.org/a" -> "example.org"; empty for no address.
std::string host_of(std::string_view url);

// A time as a machine or a person writes it, in the precision given. Nothing where it is none.
std::optional<PrintedTime> read_time(std::string_view printed);

}  // namespace tellings
