#include "collate/edits.h"

#include <algorithm>
#include <unordered_set>

#include "base/lexicon.h"
#include "collate/data.h"
#include "collate/numbers.h"

namespace tellings {
namespace {

const std::unordered_set<std::string_view>& hedges() {
  static const std::unordered_set<std::string_view> kWords = read_word_set(collate_data::kHedges);
  return kWords;
}

bool is_negation(std::string_view word) {
  return word == "not" || word == "no" || word == "never" || word == "none" || word == "nobody" ||
         word == "nothing" || word.ends_with("n't");
}

// In the same text, and near: base words of two quotations have the reporter's words between them.
bool follows(const TextWord& a, const TextWord& b) {
  constexpr std::uint32_t kNear = 12;
  return a.text.data() == b.text.data() && a.word.span.end <= b.word.span.begin &&
         b.word.span.begin - a.word.span.end <= kNear;
}

std::string_view between(const TextWord& a, const TextWord& b) {
  if (!follows(a, b)) return {};
  return ByteSpan{a.word.span.end, b.word.span.begin}.in(a.text);
}

bool has_ellipsis(std::string_view text) {
  return text.find("...") != std::string_view::npos || text.find("\u2026") != std::string_view::npos ||
         text.find(". .") != std::string_view::npos;
}

// Inside square brackets, or touching one: the desk's own words, marked as such.
bool in_brackets(const TextWord& word) {
  const std::string_view before = word.text.substr(0, word.word.span.begin);
  const std::string_view after = word.text.substr(word.word.span.end);
  const bool touches = (!before.empty() && (before.back() == '[' || before.back() == ']')) ||
                       (!after.empty() && (after.front() == ']' || after.front() == '['));
  const std::size_t open = before.rfind('[');
  const std::size_t close = before.rfind(']');
  const bool inside = open != std::string_view::npos && (close == std::string_view::npos || close < open) &&
                      before.size() - open < 60;
  return touches || inside;
}

std::string printed(const std::vector<TextWord>& words, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first)
      out += follows(words[i - 1], words[i]) ? between(words[i - 1], words[i]) : std::string_view(" ");
    out += words[i].word.span.in(words[i].text);
  }
  return out;
}

// One edit in the making: base words [base_first, base_last), witness words [first, last).
struct Change {
  std::size_t base_first = 0;
  std::size_t base_last = 0;
  std::size_t first = 0;
  std::size_t last = 0;
};

class Script {
 public:
  Script(const StoryWords& words, const std::vector<TextWord>& base, const std::vector<TextWord>& witness)
      : words_(words), base_(base), witness_(witness) {}

  std::vector<Edit> write(const std::vector<Column>& columns) {
    std::vector<Edit> edits;
    Change open;
    bool changing = false;
    std::size_t base_at = columns.empty() ? 0 : first_base(columns);
    std::size_t at = 0;
    for (const Column& column : columns) {
      if (is_kept(column)) {
        if (changing) close(open, edits);
        changing = false;
        base_at = static_cast<std::size_t>(column.base) + 1;
        at = static_cast<std::size_t>(column.witness) + 1;
        continue;
      }
      if (!changing) open = {base_at, base_at, at, at};
      changing = true;
      if (column.base != Column::kGap) open.base_last = base_at = static_cast<std::size_t>(column.base) + 1;
      if (column.witness != Column::kGap) open.last = at = static_cast<std::size_t>(column.witness) + 1;
    }
    if (changing) close(open, edits);
    return edits;
  }

 private:
  static std::size_t first_base(const std::vector<Column>& columns) {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [](const Column& c) { return c.base != Column::kGap; });
    return found == columns.end() ? 0 : static_cast<std::size_t>(found->base);
  }

  bool is_kept(const Column& column) const {
    if (!column.same) return false;
    const WordId a = base_[static_cast<std::size_t>(column.base)].word.form;
    const WordId b = witness_[static_cast<std::size_t>(column.witness)].word.form;
    return a == b || words_.same_spelling(a, b);
  }

  void close(Change change, std::vector<Edit>& edits) const {
    const bool bracketed =
        std::any_of(witness_.begin() + static_cast<std::ptrdiff_t>(change.first),
                    witness_.begin() + static_cast<std::ptrdiff_t>(change.last), in_brackets);
    if (bracketed) return;
    const bool dropped = change.first == change.last;
    if (dropped && change.first > 0 && change.first < witness_.size() &&
        has_ellipsis(between(witness_[change.first - 1], witness_[change.first])))
      return;
    Edit edit;
    edit.op = dropped                                 ? EditOp::kDelete
              : change.base_first == change.base_last ? EditOp::kInsert
                                                      : EditOp::kReplace;
    edit.from = printed(base_, change.base_first, change.base_last);
    edit.to = printed(witness_, change.first, change.last);
    edit.span = place(change);
    edit.kind = kind(change);
    edits.push_back(std::move(edit));
  }

  ByteSpan place(const Change& change) const {
    if (change.first < change.last)
      return {witness_[change.first].word.span.begin, witness_[change.last - 1].word.span.end};
    if (change.first > 0)
      return {witness_[change.first - 1].word.span.end, witness_[change.first - 1].word.span.end};
    return {witness_.front().word.span.begin, witness_.front().word.span.begin};
  }

  std::string_view text(const TextWord& word) const { return words_.text(word.word.form); }

  template <typename Test>
  bool any_word(const Change& change, Test test) const {
    for (std::size_t i = change.base_first; i < change.base_last; ++i) {
      if (test(base_[i])) return true;
    }
    for (std::size_t i = change.first; i < change.last; ++i) {
      if (test(witness_[i])) return true;
    }
    return false;
  }

  EditKind kind(const Change& change) const {
    if (is_contraction(change)) return EditKind::kContraction;
    if (any_word(change, [&](const TextWord& w) {
          return words_.is_number(w.word.form) || !telling_number(text(w)).empty();
        }))
      return EditKind::kNumber;
    if (any_word(change, [&](const TextWord& w) { return is_negation(text(w)); })) return EditKind::kNegation;
    if (any_word(change, [&](const TextWord& w) { return hedges().contains(text(w)); }))
      return EditKind::kHedge;
    if (change.base_first < change.base_last && change.first < change.last) {
      if (any_word(change, is_capital) && !any_word(change, [&](const TextWord& w) {
            return words_.is_content(w.word.form) && !is_capital(w);
          }))
        return EditKind::kName;
      if (any_word(change, [&](const TextWord& w) { return words_.is_content(w.word.form); }))
        return EditKind::kSynonym;
    }
    return EditKind::kOther;
  }

  static bool is_capital(const TextWord& word) {
    const char c = word.text[word.word.span.begin];
    return c >= 'A' && c <= 'Z';
  }

  // "have not" for "haven't", either way.
  bool is_contraction(const Change& change) const {
    const auto apostrophe = [&](const std::vector<TextWord>& words, std::size_t first, std::size_t last) {
      return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(first),
                         words.begin() + static_cast<std::ptrdiff_t>(last), [&](const TextWord& w) {
                           return text(w).find('\'') != std::string_view::npos &&
                                  !words_.is_content(w.word.form);
                         });
    };
    const bool base_short = apostrophe(base_, change.base_first, change.base_last);
    const bool witness_short = apostrophe(witness_, change.first, change.last);
    if (base_short == witness_short) return false;
    return !any_word(change, [&](const TextWord& w) { return words_.is_content(w.word.form); });
  }

  const StoryWords& words_;
  const std::vector<TextWord>& base_;
  const std::vector<TextWord>& witness_;
};

std::vector<StoryWord> plain(const std::vector<TextWord>& words) {
  std::vector<StoryWord> out;
  for (const TextWord& word : words) out.push_back(word.word);
  return out;
}

}  // namespace

std::vector<Edit> edit_script(const StoryWords& words, const std::vector<TextWord>& base,
                              const std::vector<TextWord>& witness,
                              std::pair<std::size_t, std::size_t>* covered) {
  if (witness.empty()) return {};
  const std::vector<Column> columns = align(words, plain(base), plain(witness), AlignEnds::kFitted);
  if (covered != nullptr) {
    std::size_t first = base.size();
    std::size_t last = 0;
    for (const Column& column : columns) {
      if (column.base == Column::kGap || column.witness == Column::kGap) continue;
      first = std::min(first, static_cast<std::size_t>(column.base));
      last = std::max(last, static_cast<std::size_t>(column.base) + 1);
    }
    *covered = {std::min(first, last), last};
  }
  return Script(words, base, witness).write(columns);
}

std::optional<Edit> whole_edit(const std::vector<TextWord>& base, const std::vector<TextWord>& witness) {
  const auto same = [](const TextWord& a, const TextWord& b) { return a.word.form == b.word.form; };
  std::size_t head = 0;
  std::size_t base_end = base.size();
  std::size_t end = witness.size();
  while (head < std::min(base_end, end) && same(base[head], witness[head])) ++head;
  while (std::min(base_end, end) > head && same(base[base_end - 1], witness[end - 1])) --base_end, --end;
  if (head == base_end || head == end) return std::nullopt;
  Edit edit;
  edit.from = printed(base, head, base_end);
  edit.to = printed(witness, head, end);
  edit.span = {witness[head].word.span.begin, witness[end - 1].word.span.end};
  return edit;
}

bool is_word_of(std::string_view word, EditKind kind) {
  return kind == EditKind::kNegation ? is_negation(word)
                                     : kind == EditKind::kHedge && hedges().contains(word);
}

Verdict verdict_of(const std::vector<Edit>& edits) {
  if (edits.empty()) return Verdict::kVerbatim;
  const bool only_dropped =
      std::all_of(edits.begin(), edits.end(), [](const Edit& e) { return e.op == EditOp::kDelete; });
  return only_dropped ? Verdict::kTrimmed : Verdict::kAltered;
}

}  // namespace tellings
