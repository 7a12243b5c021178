// Parsimony. Two accounts of one event share names, figures and public words without either knowing the
// other. So an account is taken for a parent only where it explains something that needs explaining:
//
//   prose         a stretch of the same running words outside quotations
//   issuer        the words or numbers of the one who is reported on, from its own statement
//   credit        the outlet named, and something of it told
//   interview     a quotation that only the other could have, being said to no one else
//   same set      quotations of three or more speakers, all but all of them in the other
//   same cut      a quotation shortened at the same places, where everybody else has it whole
//
// and only for what the parents found before do not explain. A copy's copy thus has one parent; two reporters
// at one news conference have none.
#include "collate/parents.h"

#include <algorithm>
#include <set>

#include "collate/numbers.h"
#include "collate/occasions.h"
#include "text/fold.h"

namespace tellings {
namespace {

constexpr double kProseGain = 0.2;  // of the prose; with a run of kProseRun words
constexpr std::uint32_t kProseRun = 8;
constexpr double kProseGainAlone = 0.35;     // with any run
constexpr double kProseGainBorrowed = 0.13;  // with a run, for an account without speech of its own
constexpr double kLittleSpeech = 0.085;      // of all words, in quotations that nobody before has
constexpr double kFurtherGain = 0.1;         // of all words, for another parent of an account that has one
constexpr double kFurtherProse = 0.08;
constexpr double kAncestorNearly = 0.85;    // share of the best gain from which its ancestor is taken instead
constexpr std::uint32_t kIssuerWeight = 6;  // unexplained content words, a number counting for three
constexpr std::uint32_t kNumberWeight = 3;
constexpr std::uint32_t kCreditWords = 3;
constexpr double kQuoteSetShare = 0.6;
constexpr std::size_t kQuoteSetSpeakers = 3;
constexpr double kQuoteHeld = 0.6;          // share of a quotation's words that a holder has
constexpr std::uint32_t kQuoteLength = 7;   // words
constexpr std::uint32_t kIssuerQuoted = 6;  // unexplained words inside quotations that are the issuer's
constexpr std::size_t kOwnDigits = 3;
constexpr double kVerbatim = 0.8;
constexpr double kAbridged = 0.4;

struct Gain {
  std::uint32_t prose = 0;
  std::uint32_t quoted = 0;
  std::uint32_t content = 0;
};

class ParentFinder {
 public:
  ParentFinder(const Field& field, AccountIndex to, const std::vector<const SharedMatter*>& matters,
               const Ancestry& known)
      : field_(field),
        story_(*field.story),
        to_(to),
        matters_(matters),
        known_(known),
        words_(story_.words.of(to)),
        explained_(words_.size(), false),
        numbers_(telling_numbers(story_.words, to)) {}

  std::vector<Parent> find() {
    take_carriers();
    take_prose();
    take_credit_lines();
    take_quote_set();
    take_issuers();
    take_credits();
    take_interviews();
    take_own_numbers();
    take_same_cut();
    return std::move(parents_);
  }

 private:
  // --- what is left to explain
  Gain gain(const SharedMatter& m) const {
    Gain gain;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!m.covered[i] || explained_[i]) continue;
      ++((*field_.quoted)[to_][i] != 0 ? gain.quoted : gain.prose);
      gain.content += story_.words.is_content(words_[i].form) ? 1 : 0;
    }
    return gain;
  }

  void explain(const SharedMatter& m) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (m.covered[i]) explained_[i] = true;
    }
    for (const std::string& number : telling_numbers(story_.words, m.from)) numbers_.erase(number);
  }

  std::uint32_t shared_numbers(AccountIndex from) const {
    const std::set<std::string> theirs = telling_numbers(story_.words, from);
    return static_cast<std::uint32_t>(std::count_if(
        numbers_.begin(), numbers_.end(), [&](const std::string& n) { return theirs.contains(n); }));
  }

  Parent* parent(AccountIndex from) {
    const auto found =
        std::find_if(parents_.begin(), parents_.end(), [from](const Parent& p) { return p.from == from; });
    return found == parents_.end() ? nullptr : &*found;
  }

  bool is_ancestor(AccountIndex ancestor, AccountIndex of) const { return known_.is_ancestor(ancestor, of); }

  bool is_report(AccountIndex from) const {
    return story_.standing[from] == Standing::kReport && !field_.rewritten[from];
  }

  double all_words() const { return std::max<double>(1, static_cast<double>(words_.size())); }

  Derivation how(const SharedMatter& m) const {
    const double lengths = static_cast<double>(story_.words.of(m.to).size()) /
                           std::max<double>(1, static_cast<double>(story_.words.of(m.from).size()));
    if (m.prose.share() >= kVerbatim) return lengths >= 0.75 ? Derivation::kVerbatim : Derivation::kAbridged;
    if (m.prose.share() >= kAbridged && m.prose.longest_run >= 2 * kProseRun && lengths < 1)
      return Derivation::kAbridged;
    return m.quoted.same > m.prose.same ? Derivation::kQuoted : Derivation::kRewritten;
  }

  Parent& take(const SharedMatter& m, double score) {
    Parent& taken = parents_.emplace_back();
    taken.from = m.from;
    taken.matter = &m;
    taken.how = how(m);
    taken.score = score;
    explain(m);
    return taken;
  }

  // --- the kinds of evidence, strongest first
  // A release that is among the accounts as someone else printed it stands for the release: its matter needs
  // no parent.
  void take_carriers() {
    for (const SharedMatter* m : matters_) {
      if (story_.standing[m->from] == Standing::kCarrier && story_.standing[to_] != Standing::kIssuer)
        explain(*m);
    }
  }

  void take_prose() {
    for (bool further = false;; further = true) {
      const SharedMatter* best = nullptr;
      Gain most;
      for (const SharedMatter* m : matters_) {
        if (!is_report(m->from) || parent(m->from) != nullptr) continue;
        const Gain g = gain(*m);
        if (!enough_prose(*m, g, further)) continue;
        if (best == nullptr || g.prose + g.quoted > most.prose + most.quoted) best = m, most = g;
      }
      if (best == nullptr) return;
      best = ancestor_instead(best, most);
      take(*best, std::min(0.99, 0.75 + 0.5 * gain(*best).prose / all_words()));
    }
  }

  bool enough_prose(const SharedMatter& m, const Gain& g, bool further) const {
    const double prose = g.prose / std::max<double>(1, m.prose.words);
    if (further)
      return (g.prose + g.quoted) / all_words() >= kFurtherGain && prose >= kFurtherProse &&
             m.prose.longest_run >= kProseRun - 2;
    if (prose >= kProseGainAlone) return true;
    if (prose >= kProseGain && m.prose.longest_run >= kProseRun) return true;
    return prose >= kProseGainBorrowed && m.prose.longest_run >= kProseRun - 2 &&
           new_speech() <= kLittleSpeech;
  }

  // Share of the words that stand in quotations which nobody before has.
  double new_speech() const {
    std::size_t fresh = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const bool there =
          std::any_of(matters_.begin(), matters_.end(), [&](const SharedMatter* m) { return m->covered[i]; });
      fresh += (*field_.quoted)[to_][i] != 0 && !there ? 1 : 0;
    }
    return static_cast<double>(fresh) / all_words();
  }

  const SharedMatter* ancestor_instead(const SharedMatter* best, const Gain& most) const {
    for (const SharedMatter* m : matters_) {
      if (!is_report(m->from) || !is_ancestor(m->from, best->from)) continue;
      const Gain g = gain(*m);
      if (g.prose + g.quoted >= kAncestorNearly * (most.prose + most.quoted)) return m;
    }
    return best;
  }

  std::vector<ByteSpan> credits_of(AccountIndex from, bool in_furniture) const {
    const Account& account = story_.account(to_);
    std::vector<ByteSpan> found;
    if (account.source == story_.account(from).source) return found;
    for (const Paragraph& paragraph : account.paragraphs) {
      if (is_furniture(paragraph.role) != in_furniture) continue;
      for (ByteSpan span : outlet_mentions(paragraph.span.in(account.text), field_.outlets[from])) {
        found.push_back({span.begin + paragraph.span.begin, span.end + paragraph.span.begin});
      }
    }
    return found;
  }

  void take_credit_lines() {
    for (const SharedMatter* m : matters_) {
      const std::vector<ByteSpan> credits = credits_of(m->from, true);
      if (credits.empty() || !is_report(m->from)) continue;
      if (Parent* known = parent(m->from)) {
        known->credits = credits;
        known->score = std::min(0.99, known->score + 0.1);
      } else if (is_first_of_outlet(m->from) &&
                 (gain(*m).content >= kCreditWords || shared_numbers(m->from) > 0)) {
        take(*m, 0.85).credits = credits;
      }
    }
  }

  // Of several accounts of the credited outlet, the one that shares most.
  bool is_first_of_outlet(AccountIndex from) const {
    const SharedMatter* best = nullptr;
    for (const SharedMatter* m : matters_) {
      if (story_.account(m->from).source != story_.account(from).source) continue;
      if (best == nullptr || m->prose.same + m->quoted.same > best->prose.same + best->quoted.same) best = m;
    }
    return best != nullptr && best->from == from;
  }

  void take_issuers() {
    for (const SharedMatter* m : matters_) {
      if (story_.standing[m->from] != Standing::kIssuer) continue;
      const std::uint32_t weight = gain(*m).content + kNumberWeight * shared_numbers(m->from);
      if (weight >= kIssuerWeight || gain(*m).quoted >= kIssuerQuoted)
        take(*m, std::min(0.95, 0.6 + 0.02 * weight));
    }
  }

  void take_credits() {
    for (const SharedMatter* m : matters_) {
      if (!is_report(m->from)) continue;
      const std::vector<ByteSpan> credits = credits_of(m->from, false);
      if (credits.empty()) continue;
      if (Parent* known = parent(m->from)) {
        known->credits.insert(known->credits.end(), credits.begin(), credits.end());
      } else if (is_first_of_outlet(m->from) && told_near(*m, credits)) {
        take(*m, 0.85).credits = credits;
      }
    }
  }

  // Something unexplained of theirs stands in a paragraph that names them, or in the one after it.
  bool told_near(const SharedMatter& m, const std::vector<ByteSpan>& credits) const {
    const std::set<std::string> theirs = telling_numbers(story_.words, m.from);
    std::uint32_t shared = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!near_credit(words_[i], credits)) continue;
      const std::string number = telling_number(story_.words.text(words_[i].form));
      if (!number.empty() && numbers_.contains(number) && theirs.contains(number)) return true;
      const std::uint32_t quote = (*field_.quoted)[to_][i];
      const bool own_words = quote == 0 || !is_public(story_.occasions[to_].likely[quote - 1]);
      if (m.covered[i] && !explained_[i] && own_words && story_.words.is_content(words_[i].form)) ++shared;
    }
    return shared >= kCreditWords;
  }

  bool near_credit(const StoryWord& word, const std::vector<ByteSpan>& credits) const {
    return std::any_of(credits.begin(), credits.end(), [&](ByteSpan credit) {
      const Account& account = story_.account(to_);
      const ByteSpan paragraph = account.paragraphs[word.paragraph].span;
      if (paragraph.contains(credit)) return true;
      return word.paragraph > 0 && account.paragraphs[word.paragraph - 1].span.contains(credit);
    });
  }

  // A quotation that before `to` only one report has (and those who draw on it), said to nobody else.
  void take_interviews() {
    const std::vector<Quote>& quotes = story_.notes[to_].quotes;
    for (std::uint32_t q = 0; q < quotes.size(); ++q) {
      if (quotes[q].kind == QuoteKind::kIndirect || is_public(story_.occasions[to_].likely[q])) continue;
      const std::vector<const SharedMatter*> holders = holders_of(q);
      if (holders.empty() || holders.size() == issuers_among(holders)) continue;
      const SharedMatter* first = holders.front();
      for (const SharedMatter* m : holders) {
        if (is_ancestor(m->from, first->from)) first = m;
      }
      const bool one_line = std::all_of(holders.begin(), holders.end(), [&](const SharedMatter* m) {
        return m == first || is_ancestor(first->from, m->from);
      });
      if (one_line && is_report(first->from) && parent(first->from) == nullptr && !said_in_public(*first, q))
        take(*first, 0.75);
    }
  }

  // A number of some length that before `to` only one report has, from the mouth of someone who told it to
  // that report.
  void take_own_numbers() {
    for (const SharedMatter* m : matters_) {
      if (!is_report(m->from) || parent(m->from) != nullptr) continue;
      const std::set<std::string> theirs = numbers_told_to(m->from);
      const bool own = std::any_of(numbers_.begin(), numbers_.end(), [&](const std::string& n) {
        return n.size() >= kOwnDigits && theirs.contains(n) && only_in(m->from, n);
      });
      if (own) take(*m, 0.7);
    }
  }

  // Numbers inside quotations in paragraphs where the outlet names itself: "she told The Danish Post".
  std::set<std::string> numbers_told_to(AccountIndex from) const {
    const Account& account = story_.account(from);
    std::set<std::string> told;
    for (std::size_t i = 0; i < (*field_.quoted)[from].size(); ++i) {
      const StoryWord& word = story_.words.of(from)[i];
      if ((*field_.quoted)[from][i] == 0) continue;
      std::string number = telling_number(story_.words.text(word.form));
      if (number.empty() ||
          outlet_mentions(account.paragraphs[word.paragraph].span.in(account.text), field_.outlets[from])
              .empty())
        continue;
      told.insert(std::move(number));
    }
    return told;
  }

  bool only_in(AccountIndex from, const std::string& number) const {
    return std::none_of(matters_.begin(), matters_.end(), [&](const SharedMatter* m) {
      return m->from != from && !is_ancestor(from, m->from) &&
             telling_numbers(story_.words, m->from).contains(number);
    });
  }

  std::size_t issuers_among(const std::vector<const SharedMatter*>& holders) const {
    return static_cast<std::size_t>(std::count_if(holders.begin(), holders.end(), [&](const SharedMatter* m) {
      return story_.standing[m->from] == Standing::kIssuer;
    }));
  }

  // Who has the words of quotation `q` of `to`; nobody where they are explained or too few.
  std::vector<const SharedMatter*> holders_of(std::uint32_t q) const {
    std::vector<std::size_t> own;
    std::size_t unexplained = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if ((*field_.quoted)[to_][i] != q + 1) continue;
      own.push_back(i);
      unexplained += explained_[i] ? 0 : 1;
    }
    std::vector<const SharedMatter*> holders;
    if (own.size() < kQuoteLength ||
        static_cast<double>(unexplained) < kQuoteHeld * static_cast<double>(own.size()))
      return holders;
    for (const SharedMatter* m : matters_) {
      const auto held = std::count_if(own.begin(), own.end(), [&](std::size_t i) { return m->covered[i]; });
      if (!field_.rewritten[m->from] &&
          static_cast<double>(held) >= kQuoteHeld * static_cast<double>(own.size()))
        holders.push_back(m);
    }
    return holders;
  }

  // Whether the holder itself says that the words were spoken where others heard them.
  bool said_in_public(const SharedMatter& holder, std::uint32_t q) const {
    for (const Passage& passage : holder.passages) {
      for (const Column& column : passage.columns) {
        if (!column.same ||
            (*field_.quoted)[to_][passage.to_word + static_cast<std::size_t>(column.witness)] != q + 1)
          continue;
        const std::uint32_t theirs =
            (*field_.quoted)[holder.from][passage.from_word + static_cast<std::size_t>(column.base)];
        if (theirs != 0) return is_public(story_.occasions[holder.from].likely[theirs - 1]);
      }
    }
    return true;  // no quotation there: prose is judged as prose
  }

  void take_quote_set() {
    for (const SharedMatter* m : matters_) {
      if (!is_report(m->from) || parent(m->from) != nullptr || m->quoted.share() < kQuoteSetShare) continue;
      if (gain(*m).content < kIssuerWeight || shared_speakers(*m) < kQuoteSetSpeakers) continue;
      const SharedMatter& origin = *ancestor_instead(m, gain(*m));
      if (parent(origin.from) == nullptr) take(origin, 0.75);
    }
  }

  std::size_t shared_speakers(const SharedMatter& m) const {
    std::set<std::string> speakers;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::uint32_t quote = (*field_.quoted)[to_][i];
      if (quote != 0 && m.covered[i] && !explained_[i])
        speakers.insert(fold(story_.notes[to_].quotes[quote - 1].speaker_name));
    }
    return speakers.size();
  }

  // A place where `to` and `from` run on and all others who have the words around it do not.
  void take_same_cut() {
    const SharedMatter* best = nullptr;
    std::vector<ByteSpan> most;
    for (const SharedMatter* m : matters_) {
      if (!is_report(m->from) || parent(m->from) != nullptr) continue;
      std::vector<ByteSpan> cuts = same_cuts(*m);
      if (cuts.size() > most.size()) best = m, most = std::move(cuts);
    }
    if (best != nullptr) take(*best, 0.8).cuts = most;
  }

  std::vector<ByteSpan> same_cuts(const SharedMatter& m) const {
    std::vector<ByteSpan> cuts;
    for (std::size_t i = 1; i + 2 < words_.size(); ++i) {
      if ((*field_.quoted)[to_][i] == 0 || (*field_.quoted)[to_][i - 1] != (*field_.quoted)[to_][i + 2])
        continue;
      if (!runs_on(m, i) || !story_.words.is_content(words_[i].form)) continue;
      std::uint32_t whole = 0;
      bool alone = true;
      for (const SharedMatter* other : matters_) {
        if (other->from == m.from || is_ancestor(m.from, other->from)) continue;
        if (runs_on(*other, i)) alone = false;
        if (covers(*other, i)) ++whole;
      }
      if (alone && whole >= 2) cuts.push_back({words_[i - 1].span.begin, words_[i + 2].span.end});
    }
    return cuts;
  }

  // Words i-1 .. i+2 of `to` stand in one row in `from` too.
  bool runs_on(const SharedMatter& m, std::size_t i) const {
    for (const Passage& passage : m.passages) {
      for (std::size_t c = 0; c + 3 < passage.columns.size(); ++c) {
        if (passage.columns[c].witness == Column::kGap ||
            passage.to_word + static_cast<std::size_t>(passage.columns[c].witness) != i - 1)
          continue;
        return std::all_of(passage.columns.begin() + static_cast<std::ptrdiff_t>(c),
                           passage.columns.begin() + static_cast<std::ptrdiff_t>(c) + 4,
                           [](const Column& column) { return column.same; });
      }
    }
    return false;
  }
  static bool covers(const SharedMatter& m, std::size_t i) {
    return m.covered[i - 1] && m.covered[i] && m.covered[i + 1] && m.covered[i + 2];
  }

  const Field& field_;
  const Story& story_;
  AccountIndex to_;
  const std::vector<const SharedMatter*>& matters_;
  const Ancestry& known_;
  std::span<const StoryWord> words_;
  std::vector<bool> explained_;
  std::set<std::string> numbers_;  // telling numbers of `to` that no parent has
  std::vector<Parent> parents_;
};

}  // namespace

std::vector<Parent> parents_of(const Field& field, AccountIndex to,
                               const std::vector<const SharedMatter*>& matters, const Ancestry& known) {
  return ParentFinder(field, to, matters, known).find();
}

}  // namespace tellings
