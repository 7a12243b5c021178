// A text cut into the pieces that dates and times are made of, and a place in them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/time_words.h"
#include "base/span.h"

namespace tellings {

enum class PieceKind { kNumber, kWord, kMark };

struct Piece {
  PieceKind kind = PieceKind::kMark;
  ByteSpan span;
  std::string folded;
  bool space_before = false;
};

// "Jane RoeMay 14, 2024" -> Jane, Roe, May, 14, ",", 2024: runs of ASCII digits, runs of letters, marks one
// by one. A word ends before a capital inside it, for pages print names and dates without a blank between
// them.
std::vector<Piece> time_pieces(std::string_view text);

// A place in the pieces. What take_ and number() do not find leaves it where it is. The pieces must outlive
// it.
class PieceCursor {
 public:
  explicit PieceCursor(const std::vector<Piece>& pieces) : pieces_(pieces) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  void move_to(std::size_t at) { at_ = at; }

  [[nodiscard]] bool has(std::size_t offset = 0) const { return at_ + offset < pieces_.size(); }
  // REQUIRES: there is such a piece.
  [[nodiscard]] const Piece& here(std::size_t offset = 0) const { return pieces_[at_ + offset]; }
  [[nodiscard]] const Piece& piece(std::size_t at) const { return pieces_[at]; }

  [[nodiscard]] bool is(std::string_view folded) const { return has() && here().folded == folded; }
  [[nodiscard]] std::optional<TimeWord> word_here() const;

  // `glued`: no white space before it.
  bool take(std::string_view folded, bool glued = false);
  std::optional<int> number(std::size_t least_digits, std::size_t most_digits, bool glued = false);
  // Takes a word of that kind with its full stop; its value may be missing (time_words.h).
  std::optional<TimeWord> take_word(TimeWordKind kind);
  std::optional<int> value_of(TimeWordKind kind);

 private:
  const std::vector<Piece>& pieces_;
  std::size_t at_ = 0;
};

}  // namespace tellings
