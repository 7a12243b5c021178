// A second look at a story an hour later should not cost a second reading. Ids stay as long as the earliest
// evidence stays, so most matters are found again by id; a claim whose wording now comes from another account
// is found by the place both point at.
//
// Counter-example: a claim that fell out of the foremost because others rose above it is not withdrawn;
// withdrawn is what no claim of the new document says any more.
#include "brief/changes.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <utility>

#include "text/words.h"

namespace tellings {
namespace {

constexpr std::size_t kForemost = 20;  // claims that a reader is shown first

std::string_view key_of(const Account& account) { return account.url.empty() ? account.sha256 : account.url; }

bool same_account(const Account& a, const Account& b) {
  return key_of(a) == key_of(b) || a.sha256 == b.sha256;
}

std::vector<Evidence> places_of(const Claim& claim) {
  std::vector<Evidence> out;
  for (const ClaimEvidence& item : claim.evidence) out.push_back(item.evidence);
  return out;
}
std::vector<Evidence> places_of(const FigureGroup& group) {
  std::vector<Evidence> out;
  for (const FigureReading& reading : group.readings) out.push_back(reading.evidence);
  return out;
}
std::vector<Evidence> places_of(const Utterance& utterance) {
  std::vector<Evidence> out;
  for (const Witness& witness : utterance.witnesses) out.push_back(witness.evidence);
  return out;
}

const std::string& words_of(const Claim& claim) { return claim.text; }
const std::string& words_of(const FigureGroup& group) { return group.measure; }
const std::string& words_of(const Utterance& utterance) { return utterance.text; }

class Comparison {
 public:
  Comparison(const StoryCollation& before, const StoryCollation& now) : before_(before), now_(now) {}

  std::vector<CollationChange> run() {
    compare_accounts();
    compare_figures();
    compare_claims();
    compare_quotes();
    return std::move(out_);
  }

  // What of `list` is the same matter: first by id, which costs nothing.
  template <typename T>
  const T* find_old(const std::vector<T>& list, const T& fresh) const {
    const auto by_id = std::ranges::find(list, fresh.id, &T::id);
    if (by_id != list.end()) return &*by_id;
    const auto found = std::ranges::find_if(list, [&](const T& old) { return same_matter(old, fresh); });
    return found == list.end() ? nullptr : &*found;
  }

 private:
  void add(ChangeKind kind, ChangeOf of, const std::string& id, std::string text, std::string was,
           std::vector<Evidence> evidence) {
    if (kind == ChangeKind::kWithdrawn) evidence.clear();
    out_.push_back({kind, of, id, std::move(text), std::move(was), std::move(evidence)});
  }

  void compare_accounts() {
    for (AccountIndex i = 0; i < now_.accounts.size(); ++i) {
      const Account& account = *now_.accounts[i];
      const Account* old = find_account(before_, account);
      const std::string title = account.title.empty() ? account.source : account.title;
      const std::vector<Evidence> whole = {{i, whole_of(account)}};
      if (old == nullptr)
        add(ChangeKind::kNew, ChangeOf::kAccount, account.id, title, "", whole);
      else if (old->sha256 != account.sha256)
        add(ChangeKind::kChanged, ChangeOf::kAccount, account.id, title, old->title, whole);
    }
    for (const auto& account : before_.accounts)
      if (find_account(now_, *account) == nullptr)
        add(ChangeKind::kWithdrawn, ChangeOf::kAccount, account->id,
            account->title.empty() ? account->source : account->title, "", {});
  }

  // First to last paragraph: blank lines at the ends are no evidence.
  static ByteSpan whole_of(const Account& account) {
    if (account.paragraphs.empty()) return {};
    return {account.paragraphs.front().span.begin, account.paragraphs.back().span.end};
  }

  static const Account* find_account(const StoryCollation& story, const Account& account) {
    const auto found = std::ranges::find_if(story.accounts,
                                            [&](const auto& other) { return same_account(*other, account); });
    return found == story.accounts.end() ? nullptr : found->get();
  }

  // Whether both point at overlapping words of one unchanged text.
  [[nodiscard]] bool same_place(const Evidence& old, const Evidence& fresh) const {
    return before_.accounts[old.account]->sha256 == now_.accounts[fresh.account]->sha256 &&
           old.span.overlaps(fresh.span);
  }

  template <typename T>
  [[nodiscard]] bool same_matter(const T& old, const T& fresh) const {
    if (old.id == fresh.id || joined_words(words_of(old)) == joined_words(words_of(fresh))) return true;
    const std::vector<Evidence> places = places_of(fresh);
    return std::ranges::any_of(places_of(old), [&](const Evidence& a) {
      return std::ranges::any_of(places, [&](const Evidence& b) { return same_place(a, b); });
    });
  }

  template <typename T>
  bool is_gone(const std::vector<T>& list, const T& old) const {
    return std::ranges::none_of(list, [&](const T& fresh) { return same_matter(old, fresh); });
  }

  // "38; 52": each printed reading once.
  static std::string printed_readings(const StoryCollation& story, const FigureGroup& group) {
    std::string out;
    std::set<std::string> seen;
    for (const FigureReading& reading : group.readings) {
      std::string printed(reading.evidence.span.in(story.accounts[reading.evidence.account]->text));
      if (printed.empty() || !seen.insert(joined_words(printed)).second) continue;
      out += (out.empty() ? "" : "; ") + printed;
    }
    return out;
  }

  static auto values_of(const FigureGroup& group) {
    std::set<std::tuple<std::optional<double>, std::optional<double>, std::optional<double>>> out;
    for (const FigureReading& r : group.readings) out.emplace(r.value, r.low, r.high);
    return out;
  }

  static std::string figure_words(const StoryCollation& story, const FigureGroup& group) {
    return group.measure + ": " + printed_readings(story, group);
  }

  void compare_figures() {
    for (const FigureGroup& group : now_.figures) {
      const FigureGroup* old = find_old(before_.figures, group);
      if (old == nullptr)
        add(ChangeKind::kNew, ChangeOf::kFigure, group.id, figure_words(now_, group), "", places_of(group));
      else if (values_of(*old) != values_of(group) || old->verdict != group.verdict)
        add(ChangeKind::kChanged, ChangeOf::kFigure, group.id, figure_words(now_, group),
            figure_words(before_, *old), places_of(group));
    }
    for (const FigureGroup& old : before_.figures)
      if (is_gone(now_.figures, old))
        add(ChangeKind::kWithdrawn, ChangeOf::kFigure, old.id, figure_words(before_, old), "", {});
  }

  void compare_claims() {
    for (std::size_t i = 0; i < std::min(kForemost, now_.claims.size()); ++i) {
      const Claim& claim = now_.claims[i];
      const Claim* old = find_old(before_.claims, claim);
      if (old == nullptr)
        add(ChangeKind::kNew, ChangeOf::kClaim, claim.id, claim.text, "", places_of(claim));
      else if (old->status != claim.status)
        add(ChangeKind::kChanged, ChangeOf::kClaim, claim.id, claim.text, std::string(name_of(old->status)),
            places_of(claim));
    }
    for (std::size_t i = 0; i < std::min(kForemost, before_.claims.size()); ++i)
      if (is_gone(now_.claims, before_.claims[i]))
        add(ChangeKind::kWithdrawn, ChangeOf::kClaim, before_.claims[i].id, before_.claims[i].text, "", {});
  }

  static bool is_marked(const Utterance& utterance) {
    return std::ranges::any_of(utterance.witnesses,
                               [](const Witness& w) { return w.kind != QuoteKind::kIndirect; });
  }

  // Only what stands between marks: indirect speech is compared as claims.
  void compare_quotes() {
    for (const Utterance& utterance : now_.utterances) {
      if (!is_marked(utterance)) continue;
      const Utterance* old = find_old(before_.utterances, utterance);
      if (old == nullptr)
        add(ChangeKind::kNew, ChangeOf::kQuote, utterance.id, utterance.text, "", places_of(utterance));
      else if (joined_words(old->text) != joined_words(utterance.text))
        add(ChangeKind::kChanged, ChangeOf::kQuote, utterance.id, utterance.text, old->text,
            places_of(utterance));
    }
    for (const Utterance& old : before_.utterances)
      if (is_marked(old) && is_gone(now_.utterances, old))
        add(ChangeKind::kWithdrawn, ChangeOf::kQuote, old.id, old.text, "", {});
  }

  const StoryCollation& before_;
  const StoryCollation& now_;
  std::vector<CollationChange> out_;
};

}  // namespace

std::string_view name_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::kNew:
      return "new";
    case ChangeKind::kChanged:
      return "changed";
    case ChangeKind::kWithdrawn:
      return "withdrawn";
  }
  return "";
}

std::string_view name_of(ChangeOf of) {
  switch (of) {
    case ChangeOf::kAccount:
      return "account";
    case ChangeOf::kClaim:
      return "claim";
    case ChangeOf::kFigure:
      return "figure";
    case ChangeOf::kQuote:
      return "quote";
  }
  return "";
}

const StoryCollation* earlier_story(const Collation& before, const StoryCollation& now) {
  const StoryCollation* best = nullptr;
  std::ptrdiff_t most = 0;
  for (const StoryCollation& story : before.stories) {
    if (story.id == now.id) return &story;
    const std::ptrdiff_t shared = std::ranges::count_if(story.accounts, [&](const auto& account) {
      return std::ranges::any_of(now.accounts,
                                 [&](const auto& other) { return same_account(*account, *other); });
    });
    if (shared > most) most = shared, best = &story;
  }
  return best;
}

const FigureGroup* earlier_figure(const StoryCollation& before, const StoryCollation& now,
                                  const FigureGroup& figure) {
  return Comparison(before, now).find_old(before.figures, figure);
}

const Claim* earlier_claim(const StoryCollation& before, const StoryCollation& now, const Claim& claim) {
  return Comparison(before, now).find_old(before.claims, claim);
}

std::vector<CollationChange> changes_since(const StoryCollation& before, const StoryCollation& now) {
  return Comparison(before, now).run();
}

}  // namespace tellings
