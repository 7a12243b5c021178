// Idea: ask quote_marks what every mark does, then give each the blanks that typesetting would. The
// dependency parser was trained on clean copy: a word glued to a mark is one unknown token to it, and the
// verb of saying inside is lost.
//
// Example: diplomats, is our concern, “he said.” We call -> diplomats, is our concern,” he said. “We call
//
// Counter-example: the '90s, rock 'n' roll, O'Brien, don't: apostrophes are no marks and stay glued.
#include "text/quote_repair.h"

#include <algorithm>
#include <map>

#include "text/chars.h"
#include "text/glyphs.h"
#include "text/quote_marks.h"
#include "text/utf8.h"

namespace tellings {
namespace {

enum class Duty : std::uint8_t { kOpens, kCloses, kMovedOpens, kMovedCloses };

// What each mark does, by the byte where it stands. A moved mark is printed after the blank that it should
// stand before, or the reverse.
std::map<std::uint32_t, Duty> duties(std::string_view text, const std::vector<QuoteRun>& runs) {
  std::map<std::uint32_t, Duty> duty;
  for (const QuoteRun& run : runs) {
    if (run.opened) {
      const std::uint32_t at = run.marked.begin;
      const bool blank_inside = at + decode_at(text, at).size < text.size() &&
                                is_space(decode_at(text, at + decode_at(text, at).size).code_point);
      duty.emplace(at, blank_inside ? Duty::kMovedOpens : Duty::kOpens);
    }
    if (run.closed) duty.emplace(run.marked.end - decode_before(text, run.marked.end).size, Duty::kCloses);
    if (!run.displaced || run.closed) continue;
    std::uint32_t at = run.content.end;
    while (at < text.size() && is_space(decode_at(text, at).code_point)) at += decode_at(text, at).size;
    if (at < text.size() && is_quote_mark(decode_at(text, at).code_point))
      duty.emplace(at, Duty::kMovedCloses);
  }
  return duty;
}

class Writer {
 public:
  explicit Writer(std::string_view printed) : printed_(printed) { out_.reserve(printed.size() + 8); }

  void copy(std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) put(printed_[i], i, i + 1);
  }
  void replace(const Glyph& glyph) {
    for (const char byte : glyph.plain) put(byte, glyph.printed.begin, glyph.printed.end);
  }
  void blank(std::uint32_t before) { put(' ', before, before + 1); }
  [[nodiscard]] bool after_blank() const { return out_.empty() || out_.back() == ' ' || out_.back() == '\n'; }
  [[nodiscard]] bool after_opening() const { return after_opening_; }
  void set_after_opening(bool value) { after_opening_ = value; }
  // Takes blanks off the end, so that a mark can stand before them.
  void drop_blanks() {
    while (!out_.empty() && out_.back() == ' ') {
      out_.pop_back();
      origin_.pop_back();
      past_.pop_back();
    }
  }
  RepairedText finish() {
    if (out_ == printed_) return RepairedText(printed_);
    return {std::move(out_), std::move(origin_), std::move(past_)};
  }

 private:
  void put(char byte, std::uint32_t origin, std::uint32_t past) {
    out_ += byte;
    origin_.push_back(origin);
    past_.push_back(past);
  }
  std::string_view printed_;
  std::string out_;
  std::vector<std::uint32_t> origin_;
  std::vector<std::uint32_t> past_;
  bool after_opening_ = false;
};

bool needs_no_repair(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return c == '"' || c == '\'' || c == '`' || static_cast<unsigned char>(c) >= 0x80;
  });
}

bool is_wide_dash(char32_t c) { return c == U'—' || c == U'–' || c == U'―'; }

}  // namespace

ByteSpan RepairedText::printed(ByteSpan span) const {
  if (origin_.empty()) return span;
  return {origin_[span.begin], past_[span.end - 1]};
}

RepairedText repair_quotes(std::string_view paragraph) {
  if (needs_no_repair(paragraph)) return RepairedText(paragraph);
  const auto duty = duties(paragraph, find_quote_runs(paragraph));
  const std::vector<Glyph> glyphs = odd_glyphs(paragraph);
  auto glyph = glyphs.begin();
  Writer out(paragraph);
  bool blank_due = false;  // a closing mark was written: a word must not be glued to it
  bool skip_blanks = false;
  for (const CodePointAt& at : code_points(paragraph)) {
    const char32_t c = at.code_point;
    if (is_invisible(c)) continue;
    if (skip_blanks && is_space(c)) continue;
    skip_blanks = false;
    const auto found = duty.find(at.begin);
    if (found == duty.end()) {
      const bool glued = blank_due && (is_word_char(c) || is_wide_dash(c));
      if (glued || (is_wide_dash(c) && blank_due)) out.blank(at.begin);
      while (glyph != glyphs.end() && glyph->printed.end <= at.begin) ++glyph;
      if (glyph == glyphs.end() || glyph->printed.begin > at.begin)
        out.copy(at.begin, at.end);
      else if (glyph->printed.begin == at.begin)
        out.replace(*glyph);  // what else it covers is passed over
      blank_due = false;
      out.set_after_opening(c == '(' || c == '[');
      continue;
    }
    const bool opens = found->second == Duty::kOpens || found->second == Duty::kMovedOpens;
    if (opens) {
      if (!out.after_blank() && !out.after_opening()) out.blank(at.begin);
      out.copy(at.begin, at.end);
      skip_blanks = found->second == Duty::kMovedOpens;
      blank_due = false;
    } else {
      out.drop_blanks();
      out.copy(at.begin, at.end);
      blank_due = true;
    }
    out.set_after_opening(opens);
  }
  return out.finish();
}

}  // namespace tellings
