// What the desk found, as JSON: the same members in the lines of the commands and in the answers of the
// server.
#pragma once

#include "base/json_writer.h"
#include "desk/search.h"
#include "desk/sources.h"
#include "store/snapshot.h"

namespace tellings {

// Each writes one object. Offsets are code points of the account's text.
void write_json(JsonWriter& json, const FoundAccount& found);
void write_json(JsonWriter& json, const FoundQuotation& found);
void write_json(JsonWriter& json, const FoundFigure& found);
void write_json(JsonWriter& json, const FoundName& found);
void write_json(JsonWriter& json, const SourceReport& source);

// The members account, source, url, title, published, story of an open object.
void write_members(JsonWriter& json, const ToldIn& told);
// The members id, title, first, last, accounts, texts, independent of an open object.
void write_members(JsonWriter& json, const StoredStory& story);

}  // namespace tellings
