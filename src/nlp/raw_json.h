// The line that `tellings annotate --tokens --raw` prints for a text: what spaCy itself gives for it.
#pragma once

#include <string>
#include <string_view>

#include "nlp/analyzer.h"

namespace tellings {

// Appends {"id", "sentences": [[start, end], ...], "tokens": [{"start", "end", "lemma", "tag", "pos",
// "morph", "dep", "head", "ent"}, ...]} and a line end. Offsets are code points of `text`, which must be the
// text analysed; "head" is an index in "tokens"; "ent" is "O", or IOB and label: "B-ORG".
void append_raw_json(std::string& out, std::string_view id, std::string_view text, const Analysis& analysis);

}  // namespace tellings
