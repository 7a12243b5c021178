// WordPiece: how BERT models cut a text into pieces of a fixed vocabulary (Wu and others 2016; Devlin and
// others 2019). A word that is not in the vocabulary becomes its longest known beginning and further pieces
// "##...".
//
//   "Harrow's convoy"  ->  sole ##iman ##i ' s convoy
//
// As compared: text is folded first (text/fold.h), which for Latin scripts is the normal form that the
// uncased models were trained on.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tellings {

using PieceId = std::uint32_t;

// Immutable after the last add(). Views must outlive it.
class WordPieces {
 public:
  void reserve(std::size_t count) { ids_.reserve(count); }
  void add(std::string_view piece, PieceId id) { ids_.emplace(piece, id); }

  // The pieces of `text` in order. A word with a part that no piece covers gives no piece at all: it carries
  // nothing that could be compared. Words over 100 bytes give none either.
  [[nodiscard]] std::vector<PieceId> cut(std::string_view text) const;

 private:
  void cut_word(std::string_view folded, std::vector<PieceId>& out) const;

  std::unordered_map<std::string_view, PieceId> ids_;
};

}  // namespace tellings
