#include "brief/brief_candidates.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/lexicon.h"
#include "brief/data.h"
#include "text/fold.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::uint32_t kLongest = 42;  // words of a sentence that leaves room for others
constexpr std::uint32_t kShortest = 6;

bool rewritten_by_machine(const StoryCollation& story, AccountIndex account) {
  return std::ranges::any_of(story.stemma.edges,
                             [&](const Edge& e) { return e.to == account && e.how == Derivation::kSpun; });
}

bool one_of(std::string_view word, std::string_view file) { return read_word_set(file).contains(word); }

// Marks that open and do not close, or the other way round: half a quotation.
bool marks_balance(std::string_view text) {
  const auto count = [&](std::string_view mark) {
    std::size_t n = 0;
    for (std::size_t at = text.find(mark); at != std::string_view::npos;
         at = text.find(mark, at + mark.size()))
      ++n;
    return n;
  };
  return count("\u201C") == count("\u201D") && count("\"") % 2 == 0 && count("(") == count(")");
}

// Figures of a group that has gone on to another number since.
std::set<Evidence> overtaken_figures(const StoryCollation& story) {
  std::set<Evidence> out;
  for (const FigureGroup& group : story.figures) {
    if (group.verdict != FigureVerdict::kUpdated) continue;
    const FigureReading& last = *std::ranges::max_element(
        group.readings, {}, [](const FigureReading& r) { return r.evidence.account; });
    for (const FigureReading& reading : group.readings)
      if (reading.value != last.value || reading.low != last.low) out.insert(reading.evidence);
  }
  return out;
}

class CandidateReader {
 public:
  CandidateReader(const StoryCollation& story, std::span<const Notes> notes, const StoryWords& words)
      : story_(story), notes_(notes), words_(words), overtaken_(overtaken_figures(story)) {
    for (const Claim& claim : story.claims) claim_stems_.push_back(stems_of(claim));
  }

  std::vector<BriefCandidate> run() const {
    std::vector<BriefCandidate> out;
    for (AccountIndex account = 0; account < notes_.size(); ++account) {
      if (story_.accounts[account]->use != Use::kAccount || rewritten_by_machine(story_, account)) continue;
      const auto claims = claims_by_sentence(account);
      for (const auto& [sentence, of_sentence] : claims) {
        if (!stands_alone(account, sentence)) continue;
        for (const ByteSpan cut : cuts(account, sentence)) {
          BriefCandidate found = candidate(account, sentence, cut, of_sentence);
          if (found.word_count >= kShortest && found.word_count <= kLongest && !found.claims.empty())
            out.push_back(std::move(found));
        }
      }
    }
    return out;
  }

 private:
  static void settle(std::vector<WordId>& stems) {
    std::ranges::sort(stems);
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  }

  // Stems of the wording of a claim, found where it is printed.
  [[nodiscard]] std::vector<WordId> stems_of(const Claim& claim) const {
    std::vector<WordId> out;
    if (claim.evidence.empty()) return out;
    const Evidence& at = claim.evidence.front().evidence;
    const std::size_t begin = story_.accounts[at.account]->text.find(claim.text, at.span.begin);
    if (begin == std::string::npos) return out;
    const auto from = static_cast<std::uint32_t>(begin);
    const auto [first, last] =
        words_.within(at.account, {from, from + static_cast<std::uint32_t>(claim.text.size())});
    for (std::size_t i = first; i < last; ++i)
      if (const StoryWord& word = words_.of(at.account)[i]; words_.is_content(word.form))
        out.push_back(word.stem);
    settle(out);
    return out;
  }

  // A sentence tells a claim when it holds half of its words.
  [[nodiscard]] bool tells(const std::vector<WordId>& sentence, std::uint32_t claim) const {
    const std::vector<WordId>& wording = claim_stems_[claim];
    const auto held = std::ranges::count_if(
        wording, [&](WordId stem) { return std::ranges::binary_search(sentence, stem); });
    return static_cast<std::size_t>(held) * 2 >= wording.size();
  }

  [[nodiscard]] const Document& document(AccountIndex account) const { return *notes_[account].document; }
  [[nodiscard]] ByteSpan span(AccountIndex account, std::uint32_t sentence) const {
    const Document& d = document(account);
    return d.span(d.sentences[sentence].begin, d.sentences[sentence].end);
  }

  [[nodiscard]] std::map<std::uint32_t, std::vector<std::uint32_t>> claims_by_sentence(
      AccountIndex account) const {
    std::map<std::uint32_t, std::vector<std::uint32_t>> out;
    const Document& d = document(account);
    for (std::uint32_t c = 0; c < story_.claims.size(); ++c) {
      for (const ClaimEvidence& evidence : story_.claims[c].evidence) {
        if (evidence.evidence.account != account) continue;
        // Evidence may begin with the sentence before: the last one is what tells it.
        const auto sentence =
            std::ranges::upper_bound(d.sentences, evidence.evidence.span.end - 1, {},
                                     [&](const Sentence& s) { return d.tokens[s.begin].span.begin; });
        if (sentence == d.sentences.begin()) continue;
        auto& claims = out[static_cast<std::uint32_t>(sentence - d.sentences.begin() - 1)];
        if (claims.empty() || claims.back() != c) claims.push_back(c);
      }
    }
    return out;
  }

  [[nodiscard]] bool stands_alone(AccountIndex account, std::uint32_t sentence) const {
    const Document& d = document(account);
    const std::string_view text = span(account, sentence).in(d.account->text);
    const std::uint32_t count = count_words(text);
    if (count < kShortest || !marks_balance(text)) return false;
    if (d.account->paragraphs[d.sentences[sentence].paragraph].role == Role::kHeading) return false;
    bool named = false;
    bool verb = false;
    for (TokenIndex t = d.sentences[sentence].begin; t < d.sentences[sentence].end; ++t) {
      const Token& token = d.tokens[t];
      const bool first = t < d.sentences[sentence].begin + 2;
      const std::string word = fold(d.text(token));
      if (first && one_of(word, brief_data::kLeaningOpeners)) return false;
      if (!named && one_of(word, brief_data::kLeaningPronouns)) return false;
      named = named || token.pos == Pos::kPropn;
      verb = verb || token.pos == Pos::kVerb || token.pos == Pos::kAux;
    }
    return named && verb && !overtaken(account, span(account, sentence));
  }

  [[nodiscard]] bool overtaken(AccountIndex account, ByteSpan sentence) const {
    return std::ranges::any_of(
        overtaken_, [&](const Evidence& e) { return e.account == account && sentence.contains(e.span); });
  }

  // The sentence, and what stands before a part of it that can be left off: "The blast ripped open a gallery
  // at Quay 7, where wheat was being discharged". A part that names who said it stays.
  [[nodiscard]] std::vector<ByteSpan> cuts(AccountIndex account, std::uint32_t sentence) const {
    const Document& d = document(account);
    const Sentence& whole = d.sentences[sentence];
    std::vector<ByteSpan> out = {span(account, sentence)};
    bool verb = false;
    for (TokenIndex t = whole.begin + 1; t + 1 < whole.end; ++t) {
      verb = verb || d.tokens[t - 1].pos == Pos::kVerb || d.tokens[t - 1].pos == Pos::kAux;
      const bool part =
          d.tokens[t].pos == Pos::kPunct && one_of(fold(d.text(d.tokens[t + 1])), brief_data::kCutWords);
      if (!part || !verb) continue;
      const ByteSpan before = d.span(whole.begin, t);
      if (marks_balance(before.in(d.account->text)) && !attributed(account, {before.end, out.front().end}))
        out.push_back(before);
    }
    return out;
  }

  // Whether the words that would be left off name a source.
  [[nodiscard]] bool attributed(AccountIndex account, ByteSpan left_off) const {
    return std::ranges::any_of(notes_[account].quotes, [&](const Quote& q) {
      return (q.cue && left_off.overlaps(*q.cue)) || (q.source && left_off.overlaps(*q.source));
    });
  }

  BriefCandidate candidate(AccountIndex account, std::uint32_t sentence, ByteSpan words,
                           const std::vector<std::uint32_t>& claims) const {
    BriefCandidate out{account, sentence, words, 0, {}, claims};
    out.word_count = count_words(out.span.in(document(account).account->text));
    const auto [first, last] = words_.within(account, out.span);
    for (std::size_t i = first; i < last; ++i)
      if (const StoryWord& word = words_.of(account)[i]; words_.is_content(word.form))
        out.stems.push_back(word.stem);
    settle(out.stems);
    std::erase_if(out.claims, [&](std::uint32_t c) { return !tells(out.stems, c); });
    return out;
  }

  const StoryCollation& story_;
  std::span<const Notes> notes_;
  const StoryWords& words_;
  std::set<Evidence> overtaken_;
  std::vector<std::vector<WordId>> claim_stems_;
};

}  // namespace

std::vector<BriefCandidate> brief_candidates(const StoryCollation& story, std::span<const Notes> notes,
                                             const StoryWords& words) {
  return CandidateReader(story, notes, words).run();
}

}  // namespace tellings
