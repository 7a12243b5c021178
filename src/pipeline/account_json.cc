#include "pipeline/account_json.h"

#include <algorithm>

#include "base/json_writer.h"
#include "text/code_points.h"

namespace tellings {
namespace {

void write_time(JsonWriter& json, std::string_view name, const std::optional<PrintedTime>& time) {
  json.member_or_null(name, time ? std::string_view(time->value) : std::string_view());
}

void write_credit(JsonWriter& json, const std::vector<Credit>& credit) {
  std::vector<std::string> agencies;
  for (const Credit& one : credit) {
    if (std::find(agencies.begin(), agencies.end(), one.agency) == agencies.end())
      agencies.push_back(one.agency);
  }
  json.member("credit", agencies);
}

}  // namespace

void append_account_json(std::string& out, const Account& account, std::string_view input,
                         const std::vector<TimedEntry>& entries) {
  const CodePointIndex index(account.text);
  JsonWriter json(out);
  json.begin_object()
      .member("id", account.id)
      .member_or_null("input", input)
      .member_or_null("url", account.url);
  json.member_or_null("source", account.source)
      .member_or_null("title", account.title)
      .member("byline", account.byline);
  write_time(json, "published", account.published);
  write_time(json, "modified", account.modified);
  json.member_or_null("language", account.language)
      .member("complete", name_of(account.complete))
      .member("text", account.text);
  json.key("paragraphs").begin_array();
  for (const Paragraph& paragraph : account.paragraphs) {
    const auto [start, end] = index.to_code_points(paragraph.span);
    json.begin_object()
        .member("start", start)
        .member("end", end)
        .member("role", name_of(paragraph.role))
        .end_object();
  }
  json.end_array();
  write_credit(json, account.credit);
  if (!entries.empty()) {
    json.key("entries").begin_array();
    for (const TimedEntry& entry : entries) {
      const auto [start, end] = index.to_code_points(entry.span);
      json.begin_object()
          .member("start", start)
          .member("end", end)
          .member("time", entry.time.value)
          .end_object();
    }
    json.end_array();
  }
  json.end_object();
  out += '\n';
}

}  // namespace tellings
