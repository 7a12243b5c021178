// Stories of the store laid side by side again, where their accounts or what people decided of them have
// changed. Decisions that are kept in the store are applied; the document says so.
#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "annotate/notes.h"
#include "collate/collation.h"
#include "document/write.h"
#include "nlp/analyzer.h"
#include "nlp/vectors.h"
#include "pipeline/progress.h"
#include "store/store.h"

namespace tellings {

// What a run of the engine over the store is made with.
struct StoreEngine {
  const Analyzer* analyzer = nullptr;
  const SentenceVectors* vectors = nullptr;  // may be null
  DocumentOptions document;                  // version and models, as they stand in each document
  unsigned threads = 0;                      // 0: all cores
};

// Notes of the accounts read last, so that a story just grown is not read again. Not for several threads.
class NotesCache {
 public:
  explicit NotesCache(std::size_t limit) : limit_(limit) {}
  void keep(const std::string& id, Notes notes);
  // Nothing where it was not kept, or has had to go.
  [[nodiscard]] const Notes* find(const std::string& id) const;

 private:
  std::size_t limit_;
  std::list<std::string> order_;  // the oldest first
  std::unordered_map<std::string, Notes> notes_;
};

// One story laid side by side now, decisions applied; nothing is written. Nothing where no story has this id.
Result<std::optional<StoryCollation>> collate_stored(Connection& db, const std::string& story,
                                                     const StoreEngine& engine);

// Lays one story of the file side by side anew and puts that into it by `write`, which is given work for one
// transaction. False: its accounts or decisions have changed meanwhile, and nothing was put; try again.
using WriteStore = std::function<Result<void>(const std::function<Result<void>(Writer&)>&)>;
Result<bool> refresh_story(const std::string& path, const StoreEngine& engine, const std::string& story,
                           const WriteStore& write);

// Collates every story marked stale, some at a time, each lot in one transaction; a run that is cut off
// leaves the rest marked. Stories left without accounts are dropped. Gives the number collated.
Result<std::size_t> collate_stale(Store& store, const StoreEngine& engine, const NotesCache& cache,
                                  const Progress& progress = {});

}  // namespace tellings
