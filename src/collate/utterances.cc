#include "collate/utterances.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "base/hash.h"
#include "collate/speaker_entity.h"
#include "collate/utterance_base.h"

namespace tellings {
namespace {

// One piece between marks: the parts of it.
struct Piece {
  AccountIndex account = 0;
  std::uint32_t quote = 0;
  ByteSpan span;
  std::vector<std::size_t> parts;
  bool spliced = false;
};

int severity(Verdict verdict) {
  switch (verdict) {
    case Verdict::kVerbatim:
      return 0;
    case Verdict::kTrimmed:
      return 1;
    case Verdict::kAltered:
      return 2;
    case Verdict::kSpliced:
      return 3;
    case Verdict::kIndirect:
      return 4;
  }
  return 0;
}

class UtteranceMaker {
 public:
  UtteranceMaker(const Story& story, const std::vector<QuotePart>& parts, const QuoteGrouping& grouping)
      : story_(story), parts_(parts), grouping_(grouping) {}

  std::vector<Utterance> make() {
    std::vector<Utterance> utterances;
    for (const std::vector<std::size_t>& group : grouping_.groups) utterances.push_back(utterance(group));
    name_joins(utterances);
    return utterances;
  }

 private:
  std::vector<Piece> pieces_of(const std::vector<std::size_t>& group) const {
    std::map<std::tuple<AccountIndex, std::uint32_t, std::uint32_t, std::uint32_t>, Piece> pieces;
    for (const std::size_t p : group) {
      const QuotePart& part = parts_[p];
      const ByteSpan whole = story_.notes[part.account].quotes[part.quote].content[part.piece];
      Piece& piece = pieces[{part.account, whole.begin, part.quote, part.piece}];
      piece.account = part.account;
      piece.quote = part.quote;
      piece.span = whole;
      piece.parts.push_back(p);
      piece.spliced = piece.spliced || grouping_.spliced[p];
    }
    std::vector<Piece> found;
    for (auto& [key, piece] : pieces) found.push_back(std::move(piece));
    return found;
  }

  // The lower the better attested.
  std::vector<std::uint32_t> ranks(const std::vector<std::size_t>& group) const {
    std::vector<std::uint32_t> rank(story_.size(), 0);
    const std::vector<double> agreed = agreement(group);
    std::vector<AccountIndex> order(story_.size());
    std::iota(order.begin(), order.end(), AccountIndex{0});
    std::stable_sort(order.begin(), order.end(), [&](AccountIndex a, AccountIndex b) {
      if (authority(a) != authority(b)) return authority(a) < authority(b);
      return agreed[a] > agreed[b];
    });
    for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
    return rank;
  }

  int authority(AccountIndex a) const {
    if (story_.account(a).use == Use::kReference) return 0;
    if (!story_.counted(a)) return 5;
    if (story_.standing[a] == Standing::kIssuer) return 1;
    if (story_.standing[a] == Standing::kCarrier) return 2;
    return story_.independence.machine_rewritten(a) ? 4 : 3;
  }

  // Words of the account that accounts without a shared source print as well, and half of those that nobody
  // else does.
  std::vector<double> agreement(const std::vector<std::size_t>& group) const {
    std::map<WordId, std::set<AccountIndex>> printing;
    for (const std::size_t p : group) {
      if (parts_[p].kind == QuoteKind::kIndirect || story_.independence.machine_rewritten(parts_[p].account))
        continue;
      for (std::size_t i = parts_[p].first; i < parts_[p].last; ++i)
        printing[story_.words.of(parts_[p].account)[i].form].insert(parts_[p].account);
    }
    std::vector<double> agreed(story_.size(), 0);
    for (const auto& [word, accounts] : printing) {
      const double weight = accounts.size() > 1 ? 1.0 : 0.5;
      for (const AccountIndex a : accounts) agreed[a] += weight;
    }
    return agreed;
  }

  Utterance utterance(const std::vector<std::size_t>& group) {
    const std::vector<Piece> pieces = pieces_of(group);
    const BaseWording base = base_wording(story_, parts_, as_spoken(group), ranks(group));
    Utterance utterance;
    for (const Piece& piece : pieces) utterance.witnesses.push_back(witness(piece, base));
    settle_verdicts(utterance);
    if (base.words.empty()) {
      const auto longest = std::max_element(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
        return a.span.size() < b.span.size();
      });
      utterance.text = std::string(longest->span.in(story_.account(longest->account).text));
      utterance.text_from = longest->account;
    } else {
      utterance.text = base.text;
      utterance.text_from = base.from;
    }
    utterance.id = id_of(pieces.front());
    set_speaker(utterance);
    set_support(utterance);
    set_origin(pieces, utterance);
    for (Witness& w : utterance.witnesses) w.band = band(utterance, w);
    return utterance;
  }

  // Where the group has words and their translation, the words in the language that was spoken.
  std::vector<std::size_t> as_spoken(const std::vector<std::size_t>& group) const {
    const Translations& translations = grouping_.translations;
    const bool translated = std::any_of(group.begin(), group.end(),
                                        [&](std::size_t p) { return translations.original[p].has_value(); });
    if (!translated) return group;
    std::vector<std::size_t> spoken;
    std::copy_if(group.begin(), group.end(), std::back_inserter(spoken),
                 [&](std::size_t p) { return translations.foreign[p]; });
    return spoken;
  }

  std::string id_of(const Piece& piece) const {
    const Account& account = story_.account(piece.account);
    const std::uint64_t text = hash64(account.text);
    return short_id("q",
                    hash64(std::to_string(piece.span.begin) + "-" + std::to_string(piece.span.end), text));
  }

  Witness witness(const Piece& piece, const BaseWording& base) const {
    const Quote& quote = story_.notes[piece.account].quotes[piece.quote];
    Witness w;
    w.evidence = {piece.account, piece.span};
    w.kind = quote.kind;
    w.speaker = speaker_entity(story_, piece.account, quote);
    w.speaker_name = w.speaker ? story_.entities.entities[*w.speaker].name : quote.speaker_name;
    w.cue = quote.cue;
    if (quote.kind == QuoteKind::kIndirect) {
      w.verdict = Verdict::kIndirect;
      return w;
    }
    const Translations& translations = grouping_.translations;
    w.translation = std::any_of(piece.parts.begin(), piece.parts.end(), [&](std::size_t p) {
      return translations.original[p] || translations.said_to_be[p];
    });
    if (std::any_of(piece.parts.begin(), piece.parts.end(),
                    [&](std::size_t p) { return translations.original[p].has_value(); })) {
      hold_to_original(piece, w);
      return w;
    }
    std::vector<TextWord> words;
    for (const std::size_t p : piece.parts) {
      const std::vector<TextWord> part = text_words(story_, parts_[p]);
      words.insert(words.end(), part.begin(), part.end());
    }
    std::pair<std::size_t, std::size_t> covered;
    w.edits = edit_script(story_.words, base.words, words, &covered);
    if (covered.first < covered.second)
      w.covers = hull(base.places[covered.first], base.places[covered.second - 1]);
    w.verdict = piece.spliced ? Verdict::kSpliced : verdict_of(w.edits);
    return w;
  }

  // A translation is held sentence by sentence against the words that were spoken.
  void hold_to_original(const Piece& piece, Witness& w) const {
    for (const std::size_t p : piece.parts) {
      const std::optional<std::size_t> original = grouping_.translations.original[p];
      if (!original) continue;
      const std::optional<Edit> edit =
          whole_edit(text_words(story_, parts_[*original]), text_words(story_, parts_[p]));
      if (edit) w.edits.push_back(*edit);
    }
    w.verdict = piece.spliced ? Verdict::kSpliced : verdict_of(w.edits);
  }

  static void settle_verdicts(Utterance& utterance) {
    const auto spreads = [](const Witness& w) {
      return w.verdict != Verdict::kIndirect && w.verdict != Verdict::kSpliced;
    };
    std::map<AccountIndex, Verdict> worst;
    for (const Witness& w : utterance.witnesses) {
      if (!spreads(w)) continue;
      const auto [known, fresh] = worst.try_emplace(w.evidence.account, w.verdict);
      if (severity(w.verdict) > severity(known->second)) known->second = w.verdict;
    }
    for (Witness& w : utterance.witnesses) {
      if (spreads(w)) w.verdict = worst[w.evidence.account];
    }
  }

  // Whom most accounts name; of equals, whom the base names.
  void set_speaker(Utterance& utterance) const {
    std::map<EntityIndex, std::set<AccountIndex>> named;
    for (const Witness& w : utterance.witnesses) {
      if (w.speaker) named[*w.speaker].insert(w.evidence.account);
    }
    std::size_t most = 0;
    for (const Witness& w : utterance.witnesses) {
      if (!w.speaker) continue;
      const std::size_t votes =
          2 * named[*w.speaker].size() + (w.evidence.account == utterance.text_from ? 1 : 0);
      if (votes > most) most = votes, utterance.speaker = w.speaker;
    }
    if (utterance.speaker) {
      utterance.speaker_name = story_.entities.entities[*utterance.speaker].name;
    } else if (!utterance.witnesses.empty()) {
      utterance.speaker_name = utterance.witnesses.front().speaker_name;
    }
  }

  void set_support(Utterance& utterance) const {
    std::vector<AccountIndex> tellers;
    std::vector<AccountIndex> verbatim;
    for (const Witness& w : utterance.witnesses) {
      tellers.push_back(w.evidence.account);
      if (w.verdict == Verdict::kVerbatim && !story_.independence.machine_rewritten(w.evidence.account))
        verbatim.push_back(w.evidence.account);
    }
    const IndependentCount count = story_.independence.count(tellers);
    utterance.independent = count.count;
    utterance.independent_low = count.low;
    utterance.independent_high = count.high;
    std::sort(verbatim.begin(), verbatim.end());
    verbatim.erase(std::unique(verbatim.begin(), verbatim.end()), verbatim.end());
    const AccountIndex from = utterance.text_from;
    if (story_.account(from).use == Use::kReference) {
      utterance.base = Base::kReference;
    } else if (story_.standing[from] != Standing::kReport) {
      utterance.base = Base::kPrimary;
    } else if (story_.independence.apart(verbatim) >= 2) {
      utterance.base = Base::kAgreed;
    }
  }

  void set_origin(const std::vector<Piece>& pieces, Utterance& utterance) const {
    std::map<Occasion, std::size_t> votes;
    for (const Piece& piece : pieces) {
      const Occasion occasion = story_.occasions[piece.account].printed[piece.quote];
      if (occasion != Occasion::kUnknown) ++votes[occasion];
    }
    std::size_t most = 0;
    for (const auto& [occasion, count] : votes) {
      if (count > most) most = count, utterance.origin = occasion;
    }
    if (utterance.origin == Occasion::kUnknown && utterance.base == Base::kPrimary)
      utterance.origin = Occasion::kPressRelease;
  }

  Band band(const Utterance& utterance, const Witness& w) const {
    if (utterance.base != Base::kNone || w.verdict == Verdict::kIndirect) return Band::kClear;
    if (w.verdict == Verdict::kVerbatim) return Band::kLikely;
    return story_.independence.machine_rewritten(w.evidence.account) ? Band::kLikely : Band::kOpen;
  }

  static void name_joins(std::vector<Utterance>& utterances) {
    std::map<Evidence, std::vector<std::string>> joined;
    for (const Utterance& utterance : utterances) {
      for (const Witness& w : utterance.witnesses) {
        if (w.verdict == Verdict::kSpliced) joined[w.evidence].push_back(utterance.id);
      }
    }
    for (Utterance& utterance : utterances) {
      for (Witness& w : utterance.witnesses) {
        if (w.verdict == Verdict::kSpliced) w.joins = joined[w.evidence];
      }
    }
  }

  const Story& story_;
  const std::vector<QuotePart>& parts_;
  const QuoteGrouping& grouping_;
};

}  // namespace

std::vector<Utterance> make_utterances(const Story& story, const std::vector<QuotePart>& parts,
                                       const QuoteGrouping& grouping) {
  return UtteranceMaker(story, parts, grouping).make();
}

}  // namespace tellings
