// The line that `tellings annotate` prints for an account.
#pragma once

#include <string>

#include "annotate/notes.h"

namespace tellings {

struct NotesJsonOptions {
  bool tokens = false;            // the tokens too
  bool all_attributions = false;  // beliefs and intentions too, and content with its marks
};

// Appends one JSON object and a line end. Offsets are code points of the account's text.
void append_notes_json(std::string& out, const Notes& notes, const NotesJsonOptions& options = {});

}  // namespace tellings
