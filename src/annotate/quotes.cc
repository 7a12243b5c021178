#include "annotate/quotes.h"

#include <algorithm>

#include "annotate/indirect_quotes.h"
#include "annotate/lexicons.h"
#include "annotate/marked_quotes.h"
#include "annotate/marked_runs.h"
#include "annotate/speakers.h"
#include "annotate/transcript.h"
#include "text/ascii.h"

namespace tellings {
namespace {

bool same_attribution(const Quote& a, const Quote& b) {
  return a.cue && a.cue == b.cue && a.source == b.source;
}

// A reported clause that is a quotation already: a fragment in marks under the same verb stands for it, or
// its words stand in marks for a good part.
bool is_given_in_marks(const Quote& indirect, const std::vector<Quote>& marked) {
  const ByteSpan clause = indirect.content.front();
  std::uint32_t covered = 0;
  for (const Quote& quote : marked) {
    for (const ByteSpan piece : quote.content) {
      if (!clause.overlaps(piece)) continue;
      if (quote.cue == indirect.cue) return true;
      covered += std::min(clause.end, piece.end) - std::max(clause.begin, piece.begin);
    }
  }
  return covered * 3 > clause.size();
}

// Fragments of one clause give the clause together: “a big problem” but “nobody has the guts”.
void join_clauses(std::vector<Quote>& quotes) {
  for (std::size_t i = 1; i < quotes.size(); ++i) {
    Quote& before = quotes[i - 1];
    Quote& quote = quotes[i];
    if (quote.kind != QuoteKind::kMixed || before.kind != QuoteKind::kMixed ||
        !same_attribution(before, quote))
      continue;
    const ByteSpan whole = hull(before.marked.front(), quote.marked.front());
    if (whole.contains(*before.cue) && !before.marked.front().contains(*before.cue) &&
        !quote.marked.front().contains(*before.cue))
      continue;  // parted by the attribution
    before.marked.front() = quote.marked.front() = whole;
  }
}

// The last quotation that stands in no other; nothing in an empty list.
Quote* last_outer(std::vector<Quote>& quotes) {
  for (std::size_t i = quotes.size(); i-- > 0;) {
    const auto holds = [&](const Quote& other) {
      return std::any_of(other.content.begin(), other.content.end(), [&](ByteSpan piece) {
        return piece != quotes[i].content.front() && piece.contains(quotes[i].content.front());
      });
    };
    if (std::none_of(quotes.begin(), quotes.begin() + static_cast<std::ptrdiff_t>(i), holds))
      return &quotes[i];
  }
  return nullptr;
}

// “A,” said X. “B.”: one quotation in two pieces.
void join_pieces(std::vector<Quote>& quotes) {
  std::vector<Quote> joined;
  for (Quote& quote : quotes) {
    Quote* before = last_outer(joined);
    const bool goes_on = before != nullptr && before->kind == QuoteKind::kDirect &&
                         quote.kind == QuoteKind::kDirect && same_attribution(*before, quote);
    if (!goes_on) {
      joined.push_back(std::move(quote));
      continue;
    }
    before->content.push_back(quote.content.front());
    before->marked.push_back(quote.marked.front());
  }
  quotes = std::move(joined);
}

// A clause that begins or ends with words in marks has their marks, too.
void take_marks(const std::vector<MarkedRun>& runs, std::string_view text, std::vector<Quote>& quotes) {
  for (Quote& quote : quotes) {
    for (ByteSpan& clause : quote.marked) {
      for (const MarkedRun& run : runs) {
        if (run.content.begin == clause.begin && run.content.end < clause.end)
          clause.begin = run.marked.begin;
        if (run.content.begin < clause.begin || clause.end <= run.content.begin ||
            run.content.end < clause.end)
          continue;
        const std::string_view rest = ByteSpan{clause.end, run.content.end}.in(text);
        if (rest.find_first_not_of(".,;:!? ") == std::string_view::npos) clause.end = run.marked.end;
      }
    }
  }
}

// Whether the quotation begins within one of `turns`: what a transcript prints is said already.
bool is_within(const Quote& quote, const std::vector<Quote>& turns) {
  return std::any_of(turns.begin(), turns.end(), [&](const Quote& turn) {
    return hull(*turn.source, turn.content.front()).overlaps(quote.content.front());
  });
}

constexpr std::uint32_t kSentencesBack = 2;  // so far back a pronoun may stand for whoever spoke last

// "the former engineer added": in other words, whoever spoke last.
bool adds_to(const Quote& quote, std::string_view text) {
  if (!quote.cue || !quote.source) return false;
  const std::string cue = lower_ascii(quote.cue->in(text));
  return lower_ascii(quote.source->in(text)).starts_with("the ") &&
         (cue == "added" || cue == "adds" || cue == "continued" || cue == "went on");
}

// "The embassy said ... It said", "Tomas Lindquist said ... he said": whoever spoke last, where the pronoun
// fits and nobody else was named in between. "The source said" after "a ministry insider told": the same
// unnamed one.
void resolve_by_order(const Tree& tree, const NameTable& names, const Speakers& speakers,
                      std::vector<Quote>& quotes) {
  const std::string_view text = tree.document().account->text;
  const Quote* last = nullptr;  // with a source that is no pronoun
  for (Quote& quote : quotes) {
    if (!quote.source) continue;
    const std::string word = lower_ascii(quote.source->in(text));
    const bool thing = word == "it" || word == "they";
    const bool person = word == "he" || word == "she";
    const bool same_source = !quote.speaker && word == "the source" && last != nullptr && !last->speaker;
    if (!quote.speaker && last != nullptr && adds_to(quote, text)) {
      quote.speaker = last->speaker;
      quote.speaker_name = last->speaker_name;
      continue;
    }
    if (!thing && !person && !same_source) {
      last = &quote;
      continue;
    }
    if (last == nullptr || last->source->begin >= quote.source->begin) continue;
    const TokenIndex from = tree.token_from(last->source->end);
    const TokenIndex to = tree.token_from(quote.source->begin);
    if (from >= tree.size() || to >= tree.size() || tree[to].sentence - tree[from].sentence > kSentencesBack)
      continue;
    const bool last_is_person = last->speaker && names.names[*last->speaker].kind == NameKind::kPerson;
    if (thing && last_is_person) continue;
    const bool fits = last_is_person ? speakers.focus().may_mean(word, *last->speaker) : !quote.speaker;
    if (person && (quote.speaker || !fits || speakers.focus().person_between(from, to))) continue;
    quote.speaker = last->speaker;
    quote.speaker_name = last->speaker_name;
  }
}

// A headline's words have the speaker of the quotation that gives them in full.
void resolve_by_words(std::string_view text, std::vector<Quote>& quotes) {
  for (Quote& quote : quotes) {
    if (quote.kind == QuoteKind::kIndirect || quote.cue || quote.speaker) continue;
    const std::string_view words = quote.content.front().in(text);
    for (const Quote& other : quotes) {
      if (&other == &quote || !other.speaker) continue;
      if (other.content.front().in(text).find(words) == std::string_view::npos) continue;
      quote.speaker = other.speaker;
      quote.speaker_name = other.speaker_name;
      break;
    }
  }
}

}  // namespace

std::vector<Quote> find_quotes(const Tree& tree, const NameTable& names) {
  const std::vector<MarkedRun> runs = find_marked_runs(*tree.document().account);
  const Speakers speakers(tree, names, runs);
  std::vector<Quote> quotes = find_marked_quotes(tree, speakers, runs);
  if (tree.uses(Rule::kMarksOfClauses)) take_marks(runs, tree.document().account->text, quotes);
  join_clauses(quotes);
  join_pieces(quotes);
  const std::vector<Quote> turns = find_transcript_turns(tree, speakers);
  const auto in_turn = [&](const Quote& quote) { return is_within(quote, turns); };
  std::erase_if(quotes, in_turn);
  std::vector<Quote> indirect = find_indirect_quotes(tree, speakers);
  if (tree.uses(Rule::kMarksOfClauses)) take_marks(runs, tree.document().account->text, indirect);
  std::erase_if(indirect, [&](const Quote& quote) { return is_given_in_marks(quote, quotes); });
  std::erase_if(indirect, in_turn);
  quotes.insert(quotes.end(), indirect.begin(), indirect.end());
  quotes.insert(quotes.end(), turns.begin(), turns.end());
  std::stable_sort(quotes.begin(), quotes.end(), [](const Quote& a, const Quote& b) {
    return a.content.front().begin != b.content.front().begin
               ? a.content.front().begin < b.content.front().begin
               : a.content.front().end > b.content.front().end;
  });
  if (tree.uses(Rule::kOrderOfSpeech)) resolve_by_order(tree, names, speakers, quotes);
  if (tree.uses(Rule::kSameWords)) resolve_by_words(tree.document().account->text, quotes);
  return quotes;
}

}  // namespace tellings
