#include "annotate/transcript.h"

#include <algorithm>
#include <map>
#include <string>

#include "annotate/name_spans.h"
#include "text/chars.h"
#include "text/utf8.h"

namespace tellings {
namespace {

constexpr TokenIndex kLongestName = 4;  // words
constexpr std::size_t kFewestTurns = 3;

struct Turn {
  TokenRange name;
  TokenRange words;
};

bool is_mark(std::string_view text) { return !text.empty() && is_quote_mark(decode_at(text, 0).code_point); }

// "DELGADO", "Q", "DR."
bool is_in_capitals(std::string_view text) {
  return is_acronym(text) || (text.size() == 1 && is_upper(static_cast<char32_t>(text[0])));
}

// The turn that a paragraph holds; an empty name where it is none.
Turn turn_in(const Tree& tree, TokenRange paragraph) {
  Turn turn;
  TokenIndex k = paragraph.begin;
  while (k < paragraph.end && is_mark(tree.text(k))) ++k;
  const TokenIndex first = k;
  while (k < paragraph.end && k < first + kLongestName && is_in_capitals(tree.text(k))) ++k;
  if (k == first || k + 1 >= paragraph.end || tree.text(k) != ":") return turn;
  turn.name = {first, k};
  turn.words = {k + 1, paragraph.end};
  return turn;
}

}  // namespace

std::vector<Quote> find_transcript_turns(const Tree& tree, const Speakers& speakers) {
  if (!tree.uses(Rule::kTranscripts)) return {};
  std::vector<Turn> turns;
  std::map<std::string_view, std::size_t> spoken;
  std::size_t most = 0;
  const std::string& text = tree.document().account->text;
  for (const Paragraph& paragraph : tree.document().account->paragraphs) {
    if (is_furniture(paragraph.role)) continue;
    const Turn turn = turn_in(tree, tree.tokens_in(paragraph.span));
    if (turn.name.empty()) continue;
    turns.push_back(turn);
    most = std::max(most, ++spoken[tree.span(turn.name).in(text)]);
  }
  std::vector<Quote> quotes;
  if (turns.size() < kFewestTurns || most < 2) return quotes;
  for (const Turn& turn : turns) {
    Quote quote;
    quote.content = quote.marked = {tree.span(turn.words)};
    quote.source = tree.span(turn.name);
    quote.cue = tree[turn.name.end].span;
    quote.speaker = speakers.resolve(turn.name.end - 1, turn.name);
    quote.speaker_name = speakers.shown(quote.speaker, turn.name);
    quotes.push_back(std::move(quote));
  }
  return quotes;
}

}  // namespace tellings
