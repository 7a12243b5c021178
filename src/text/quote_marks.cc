// Idea: a stack of open marks, as for brackets. What a mark does follows from its shape where its neighbours
// allow it (“ ”), from its neighbours where the shape is mute ("), and from what is open where both are.
//
// Example: 'We can't stop,' he said. 'It's the workers' choice.' -> two runs, five apostrophes passed over.
//
// Counter-example: “We go, “he said.” Now. The second mark has the shape of an opening one and stands where
// one may stand, but nothing can open inside a double quotation right after a comma and before "he said": it
// is the closing mark, misplaced, and the third is the opening mark of "Now."
#include "text/quote_marks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "base/lexicon.h"
#include "text/chars.h"
#include "text/data.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::size_t kAttributionWords =
    14;  // "said" and its subject with a short role: longer clauses are no attribution

// Marks of one family close each other.
enum class Family : std::uint8_t { kDouble, kSingle, kGuillemet };

struct Char {
  char32_t c = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Open {
  Family family = Family::kDouble;
  std::size_t mark = 0;  // index of the opening mark; of the first character where none is printed
  std::size_t run = 0;   // index in the result
  bool curly = false;
};

bool is_reporting_word(std::string_view folded) {
  static const auto kWords = read_word_set(text_data::kReportingWords);
  return kWords.contains(folded);
}

bool is_pronoun(std::string_view folded) {
  static constexpr std::array<std::string_view, 4> kPronouns = {"he", "she", "they", "it"};
  return std::find(kPronouns.begin(), kPronouns.end(), folded) != kPronouns.end();
}

bool is_clause_end(char32_t c) {
  return c == ',' || c == '.' || c == '?' || c == '!' || c == U'…' || c == U'—' || c == U'–';
}

bool has_word(std::string_view text) {
  for (const CodePointAt& at : code_points(text)) {
    if (is_word_char(at.code_point)) return true;
  }
  return false;
}

class Machine {
 public:
  explicit Machine(std::string_view text) : text_(text) {
    for (const CodePointAt& at : code_points(text)) {
      if (is_invisible(at.code_point)) continue;
      if (is_typed_double(at)) {
        chars_.back() = {U'"', chars_.back().begin, at.end};
      } else {
        chars_.push_back({at.code_point, at.begin, at.end});
      }
    }
  }

  std::vector<QuoteRun> run() {
    for (std::size_t i = 0; i < chars_.size(); ++i) {
      if (is_quote_mark(chars_[i].c)) read_mark(i);
    }
    close_at_end();
    std::erase_if(runs_, [this](const QuoteRun& run) { return !has_word(run.content.in(text_)); });
    std::sort(runs_.begin(), runs_.end(), [](const QuoteRun& a, const QuoteRun& b) {
      return a.content.begin != b.content.begin ? a.content.begin < b.content.begin
                                                : a.content.end > b.content.end;
    });
    return runs_;
  }

 private:
  // ''We go,'' typed with two single marks.
  [[nodiscard]] bool is_typed_double(const CodePointAt& at) const {
    return at.code_point == U'\'' && !chars_.empty() && chars_.back().c == U'\'' &&
           chars_.back().end == at.begin;
  }
  [[nodiscard]] char32_t at(std::size_t i) const { return i < chars_.size() ? chars_[i].c : U' '; }
  [[nodiscard]] char32_t before(std::size_t i) const { return i > 0 ? chars_[i - 1].c : U' '; }

  [[nodiscard]] static Family family_of(char32_t c) {
    if (c == U'«' || c == U'»' || c == U'‹' || c == U'›') return Family::kGuillemet;
    return is_double_quote(c) ? Family::kDouble : Family::kSingle;
  }
  [[nodiscard]] static bool has_shape(char32_t c) {
    const QuoteMark mark = quote_mark(c);
    return mark != QuoteMark::kDoubleStraight && mark != QuoteMark::kSingleStraight;
  }
  [[nodiscard]] static bool shaped_open(char32_t c) {
    const QuoteMark mark = quote_mark(c);
    return mark == QuoteMark::kDoubleOpen || mark == QuoteMark::kSingleOpen;
  }

  // Room on the left for a quotation to begin here; words on the right.
  [[nodiscard]] bool may_open(std::size_t i) const {
    const char32_t left = before(i);
    const char32_t right = at(i + 1);
    const bool room = is_space(left) || left == '(' || left == '[' || left == '/' || is_dash(left) ||
                      is_quote_mark(left) || left == ':';
    return room && !is_space(right) && right != ',' && right != '.' && right != ')' && right != ';';
  }
  [[nodiscard]] bool may_close(std::size_t i) const {
    const char32_t left = before(i);
    const char32_t right = at(i + 1);
    return !is_space(left) && (is_space(right) || (is_punctuation(right) && right != '(' && right != '[') ||
                               is_quote_mark(right));
  }

  [[nodiscard]] bool is_apostrophe_at(std::size_t i) const {
    const char32_t c = chars_[i].c;
    if (family_of(c) != Family::kSingle) return false;
    if (!is_apostrophe(c)) return false;
    const bool word_left = is_word_char(before(i));
    const bool word_right = is_word_char(at(i + 1));
    if (word_left && word_right) return true;
    if (!word_left && word_right) return is_clipped_word(i);
    if (word_left && find_open(Family::kSingle)) return is_possessive(i);
    return word_left && !is_digit(before(i)) && !find_open(Family::kSingle);
  }

  // "'90s", "’em", "’til": an apostrophe at the head of a word.
  [[nodiscard]] bool is_clipped_word(std::size_t i) const {
    if (is_digit(at(i + 1)) && is_digit(at(i + 2)) && (at(i + 3) == 's' || !is_word_char(at(i + 3))))
      return at(i + 3) == 's' || quote_mark(chars_[i].c) == QuoteMark::kSingleClose;
    std::string word;
    for (std::size_t k = i + 1; is_word_char(at(k)); ++k) append_fold(word, at(k));
    static constexpr std::array<std::string_view, 8> kClipped = {"em",    "til",  "tis", "twas",
                                                                 "cause", "bout", "n",   "round"};
    return std::find(kClipped.begin(), kClipped.end(), word) != kClipped.end();
  }

  // "the workers' choice" inside single marks: a plural's apostrophe is followed by its noun, and the mark
  // that closes comes later.
  [[nodiscard]] bool is_possessive(std::size_t i) const {
    if (before(i) != 's' && before(i) != 'S') return false;
    if (!is_space(at(i + 1)) || !is_lower(at(i + 2))) return false;
    for (std::size_t k = i + 2; k < chars_.size(); ++k) {
      if (!is_quote_mark(chars_[k].c) || family_of(chars_[k].c) != Family::kSingle) continue;
      if (is_word_char(before(k)) && is_word_char(at(k + 1))) continue;
      return !may_open(k) && may_close(k);
    }
    return false;
  }

  [[nodiscard]] std::optional<std::size_t> find_open(Family family) const {
    for (std::size_t k = stack_.size(); k-- > 0;) {
      if (stack_[k].family == family) return k;
    }
    return std::nullopt;
  }

  void read_mark(std::size_t i) {
    if (is_apostrophe_at(i)) return;
    const char32_t c = chars_[i].c;
    const Family family = family_of(c);
    const auto open = find_open(family);
    const bool can_open = may_open(i);
    const bool can_close = may_close(i);
    if (!open) {
      if (shaped_open(c) || can_open || (has_shape(c) ? can_reopen(i) : !can_close || can_reopen(i))) {
        if (family != Family::kSingle || can_open) push(i, family);
      } else if (family == Family::kDouble) {
        close_unopened(i);
      }
      return;
    }
    const bool looks_opening =
        has_shape(c) ? shaped_open(c) && (can_open || !can_close) : can_open && !can_close;
    if (!looks_opening) return close(*open, i, false);
    if (is_attribution_after(i)) return close(*open, i, true);
    const bool nests = has_shape(c) && !stack_[*open].curly && family == Family::kDouble && closes_later(i);
    if (nests) return push(i, family);
    // A second opening mark: the first run was never closed.
    close_unclosed(*open, i);
    push(i, family);
  }

  // After “We go, “he said.” a mark, whatever its shape, opens what is said next.
  [[nodiscard]] bool can_reopen(std::size_t i) const {
    if (!displaced_) return false;
    std::size_t next = i + 1;
    while (next < chars_.size() && (is_clause_end(chars_[next].c))) ++next;
    return next + 1 < chars_.size() && is_space(at(next)) && (next > i + 1 || is_clause_end(before(i)));
  }

  [[nodiscard]] bool closes_later(std::size_t i) const {
    for (std::size_t k = i + 1; k < chars_.size(); ++k) {
      if (family_of(chars_[k].c) == Family::kDouble && quote_mark(chars_[k].c) == QuoteMark::kDoubleClose)
        return true;
    }
    return false;
  }

  void push(std::size_t i, Family family) {
    QuoteRun run;
    run.marked.begin = chars_[i].begin;
    run.content.begin = chars_[i].end;
    run.depth = static_cast<std::uint32_t>(stack_.size());
    run.single = family == Family::kSingle;
    runs_.push_back(run);
    stack_.push_back({family, i, runs_.size() - 1, has_shape(chars_[i].c)});
  }

  void finish(QuoteRun& run, std::uint32_t content_end, std::uint32_t marked_end) {
    run.content.end = content_end;
    run.marked.end = marked_end;
    const std::string_view words = trim(run.content.in(text_));
    run.content.begin =
        words.empty() ? run.content.end : static_cast<std::uint32_t>(words.data() - text_.data());
    run.content.end = run.content.begin + static_cast<std::uint32_t>(words.size());
  }

  // Runs inside that are still open lose their meaning when the outer one closes: their marks fitted nothing.
  void drop_above(std::size_t level) {
    while (stack_.size() > level + 1) {
      runs_[stack_.back().run].content = {};
      stack_.pop_back();
    }
  }

  void close(std::size_t level, std::size_t i, bool displaced) {
    drop_above(level);
    QuoteRun& run = runs_[stack_[level].run];
    finish(run, chars_[i].begin, chars_[i].end);
    if (displaced) run.marked.end = run.content.end;
    run.displaced |= displaced;
    run.closed = !displaced;
    displaced_ = displaced;
    stack_.resize(level);
  }

  // The run was open and never closed; it ends before the attribution that follows it, else at `limit`.
  void close_unclosed(std::size_t level, std::size_t limit) {
    drop_above(level);
    QuoteRun& run = runs_[stack_[level].run];
    const std::size_t end = attribution_start(stack_[level].mark, limit).value_or(limit);
    const std::uint32_t byte =
        end < chars_.size() ? chars_[end].begin : static_cast<std::uint32_t>(text_.size());
    finish(run, byte, byte);
    run.marked.end = run.content.end;
    run.closed = false;
    stack_.resize(level);
  }

  // A closing mark with nothing open: what it closes began with the paragraph, or after the run before.
  void close_unopened(std::size_t i) {
    if (!is_clause_end(before(i)) || i + 1 >= chars_.size()) return;
    std::uint32_t begin = 0;
    for (const QuoteRun& run : runs_) begin = std::max(begin, run.marked.end);
    if (begin != 0 || !is_attribution_after(i)) return;
    QuoteRun run;
    run.opened = false;
    finish(run, chars_[i].begin, chars_[i].end);
    run.marked.begin = run.content.begin;
    runs_.push_back(run);
  }

  void close_at_end() {
    while (!stack_.empty()) {
      if (stack_.back().family == Family::kSingle && stack_.size() > 1) {
        drop_above(stack_.size() - 2);
        continue;
      }
      const std::size_t level = stack_.size() - 1;
      runs_[stack_[level].run].displaced |= displaced_;
      close_unclosed(level, chars_.size());
    }
  }

  // The words from character `i` to the end of the sentence or to the next mark.
  [[nodiscard]] std::vector<Word> clause_words(std::size_t i, std::size_t limit, std::size_t* end) const {
    std::size_t k = i;
    while (k < limit && !(is_quote_mark(chars_[k].c) && !is_word_char(at(k + 1))) &&
           !((chars_[k].c == '.' || chars_[k].c == '?' || chars_[k].c == '!') && is_space(at(k + 1)) &&
             !is_initial(k))) {
      ++k;
    }
    *end = k;
    if (k <= i) return {};
    return split_words(text_.substr(chars_[i].begin, chars_[k - 1].end - chars_[i].begin));
  }

  // The full stop of "Dr." or "J." ends no sentence.
  [[nodiscard]] bool is_initial(std::size_t stop) const {
    std::size_t length = 0;
    while (length < stop && is_letter(at(stop - length - 1))) ++length;
    return chars_[stop].c == '.' && length > 0 && length <= 3 && is_upper(at(stop - length)) &&
           stop + 2 < chars_.size() && is_upper(at(stop + 2));
  }

  [[nodiscard]] static bool reads_as_attribution(const std::vector<Word>& words) {
    if (words.empty() || words.size() > kAttributionWords) return false;
    if (is_reporting_word(words[0].folded)) return true;
    if (is_pronoun(words[0].folded))
      return words.size() > 1 && (words.size() <= 4 || is_reporting_word(words[1].folded));
    return std::any_of(words.begin(), words.end(),
                       [](const Word& word) { return is_reporting_word(word.folded); });
  }

  // "Strand said in a statement": the verb among the first four words.
  [[nodiscard]] static bool is_reported_early(const std::vector<Word>& words) {
    const auto end = words.begin() + std::min<std::ptrdiff_t>(4, std::ssize(words));
    return std::any_of(words.begin(), end, [](const Word& word) { return is_reporting_word(word.folded); });
  }

  // Whether the words after the mark at `i` say who spoke, so that the mark, printed before them, belongs
  // before the blank.
  [[nodiscard]] bool is_attribution_after(std::size_t i) const {
    std::size_t left = i;
    while (left > 0 && is_space(before(left))) --left;
    if (!is_clause_end(before(left))) return false;
    std::size_t first = i + 1;
    while (first < chars_.size() && is_space(chars_[first].c)) ++first;
    std::size_t end = 0;
    const auto words = clause_words(first, chars_.size(), &end);
    if (reads_as_attribution(words)) return true;
    // "... are coming, “Dr Boatema pushed." ends the paragraph: nothing is left that the mark could open.
    return before(left) == ',' && !words.empty() && words.size() <= 5 && end + 1 >= chars_.size();
  }

  // In a run without closing mark: where ", he said." begins; nothing where it has none.
  [[nodiscard]] std::optional<std::size_t> attribution_start(std::size_t mark, std::size_t limit) const {
    for (std::size_t k = limit; k-- > mark + 2;) {
      if (chars_[k].c != ',' && chars_[k].c != '?' && chars_[k].c != '!') continue;
      if (!is_space(at(k + 1))) continue;
      std::size_t end = 0;
      const auto words = clause_words(k + 2, limit, &end);
      if (words.empty() || words.size() > kAttributionWords) continue;
      const bool pronoun_says =
          is_pronoun(words[0].folded) && words.size() > 1 && is_reporting_word(words[1].folded);
      const bool says_someone = is_reporting_word(words[0].folded);
      const bool name_says = is_upper(at(k + 2)) && is_reported_early(words);
      if (pronoun_says || says_someone || name_says) return k + 1;
    }
    return std::nullopt;
  }

  std::string_view text_;
  std::vector<Char> chars_;
  std::vector<Open> stack_;
  std::vector<QuoteRun> runs_;
  bool displaced_ = false;  // the last double run was closed by a misplaced mark
};

}  // namespace

std::vector<QuoteRun> find_quote_runs(std::string_view paragraph) { return Machine(paragraph).run(); }

bool starts_with_quote_mark(std::string_view paragraph, bool single) {
  for (const CodePointAt& at : code_points(paragraph)) {
    if (is_invisible(at.code_point) || is_space(at.code_point)) continue;
    return is_quote_mark(at.code_point) && is_single_quote(at.code_point) == single;
  }
  return false;
}

}  // namespace tellings
