#include "desk/export_rows.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "base/csv.h"
#include "base/json_writer.h"
#include "store/layout.h"
#include "text/code_points.h"

namespace tellings {
namespace {

constexpr std::string_view kNull = "null";

enum class Cell { kText, kNumber, kTruth, kSpans, kSpan, kLines, kJson };

struct Column {
  std::string_view name;
  Cell cell;
};

// A statement's first column is the key of the account whose text spans are of; the others stand in the order
// of `columns` (kSpan takes two, begin and end). Its parameters: first and end of keys, story or ''.
struct Table {
  std::string_view name;
  std::string_view sql;
  std::vector<Column> columns;
};

const std::vector<Table>& tables() {
  static const std::vector<Table> kTables = {
      {"accounts",
       "SELECT account.key, id, story, version_of, account.source, url, title, layout ->> '$.byline', "
       "published, "
       "modified, "
       "retrieved, language, complete, use, kind, words, sha256, text, engine.version FROM account JOIN body "
       "ON "
       "body.account = account.key LEFT JOIN placement ON placement.account = account.key JOIN engine ON "
       "engine.key = "
       "account.engine WHERE account.key >= ?1 AND account.key < ?2 AND (?3 = '' OR story = ?3) ORDER BY "
       "account.key",
       {{"id", Cell::kText},
        {"story", Cell::kText},
        {"version_of", Cell::kText},
        {"source", Cell::kText},
        {"url", Cell::kText},
        {"title", Cell::kText},
        {"byline", Cell::kLines},
        {"published", Cell::kText},
        {"modified", Cell::kText},
        {"retrieved", Cell::kText},
        {"language", Cell::kText},
        {"complete", Cell::kText},
        {"use", Cell::kText},
        {"kind", Cell::kText},
        {"words", Cell::kNumber},
        {"sha256", Cell::kText},
        {"text", Cell::kText},
        {"engine", Cell::kText}}},
      {"quotations",
       "SELECT account.key, id, story, source, published, speaker, quotation.kind, quotation.words, "
       "occasion, pieces "
       "FROM "
       "quotation JOIN account ON account.key = quotation.key >> 12 LEFT JOIN placement ON placement.account "
       "= "
       "account.key WHERE quotation.key >= ?1 << 12 AND quotation.key < ?2 << 12 AND (?3 = '' OR story = ?3) "
       "ORDER BY "
       "quotation.key",
       {{"account", Cell::kText},
        {"story", Cell::kText},
        {"source", Cell::kText},
        {"published", Cell::kText},
        {"speaker", Cell::kText},
        {"kind", Cell::kText},
        {"words", Cell::kText},
        {"origin", Cell::kText},
        {"content", Cell::kSpans}}},
      {"figures",
       "SELECT account.key, id, story, source, published, printed, thing, value, low, high, unit, qualifier, "
       "as_of, "
       "holder, begin, end FROM figure JOIN account ON account.key = figure.key >> 12 LEFT JOIN placement ON "
       "placement.account = account.key WHERE figure.key >= ?1 << 12 AND figure.key < ?2 << 12 AND (?3 = '' "
       "OR story = "
       "?3) ORDER BY figure.key",
       {{"account", Cell::kText},
        {"story", Cell::kText},
        {"source", Cell::kText},
        {"published", Cell::kText},
        {"printed", Cell::kText},
        {"thing", Cell::kText},
        {"value", Cell::kNumber},
        {"low", Cell::kNumber},
        {"high", Cell::kNumber},
        {"unit", Cell::kText},
        {"qualifier", Cell::kText},
        {"as_of", Cell::kText},
        {"holder", Cell::kText},
        {"span", Cell::kSpan}}},
      {"names",
       "SELECT account.key, id, story, source, published, name.name, name.kind, mentions FROM naming JOIN "
       "name ON "
       "name.key = naming.name JOIN account ON account.key = naming.account LEFT JOIN placement ON "
       "placement.account = "
       "account.key WHERE account.key >= ?1 AND account.key < ?2 AND (?3 = '' OR story = ?3) ORDER BY "
       "account.key, "
       "name.name",
       {{"account", Cell::kText},
        {"story", Cell::kText},
        {"source", Cell::kText},
        {"published", Cell::kText},
        {"name", Cell::kText},
        {"kind", Cell::kText},
        {"mentions", Cell::kSpans}}},
      {"stories",
       "SELECT 0, id, title, first, last, accounts, texts, independent, revision FROM story WHERE last_key "
       ">= ?1 AND "
       "last_key < ?2 AND (?3 = '' OR id = ?3) AND revision > 0 ORDER BY id",
       {{"id", Cell::kText},
        {"title", Cell::kText},
        {"first", Cell::kText},
        {"last", Cell::kText},
        {"accounts", Cell::kNumber},
        {"texts", Cell::kNumber},
        {"independent", Cell::kNumber},
        {"revision", Cell::kNumber}}},
      {"drawings",
       "SELECT a.key, story, a.id, a.source, o.id, coalesce(o.source, origin_label), how, credited, share, "
       "band FROM "
       "drawing JOIN account AS a ON a.key = drawing.account LEFT JOIN account AS o ON o.key = origin WHERE "
       "a.key >= "
       "?1 AND a.key < ?2 AND (?3 = '' OR story = ?3) ORDER BY a.key, drawing.rowid",
       {{"story", Cell::kText},
        {"account", Cell::kText},
        {"source", Cell::kText},
        {"from", Cell::kText},
        {"from_source", Cell::kText},
        {"how", Cell::kText},
        {"credited", Cell::kTruth},
        {"share", Cell::kNumber},
        {"band", Cell::kText}}},
      {"decisions",
       "SELECT 0, line -> '$.target', line ->> '$.do', line ->> '$.value', line ->> '$.by', line ->> '$.at', "
       "line ->> '$.note' FROM decision WHERE undone IS NULL AND ?1 < ?2 AND (?3 = '' OR decision.account IN "
       "(SELECT "
       "sha256 FROM placement JOIN account ON account.key = placement.account WHERE story = ?3)) ORDER BY "
       "key",
       {{"target", Cell::kJson},
        {"do", Cell::kText},
        {"value", Cell::kText},
        {"by", Cell::kText},
        {"at", Cell::kText},
        {"note", Cell::kText}}},
      {"removed",
       "SELECT 0, id, address, sha256, reason, datetime(removed, 'unixepoch') FROM tombstone WHERE ?1 < ?2 "
       "AND ?3 = '' "
       "ORDER BY removed, id",
       {{"id", Cell::kText},
        {"address", Cell::kText},
        {"sha256", Cell::kText},
        {"reason", Cell::kText},
        {"removed", Cell::kText}}},
  };
  return kTables;
}

class RowExporter {
 public:
  RowExporter(Connection& db, const Table& table, ExportForm form) : db_(db), table_(table), form_(form) {}

  [[nodiscard]] std::string head() const {
    std::string line;
    for (const Column& column : table_.columns) line.append(line.empty() ? "" : ",").append(column.name);
    return line + "\n";
  }

  std::string line(const Query& row) {
    std::string out;
    JsonWriter json(out);
    if (form_ == ExportForm::kJsonLines) json.begin_object();
    int at = 1;
    for (const Column& column : table_.columns) {
      if (form_ == ExportForm::kJsonLines) {
        json.key(column.name);
        if (column.cell == Cell::kJson) {  // as it stands, in the place of a null
          json.null();
          out.replace(out.size() - kNull.size(), kNull.size(), row.view(at));
        } else {
          write(json, row, at, column.cell);
        }
      } else {
        out.append(at == 1 ? "" : ",").append(csv(row, at, column.cell));
      }
      at += column.cell == Cell::kSpan ? 2 : 1;
    }
    if (form_ == ExportForm::kJsonLines) json.end_object();
    return out + "\n";
  }

 private:
  void write(JsonWriter& json, const Query& row, int at, Cell cell) {
    if (cell == Cell::kSpans || cell == Cell::kSpan) {
      json.begin_array();
      for (const auto& [start, end] : spans(row, at, cell))
        json.begin_object().member("start", start).member("end", end).end_object();
      json.end_array();
    } else if (cell == Cell::kLines) {
      json.value(lines_of(row.view(at)));
    } else if (row.is_null(at) || (cell == Cell::kText && row.view(at).empty())) {
      json.null();
    } else if (cell == Cell::kNumber) {
      json.value(row.real(at));
    } else if (cell == Cell::kTruth) {
      json.value(row.integer(at) != 0);
    } else {
      json.value(row.view(at));
    }
  }

  std::string csv(const Query& row, int at, Cell cell) {
    if (cell == Cell::kNumber) return row.text(at);
    if (cell == Cell::kTruth) return row.integer(at) != 0 ? "true" : "false";
    std::string text;
    if (cell == Cell::kSpans || cell == Cell::kSpan) {
      for (const auto& [start, end] : spans(row, at, cell))
        text += (text.empty() ? "" : " ") + std::to_string(start) + ":" + std::to_string(end);
    } else if (cell == Cell::kLines) {
      for (const std::string& one : lines_of(row.view(at))) text += (text.empty() ? "" : "; ") + one;
    } else {
      text = row.text(at);
    }
    return csv_cell(text);
  }

  static std::vector<std::string> lines_of(std::string_view list) { return read_texts(list); }

  std::vector<std::pair<std::uint32_t, std::uint32_t>> spans(const Query& row, int at, Cell cell) {
    const std::int64_t key = row.integer(0);
    if (index_ == nullptr || key != key_) {
      Query body = db_.prepare("SELECT text FROM body WHERE account = ?");
      body.bind(key);
      text_ = body.step() ? body.text(0) : "";
      index_ = std::make_unique<CodePointIndex>(text_);
      key_ = key;
    }
    std::vector<ByteSpan> bytes =
        cell == Cell::kSpans ? read_spans(row.view(at))
                             : std::vector<ByteSpan>{{static_cast<std::uint32_t>(row.integer(at)),
                                                      static_cast<std::uint32_t>(row.integer(at + 1))}};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
    for (const ByteSpan span : bytes)
      if (span.begin <= span.end && span.end <= text_.size()) out.push_back(index_->to_code_points(span));
    return out;
  }

  Connection& db_;
  const Table& table_;
  ExportForm form_;
  std::int64_t key_ = 0;
  std::string text_;  // of the account with key_
  std::unique_ptr<CodePointIndex> index_;
};

}  // namespace

std::string_view export_names() {
  static const std::string kNames = [] {
    std::string names;
    for (const Table& table : tables()) names.append(names.empty() ? "" : ", ").append(table.name);
    return names;
  }();
  return kNames;
}

Result<void> export_rows(Connection& db, const ExportRequest& request,
                         const std::function<bool(const std::string&)>& line) {
  const auto table = std::find_if(tables().begin(), tables().end(),
                                  [&](const Table& one) { return one.name == request.what; });
  if (table == tables().end())
    return fail(ErrorCode::kUsage,
                "exporting " + request.what + ": not one of " + std::string(export_names()));
  RowExporter exporter(db, *table, request.form);
  if (request.form == ExportForm::kCsv && !line(exporter.head())) return {};
  Query row = db.prepare(table->sql);
  row.bind(request.range.from).bind(request.range.before).bind(request.story);
  while (row.step())
    if (!line(exporter.line(row))) break;
  return db.result();
}

}  // namespace tellings
