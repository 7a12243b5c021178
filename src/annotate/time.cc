#include "annotate/time.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "annotate/lexicons.h"
#include "annotate/time_pattern.h"

namespace tellings {
namespace {

std::optional<std::int64_t> day_of(const std::optional<PrintedTime>& published) {
  if (!published || published->precision < TimePrecision::kDay) return std::nullopt;
  const std::string& value = published->value;
  if (value.size() < 10) return std::nullopt;
  return days_from_civil(std::stoi(value.substr(0, 4)), std::stoi(value.substr(5, 2)),
                         std::stoi(value.substr(8, 2)));
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Whether the clause around a word speaks of what is to come, of what was, or of neither. The verb above it
// decides: "will", "is expected to" and their kin look forward, a past tense back.
class ClauseDirection {
 public:
  explicit ClauseDirection(const Tree& tree) : tree_(tree) {}

  Direction around(std::uint32_t byte) const {
    if (!tree_.uses(Rule::kDirections)) return Direction::kNear;
    TokenIndex at = tree_.token_from(byte);
    if (at >= tree_.size()) return Direction::kNear;
    for (int steps = 0; steps < 12; ++steps) {
      const Token& token = tree_[at];
      if (token.pos == Pos::kVerb || token.pos == Pos::kAux) return of_verb(at);
      if (is_one_of(token.lemma, {"due", "scheduled", "set"})) return Direction::kFuture;
      if (token.head == at) break;
      at = token.head;
    }
    return Direction::kNear;
  }

 private:
  Direction of_verb(TokenIndex verb) const {
    bool past = tree_[verb].tag == "VBD" || tree_[verb].tag == "VBN";
    for (const TokenIndex child : tree_.children(verb)) {
      const Token& token = tree_[child];
      if (token.dep != "aux" && token.dep != "auxpass") continue;
      if (is_one_of(token.lemma, {"will", "shall", "'ll", "wo", "’ll"})) return Direction::kFuture;
      if (token.tag == "TO") return looks_ahead(verb) ? Direction::kFuture : Direction::kNear;
      if (token.tag == "VBD") past = true;
      if (token.tag == "VBZ" || token.tag == "VBP") past = past && token.lemma != "be";
    }
    if (is_one_of(tree_[verb].lemma, {"expect", "schedule", "plan", "due", "slate"}) &&
        tree_[verb].tag != "VBD")
      return Direction::kFuture;
    return past ? Direction::kPast : Direction::kNear;
  }

  bool looks_ahead(TokenIndex verb) const {
    const Token& above = tree_[tree_[verb].head];
    return is_one_of(above.lemma, {"expect", "plan", "schedule", "set", "due", "go", "hope", "intend", "aim",
                                   "slate", "prepare", "want", "be", "vow", "promise", "decide", "agree"});
  }

  const Tree& tree_;
};

bool tells_of_report(std::span<const Lexeme> l, std::size_t begin) {
  for (std::size_t back = 1; back <= 3 && back <= begin; ++back)
    if (is_one_of(l[begin - back].lower, {"published", "updated", "posted", "modified"})) return true;
  return false;
}

}  // namespace

std::vector<TimeRef> find_times(const Tree& tree) {
  std::vector<TimeRef> times;
  const ClauseDirection clause(tree);
  const Account& account = *tree.document().account;
  const std::string& text = account.text;
  TimeContext context;
  context.reference = day_of(account.published);
  for (const Paragraph& paragraph : account.paragraphs) {
    const bool furniture =
        is_furniture(paragraph.role);  // datelines and stamps tell when the account was told
    const std::vector<Lexeme> lexemes = lex_numbers(text, paragraph.span);
    context.lexemes = lexemes;
    context.direction = [&](std::size_t at) {
      if (furniture) return Direction::kNear;
      const Direction direction = clause.around(lexemes[at].span.begin);
      // "is demanding an answer by Thursday".
      const bool limit = at > 0 && lexemes[at - 1].is("by");
      return limit && direction == Direction::kNear ? Direction::kFuture : direction;
    };
    for (std::size_t at = 0; at < lexemes.size();) {
      const auto match = match_time(context, at);
      if (!match) {
        ++at;
        continue;
      }
      TimeRef time;
      time.span = hull(lexemes[at].span, lexemes[match->end - 1].span);
      time.value = match->value;
      time.of_report = furniture || tells_of_report(lexemes, at) ||
                       (at == 0 && match->end == lexemes.size() && paragraph.role == Role::kBody);
      times.push_back(std::move(time));
      at = match->end;
    }
  }
  return times;
}

}  // namespace tellings
