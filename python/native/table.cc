#include "table.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace tellings {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 30;  // of one column of a batch; offsets have 31 bits

void push_bit(std::vector<std::uint8_t>& bits, std::int64_t at, bool bit) {
  if (at % 8 == 0) bits.push_back(0);
  if (bit) bits.back() = static_cast<std::uint8_t>(bits.back() | 1U << (at % 8));
}

// What an exported array holds on to, and the places that the C structures point into.
struct ArrayHold {
  std::shared_ptr<const Batch> batch;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> pointers;
};

void release_array(ArrowArray* array) {
  for (std::int64_t i = 0; i < array->n_children; ++i)
    if (array->children[i]->release != nullptr) array->children[i]->release(array->children[i]);
  delete static_cast<ArrayHold*>(array->private_data);
  array->release = nullptr;
}

ArrowArray column_array(const std::shared_ptr<const Batch>& batch, std::size_t column, ColumnType type) {
  const ColumnBuffers& from = (*batch)[column];
  auto hold = std::make_unique<ArrayHold>();
  hold->batch = batch;
  hold->buffers.push_back(from.nulls == 0 ? nullptr : from.validity.data());
  switch (type) {
    case ColumnType::kText:
    case ColumnType::kBytes:
      hold->buffers.push_back(from.offsets.data());
      hold->buffers.push_back(from.bytes.data());
      break;
    case ColumnType::kInteger:
      hold->buffers.push_back(from.integers.data());
      break;
    case ColumnType::kReal:
      hold->buffers.push_back(from.reals.data());
      break;
    case ColumnType::kBool:
      hold->buffers.push_back(from.bits.data());
      break;
  }
  ArrowArray array{};
  array.length = from.length;
  array.null_count = from.nulls;
  array.n_buffers = static_cast<std::int64_t>(hold->buffers.size());
  array.buffers = hold->buffers.data();
  array.release = release_array;
  array.private_data = hold.release();
  return array;
}

ArrowArray batch_array(const std::shared_ptr<const Batch>& batch, const std::vector<ColumnHead>& heads) {
  auto hold = std::make_unique<ArrayHold>();
  hold->batch = batch;
  hold->buffers.push_back(nullptr);
  hold->children.reserve(heads.size());
  for (std::size_t i = 0; i < heads.size(); ++i)
    hold->children.push_back(column_array(batch, i, heads[i].type));
  for (ArrowArray& child : hold->children) hold->pointers.push_back(&child);
  ArrowArray array{};
  array.length = batch->empty() ? 0 : batch->front().length;
  array.n_buffers = 1;
  array.buffers = hold->buffers.data();
  array.n_children = static_cast<std::int64_t>(heads.size());
  array.children = hold->pointers.data();
  array.release = release_array;
  array.private_data = hold.release();
  return array;
}

struct SchemaHold {
  std::string name;
  std::string format;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
};

void release_schema(ArrowSchema* schema) {
  for (std::int64_t i = 0; i < schema->n_children; ++i)
    if (schema->children[i]->release != nullptr) schema->children[i]->release(schema->children[i]);
  delete static_cast<SchemaHold*>(schema->private_data);
  schema->release = nullptr;
}

ArrowSchema make_schema(std::string name, std::string format, const std::vector<ColumnHead>& children) {
  auto hold = std::make_unique<SchemaHold>(SchemaHold{std::move(name), std::move(format), {}, {}});
  hold->children.reserve(children.size());
  for (const ColumnHead& head : children)
    hold->children.push_back(make_schema(head.name, std::string(1, static_cast<char>(head.type)), {}));
  for (ArrowSchema& child : hold->children) hold->pointers.push_back(&child);
  ArrowSchema schema{};
  schema.name = hold->name.c_str();
  schema.format = hold->format.c_str();
  schema.flags = children.empty() ? kArrowNullable : 0;
  schema.n_children = static_cast<std::int64_t>(children.size());
  schema.children = hold->pointers.data();
  schema.release = release_schema;
  schema.private_data = hold.release();
  return schema;
}

struct StreamHold {
  std::vector<ColumnHead> heads;
  std::vector<std::shared_ptr<const Batch>> batches;
  std::size_t next = 0;
};

StreamHold& hold_of(ArrowArrayStream* stream) { return *static_cast<StreamHold*>(stream->private_data); }

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  *out = make_schema("", "+s", hold_of(stream).heads);
  return 0;
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
  StreamHold& hold = hold_of(stream);
  *out = ArrowArray{};
  if (hold.next < hold.batches.size()) *out = batch_array(hold.batches[hold.next++], hold.heads);
  return 0;
}

const char* get_last_error(ArrowArrayStream*) { return nullptr; }  // none of the calls above fails

void release_stream(ArrowArrayStream* stream) {
  delete static_cast<StreamHold*>(stream->private_data);
  stream->release = nullptr;
}

}  // namespace

Table::Table(std::vector<ColumnHead> heads) : heads_(std::move(heads)), open_(heads_.size()) {}

ColumnBuffers& Table::next_cell(bool valid) {
  ColumnBuffers& column = open_[column_];
  push_bit(column.validity, column.length, valid);
  if (!valid) ++column.nulls;
  ++column.length;
  if (++column_ == heads_.size()) {
    column_ = 0;
    ++rows_;
  }
  return column;
}

void Table::add_null() {
  const ColumnType type = heads_[column_].type;
  ColumnBuffers& column = next_cell(false);
  if (type == ColumnType::kText || type == ColumnType::kBytes) {
    if (column.offsets.empty()) column.offsets.push_back(0);
    column.offsets.push_back(static_cast<std::int32_t>(column.bytes.size()));
  } else if (type == ColumnType::kInteger) {
    column.integers.push_back(0);
  } else if (type == ColumnType::kReal) {
    column.reals.push_back(0);
  } else {
    push_bit(column.bits, column.length - 1, false);
  }
}

void Table::add(std::string_view text) {
  assert(heads_[column_].type == ColumnType::kText || heads_[column_].type == ColumnType::kBytes);
  const auto full = [&](const ColumnBuffers& column) {
    return column.bytes.size() + text.size() > kMostBytes;
  };
  if (column_ == 0 && std::any_of(open_.begin(), open_.end(), full)) close_batch();
  ColumnBuffers& column = next_cell(true);
  if (column.offsets.empty()) column.offsets.push_back(0);
  column.bytes += text;
  column.offsets.push_back(static_cast<std::int32_t>(column.bytes.size()));
}

void Table::add(std::int64_t number) {
  const bool truth = heads_[column_].type == ColumnType::kBool;
  ColumnBuffers& column = next_cell(true);
  if (truth) {
    push_bit(column.bits, column.length - 1, number != 0);
  } else {
    column.integers.push_back(number);
  }
}

void Table::add(double number) { next_cell(true).reals.push_back(number); }

void Table::close_batch() {
  assert(column_ == 0);
  if (open_.empty() || open_.front().length == 0) return;
  closed_.push_back(std::make_shared<const Batch>(std::move(open_)));
  open_ = Batch(heads_.size());
}

const std::vector<std::shared_ptr<const Batch>>& Table::batches() {
  close_batch();
  return closed_;
}

void Table::export_stream(ArrowArrayStream* out) {
  *out = ArrowArrayStream{get_schema, get_next, get_last_error, release_stream,
                          new StreamHold{heads_, batches(), 0}};
}

}  // namespace tellings
