#include "collate/hidden_sources.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "collate/ancestry.h"
#include "collate/occasions.h"
#include "collate/sources.h"

namespace tellings {
namespace {

constexpr std::size_t kFewestWords = 4;  // quoted words from which sharing them needs a source
constexpr double kQuotedScore = 0.8;
constexpr double kUnsaidScore = 0.65;  // nobody prints where the words were said
constexpr double kCreditScore = 0.9;

HiddenKind kind_of(Occasion occasion) {
  switch (occasion) {
    case Occasion::kPressRelease:
      return HiddenKind::kPressRelease;
    case Occasion::kPressConference:
    case Occasion::kSpeech:
    case Occasion::kCourt:
      return HiddenKind::kPressConference;
    case Occasion::kSocialPost:
      return HiddenKind::kSocialPost;
    case Occasion::kReport:
      return HiddenKind::kEarlierReport;
    case Occasion::kUnknown:
    case Occasion::kInterview:
      return HiddenKind::kUnknown;
  }
  return HiddenKind::kUnknown;
}

class HiddenFinder {
 public:
  HiddenFinder(const Story& story, const std::vector<QuotePart>& parts, const QuoteGrouping& grouping)
      : story_(story),
        parts_(parts),
        grouping_(grouping),
        stemma_(story.stemma),
        ancestry_(story.stemma, story.size()) {}

  Stemma find() {
    for (const std::vector<std::size_t>& group : grouping_.groups) take_shared_words(group);
    for (AccountIndex a = 0; a < story_.size(); ++a) take_credits(a);
    write_edges();
    return std::move(stemma_);
  }

 private:
  struct Draw {
    std::size_t words = 0;
    double score = 0;
    bool credited = false;
    std::vector<EdgeEvidence> evidence;
  };
  using Key = std::pair<std::uint32_t, AccountIndex>;  // hidden source, account

  // Witnesses that have the words from no other witness.
  std::vector<AccountIndex> roots(const std::vector<std::size_t>& group) const {
    std::set<AccountIndex> witnesses;
    for (const std::size_t p : group) {
      if (parts_[p].kind != QuoteKind::kIndirect) witnesses.insert(parts_[p].account);
    }
    std::vector<AccountIndex> found;
    for (const AccountIndex a : witnesses) {
      if (std::none_of(witnesses.begin(), witnesses.end(),
                       [&](AccountIndex b) { return ancestry_.is_ancestor(b, a); }))
        found.push_back(a);
    }
    return found;
  }

  std::size_t quoted_words(const std::vector<std::size_t>& group, AccountIndex account) const {
    std::size_t words = 0;
    for (const std::size_t p : group) {
      if (parts_[p].account == account && parts_[p].kind != QuoteKind::kIndirect)
        words += parts_[p].last - parts_[p].first;
    }
    return words;
  }

  Occasion occasion_in(const std::vector<std::size_t>& group, AccountIndex account) const {
    for (const std::size_t p : group) {
      if (parts_[p].account != account) continue;
      const Occasion occasion = story_.occasions[account].printed[parts_[p].quote];
      if (occasion != Occasion::kUnknown) return occasion;
    }
    return Occasion::kUnknown;
  }

  void take_shared_words(const std::vector<std::size_t>& group) {
    const std::vector<AccountIndex> from = roots(group);
    if (from.size() < 2) return;
    std::size_t most = 0;
    std::optional<AccountIndex> carrier;
    std::map<Occasion, std::size_t> votes;
    for (const AccountIndex a : from) {
      most = std::max(most, quoted_words(group, a));
      if (story_.standing[a] == Standing::kIssuer) return;  // its edges are there already
      if (story_.standing[a] == Standing::kCarrier) {
        carrier = a;
        votes[Occasion::kPressRelease] += 2;
      }
      if (const Occasion occasion = occasion_in(group, a); is_public(occasion)) ++votes[occasion];
    }
    if (most < kFewestWords) return;
    Occasion occasion = Occasion::kUnknown;
    std::size_t best = 0;
    for (const auto& [candidate, count] : votes) {
      if (count > best) best = count, occasion = candidate;
    }
    const std::uint32_t source =
        carrier ? hidden(HiddenKind::kPressRelease, "carried by " + story_.account(*carrier).source)
                : hidden(kind_of(occasion), "of " + speaker_of(group));
    for (const AccountIndex a : from) draw(source, group, a, occasion);
  }

  std::string speaker_of(const std::vector<std::size_t>& group) const {
    for (const std::size_t p : group) {
      if (parts_[p].speaker) return story_.entities.entities[*parts_[p].speaker].name;
    }
    return story_.notes[parts_[group.front()].account].quotes[parts_[group.front()].quote].speaker_name;
  }

  std::uint32_t hidden(HiddenKind kind, const std::string& of) {
    const std::string what = kind == HiddenKind::kUnknown ? "common source" : std::string(name_of(kind));
    const std::string label = what + " " + of;
    const auto known = std::find_if(stemma_.hidden.begin(), stemma_.hidden.end(),
                                    [&](const HiddenSource& h) { return h.label == label; });
    if (known != stemma_.hidden.end()) return static_cast<std::uint32_t>(known - stemma_.hidden.begin());
    HiddenSource source;
    source.id = std::to_string(stemma_.hidden.size() + 1).insert(0, 1, 'h');
    source.kind = kind;
    source.label = label;
    stemma_.hidden.push_back(std::move(source));
    return static_cast<std::uint32_t>(stemma_.hidden.size() - 1);
  }

  void draw(std::uint32_t source, const std::vector<std::size_t>& group, AccountIndex account,
            Occasion occasion) {
    Draw& drawn = draws_[{source, account}];
    drawn.words += quoted_words(group, account);
    drawn.score = std::max(drawn.score, occasion == Occasion::kUnknown ? kUnsaidScore : kQuotedScore);
    drawn.credited =
        drawn.credited || (occasion != Occasion::kUnknown && occasion_in(group, account) == occasion);
    for (const std::size_t p : group) {
      if (parts_[p].account != account || parts_[p].kind == QuoteKind::kIndirect) continue;
      drawn.evidence.push_back({EdgeEvidenceKind::kPassage, std::nullopt, parts_[p].span});
      stemma_.hidden[source].evidence.push_back({account, parts_[p].span});
    }
  }

  // "With files from The Associated Press": a wire story, unless the agency is among the accounts.
  void take_credits(AccountIndex account) {
    for (const Credit& credit : story_.account(account).credit) {
      bool there = false;
      for (AccountIndex other = 0; other < story_.size(); ++other) {
        there = there || !outlet_mentions(credit.agency, outlet_names(story_.account(other).source)).empty();
      }
      if (there) continue;
      const std::uint32_t source = hidden(HiddenKind::kWireStory, "of " + credit.agency);
      Draw& drawn = draws_[{source, account}];
      drawn.score = std::max(drawn.score, kCreditScore);
      drawn.credited = true;
      drawn.evidence.push_back({EdgeEvidenceKind::kCreditLine, std::nullopt, credit.span});
      stemma_.hidden[source].evidence.push_back({account, credit.span});
    }
  }

  void write_edges() {
    for (const auto& [key, drawn] : draws_) {
      Edge edge;
      edge.from = {true, key.first};
      edge.to = key.second;
      edge.how = drawn.words > 0 ? Derivation::kQuoted : Derivation::kRewritten;
      edge.credited = drawn.credited;
      edge.share = static_cast<double>(drawn.words) /
                   std::max<double>(1, static_cast<double>(story_.words.of(key.second).size()));
      edge.score = drawn.score;
      edge.direction_score = 1;
      edge.band = drawn.score >= 0.85 ? Band::kClear : Band::kLikely;
      edge.evidence = drawn.evidence;
      stemma_.edges.push_back(std::move(edge));
    }
    std::stable_sort(stemma_.edges.begin(), stemma_.edges.end(), [](const Edge& a, const Edge& b) {
      return a.to != b.to ? a.to < b.to : a.from < b.from;
    });
    for (HiddenSource& source : stemma_.hidden) std::sort(source.evidence.begin(), source.evidence.end());
  }

  const Story& story_;
  const std::vector<QuotePart>& parts_;
  const QuoteGrouping& grouping_;
  Stemma stemma_;
  Ancestry ancestry_;
  std::map<Key, Draw> draws_;
};

}  // namespace

Stemma with_hidden_sources(const Story& story, const std::vector<QuotePart>& parts,
                           const QuoteGrouping& grouping) {
  return HiddenFinder(story, parts, grouping).find();
}

}  // namespace tellings
