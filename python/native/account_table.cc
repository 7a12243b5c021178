#include "account_table.h"

#include "account/own_words.h"
#include "base/json_writer.h"
#include "text/code_points.h"

namespace tellings {
namespace {

std::string paragraphs_json(const Account& account) {
  const CodePointIndex index(account.text);
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  for (const Paragraph& paragraph : account.paragraphs) {
    const auto [start, end] = index.to_code_points(paragraph.span);
    json.begin_object().member("start", start).member("end", end).member("role", name_of(paragraph.role));
    json.end_object();
  }
  json.end_array();
  return out;
}

std::string strings_json(const std::vector<std::string>& strings) {
  std::string out;
  JsonWriter(out).value(strings);
  return out;
}

void add_time(Table& table, const std::optional<PrintedTime>& time) {
  table.add_or_null(time ? std::string_view(time->value) : std::string_view());
}

}  // namespace

std::vector<ColumnHead> account_columns() {
  return {{"id"},       {"input"},      {"url"},       {"source"},
          {"title"},    {"byline"},     {"published"}, {"modified"},
          {"language"}, {"complete"},   {"text"},      {"words", ColumnType::kInteger},
          {"sha256"},   {"paragraphs"}, {"credit"},    {"reason"}};
}

void add_account(Table& table, const Account& account, std::string_view input) {
  std::vector<std::string> credit;
  for (const Credit& one : account.credit) credit.push_back(one.agency);
  table.add(std::string_view(account.id));
  table.add(input);
  table.add_or_null(account.url);
  table.add_or_null(account.source);
  table.add_or_null(account.title);
  table.add(std::string_view(strings_json(account.byline)));
  add_time(table, account.published);
  add_time(table, account.modified);
  table.add_or_null(account.language);
  table.add(name_of(account.complete));
  table.add(std::string_view(account.text));
  table.add(own_words(account));
  table.add(std::string_view(account.sha256));
  table.add(std::string_view(paragraphs_json(account)));
  table.add(std::string_view(strings_json(credit)));
  table.add_null();
}

void add_skipped(Table& table, const SkippedPage& skipped) {
  table.add_null();
  table.add(std::string_view(skipped.origin));
  for (std::size_t i = 2; i + 1 < table.heads().size(); ++i) table.add_null();
  table.add(std::string_view(skipped.reason));
}

}  // namespace tellings
