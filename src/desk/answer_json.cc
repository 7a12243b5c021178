#include "desk/answer_json.h"

#include <cmath>

namespace tellings {
namespace {

double rounded(double share) { return std::round(share * 1000) / 1000; }

void write_passage(JsonWriter& json, const Passage& passage) {
  json.begin_object().member("start", passage.start).member("end", passage.end);
  if (!passage.text.empty()) json.member("text", passage.text);
  json.end_object();
}

void write_wording(JsonWriter& json, const Wording& wording) {
  json.begin_object();
  write_members(json, wording.told);
  json.member("kind", wording.kind).member("words", wording.words).key("content").begin_array();
  for (const Passage& piece : wording.pieces) write_passage(json, piece);
  json.end_array().end_object();
}

}  // namespace

void write_members(JsonWriter& json, const ToldIn& told) {
  json.member("account", told.account)
      .member_or_null("source", told.source)
      .member_or_null("url", told.url)
      .member_or_null("title", told.title)
      .member_or_null("published", told.published)
      .member_or_null("story", told.story);
}

void write_members(JsonWriter& json, const StoredStory& story) {
  json.member("id", story.id).member("title", story.title);
  json.member_or_null("first", story.first).member_or_null("last", story.last);
  json.member("accounts", story.accounts)
      .member("texts", story.texts)
      .member("independent", story.independent);
}

void write_json(JsonWriter& json, const FoundAccount& found) {
  json.begin_object();
  write_members(json, found.told);
  json.member("score", found.score).key("passage");
  if (found.passage) {
    write_passage(json, *found.passage);
  } else {
    json.null();
  }
  json.end_object();
}

void write_json(JsonWriter& json, const FoundQuotation& found) {
  json.begin_object()
      .member_or_null("speaker", found.speaker)
      .member("words", found.words)
      .member("score", found.score);
  json.key("wordings").begin_array();
  for (const Wording& wording : found.wordings) write_wording(json, wording);
  json.end_array().end_object();
}

void write_json(JsonWriter& json, const FoundFigure& found) {
  json.begin_object();
  write_members(json, found.told);
  json.key("printed");
  write_passage(json, found.printed);
  json.member("thing", found.thing).member("value", found.value).member("low", found.low);
  json.member("high", found.high).member_or_null("unit", found.unit).member("qualifier", found.qualifier);
  json.member_or_null("as_of", found.as_of)
      .member_or_null("holder", found.holder)
      .member("score", found.score)
      .end_object();
}

void write_json(JsonWriter& json, const FoundName& found) {
  json.begin_object().member("name", found.name).member("kind", found.kind);
  json.member("accounts", found.accounts).key("newest").begin_array();
  for (const ToldIn& told : found.newest) {
    json.begin_object();
    write_members(json, told);
    json.end_object();
  }
  json.end_array().end_object();
}

void write_json(JsonWriter& json, const SourceReport& source) {
  json.begin_object().member("source", source.name).member_or_null("owner", source.owner);
  json.member_or_null("kind", source.kind)
      .member("accounts", source.accounts)
      .member("drawing", source.drawing);
  json.member("credited", source.credited).member("share", rounded(source.share)).key("from").begin_array();
  for (const DrawnFrom& from : source.from)
    json.begin_object()
        .member("source", from.from)
        .member("among_accounts", !from.hidden)
        .member("accounts", from.accounts)
        .member("credited", from.credited)
        .end_object();
  json.end_array().key("quotations").begin_object();
  for (const auto& [verdict, count] : source.quotations) json.member(verdict, count);
  json.end_object().member("differing", source.differing).end_object();
}

}  // namespace tellings
