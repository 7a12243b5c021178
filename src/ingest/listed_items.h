// Items that were read at once, handed out one by one.
#pragma once

#include <deque>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "ingest/raw_page.h"

namespace tellings {

class ListedItems : public PageSource {
 public:
  explicit ListedItems(IngestItem one) { items_.push_back(std::move(one)); }
  explicit ListedItems(std::vector<IngestItem> items)
      : items_(std::make_move_iterator(items.begin()), std::make_move_iterator(items.end())) {}

  std::optional<IngestItem> next() override {
    if (items_.empty()) return std::nullopt;
    IngestItem item = std::move(items_.front());
    items_.pop_front();
    return item;
  }

 private:
  std::deque<IngestItem> items_;
};

}  // namespace tellings
