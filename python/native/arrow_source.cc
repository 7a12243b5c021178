#include "arrow_source.h"

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "arrow_column.h"
#include "ingest/json_lines.h"
#include "ingest/record.h"

namespace tellings {
namespace {

constexpr std::array<std::string_view, 15> kFields = {
    "id",   "source",    "url",      "title",     "language", "use",    "kind",      "text",
    "html", "published", "modified", "retrieved", "complete", "byline", "paragraphs"};

std::string why(ArrowArrayStream* stream) {
  const char* message = stream->get_last_error(stream);
  return message == nullptr ? "no reason given" : message;
}

class ArrowSource : public PageSource {
 public:
  // The error is read_arrow()'s.
  Result<void> open(ArrowArrayStream& stream, const FieldMap& fields) {
    stream_.take(stream);
    if (stream_->get_schema(stream_.get(), schema_.get()) != 0)
      return fail(ErrorCode::kInvalid, "reading an Arrow stream: " + why(stream_.get()));
    if (std::string_view(schema_->format) != "+s")
      return fail(ErrorCode::kUnsupported, "reading an Arrow stream: it holds a column, no table");
    for (const std::string_view field : kFields) {
      const std::string theirs = fields.theirs(field);
      for (std::int64_t i = 0; i < schema_->n_children; ++i) {
        if (schema_->children[i]->name == nullptr || theirs != schema_->children[i]->name) continue;
        auto column = ArrowColumn::open(*schema_->children[i]);
        if (!column) return tl::unexpected(column.error());
        columns_.insert_or_assign(field, std::pair(i, *column));
      }
    }
    if (!columns_.contains("text") && !columns_.contains("html"))
      return fail(ErrorCode::kInvalid, "reading a table: it has neither a column \"" + fields.theirs("text") +
                                           "\" nor \"" + fields.theirs("html") +
                                           "\"; say which it is, fields={\"text\": NAME}");
    return {};
  }

  std::optional<IngestItem> next() override {
    while (batch_.empty() || row_ == batch_->length) {
      if (done_) return std::nullopt;
      if (auto trouble = next_batch()) return SkippedPage{"row " + std::to_string(number_), *trouble};
    }
    const std::int64_t at = batch_->offset + row_++;
    const auto field = [&](std::string_view ours) -> std::optional<std::string> {
      const auto column = columns_.find(ours);
      if (column == columns_.end()) return std::nullopt;
      return column->second.second.text(at);
    };
    IngestItem item = item_of_record(field, "row " + std::to_string(number_++));
    if (auto* given = std::get_if<GivenAccount>(&item)) read_lists(field, given->account);
    return item;
  }

 private:
  using Field = std::function<std::optional<std::string>(std::string_view)>;

  // Columns that hold lists hold them as JSON, as this package writes them; another byline is one name.
  static void read_lists(const Field& field, Account& account) {
    if (const auto names = field("byline"); names && names->starts_with('['))
      account.byline = read_strings(*names);
    if (const auto list = field("paragraphs")) account.paragraphs = read_paragraphs(*list, account.text);
  }

  // What went wrong; the stream is then at its end.
  std::optional<std::string> next_batch() {
    batch_.reset();
    row_ = 0;
    if (stream_->get_next(stream_.get(), batch_.get()) != 0) {
      done_ = true;
      return "reading the table further: " + why(stream_.get());
    }
    done_ = batch_.empty();
    if (!done_)
      for (auto& column : columns_) column.second.second.set(*batch_->children[column.second.first]);
    return std::nullopt;
  }

  Owned<ArrowArrayStream> stream_;
  Owned<ArrowSchema> schema_;
  Owned<ArrowArray> batch_;
  std::map<std::string_view, std::pair<std::int64_t, ArrowColumn>, std::less<>> columns_;
  std::int64_t row_ = 0;
  std::uint64_t number_ = 0;
  bool done_ = false;
};

}  // namespace

Result<std::unique_ptr<PageSource>> read_arrow(ArrowArrayStream& stream, const FieldMap& fields) {
  auto source = std::make_unique<ArrowSource>();
  if (auto opened = source->open(stream, fields); !opened) return tl::unexpected(opened.error());
  return std::unique_ptr<PageSource>(std::move(source));
}

}  // namespace tellings
