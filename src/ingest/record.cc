#include "ingest/record.h"

#include "account/dates.h"
#include "text/chars.h"
#include "text/utf8.h"

namespace tellings {
namespace {

constexpr std::size_t kLongestText = 32U
                                     << 20;  // offsets are 32 bits, and no account is longer than some books

// What the input says about an account, without its text.
Account given_of(const FieldReader& field) {
  const auto text_of = [&field](std::string_view name) {
    return sanitize_utf8(trim(field(name).value_or("")));
  };
  Account account;
  account.id = text_of("id");
  account.source = text_of("source");
  account.url = text_of("url");
  account.title = text_of("title");
  account.language = text_of("language");
  account.use = use_named(text_of("use")).value_or(Use::kAccount);
  account.kind = account_kind_named(text_of("kind")).value_or(AccountKind::kNews);
  account.published = read_time(text_of("published"));
  account.modified = read_time(text_of("modified"));
  account.retrieved = read_time(text_of("retrieved"));
  if (const std::string by = text_of("byline"); !by.empty()) account.byline.push_back(by);
  if (const std::string complete = text_of("complete"); complete == "stub")
    account.complete = Completeness::kStub;
  else if (complete == "summary")
    account.complete = Completeness::kSummary;
  if (account.source.empty()) account.source = host_of(account.url);
  return account;
}

}  // namespace

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return "";
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  url = url.substr(url.find('@') == std::string_view::npos ? 0 : url.find('@') + 1);
  url = url.substr(0, url.find(':'));
  if (url.starts_with("www.")) url.remove_prefix(4);
  return std::string(url);
}

std::optional<PrintedTime> read_time(std::string_view printed) {
  printed = trim(printed);
  if (printed.empty()) return std::nullopt;
  if (auto iso = parse_iso_time(printed)) return iso;
  const auto found = find_times(printed);
  return found.size() == 1 ? std::optional(found[0].time) : std::nullopt;
}

IngestItem item_of_record(const FieldReader& field, std::string origin) {
  auto text = field("text");
  auto html = field("html");
  if (!text && !html)
    return SkippedPage{std::move(origin), "neither text nor html; name the fields with --fields text=NAME"};
  Account given = given_of(field);
  if (text && !trim(*text).empty()) {
    if (text->size() > kLongestText)
      return SkippedPage{std::move(origin), "text over " + std::to_string(kLongestText >> 20) + " MB"};
    given.text = sanitize_utf8(*text);
    return GivenAccount{std::move(given), std::move(origin)};
  }
  if (html && !trim(*html).empty()) {
    RawPage page;
    page.bytes = std::move(*html);
    page.url = given.url;
    page.content_type = "text/html; charset=utf-8";
    page.origin = std::move(origin);
    page.given = std::move(given);
    return page;
  }
  return SkippedPage{std::move(origin), "the text is empty"};
}

}  // namespace tellings
