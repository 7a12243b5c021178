#include "brief/brief_candidates.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "annotate/tree.h"
#include "base/lexicon.h"
#include "brief/data.h"
#include "brief/mark_balance.h"
#include "brief/overtaken_figures.h"
#include "brief/sentence_cuts.h"
#include "text/fold.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::uint32_t kLongest = 42;  // words of a sentence that leaves room for others
constexpr std::uint32_t kShortest = 7;  // below this it is a remark: "He was scathing"

bool is_leaning_opener(const std::string& word) {
  static const auto kWords = read_word_set(brief_data::kLeaningOpeners);
  return kWords.contains(word);
}

bool is_leaning_pronoun(const std::string& word) {
  static const auto kWords = read_word_set(brief_data::kLeaningPronouns);
  return kWords.contains(word);
}

bool gives_words_otherwise(const Witness& witness) {
  return witness.verdict == Verdict::kAltered || witness.verdict == Verdict::kTrimmed ||
         witness.verdict == Verdict::kSpliced;
}

// Places where a quotation is given in other words than another account has it.
std::set<Evidence> reworded_quotes(const StoryCollation& story) {
  std::set<Evidence> out;
  for (const Utterance& utterance : story.utterances) {
    const bool told_elsewhere = std::ranges::any_of(utterance.witnesses, [&](const Witness& w) {
      return w.verdict == Verdict::kVerbatim && is_brief_source(story, w.evidence.account);
    });
    if (!told_elsewhere) continue;
    for (const Witness& witness : utterance.witnesses)
      if (gives_words_otherwise(witness)) out.insert(witness.evidence);
  }
  return out;
}

// "Three are missing", "the third hit the roof": of what, the words before say. "Nine of the 14 acids" says
// it.
bool counts_the_untold(const Document& document, TokenIndex t) {
  const Token& token = document.tokens[t];
  const bool subject = token.dep == "nsubj" || token.dep == "nsubjpass";
  const bool counts = token.pos == Pos::kNum || token.pos == Pos::kAdj;
  return subject && counts && (t + 1 == document.tokens.size() || document.tokens[t + 1].pos != Pos::kAdp);
}

class CandidateReader {
 public:
  CandidateReader(const StoryCollation& story, std::span<const Notes> notes, const StoryWords& words)
      : story_(story), notes_(notes), words_(words), overtaken_(story), reworded_(reworded_quotes(story)) {
    for (const Claim& claim : story.claims) claim_stems_.push_back(stems_of(claim));
  }

  std::vector<BriefCandidate> run() {
    for (AccountIndex account = 0; account < notes_.size(); ++account)
      if (is_brief_source(story_, account)) read(account);
    return std::move(out_);
  }

 private:
  [[nodiscard]] const Document& document(AccountIndex account) const { return *notes_[account].document; }

  void read(AccountIndex account) {
    const Document& d = document(account);
    const Tree tree(d);
    const auto claims = claims_by_sentence(account);
    std::uint32_t place = 0;
    for (std::uint32_t s = 0; s < d.sentences.size(); ++s) {
      const Sentence& sentence = d.sentences[s];
      if (d.account->paragraphs[sentence.paragraph].role != Role::kBody) continue;
      const auto evidenced = claims.find(s);
      const TokenRange whole{sentence.begin, sentence.end};
      for (const TokenRange cut : sentence_cuts(tree, notes_[account], whole)) {
        if (!stands_alone(d, cut) || !marks_close(d, cut, whole)) continue;
        BriefCandidate found{account, s, place, tree.span(cut), 0, {}, {}};
        if (evidenced != claims.end()) found.claims = evidenced->second;
        add(std::move(found));
      }
      ++place;
    }
  }

  void add(BriefCandidate candidate) {
    const Account& account = *document(candidate.account).account;
    candidate.word_count = count_words(candidate.span.in(account.text));
    if (candidate.word_count < kShortest || candidate.word_count > kLongest) return;
    if (overtaken_.in(candidate.account, candidate.span) || reworded(candidate)) return;
    candidate.stems = stems_within(candidate.account, candidate.span);
    std::erase_if(candidate.claims, [&](std::uint32_t c) { return !tells(candidate.stems, c); });
    out_.push_back(std::move(candidate));
  }

  [[nodiscard]] bool reworded(const BriefCandidate& candidate) const {
    return std::ranges::any_of(reworded_, [&](const Evidence& quote) {
      return quote.account == candidate.account && quote.span.overlaps(candidate.span);
    });
  }

  [[nodiscard]] std::vector<WordId> stems_within(AccountIndex account, ByteSpan span) const {
    std::vector<WordId> out;
    const auto [first, last] = words_.within(account, span);
    for (std::size_t i = first; i < last; ++i)
      if (const StoryWord& word = words_.of(account)[i]; words_.is_content(word.form))
        out.push_back(word.stem);
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  // Stems of the wording of a claim, found where it is printed.
  [[nodiscard]] std::vector<WordId> stems_of(const Claim& claim) const {
    if (claim.evidence.empty()) return {};
    const Evidence& at = claim.evidence.front().evidence;
    const std::size_t begin = story_.accounts[at.account]->text.find(claim.text, at.span.begin);
    if (begin == std::string::npos) return {};
    const auto from = static_cast<std::uint32_t>(begin);
    return stems_within(at.account, {from, from + static_cast<std::uint32_t>(claim.text.size())});
  }

  // Words tell a claim when they hold half of its own.
  [[nodiscard]] bool tells(const std::vector<WordId>& stems, std::uint32_t claim) const {
    const std::vector<WordId>& wording = claim_stems_[claim];
    const auto held =
        std::ranges::count_if(wording, [&](WordId stem) { return std::ranges::binary_search(stems, stem); });
    return !wording.empty() && static_cast<std::size_t>(held) * 2 >= wording.size();
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

  [[nodiscard]] static bool marks_close(const Document& d, TokenRange cut, TokenRange sentence) {
    const std::string_view text = d.account->text;
    const ByteSpan words = d.span(cut.begin, cut.end);
    const ByteSpan before{d.tokens[sentence.begin].span.begin, words.begin};
    return marks_balance(words.in(text)) && !leaves_mark_open(before.in(text));
  }

  [[nodiscard]] static bool stands_alone(const Document& d, TokenRange cut) {
    bool named = false;
    bool verb = false;
    for (TokenIndex t = cut.begin; t < cut.end; ++t) {
      const Token& token = d.tokens[t];
      const std::string word = fold(d.text(token));
      if (t < cut.begin + 2 && (is_leaning_opener(word) || counts_the_untold(d, t))) return false;
      if (!named && is_leaning_pronoun(word)) return false;
      named = named || token.pos == Pos::kPropn;
      verb = verb || token.pos == Pos::kVerb || token.pos == Pos::kAux;
    }
    return verb;
  }

  const StoryCollation& story_;
  std::span<const Notes> notes_;
  const StoryWords& words_;
  OvertakenFigures overtaken_;
  std::set<Evidence> reworded_;
  std::vector<std::vector<WordId>> claim_stems_;
  std::vector<BriefCandidate> out_;
};

}  // namespace

bool is_brief_source(const StoryCollation& story, AccountIndex account) {
  const bool rewritten = std::ranges::any_of(
      story.stemma.edges, [&](const Edge& e) { return e.to == account && e.how == Derivation::kSpun; });
  return story.accounts[account]->use == Use::kAccount && !rewritten;
}

std::vector<BriefCandidate> brief_candidates(const StoryCollation& story, std::span<const Notes> notes,
                                             const StoryWords& words) {
  return CandidateReader(story, notes, words).run();
}

}  // namespace tellings
