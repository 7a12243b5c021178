#include "account/time_pieces.h"

#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tellings {

std::vector<Piece> time_pieces(std::string_view text) {
  std::vector<Piece> pieces;
  bool space = false;
  bool lower = false;  // the character before is a lower-case letter
  for (const CodePointAt& at : code_points(text)) {
    if (is_space(at.code_point) || is_invisible(at.code_point)) {
      space = true;
      lower = false;
      continue;
    }
    const bool digit = at.code_point >= '0' && at.code_point <= '9';
    const PieceKind kind = digit                      ? PieceKind::kNumber
                           : is_letter(at.code_point) ? PieceKind::kWord
                                                      : PieceKind::kMark;
    const bool capital_inside = lower && is_upper(at.code_point);
    if (pieces.empty() || space || capital_inside || kind == PieceKind::kMark || pieces.back().kind != kind) {
      pieces.push_back({kind, {at.begin, at.begin}, "", space});
    }
    append_fold(pieces.back().folded, at.code_point);
    pieces.back().span.end = at.end;
    space = false;
    lower = is_lower(at.code_point);
  }
  return pieces;
}

std::optional<TimeWord> PieceCursor::word_here() const {
  return has() && here().kind == PieceKind::kWord ? time_word(here().folded) : std::nullopt;
}

bool PieceCursor::take(std::string_view folded, bool glued) {
  if (!is(folded) || (glued && here().space_before)) return false;
  ++at_;
  return true;
}

std::optional<int> PieceCursor::number(std::size_t least_digits, std::size_t most_digits, bool glued) {
  if (!has() || here().kind != PieceKind::kNumber || (glued && here().space_before)) return std::nullopt;
  const std::string& digits = here().folded;
  if (digits.size() < least_digits || digits.size() > most_digits) return std::nullopt;
  ++at_;
  return std::stoi(digits);
}

std::optional<TimeWord> PieceCursor::take_word(TimeWordKind kind) {
  const auto word = word_here();
  if (!word || word->kind != kind) return std::nullopt;
  ++at_;
  take(".", true);
  return word;
}

std::optional<int> PieceCursor::value_of(TimeWordKind kind) {
  const auto word = take_word(kind);
  return word ? word->value : std::nullopt;
}

}  // namespace tellings
