// A text of one's own held against the accounts: before it is printed, which of its sentences has nobody
// behind it, which quotation and which figure stands otherwise in the accounts.
//
// Counter-example: a sentence with support in a machine-rewritten text alone is printed with that account's
// id; whether that is enough is for people to say.
#include <algorithm>
#include <set>

#include "annotate/sentences.h"
#include "render/report_sections.h"
#include "render/wording.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::uint32_t kShortest = 5;  // words: below it there is nothing to support

class DraftReport {
 public:
  DraftReport(const StoryCollation& story, AccountIndex draft) : story_(story), draft_(draft) {}

  std::vector<Line> lines() {
    quotations();
    figures();
    unsupported();
    if (!lines_.empty())
      lines_.insert(lines_.begin(), {{{plain(story_.accounts[draft_]->id), Style::kAccount},
                                      {" against the accounts", Style::kStrong}}});
    return std::move(lines_);
  }

 private:
  [[nodiscard]] bool counts(AccountIndex account) const {
    return account != draft_ && (story_.accounts[account]->use == Use::kAccount ||
                                 story_.accounts[account]->use == Use::kReference);
  }
  [[nodiscard]] std::string printed(const Evidence& evidence) const {
    return plain(evidence.span.in(story_.accounts[evidence.account]->text));
  }

  void add(std::string_view what, const std::string& ours, const std::string& theirs,
           const std::set<AccountIndex>& accounts) {
    Line line{{{std::string(what), Style::kStrong}, {ours, Style::kDiffers}}, 1, true, ""};
    if (!theirs.empty()) {
      line.runs.push_back({"  in the accounts: ", Style::kFaint});
      line.runs.push_back({theirs, Style::kPrinted});
    }
    for (const AccountIndex account : accounts) {
      line.runs.push_back({line.runs.back().style == Style::kAccount ? " " : "  "});
      line.runs.push_back({plain(story_.accounts[account]->id), Style::kAccount});
    }
    lines_.push_back(std::move(line));
  }

  void quotations() {
    for (const Utterance& utterance : story_.utterances) {
      std::set<AccountIndex> others;
      for (const Witness& w : utterance.witnesses)
        if (counts(w.evidence.account)) others.insert(w.evidence.account);
      for (const Witness& witness : utterance.witnesses) {
        if (witness.evidence.account != draft_) continue;
        supported_.push_back(others.empty() ? ByteSpan{} : witness.evidence.span);
        const bool marked = witness.kind != QuoteKind::kIndirect;
        if (others.empty() && marked)
          add("quotation found in no account: ", printed(witness.evidence), "", {});
        else if (witness.verdict != Verdict::kVerbatim && witness.verdict != Verdict::kIndirect)
          add(verdict_words(witness, utterance.base) + ": ", printed(witness.evidence), plain(utterance.text),
              others);
        else if (!others.empty() && witness.speaker != utterance.speaker)
          add("given to " + plain(witness.speaker_name) + ": ", printed(witness.evidence),
              plain(utterance.speaker_name), others);
      }
    }
  }

  void figures() {
    for (const FigureGroup& group : story_.figures) {
      std::set<AccountIndex> others;
      for (const FigureReading& r : group.readings)
        if (counts(r.evidence.account)) others.insert(r.evidence.account);
      for (const FigureReading& reading : group.readings) {
        if (reading.evidence.account != draft_) continue;
        if (others.empty()) {
          add("figure found in no account: ", printed(reading.evidence), "", {});
          continue;
        }
        const bool told = std::ranges::any_of(group.readings, [&](const FigureReading& r) {
          return counts(r.evidence.account) && r.value == reading.value && r.low == reading.low &&
                 r.high == reading.high;
        });
        if (!told) add("figure stands otherwise: ", printed(reading.evidence), their_readings(group), others);
      }
    }
  }

  [[nodiscard]] std::string their_readings(const FigureGroup& group) const {
    std::string out;
    std::set<std::string> seen;
    for (const FigureReading& reading : group.readings) {
      const std::string words = printed(reading.evidence);
      if (!counts(reading.evidence.account) || !seen.insert(words).second) continue;
      out += (out.empty() ? "" : " / ") + words;
    }
    return out;
  }

  // Sentences that no claim, told by somebody else too, and no quotation found elsewhere speaks for.
  void unsupported() {
    for (const Claim& claim : story_.claims) {
      const bool elsewhere = std::ranges::any_of(
          claim.evidence, [&](const ClaimEvidence& e) { return counts(e.evidence.account); });
      if (!elsewhere) continue;
      for (const ClaimEvidence& item : claim.evidence)
        if (item.evidence.account == draft_) supported_.push_back(item.evidence.span);
    }
    const Account& account = *story_.accounts[draft_];
    for (const ByteSpan sentence : find_sentences(account)) {
      if (count_words(sentence.in(account.text)) < kShortest || in_furniture(account, sentence)) continue;
      if (std::ranges::none_of(supported_, [&](ByteSpan span) { return span.overlaps(sentence); }))
        add("no support found in the accounts: ", printed({draft_, sentence}), "", {});
    }
  }

  static bool in_furniture(const Account& account, ByteSpan sentence) {
    return std::ranges::any_of(account.paragraphs, [&](const Paragraph& p) {
      return p.span.overlaps(sentence) && p.role != Role::kBody;
    });
  }

  const StoryCollation& story_;
  AccountIndex draft_;
  std::vector<ByteSpan> supported_;  // of the draft
  std::vector<Line> lines_;
};

}  // namespace

Section draft_section(const StoryCollation& story) {
  Section section{"Your text", "what in it has no support in the accounts, and whose words differ", {}};
  for (AccountIndex i = 0; i < story.accounts.size(); ++i) {
    if (story.accounts[i]->use != Use::kDraft) continue;
    const std::vector<Line> lines = DraftReport(story, i).lines();
    section.lines.insert(section.lines.end(), lines.begin(), lines.end());
  }
  return section;
}

}  // namespace tellings
