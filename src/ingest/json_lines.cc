#include "ingest/json_lines.h"

#include <simdjson.h>

#include <charconv>
#include <optional>

#include "ingest/line_reader.h"
#include "ingest/listed_items.h"
#include "ingest/record.h"
#include "text/chars.h"
#include "text/code_points.h"
#include "text/utf8.h"

namespace tellings {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kLargestFile = 512U << 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::optional<std::string> scalar_of(element value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  if (value.is_number() || value.is_bool()) return simdjson::minify(value);
  return std::nullopt;
}

// Half of a surrogate pair without the other is no character, yet some writers print one: "\ud83d" ->
// "\ufffd".
std::string without_lone_surrogates(std::string_view json) {
  std::string mended;
  const auto unit_at = [json](std::size_t at) -> std::optional<unsigned> {
    unsigned unit = 0;
    if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u') return std::nullopt;
    const auto [end, error] = std::from_chars(json.data() + at + 2, json.data() + at + 6, unit, 16);
    return error == std::errc() && end == json.data() + at + 6 ? std::optional(unit) : std::nullopt;
  };
  for (std::size_t at = 0; at < json.size();) {
    const auto unit = unit_at(at);
    if (!unit) {
      const std::size_t size = json[at] == '\\' && at + 1 < json.size() ? 2 : 1;
      mended += json.substr(at, size);
      at += size;
      continue;
    }
    const bool high = *unit >= 0xD800 && *unit < 0xDC00;
    const auto second = high ? unit_at(at + 6) : std::nullopt;
    const bool pair = second && *second >= 0xDC00 && *second < 0xE000;
    const bool lone = *unit >= 0xD800 && *unit < 0xE000 && !pair;
    const std::size_t size = pair ? 12 : 6;
    mended += lone ? std::string_view("\\ufffd") : json.substr(at, size);
    at += size;
  }
  return mended;
}

std::vector<std::string> strings_of(element list) {
  std::vector<std::string> strings;
  simdjson::dom::array array;
  if (list.get(array) != simdjson::SUCCESS) return strings;
  for (const element member : array) {
    if (auto text = scalar_of(member); text && !text->empty()) strings.push_back(*std::move(text));
  }
  return strings;
}

// The paragraphs that `tellings extract` gave. Dropped as a whole where they do not fit the text.
std::vector<Paragraph> paragraphs_of(element list, std::string_view text) {
  simdjson::dom::array array;
  if (list.get(array) != simdjson::SUCCESS) return {};
  const CodePointIndex index(text);
  std::vector<Paragraph> paragraphs;
  for (const element member : array) {
    std::uint64_t start = 0;
    std::uint64_t end = 0;
    std::string_view name;
    if (member["start"].get(start) != simdjson::SUCCESS || member["end"].get(end) != simdjson::SUCCESS ||
        member["role"].get(name) != simdjson::SUCCESS || start >= end || end > index.size()) {
      return {};
    }
    const auto role = role_named(name);
    const ByteSpan span = index.to_bytes(static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end));
    if (!role || (!paragraphs.empty() && span.begin < paragraphs.back().span.end)) return {};
    paragraphs.push_back({span, *role});
  }
  return paragraphs;
}

IngestItem item_of(element value, const FieldMap& fields, const std::string& origin) {
  object record;
  if (value.get(record) != simdjson::SUCCESS) return SkippedPage{origin, "no JSON object"};
  const auto field = [&](std::string_view ours) -> std::optional<std::string> {
    element member;
    if (record[fields.theirs(ours)].get(member) != simdjson::SUCCESS) return std::nullopt;
    return scalar_of(member);
  };
  IngestItem item = item_of_record(field, origin);
  if (auto* given = std::get_if<GivenAccount>(&item)) {
    Account& account = given->account;
    element list;
    if (record[fields.theirs("byline")].get(list) == simdjson::SUCCESS) {
      if (auto names = strings_of(list); !names.empty()) account.byline = std::move(names);
    }
    if (record["paragraphs"].get(list) == simdjson::SUCCESS)
      account.paragraphs = paragraphs_of(list, account.text);
  }
  return item;
}

class JsonParser {
 public:
  // The parsed value stays valid until the next call. An error says what is wrong with `json`.
  Result<element> parse(std::string_view json) {
    element value;
    auto status = parser_.parse(json.data(), json.size()).get(value);
    if (status == simdjson::UTF8_ERROR || status == simdjson::STRING_ERROR) {
      status = parser_.parse(without_lone_surrogates(sanitize_utf8(json))).get(value);
    }
    if (status != simdjson::SUCCESS)
      return fail(ErrorCode::kInvalid, std::string("no valid JSON: ") + simdjson::error_message(status));
    return value;
  }

 private:
  simdjson::dom::parser parser_;
};

class JsonLines : public PageSource {
 public:
  JsonLines(std::unique_ptr<ByteStream> stream, std::string path, FieldMap fields)
      : stream_(std::move(stream)), lines_(*stream_), path_(std::move(path)), fields_(std::move(fields)) {}

  std::optional<IngestItem> next() override {
    while (!ended_) {
      auto line = lines_.next();
      if (!line) break;
      const std::string origin = path_ + ":" + std::to_string(line->number);
      if (line->too_long)
        return SkippedPage{origin, "line over " + std::to_string(kLongestLine >> 20) + " MB"};
      std::string_view json = line->text;
      if (line->number == 1 && json.starts_with(kByteOrderMark)) json.remove_prefix(kByteOrderMark.size());
      if (trim(json).empty()) continue;
      if (const auto value = parser_.parse(json)) {
        some_read_ = true;
        return item_of(*value, fields_, origin);
      } else if (++broken_ <= kMostTold) {
        return SkippedPage{origin, value.error().message};
      }
      if (!some_read_) {
        ended_ = true;
        return SkippedPage{path_,
                           std::to_string(kMostTold) + " lines and none is JSON; the rest is not read"};
      }
    }
    if (ended_) return std::nullopt;
    ended_ = true;
    if (lines_.error()) return SkippedPage{path_, lines_.error()->message};
    if (broken_ > kMostTold)
      return SkippedPage{path_, std::to_string(broken_ - kMostTold) + " more lines that are no JSON"};
    return std::nullopt;
  }

 private:
  static constexpr std::size_t kMostTold = 100;  // broken lines that are named one by one

  std::unique_ptr<ByteStream> stream_;
  LineReader lines_;
  std::string path_;
  FieldMap fields_;
  JsonParser parser_;
  std::size_t broken_ = 0;
  bool some_read_ = false;
  bool ended_ = false;  // nothing more comes
};

std::vector<IngestItem> one_skipped(const std::string& path, const Error& error) {
  return {SkippedPage{path, error.message}};
}

std::vector<IngestItem> items_of_file(ByteStream& stream, const std::string& path, const FieldMap& fields) {
  const auto bytes = read_all(stream, path, kLargestFile);
  if (!bytes) return one_skipped(path, bytes.error());
  std::string_view json = *bytes;
  if (json.starts_with(kByteOrderMark)) json.remove_prefix(kByteOrderMark.size());
  JsonParser parser;
  const auto value = parser.parse(json);
  if (!value) return one_skipped(path, value.error());
  simdjson::dom::array members;
  if (value->get(members) != simdjson::SUCCESS) return {item_of(*value, fields, path)};
  std::vector<IngestItem> items;
  for (const element member : members)
    items.push_back(item_of(member, fields, path + "#" + std::to_string(items.size() + 1)));
  return items;
}

}  // namespace

std::unique_ptr<PageSource> read_json_lines(std::unique_ptr<ByteStream> stream, std::string path,
                                            FieldMap fields) {
  return std::make_unique<JsonLines>(std::move(stream), std::move(path), std::move(fields));
}

std::unique_ptr<PageSource> read_json_file(std::unique_ptr<ByteStream> stream, const std::string& path,
                                           const FieldMap& fields) {
  return std::make_unique<ListedItems>(items_of_file(*stream, path, fields));
}

std::vector<Paragraph> read_paragraphs(std::string_view json, std::string_view text) {
  JsonParser parser;
  const auto list = parser.parse(json);
  return list ? paragraphs_of(*list, text) : std::vector<Paragraph>();
}

std::vector<std::string> read_strings(std::string_view json) {
  JsonParser parser;
  const auto list = parser.parse(json);
  return list ? strings_of(*list) : std::vector<std::string>();
}

}  // namespace tellings
