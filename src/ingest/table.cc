#include "ingest/table.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "ingest/record.h"
#include "text/chars.h"

namespace tellings {
namespace {

constexpr std::size_t kLargestTable = 512U << 20;

class Table : public PageSource {
 public:
  Table(std::unique_ptr<ByteStream> stream, std::string path, char separator, FieldMap fields)
      : path_(std::move(path)), separator_(separator), fields_(std::move(fields)) {
    auto bytes = read_all(*stream, path_, kLargestTable);
    if (!bytes) {
      failure_ = bytes.error().message;
      return;
    }
    bytes_ = *std::move(bytes);
    if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    if (auto head = read_row()) head_ = *std::move(head);
    for (std::string& name : head_) name = trim(name);
  }

  std::optional<IngestItem> next() override {
    if (failure_) return SkippedPage{path_, *std::exchange(failure_, std::nullopt)};
    while (auto row = read_row()) {
      if (row->size() == 1 && trim(row->front()).empty()) continue;
      const std::string origin = path_ + ":" + std::to_string(row_line_);
      if (row->size() > head_.size()) {
        return SkippedPage{origin, "row of " + std::to_string(row->size()) + " fields under a head of " +
                                       std::to_string(head_.size())};
      }
      const auto field = [&](std::string_view ours) -> std::optional<std::string> {
        const auto column = std::find(head_.begin(), head_.end(), fields_.theirs(ours));
        const auto index = static_cast<std::size_t>(column - head_.begin());
        return index < row->size() ? std::optional((*row)[index]) : std::nullopt;
      };
      return item_of_record(field, origin);
    }
    return std::nullopt;
  }

 private:
  std::optional<std::vector<std::string>> read_row() {
    if (at_ >= bytes_.size()) return std::nullopt;
    row_line_ = line_;
    std::vector<std::string> row(1);
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_++];
      if (c == '"' && row.back().empty()) {
        read_quoted(row.back());
      } else if (c == separator_) {
        row.emplace_back();
      } else if (c == '\n') {
        ++line_;
        break;
      } else if (c != '\r') {
        row.back() += c;
      }
    }
    return row;
  }

  // Behind the opening mark, to the closing one; to the end of the file where none comes.
  void read_quoted(std::string& field) {
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_++];
      if (c == '\n') ++line_;
      if (c != '"') {
        field += c;
      } else if (at_ < bytes_.size() && bytes_[at_] == '"') {
        field += '"';
        ++at_;
      } else {
        return;
      }
    }
  }

  std::string path_;
  char separator_;
  FieldMap fields_;
  std::string bytes_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t row_line_ = 1;
  std::vector<std::string> head_;
  std::optional<std::string> failure_;
};

}  // namespace

std::unique_ptr<PageSource> read_table_file(std::unique_ptr<ByteStream> stream, std::string path,
                                            char separator, FieldMap fields) {
  return std::make_unique<Table>(std::move(stream), std::move(path), separator, std::move(fields));
}

}  // namespace tellings
