#include "arrow_rows.h"

#include <charconv>

#include "failure.h"

namespace tellings {

std::optional<std::int64_t> ArrowRow::number(std::size_t column) const {
  const auto digits = text(column);
  std::int64_t value = 0;
  if (!digits || std::from_chars(digits->data(), digits->data() + digits->size(), value).ec != std::errc())
    return std::nullopt;
  return value;
}

void for_each_row(ArrowArrayStream& given, const std::vector<std::string_view>& names,
                  const std::function<void(const ArrowRow&)>& work) {
  Owned<ArrowArrayStream> stream;
  stream.take(given);
  Owned<ArrowSchema> schema;
  if (stream->get_schema(stream.get(), schema.get()) != 0)
    throw Failure("reading an Arrow stream: its schema cannot be had");
  std::vector<ArrowColumn> columns;
  std::vector<std::int64_t> places;
  for (const std::string_view name : names) {
    std::int64_t at = 0;
    while (at < schema->n_children && name != schema->children[at]->name) ++at;
    if (at == schema->n_children)
      throw Failure("reading a table: it has no column \"" + std::string(name) + "\"");
    columns.push_back(value_of(ArrowColumn::open(*schema->children[at])));
    places.push_back(at);
  }
  for (;;) {
    Owned<ArrowArray> batch;
    if (stream->get_next(stream.get(), batch.get()) != 0) {
      const char* why = stream->get_last_error(stream.get());
      throw Failure(std::string("reading a table further: ") + (why == nullptr ? "no reason given" : why));
    }
    if (batch.empty()) return;
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].set(*batch->children[places[i]]);
    for (std::int64_t row = 0; row < batch->length; ++row) work(ArrowRow(columns, batch->offset + row));
  }
}

}  // namespace tellings
