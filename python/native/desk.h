// The store as Python calls it. Reads see the last commit; a write holds the file for its own time only, so
// that several processes may share a store.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine.h"
#include "store/snapshot.h"

namespace tellings {

// For one thread at a time.
class Desk {
 public:
  // Throws Failure where `path` can be neither opened nor made.
  Desk(std::string path, const Engine& engine);

  // The answer is one JSON object of counts; `lines` gets one JSON object an account, `skipped` what could
  // not be read. What was committed before a Failure stays.
  std::string add(PageSource& items, unsigned threads, std::vector<std::string>& lines,
                  std::vector<SkippedPage>& skipped);

  // The collation document of a story; nothing where there is no such story.
  [[nodiscard]] std::optional<std::string> story(const std::string& id) const;

  // Rows of a table of the store as JSON objects (desk/export_rows.h); `from` and `to` as printed days or
  // times.
  [[nodiscard]] std::vector<std::string> rows(const std::string& what, const std::string& story) const;

  // `what` is accounts, quotations, figures or names; the first `limit`.
  struct Search {
    std::string words, speaker, source, unit, from, to;
    unsigned limit = 20;
  };
  [[nodiscard]] std::vector<std::string> search(const std::string& what, const Search& asked) const;
  [[nodiscard]] std::vector<std::string> stories(const std::string& from, const std::string& to,
                                                 unsigned limit) const;
  [[nodiscard]] std::vector<std::string> sources(const std::string& from, const std::string& to) const;

 private:
  std::string path_;
  const Engine& engine_;
};

}  // namespace tellings
