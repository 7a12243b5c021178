// The words around a quotation in marks, and the attribution found in them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "annotate/attribution.h"
#include "annotate/marked_runs.h"
#include "annotate/speakers.h"
#include "annotate/tree.h"

namespace tellings {

//   Maass said on Tuesday: “We owe our people answers,” and hung up.
//   ^--------------------^  ^------------------------^  ^---------^
//          before                    words                 after
struct Piece {
  const MarkedRun* run = nullptr;
  TokenRange words;   // the tokens between the marks
  TokenRange before;  // the words of the same sentence outside the marks, back to the run before
  TokenRange after;   // the same, up to the run after
};

class AroundMarks {
 public:
  // All three must outlive it.
  AroundMarks(const Tree& tree, const Speakers& speakers, const std::vector<MarkedRun>& runs)
      : tree_(tree), speakers_(speakers), runs_(runs) {}

  [[nodiscard]] Piece piece_of(std::size_t run) const;

  // ", she told the call"; ― Ana Ruiz.
  [[nodiscard]] std::optional<Attribution> attribution_after(const Piece& piece) const;
  // "Boss Ann Lee fumed:", "she said the company was", "Kuchta:"; for a quotation at the head of a paragraph
  // the end of the paragraph before, where it ends with a colon.
  [[nodiscard]] std::optional<Attribution> attribution_before(const Piece& piece) const;

  // Whether the run is a part of the sentence around it: it begins in lower case after a word.
  [[nodiscard]] bool is_fragment(const Piece& piece) const;
  // Whether the words before the marks give a name: "everyone calls it ‘the Cellar’".
  [[nodiscard]] bool is_named_by(TokenRange before) const;
  [[nodiscard]] bool is_mark(TokenIndex token) const;
  // Bytes from the outer run before, in the same paragraph, to this one.
  [[nodiscard]] ByteSpan gap_before(std::size_t run) const;
  [[nodiscard]] ByteSpan paragraph(const MarkedRun& run) const;
  [[nodiscard]] std::string_view text() const;

 private:
  [[nodiscard]] ByteSpan gap_after(std::size_t run) const;
  [[nodiscard]] bool is_stop(TokenIndex token) const;
  [[nodiscard]] bool starts_attribution(TokenIndex at, const Attribution& found) const;
  void place_source(Attribution& found, TokenRange within, TokenIndex first, bool inversion) const;
  void set_source(Attribution& found, TokenIndex noun, TokenRange within, TokenIndex verb) const;
  [[nodiscard]] std::optional<Attribution> attribution_by_dash(const Piece& piece) const;
  [[nodiscard]] std::optional<Attribution> attribution_by_colon(TokenRange before) const;
  [[nodiscard]] std::optional<Attribution> best_verb(TokenRange before, const Piece& piece) const;
  [[nodiscard]] std::optional<Attribution> introduces(TokenIndex k, TokenRange before, bool at_once) const;
  [[nodiscard]] bool speaks_for_another(const Attribution& found) const;
  [[nodiscard]] bool is_naming(const Attribution& found) const;
  [[nodiscard]] TokenRange paragraph_before(const Piece& piece) const;

  const Tree& tree_;
  const Speakers& speakers_;
  const std::vector<MarkedRun>& runs_;
};

char32_t last_char(std::string_view text);     // of its words, marks passed over; blank for an empty text
char32_t first_letter(std::string_view text);  // or digit; blank where there is none

}  // namespace tellings
