// The text that a page gives in JSON-LD: the second way to an article, where its markup shows little of it
// because a script is to write it.
#pragma once

#include <string>
#include <vector>

#include "account/account.h"
#include "extract/extract.h"
#include "extract/json_ld.h"

namespace tellings {

struct LinkedText {
  std::string text;
  std::vector<Paragraph> paragraphs;
  std::vector<TimedEntry> entries;  // of a live blog
};

// articleBody, else the entries of a live blog, each under its headline; markup in them is read, lines are
// paragraphs. Empty where the article has neither.
LinkedText read_linked_text(const LinkedArticle& article);

// Whether `linked` should stand in for `shown`: where that is poor and this is much more.
bool tells_more(const LinkedText& linked, std::string_view shown);

}  // namespace tellings
