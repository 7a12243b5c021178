#include "annotate/sentences.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "annotate/calendar_words.h"
#include "annotate/data.h"
#include "annotate/lexicons.h"
#include "annotate/time_date.h"
#include "base/lexicon.h"
#include "text/ascii.h"
#include "text/chars.h"
#include "text/utf8.h"

namespace tellings {
namespace {

constexpr std::size_t kLongestQuoted =
    4000;  // bytes; a mark that closes later is an apostrophe, and the search stays linear

enum class Abbreviation { kNone, kTitle, kInner, kFinal, kNumber };

Abbreviation abbreviation(std::string_view word) {
  static const auto kWords = [] {
    std::unordered_map<std::string_view, Abbreviation> words;
    for (const auto& entry : read_table(annotate_data::kAbbreviations))
      words[entry[0]] = entry[1] == "title"    ? Abbreviation::kTitle
                        : entry[1] == "inner"  ? Abbreviation::kInner
                        : entry[1] == "number" ? Abbreviation::kNumber
                                               : Abbreviation::kFinal;
    return words;
  }();
  const auto found = kWords.find(lower_ascii(word));
  return found == kWords.end() ? Abbreviation::kNone : found->second;
}

bool opens_sentence(std::string_view word) {
  static const auto kWords = read_word_set(annotate_data::kSentenceStarters);
  const std::size_t end = word.find_first_of("'’,:;");
  return kWords.contains(lower_ascii(word.substr(0, end == 0 ? word.size() : end)));
}

bool is_stop(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF0E || c == 0xFF01 ||
         c == 0xFF1F;
}
bool is_closer(char32_t c) {
  return c == ')' || c == ']' ||
         (is_quote_mark(c) && quote_mark(c) != QuoteMark::kDoubleOpen &&
          quote_mark(c) != QuoteMark::kSingleOpen);
}
bool is_bullet(char32_t c) { return c == 0x2022 || c == 0x2043 || c == 0x25CF || c == 0x25AA || c == 0x2023; }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// A list marker: "1.", "2)", "3.)", "(iv)", "a.", "b)".
struct Marker {
  int number = 0;
  std::string style;  // what stands around the number, and whether it is a letter
  std::size_t end = 0;
};

std::optional<Marker> marker_at(std::string_view text, std::size_t at, std::size_t end) {
  Marker marker;
  const std::size_t first = at;
  if (at < end && text[at] == '(') ++at;
  const std::size_t from = at;
  while (at < end && is_ascii_digit(text[at]) && at - from < 3) ++at;
  const bool digits = at > from;
  if (digits) {
    marker.number = std::stoi(std::string(text.substr(from, at - from)));
  } else if (at < end && ((text[at] >= 'a' && text[at] <= 'z') || (text[at] >= 'A' && text[at] <= 'Z'))) {
    marker.number = static_cast<unsigned char>(text[at]);
    ++at;
  } else {
    return std::nullopt;
  }
  const std::size_t tail = at;
  while (at < end && (text[at] == '.' || text[at] == ')') && at - tail < 2) ++at;
  if (at == tail || at >= end || text[at] != ' ') return std::nullopt;
  marker.style = std::string(text.substr(first, from - first)) + (digits ? "1" : "a") +
                 std::string(text.substr(tail, at - tail));
  marker.end = at;
  return marker;
}

class Splitter {
 public:
  Splitter(std::string_view text, ByteSpan block)
      : text_(text.substr(0, block.end)), end_(block.end), start_(block.begin) {}

  std::vector<ByteSpan> run() {
    std::size_t at = skip_space(start_);
    open(at);
    while (at < end_) {
      const Decoded c = decode_at(text_, at);
      if (c.code_point == '\n') {
        at = read_line_end(at);
        continue;
      }
      if (at > start_ && (starts_item(at) || starts_credit(at) || starts_stamp(at))) {
        close(at);
        open(at);
      }
      if (marker_ && at == start_) {
        at = marker_->end;
        continue;
      }
      at = is_stop(c.code_point) ? read_stop(at) : at + c.size;
    }
    close(end_);
    return std::move(sentences_);
  }

 private:
  std::size_t skip_space(std::size_t at) const {
    while (at < end_) {
      const Decoded c = decode_at(text_, at);
      if (!is_space(c.code_point) && !is_invisible(c.code_point)) break;
      at += c.size;
    }
    return at;
  }

  void open(std::size_t at) {
    start_ = at;
    std::size_t from = at;
    if (from < end_ && is_bullet(decode_at(text_, from).code_point))
      from = skip_space(from + decode_at(text_, from).size);
    marker_ = marker_at(text_, from, end_);
    if (marker_ && from > at) marker_->style.clear();  // the bullets part the items
  }

  void close(std::size_t at) {
    std::size_t end = at;
    while (end > start_) {
      const Decoded c = decode_before(text_, end);
      if (!is_space(c.code_point) && !is_invisible(c.code_point)) break;
      end -= c.size;
    }
    if (end > start_)
      sentences_.push_back({static_cast<std::uint32_t>(start_), static_cast<std::uint32_t>(end)});
  }

  // The next item of a list that this sentence began: "1. Bread 2. Milk"; or a bullet.
  bool starts_item(std::size_t at) const {
    if (text_[at - 1] != ' ' && text_[at - 1] != '\n') return false;
    if (is_bullet(decode_at(text_, at).code_point)) return true;
    if (!marker_) return false;
    const auto next = marker_at(text_, at, end_);
    return next && next->style == marker_->style && next->number == marker_->number + 1;
  }

  // "... in the final Image: A. Photographer": the credit of a picture glued to its caption.
  bool starts_credit(std::size_t at) const {
    static constexpr std::string_view kLabels[] = {
        "Image:", "image:", "Images:", "Photo:", "Photos:", "Picture:", "Credit:", "Photograph:"};
    if (text_[at - 1] != ' ') return false;
    const std::string_view rest = text_.substr(at);
    return std::any_of(std::begin(kLabels), std::end(kLabels),
                       [&](std::string_view label) { return rest.starts_with(label); });
  }

  // "A headline Friday, January 3, 2020": a full date that ends the block is no part of a headline.
  bool starts_stamp(std::size_t at) const {
    if (text_[at - 1] != ' ' || text_[at] < 'A' || text_[at] > 'Z') return false;
    if (line_end(at) - at > 40) return false;
    const auto lexemes =
        lex_numbers(text_, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(line_end(at))});
    const TimeContext context{lexemes, std::nullopt, {}};
    if (lexemes.size() < 5 || !weekday_named(lexemes[0].printed)) return false;
    const auto date = match_date(context, 0);
    return date && date->end == lexemes.size() && lexemes.back().plain && lexemes.back().digits == 4;
  }

  std::size_t line_end(std::size_t at) const { return std::min(text_.find('\n', at), end_); }

  // A line end parts, unless the line was only wrapped: a blank before it and a small letter after, or a long
  // line and a small letter; or the next line is the stop that was lost.
  std::size_t read_line_end(std::size_t at) {
    const std::size_t next = skip_space(at);
    if (next >= end_) return end_;
    const Decoded c = decode_at(text_, next);
    const std::size_t line = text_.rfind('\n', at > 0 ? at - 1 : 0);
    const std::size_t length = at - (line == std::string_view::npos || line < start_ ? start_ : line);
    const bool blank_line = text_.substr(at + 1, next - at - 1).find('\n') != std::string_view::npos;
    const bool wrapped = is_lower(c.code_point) && !blank_line && (text_[at - 1] == ' ' || length >= 60);
    if ((wrapped && !marker_at(text_, next, end_)) || c.code_point == '.' || c.code_point == ',') return next;
    close(at);
    open(next);
    return next;
  }

  std::string_view word_before(std::size_t at) const {
    std::size_t begin = at;
    while (begin > start_) {
      const Decoded c = decode_before(text_, begin);
      if (is_space(c.code_point) || c.code_point == '(' || c.code_point == '[' || is_quote_mark(c.code_point))
        break;
      begin -= c.size;
    }
    return text_.substr(begin, at - begin);
  }

  std::string_view word_at(std::size_t at) const {
    std::size_t end = at;
    while (end < end_ && !is_space(decode_at(text_, end).code_point)) end += decode_at(text_, end).size;
    return text_.substr(at, end - at);
  }

  // From the first stop mark at `at`: past the marks that belong together, and closes the sentence where it
  // ends.
  std::size_t read_stop(std::size_t at) {
    const std::size_t first = at;
    std::size_t dots = 0;
    bool strong = false;  // ! or ? among the marks
    std::size_t after = at;
    while (after < end_) {
      const Decoded c = decode_at(text_, after);
      const bool spaced_dot = c.code_point == ' ' && dots > 0 && after + 1 < end_ &&
                              text_[after + 1] == '.' &&
                              (after + 2 >= end_ || !is_ascii_digit(text_[after + 2]));
      if (!is_stop(c.code_point) && !spaced_dot) break;
      dots += c.code_point == '.' ? 1 : c.code_point == 0x2026 ? 3 : 0;
      strong = strong || c.code_point == '!' || c.code_point == '?' || c.code_point == 0xFF01 ||
               c.code_point == 0xFF1F;
      after += c.size;
    }
    std::size_t closed = after;
    while (closed < end_ && is_closer(decode_at(text_, closed).code_point))
      closed += decode_at(text_, closed).size;
    const bool wide = decode_at(text_, first).code_point >= 0x3000;
    if (wide) return finish(closed);
    if (closed < end_ && !is_space(decode_at(text_, closed).code_point)) return glued(first, closed, dots);
    const std::size_t next = skip_space(closed);
    if (next >= end_) return closed;
    if (text_.substr(closed, next - closed).find('\n') != std::string_view::npos)
      return closed;  // read_line_end decides
    if (!can_open(next, closed > after)) return closed;
    if (!strong && dots == 1 && !stop_ends(first, next)) return closed;
    if (inside_quotation(closed)) return closed;
    return finish(closed);
  }

  // Between single marks that open in this sentence and close in this block: what is quoted together stays
  // together. Between double marks, which news uses for speech, sentences are told apart as anywhere
  // (gum_news .95 against .93 with both, golden rules .96 against .97).
  bool inside_quotation(std::size_t at) const {
    bool open = false;
    for (std::size_t i = start_; i < at; i += decode_at(text_, i).size) {
      const Side side = single_mark(i, open);
      if (side != Side::kNone) open = side == Side::kOpen;
    }
    const std::size_t limit = std::min(end_, at + kLongestQuoted);
    for (std::size_t i = at; open && i < limit; i += decode_at(text_, i).size) {
      if (text_.substr(i).starts_with("\n\n")) return false;
      const Side side = single_mark(i, true);
      if (side != Side::kNone) return side == Side::kClose;
    }
    return false;
  }

  enum class Side { kNone, kOpen, kClose };

  // Single marks are apostrophes too: one opens after a blank before a letter, and closes before anything but
  // a letter.
  Side single_mark(std::size_t at, bool open) const {
    const Decoded c = decode_at(text_, at);
    if (!is_single_quote(c.code_point)) return Side::kNone;
    const bool letter_after = at + c.size < end_ && is_letter(decode_at(text_, at + c.size).code_point);
    const bool blank_before =
        at == start_ || is_space(decode_before(text_, at).code_point) || text_[at - 1] == '(';
    if (!open) return letter_after && blank_before ? Side::kOpen : Side::kNone;
    return letter_after || blank_before ? Side::kNone : Side::kClose;
  }

  std::size_t finish(std::size_t closed) {
    const std::size_t next = skip_space(closed);
    close(closed);
    open(next);
    return next;
  }

  // What can stand at the head of a sentence: a capital, a digit, an opening mark or bracket, a dash before
  // one of them.
  bool can_open(std::size_t next, bool after_closer) const {
    Decoded c = decode_at(text_, next);
    if (c.code_point == '-' || c.code_point == 0x2013 || c.code_point == 0x2014) {
      const bool names_speaker = c.code_point == 0x2014;  // "... no more.” — Jane Roe"
      next = skip_space(next + c.size);
      if (next >= end_) return false;
      return is_upper(decode_at(text_, next).code_point) && (!after_closer || names_speaker);
    }
    if (c.code_point == '(' || c.code_point == '[') return !after_closer;
    while (next < end_ && (is_quote_mark(c.code_point) || c.code_point == '_' || c.code_point == '$' ||
                           c.code_point == 0xA3)) {
      next += c.size;
      if (next >= end_) return false;
      c = decode_at(text_, next);
    }
    const std::string_view word = word_at(next);
    const bool inner_capital =
        std::any_of(word.begin(), word.end(), [](char letter) { return letter >= 'A' && letter <= 'Z'; });
    if (const auto marker = marker_at(text_, next, end_); marker && marker->style == "a)") return true;
    return (is_lower(c.code_point) && inner_capital) || is_upper(c.code_point) ||
           digit_value(c.code_point).has_value() || (is_letter(c.code_point) && !is_lower(c.code_point)) ||
           is_bullet(c.code_point);
  }

  // "world.Today": a lost blank; not "example.com", "1.5", "U.S.A".
  std::size_t glued(std::size_t first, std::size_t closed, std::size_t dots) {
    const Decoded before = first > start_ ? decode_before(text_, first) : Decoded{};
    const Decoded after = decode_at(text_, closed);
    if (dots == 1 && closed > first &&
        digit_value(after.code_point)) {  // "(1987).1 According": the mark of a note
      std::size_t past = closed;
      while (past < end_ && is_ascii_digit(text_[past])) ++past;
      const std::size_t next = skip_space(past);
      if (before.code_point == ')' && past < end_ && text_[past] == ' ' && next < end_ &&
          is_upper(decode_at(text_, next).code_point))
        return finish(past);
      return closed;
    }
    if (!is_upper(after.code_point) ||
        (!is_lower(before.code_point) && !digit_value(before.code_point) && before.code_point != ')'))
      return closed;
    const std::size_t second = closed + after.size;
    const std::string_view rest = word_at(closed);
    const std::string_view word = word_before(first);
    const bool address = rest.find('@') != std::string_view::npos ||
                         rest.find('/') != std::string_view::npos ||
                         word.find('/') != std::string_view::npos || word.find('.') != std::string_view::npos;
    if (address || second >= end_ || !is_lower(decode_at(text_, second).code_point) || word.size() < 3 ||
        abbreviation(word) != Abbreviation::kNone)
      return closed;
    return finish(closed);
  }

  // Whether a single full stop after the word that ends at `dot` ends the sentence, given what follows.
  bool stop_ends(std::size_t dot, std::size_t next) const {
    const std::string_view word = word_before(dot);
    const std::string_view after = word_at(next);
    if (word.empty()) return true;
    const bool digit_follows = is_ascii_digit(after[0]);
    const bool letters = std::any_of(word.begin(), word.end(), [](char c) { return !is_ascii_digit(c); });
    if (!letters) return dot - word.size() != start_ && !(word.size() <= 2 && dot - word.size() == start_);
    if (word.size() == 1) return initial_ends(word, dot, after);
    if (word.find('.') != std::string_view::npos) return dotted_ends(word, after);
    switch (abbreviation(word)) {
      case Abbreviation::kTitle:
      case Abbreviation::kInner:
        return false;
      case Abbreviation::kNumber:
        return !digit_follows;
      case Abbreviation::kFinal:
        return opens_sentence(after);
      case Abbreviation::kNone:
        return true;
    }
    return true;
  }

  // "Albert I. Jones" goes on; "you and I. Did" ends; "Q. What is" opens.
  bool initial_ends(std::string_view word, std::size_t dot, std::string_view after) const {
    if (dot - 1 == start_) return false;
    const std::string_view before = word_before(skip_back(dot - 1));
    const bool name = !before.empty() && before[0] >= 'A' && before[0] <= 'Z';
    if (word == "I") return !name && opens_sentence(after);
    return !name && is_lower(decode_at(word, 0).code_point) ? opens_sentence(after)
                                                            : opens_sentence(after) && !name;
  }

  std::size_t skip_back(std::size_t at) const {
    while (at > start_ && is_space(decode_before(text_, at).code_point)) at -= decode_before(text_, at).size;
    return at;
  }

  // "U.S.", "p.m.", "e.g.", "Ph.D.".
  static bool dotted_ends(std::string_view word, std::string_view after) {
    const std::string lower = lower_ascii(word);
    if (abbreviation(word) == Abbreviation::kInner) return false;
    if (lower == "a.m" || lower == "p.m") {
      static constexpr std::string_view kZones[] = {"GMT",     "EST",     "EDT",    "PST", "PDT",
                                                    "BST",     "CET",     "UTC",    "ET",  "PT",
                                                    "Eastern", "Pacific", "Central"};
      const bool day = after.ends_with("day") || after.ends_with("day,") || after.ends_with("day.");
      return after[0] >= 'A' && after[0] <= 'Z' && !day &&
             std::find(std::begin(kZones), std::end(kZones), after.substr(0, after.find_first_of(".,"))) ==
                 std::end(kZones);
    }
    const bool initials = word.size() <= 4 || std::count(word.begin(), word.end(), '.') >= 1;
    const bool long_tail = word.size() - word.rfind('.') > 3;  // "example.com."
    if (long_tail) return true;
    return !initials || opens_sentence(after);
  }

  std::string_view text_;
  std::size_t end_;
  std::size_t start_;
  std::optional<Marker> marker_;
  std::vector<ByteSpan> sentences_;
};

}  // namespace

std::vector<ByteSpan> split_sentences(std::string_view text, ByteSpan block) {
  return Splitter(text, block).run();
}

std::vector<ByteSpan> find_sentences(const Account& account) {
  return split_sentences(account.text, {0, static_cast<std::uint32_t>(account.text.size())});
}

}  // namespace tellings
