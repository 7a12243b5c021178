#include "watch/notice.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/json_writer.h"
#include "fetch/clock.h"
#include "text/chars.h"
#include "text/code_points.h"

namespace tellings {
namespace {

constexpr std::size_t kLongestWords = 600;  // bytes of a saying

// The paragraph that holds `span`; the span itself where none does.
ByteSpan paragraph_of(const Account& account, ByteSpan span) {
  for (const Paragraph& paragraph : account.paragraphs)
    if (paragraph.span.begin <= span.begin && span.end <= paragraph.span.end) return paragraph.span;
  return span;
}

// From the sentence end before it to the one after it. A full stop with a blank and no small letter behind it
// ends a sentence: enough for words that are shown, not counted.
ByteSpan sentence_of(const Account& account, ByteSpan span) {
  const ByteSpan whole = paragraph_of(account, span);
  const std::string_view text = account.text;
  const auto ends = [&](std::size_t at) {
    const bool stop = text[at] == '.' || text[at] == '!' || text[at] == '?';
    return stop && at + 2 < whole.end && text[at + 1] == ' ' && !(text[at + 2] >= 'a' && text[at + 2] <= 'z');
  };
  std::size_t begin = span.begin, end = span.end;
  while (begin > whole.begin && !(begin >= whole.begin + 2 && ends(begin - 2))) --begin;
  while (end < whole.end && !(end > span.begin && ends(end - 1))) ++end;
  if (end - begin > kLongestWords) return span;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

void write_saying(JsonWriter& json, const Saying& saying) {
  json.begin_object().member("account", saying.account).member("source", saying.source);
  json.member_or_null("url", saying.url).member("title", saying.title);
  json.member_or_null("published", saying.published).member("words", saying.words);
  json.member("start", saying.start).member("end", saying.end).end_object();
}

}  // namespace

std::string_view name_of(NoticeKind kind) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "new story", "figure updated", "second telling", "denial", "correction", "retraction", "silent edit"};
  return kNames[static_cast<std::size_t>(kind)];
}

Saying saying_of(const Account& account, ByteSpan span) {
  Saying saying;
  saying.account = account.id;
  saying.source = account.source;
  saying.url = account.url;
  saying.title = account.title;
  if (account.published) saying.published = account.published->value;
  saying.words = span.in(account.text);
  std::tie(saying.start, saying.end) = CodePointIndex(account.text).to_code_points(span);
  return saying;
}

Saying saying_of(const StoryCollation& story, const Evidence& evidence) {
  const Account& account = *story.accounts[evidence.account];
  return saying_of(account, sentence_of(account, evidence.span));
}

Notice notice_about(const StoryCollation& story, NoticeKind kind) {
  Notice notice;
  notice.kind = kind;
  notice.story = story.id;
  notice.title = story.title;
  notice.accounts = story.accounts.size();
  notice.independent = story.stemma.independent_groups.size();
  return notice;
}

std::string notice_json(const Notice& notice, std::string_view id, std::int64_t made) {
  std::string line;
  JsonWriter json(line);
  json.begin_object()
      .member("format", "tellings.notice/1")
      .member("id", id)
      .member("made", printed_second(made));
  json.member("kind", name_of(notice.kind));
  json.key("story").begin_object().member("id", notice.story).member("title", notice.title);
  json.member("accounts", notice.accounts).member("independent", notice.independent).end_object();
  json.key("facts").begin_array();
  for (const Fact& fact : notice.facts) {
    json.begin_object().member("text", fact.text).member_or_null("before", fact.before);
    json.key("says").begin_array();
    for (const Saying& saying : fact.says) write_saying(json, saying);
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return line;
}

}  // namespace tellings
