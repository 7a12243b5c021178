#include "store/layout.h"

#include <nlohmann/json.hpp>

#include "base/json_writer.h"

namespace tellings {
namespace {

using nlohmann::json;

void write_printed(JsonWriter& out, std::string_view name, const std::optional<PrintedTime>& time) {
  if (time && time->printed != time->value) out.member(name, time->printed);
}

void read_printed(const json& layout, const char* name, std::optional<PrintedTime>& time) {
  if (time) time->printed = layout.value(name, time->value);
}

ByteSpan span_of(const json& pair) {
  return {pair.at(0).get<std::uint32_t>(), pair.at(1).get<std::uint32_t>()};
}

}  // namespace

std::string layout_json(const Account& account) {
  std::string text;
  JsonWriter out(text);
  out.begin_object().member("byline", account.byline);
  write_printed(out, "published", account.published);
  write_printed(out, "modified", account.modified);
  write_printed(out, "retrieved", account.retrieved);
  out.key("paragraphs").begin_array();
  for (const Paragraph& paragraph : account.paragraphs)
    out.begin_array()
        .value(paragraph.span.begin)
        .value(paragraph.span.end)
        .value(name_of(paragraph.role))
        .end_array();
  out.end_array().key("credit").begin_array();
  for (const Credit& credit : account.credit)
    out.begin_array().value(credit.span.begin).value(credit.span.end).value(credit.agency).end_array();
  out.end_array().end_object();
  return text;
}

Result<void> read_layout(std::string_view text, Account& account) {
  const json layout = json::parse(text, nullptr, false);
  try {
    account.byline = layout.at("byline").get<std::vector<std::string>>();
    read_printed(layout, "published", account.published);
    read_printed(layout, "modified", account.modified);
    read_printed(layout, "retrieved", account.retrieved);
    for (const json& item : layout.at("paragraphs"))
      account.paragraphs.push_back(
          {span_of(item), role_named(item.at(2).get<std::string>()).value_or(Role::kOther)});
    for (const json& item : layout.at("credit"))
      account.credit.push_back({item.at(2).get<std::string>(), span_of(item)});
  } catch (const json::exception&) {
    return fail(ErrorCode::kInvalid, "reading account " + account.id +
                                         " from the store: its layout is damaged; put a backup in its place");
  }
  return {};
}

std::string spans_json(const std::vector<ByteSpan>& spans) {
  std::string text;
  JsonWriter out(text);
  out.begin_array();
  for (const ByteSpan span : spans) out.begin_array().value(span.begin).value(span.end).end_array();
  out.end_array();
  return text;
}

std::vector<ByteSpan> read_spans(std::string_view text) {
  std::vector<ByteSpan> spans;
  const json list = json::parse(text, nullptr, false);
  try {
    for (const json& item : list) spans.push_back(span_of(item));
  } catch (const json::exception&) {
    return {};
  }
  return spans;
}

std::vector<std::string> read_texts(std::string_view text) {
  const json list = json::parse(text, nullptr, false);
  std::vector<std::string> texts;
  for (const json& item : list)
    if (item.is_string()) texts.push_back(item.get<std::string>());
  return texts;
}

}  // namespace tellings
