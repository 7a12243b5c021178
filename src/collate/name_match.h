// Whether two printed names can name one: spellings, transliterations, misspellings, acronyms, short forms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "annotate/notes.h"

namespace tellings {

// A name as compared: its words folded, without titles, articles and company forms.
struct ComparedName {
  std::vector<std::string> words;  // "levan", "mtchedlaouri"
  std::vector<std::string>
      skeletons;             // "levan", "mcedlauri": what transliterations of one name have in common
  std::string initials;      // of the name with its small words left out
  std::string all_initials;  // small words too: "Congress of Public Service Unions" -> "copsu"
  bool acronym = false;      // printed in capitals, one word
};
ComparedName compared_name(std::string_view printed);

// "Dr", "Gen.", "Ayatollah": goes with the person wherever it is named. Folded word.
bool is_personal_title(std::string_view word);

enum class NameMatch {
  kNone,   // nothing speaks for one
  kApart,  // two persons of one surname: may not be brought together through a third name
  kShort,  // one is the short form of the other: one where no other name fits as well
  kSame,
};

// Symmetric. `a_kind` and `b_kind` say what is compared: persons by first and last name, all else by words
// and initials.
NameMatch match_names(const ComparedName& a, NameKind a_kind, const ComparedName& b, NameKind b_kind);

// Edits (letters added, dropped, changed, neighbours exchanged) that turn one into the other, at most `limit`
// + 1.
std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace tellings
