// What a paragraph looks like, whatever it says: the features that roles are told from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tellings {

constexpr std::size_t kHeadingWords = 20;       // a longer fragment is a paragraph that lost its full stop
constexpr std::size_t kTailFragmentWords = 16;  // the same behind the story, where lines are shorter

struct Shape {
  std::string text;  // white space squeezed to single blanks, invisible characters dropped
  std::size_t words = 0;
  bool ends_sentence = false;  // . ! ? … at its end, closing marks and brackets set aside
  bool ends_in_colon = false;
  bool all_capitals = false;  // letters, and none in lower case
  bool is_list_item = false;  // "- ", "• ", "1. "
  bool is_number = false;     // digits and marks only
  bool is_stamp = false;      // a date or clock time with labels, perhaps names, and no sentence
  bool stamp_has_names = false;
  bool is_byline = false;      // "By Jane Doe, business reporter"
  bool is_names_line = false;  // "Jane Doe", "Jane Doe and John Roe, The Gazette"
  bool is_desk_line = false;   // "Staff reporter", "Jane Doe West Africa correspondent"
  bool is_acronym = false;     // "AFP", "AFP Africa"
  bool is_agency = false;      // "Agence France-Presse", "Someplace News Service"
  bool is_link_row = false;    // "Home | News | Sport"
};

Shape shape_of(std::string_view paragraph);

}  // namespace tellings
