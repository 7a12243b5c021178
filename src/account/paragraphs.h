// Paragraphs of a text that came without markup, and what each is for.
//
// A scraped text keeps what stood around the story: "Advertisement", "Photo: ...", "By ...", "Read more:
// ...". A paragraph is told apart by labels of the trade (data/furniture.tsv), by its shape (a line of names,
// a time stamp, a row of links, a fragment that is no sentence) and by its place: outside the first and the
// last paragraph that are story, fragments are furniture; between them they are headings.
#pragma once

#include <string_view>
#include <vector>

#include "account/account.h"

namespace tellings {

// A blank line parts paragraphs; where a text has none, a line end does. Without the white space around them;
// all kBody.
std::vector<Paragraph> split_paragraphs(std::string_view text);

// Gives each paragraph its role. `source` and `title` are the account's, empty where unknown: a line of the
// outlet's own name is furniture, a line that repeats the title a heading.
void assign_roles(std::string_view text, std::string_view source, std::string_view title,
                  std::vector<Paragraph>& paragraphs);

}  // namespace tellings
