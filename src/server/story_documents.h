// Story documents ready to be sent: without blanks between their members, packed too, with their entity tag.
//
// Kept in memory, those asked for last, as long as the store was not written; after a commit a document is
// held against its story's revision once, and read again only where that has changed.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/result.h"
#include "server/store_access.h"
#include "server/story_summary.h"

namespace tellings {

struct StoryDocument {
  std::int64_t story_revision = 0;
  std::shared_ptr<const std::string> plain;
  std::shared_ptr<const std::string> gzip;
  std::string etag;  // of plain, with its quotation marks; that of gzip ends with -gz
  StorySummary summary;
};

class StoryDocuments {
 public:
  explicit StoryDocuments(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // What can be sent without asking the store. Null: load() it.
  [[nodiscard]] std::shared_ptr<const StoryDocument> find(const std::string& id, std::uint64_t revision);

  // From memory where its story has not changed, else from the store. Null: no such story.
  [[nodiscard]] Result<std::shared_ptr<const StoryDocument>> load(StoreAccess::Lease& store,
                                                                  const std::string& id);

  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Kept {
    std::shared_ptr<const StoryDocument> document;
    std::uint64_t checked;  // the store's revision at which it was found to hold
    std::list<std::string>::iterator place;
  };
  void keep(const std::string& id, std::shared_ptr<const StoryDocument> document, std::uint64_t revision);
  void forget(const std::string& id);

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Kept> kept_;
  std::list<std::string> order_;  // the one asked for last is first
  std::size_t bytes_ = 0;
};

// JSON without the blanks between its parts.
std::string without_blanks(std::string_view json);
std::string gzipped(std::string_view bytes);

}  // namespace tellings
