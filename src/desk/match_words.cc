#include "desk/match_words.h"

#include "text/chars.h"
#include "text/code_points.h"
#include "text/words.h"

namespace tellings {
namespace {

// The index brings all words of a beginning together before it gives the first: of one letter, all there are.
constexpr std::uint32_t kShortestBeginning = 3;  // letters

struct Part {
  std::string words;
  bool phrase = false;
  bool prefix = false;
  bool excluded = false;
};

// Takes one part off the front of `typed`.
Part next_part(std::string_view& typed) {
  Part part;
  if (typed.front() == '-') {
    part.excluded = true;
    typed.remove_prefix(1);
  }
  if (!typed.empty() && typed.front() == '"') {
    typed.remove_prefix(1);
    const std::size_t end = std::min(typed.find('"'), typed.size());
    part.words = typed.substr(0, end);
    part.phrase = true;
    typed.remove_prefix(std::min(end + 1, typed.size()));
    return part;
  }
  const std::size_t end = std::min(typed.find_first_of(" \t\n\""), typed.size());
  part.words = typed.substr(0, end);
  typed.remove_prefix(end);
  if (part.words.ends_with('*')) {
    part.words.pop_back();
    part.prefix = true;
  }
  return part;
}

std::string quoted(std::string_view words) {
  std::string out = "\"";
  for (const char c : words) out.append(c == '"' ? "\"\"" : std::string_view(&c, 1));
  return out + "\"";
}

Result<std::string> expression_of(const Part& part, const WordsOf& words_of) {
  if (!part.prefix) return quoted(part.words);
  if (words_of != nullptr) {
    const auto words = words_of(part.words);
    if (!words) return tl::unexpected(words.error());
    std::string any;
    for (const std::string& word : *words) any += (any.empty() ? "(" : " OR ") + quoted(word);
    if (!any.empty()) return any + ")";
  }
  return quoted(part.words) + " *";
}

}  // namespace

Result<std::string> match_expression(std::string_view typed, const WordsOf& words_of) {
  std::string wanted, excluded;
  bool either = false;
  for (typed = trim(typed); !typed.empty(); typed = trim(typed)) {
    const Part part = next_part(typed);
    if (!part.phrase && !part.excluded && part.words == "OR") {
      either = !wanted.empty();
      continue;
    }
    if (count_words(part.words) == 0) continue;  // marks alone match nothing
    if (part.prefix && CodePointIndex(part.words).size() < kShortestBeginning)
      return fail(ErrorCode::kUsage,
                  "searching " + part.words + "*: too short a beginning; name at least three letters");
    const auto expression = expression_of(part, words_of);
    if (!expression) return expression;
    if (part.excluded) {
      excluded += (excluded.empty() ? "" : " OR ") + *expression;
      continue;
    }
    if (!wanted.empty()) wanted += either ? " OR " : " AND ";
    either = false;
    wanted += *expression;
  }
  if (excluded.empty()) return wanted;
  if (wanted.empty())
    return fail(ErrorCode::kUsage,
                "searching: only words that are not to be there; name one that is to be there");
  return "(" + wanted + ") NOT (" + excluded + ")";
}

std::string in_column(std::string_view column, const std::string& expression) {
  return expression.empty() ? "" : "{" + std::string(column) + "} : (" + expression + ")";
}

std::string both(const std::string& one, const std::string& other) {
  if (one.empty()) return other;
  return other.empty() ? one : "(" + one + ") AND (" + other + ")";
}

}  // namespace tellings
