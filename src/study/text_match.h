// The words of a search in texts that are in no store: the same full-text index, over a few texts at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/sqlite.h"

namespace tellings {

// For one thread at a time.
class TextMatch {
 public:
  // `query` as typed (desk/match_words.h). Nothing in it: everything matches.
  static Result<TextMatch> make(std::string_view query);

  struct Given {
    std::string_view title, source, text;
  };
  // For each, whether the store would have found it.
  Result<std::vector<bool>> matches(const std::vector<Given>& given);

 private:
  std::string expression_;
  std::unique_ptr<Connection> db_;
};

}  // namespace tellings
