// What part of an archive is studied.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "desk/outlets.h"
#include "study/study.h"

namespace tellings {

struct StudyRequest {
  std::string query;                 // words as in a search (desk/match_words.h); empty: whatever is told
  std::string from, to;              // a day or a time each, as in desk/told_range.h; empty: no border
  std::vector<std::string> sources;  // outlets by their name, whatever its case; empty: all
};

// "told from 2024-05-14 to 2024-05-20, by The Post, with the words ferry -drill"; "all accounts" for an empty
// request.
std::string selection_words(const StudyRequest& request);

// Marks by time and outlet; `query` is whoever's who has the texts. An account whose time is not known is in
// no stretch of time. kUsage for a time that is none, and for an outlet that no account of the archive has.
Result<void> select_accounts(StudyArchive& archive, const StudyRequest& request);

// Fills outlet and owner.
void name_outlet(ArchiveAccount& account, const Outlets& outlets, std::string_view source,
                 std::string_view url);

}  // namespace tellings
