#include "render/report_sections.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "render/wording.h"
#include "text/fold.h"
#include "text/words.h"

namespace tellings {
namespace {

std::string_view text_of(const StoryCollation& story, AccountIndex account) {
  return story.accounts[account]->text;
}
std::string printed(const StoryCollation& story, const Evidence& evidence) {
  return plain(evidence.span.in(text_of(story, evidence.account)));
}
Run account_run(const StoryCollation& story, AccountIndex account) {
  return {plain(story.accounts[account]->id), Style::kAccount};
}

// "a1 a4 a7": each account once, in the order of the story.
void append_accounts(const StoryCollation& story, const std::set<AccountIndex>& accounts,
                     std::vector<Run>& runs) {
  bool first = true;
  for (const AccountIndex account : accounts) {
    if (!first) runs.push_back({" "});
    first = false;
    runs.push_back(account_run(story, account));
  }
}

std::set<AccountIndex> accounts_of(const std::vector<Evidence>& evidence) {
  std::set<AccountIndex> accounts;
  for (const Evidence& item : evidence) accounts.insert(item.account);
  return accounts;
}

// The words of a witness with those that differ marked. Deletions stand as [-words-].
std::vector<Run> marked_words(const StoryCollation& story, const Witness& witness) {
  const std::string_view text = text_of(story, witness.evidence.account);
  std::vector<Edit> edits = witness.edits;
  std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span < b.span; });
  std::vector<Run> runs;
  std::uint32_t at = witness.evidence.span.begin;
  const std::uint32_t end = witness.evidence.span.end;
  const auto add = [&runs](std::string words, Style style) {
    if (!words.empty()) runs.push_back({std::move(words), style});
  };
  for (const Edit& edit : edits) {
    if (edit.span.begin < at || edit.span.end > end) continue;
    const std::string before = plain(text.substr(at, edit.span.begin - at));
    add(before, Style::kPrinted);
    add(plain(edit.span.in(text)), Style::kDiffers);
    if (!edit.from.empty()) {
      const bool apart = before.empty() || before.back() != ' ';
      const std::string left_out = apart ? " [left out: " : "[left out: ";
      add((edit.span.empty() ? left_out : " [") + plain(edit.from) + "]", Style::kFaint);
    }
    at = edit.span.end;
  }
  add(plain(text.substr(at, end - at)), Style::kPrinted);
  return runs;
}

Line bullet(std::vector<Run> runs, int indent = 0) { return {std::move(runs), indent, true, ""}; }

// "38, Orlen" / "about 40": one reading of a figure as printed, with who is named as saying so.
std::vector<Run> reading_runs(const StoryCollation& story, const FigureReading& reading, Style style) {
  std::vector<Run> runs{{printed(story, reading.evidence), style}};
  if (!reading.holder.empty()) runs.push_back({" according to " + plain(reading.holder)});
  if (!reading.as_of.empty()) runs.push_back({", as of " + reading.as_of, Style::kFaint});
  return runs;
}

// Readings that print the same words for the same holder stand on one line.
std::vector<Line> reading_lines(const StoryCollation& story, const FigureGroup& group, int indent) {
  struct Shared {
    const FigureReading* reading;
    std::set<AccountIndex> accounts;
  };
  std::vector<Shared> lines;
  std::map<std::string, std::size_t> line_of;
  for (const FigureReading& reading : group.readings) {
    const std::string key = printed(story, reading.evidence) + "\x1f" + reading.holder;
    const auto [at, fresh] = line_of.try_emplace(key, lines.size());
    if (fresh) lines.push_back({&reading, {}});
    lines[at->second].accounts.insert(reading.evidence.account);
  }
  std::vector<Line> out;
  for (const Shared& shared : lines) {
    std::vector<Run> runs =
        reading_runs(story, *shared.reading,
                     group.verdict == FigureVerdict::kConflict ? Style::kDiffers : Style::kPrinted);
    runs.push_back({"  "});
    append_accounts(story, shared.accounts, runs);
    out.push_back(bullet(std::move(runs), indent));
  }
  return out;
}

// "people hurt: agree  17 people / Seventeen  a1 a4": one figure in several printings needs one line.
Line agreed_line(const StoryCollation& story, const FigureGroup& group) {
  std::vector<Run> runs{{plain(group.measure), Style::kStrong}, {": " + verdict_words(group.verdict) + "  "}};
  std::set<AccountIndex> accounts;
  std::set<std::string> seen;
  for (const FigureReading& reading : group.readings) {
    accounts.insert(reading.evidence.account);
    const std::string words = printed(story, reading.evidence);
    if (!seen.insert(fold(words)).second) continue;
    if (seen.size() > 1) runs.push_back({" / ", Style::kFaint});
    runs.push_back({words, Style::kPrinted});
  }
  runs.push_back({"  "});
  append_accounts(story, accounts, runs);
  return {std::move(runs)};
}

void append(std::vector<Line>& lines, std::vector<Line> more) {
  lines.insert(lines.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// Another spelling of a name, or a speaker who could not be told, is no other mouth.
bool other_mouth(const Witness& witness, const Utterance& utterance) {
  return witness.speaker && utterance.speaker && *witness.speaker != *utterance.speaker;
}

bool differs(const Witness& witness) {
  return witness.verdict == Verdict::kAltered || witness.verdict == Verdict::kSpliced ||
         witness.verdict == Verdict::kTrimmed;
}

Line witness_line(const StoryCollation& story, const Utterance& utterance, const Witness& witness,
                  int indent) {
  std::vector<Run> runs{account_run(story, witness.evidence.account),
                        {" " + verdict_words(witness, utterance.base) + ": ", Style::kFaint}};
  std::vector<Run> words = marked_words(story, witness);
  runs.insert(runs.end(), words.begin(), words.end());
  if (other_mouth(witness, utterance)) {
    runs.push_back({"  "});
    runs.push_back({"given to " + plain(witness.speaker_name), Style::kDiffers});
  }
  return bullet(std::move(runs), indent);
}

// "Orlen counts 38 on site.  told by a7 a1; contradicted by a4"; who tells both sides stands in neither list.
Line disputed_line(const StoryCollation& story, const Claim& claim) {
  const std::set<AccountIndex> told(claim.accounts.begin(), claim.accounts.end());
  const std::set<AccountIndex> denied(claim.denied_by.begin(), claim.denied_by.end());
  std::vector<AccountIndex> both;
  std::ranges::set_intersection(told, denied, std::back_inserter(both));
  Line line;
  line.runs = {{plain(claim.text), Style::kPrinted}};
  const char* joint = "  ";
  const auto add = [&](const char* words, const std::set<AccountIndex>& all) {
    std::set<AccountIndex> accounts;
    std::ranges::set_difference(all, both, std::inserter(accounts, accounts.end()));
    if (accounts.empty()) return;
    line.runs.push_back({joint + std::string(words) + " ", Style::kFaint});
    append_accounts(story, accounts, line.runs);
    joint = "; ";
  };
  add("told by", told);
  add("contradicted by", denied);
  if (!both.empty()) {
    line.runs.push_back({joint + std::string("both sides in "), Style::kFaint});
    append_accounts(story, {both.begin(), both.end()}, line.runs);
  }
  return line;
}

// The words that speak against the claim, each place once and none that the line above it prints already.
std::vector<Line> contradictions(const StoryCollation& story, const Claim& claim) {
  std::vector<Line> out;
  std::set<std::string> seen = {plain(claim.text)};
  for (const ClaimEvidence& item : claim.evidence) {
    if (item.stance != Stance::kDenies && item.stance != Stance::kCorrects) continue;
    const std::string words = printed(story, item.evidence);
    if (!seen.insert(words).second) continue;
    out.push_back(bullet({account_run(story, item.evidence.account),
                          {item.stance == Stance::kDenies ? " contradicts: " : " corrects: "},
                          {words, Style::kDiffers}},
                         1));
  }
  return out;
}

// "… as printed …": the words are part of a sentence that goes on.
std::string with_ellipses(const StoryCollation& story, const BriefSentence& sentence) {
  std::string words = plain(sentence.text);
  if (sentence.evidence.empty()) return words;
  const Evidence& at = sentence.evidence.front();
  const std::string_view text = text_of(story, at.account);
  const std::size_t before = text.substr(0, at.span.begin).find_last_not_of(" \n\t");
  const bool begins =
      before == std::string_view::npos ||
      std::string_view(".!?:-").find(text[before]) != std::string_view::npos ||
      text.substr(before + 1, at.span.begin - before - 1).find('\n') != std::string_view::npos;
  const bool lower = !words.empty() && words.front() >= 'a' && words.front() <= 'z';
  if (!begins && lower) words.insert(0, "\u2026 ");
  const std::size_t last = words.find_last_not_of("\"'\u201D\u2019)");
  const bool ends =
      last != std::string::npos && std::string_view(".!?").find(words[last]) != std::string_view::npos;
  if (!ends) words += " \u2026";
  return words;
}

}  // namespace

Section accounts_section(const StoryCollation& story) {
  Section section{"Accounts", "in order of time", {}};
  for (std::uint32_t i = 0; i < story.accounts.size(); ++i) {
    const Account& account = *story.accounts[i];
    std::vector<Run> runs{account_run(story, i),
                          {" " + plain(account.source.empty() ? "source unknown" : account.source)}};
    if (account.published) runs.push_back({", " + account.published->value, Style::kFaint});
    if (!account.title.empty()) runs.push_back({"  " + plain(account.title), Style::kPrinted});
    if (account.use != Use::kAccount)
      runs.push_back({"  (" + std::string(name_of(account.use)) + ", not counted)", Style::kFaint});
    if (account.complete != Completeness::kFull)
      runs.push_back({"  (" + std::string(name_of(account.complete)) + ")", Style::kFaint});
    section.lines.push_back(bullet(std::move(runs)));
  }
  return section;
}

Section brief_section(const StoryCollation& story) {
  Section section{"Brief", "sentences as printed, most important first", {}};
  for (const BriefSentence& sentence : story.brief.sentences) {
    std::vector<Run> runs{{with_ellipses(story, sentence), Style::kPrinted}, {"  "}};
    append_accounts(story, accounts_of(sentence.evidence), runs);
    if (sentence.status == ClaimStatus::kDisputed) runs.push_back({"  disputed, see below", Style::kFaint});
    section.lines.push_back(bullet(std::move(runs)));
  }
  return section;
}

Section disputed_section(const StoryCollation& story) {
  Section section{"Where they differ", "", {}};
  std::set<std::string> shown;
  for (const FigureGroup& group : story.figures) {
    if (group.verdict != FigureVerdict::kConflict) continue;
    shown.insert(group.id);
    std::vector<Run> runs{{plain(group.measure), Style::kStrong}, {": " + verdict_words(group.verdict)}};
    if (!group.note.empty()) runs.push_back({" (" + plain(group.note) + ")", Style::kFaint});
    section.lines.push_back({std::move(runs)});
    append(section.lines, reading_lines(story, group, 1));
  }
  for (const Claim& claim : story.claims) {
    const bool told_above = std::any_of(claim.same_as.begin(), claim.same_as.end(),
                                        [&shown](const std::string& id) { return shown.contains(id); });
    if (claim.status != ClaimStatus::kDisputed || told_above) continue;
    section.lines.push_back(disputed_line(story, claim));
    append(section.lines, contradictions(story, claim));
  }
  return section;
}

Section quotations_section(const StoryCollation& story) {
  Section section{"Who said what", "words that differ are marked, with the words they stand for", {}};
  for (const Utterance& utterance : story.utterances) {
    std::set<AccountIndex> same;
    std::vector<Line> others;
    bool any_marked = false;
    for (const Witness& witness : utterance.witnesses) {
      any_marked = any_marked || witness.kind != QuoteKind::kIndirect;
      if (differs(witness) || other_mouth(witness, utterance)) {
        others.push_back(witness_line(story, utterance, witness, 1));
      } else {
        same.insert(witness.evidence.account);
      }
    }
    if (!any_marked) continue;  // only told in other words: a claim, not a quotation
    std::vector<Run> runs{
        {plain(utterance.speaker_name.empty() ? "speaker not named" : utterance.speaker_name),
         Style::kStrong},
        {": “"},
        {plain(utterance.text), Style::kPrinted},
        {"”  "}};
    append_accounts(story, same, runs);
    if (utterance.base == Base::kNone && same.size() == 1 && others.empty())
      runs.push_back({" one witness, not checked", Style::kFaint});
    section.lines.push_back({std::move(runs)});
    append(section.lines, std::move(others));
  }
  return section;
}

Section figures_section(const StoryCollation& story) {
  Section section{"Figures side by side", "", {}};
  for (const FigureGroup& group : story.figures) {
    if (group.verdict == FigureVerdict::kSingle || group.verdict == FigureVerdict::kConflict) continue;
    if (group.verdict == FigureVerdict::kAgree) {
      section.lines.push_back(agreed_line(story, group));
      continue;
    }
    section.lines.push_back(
        {{{plain(group.measure), Style::kStrong}, {": " + verdict_words(group.verdict)}}});
    append(section.lines, reading_lines(story, group, 1));
  }
  std::vector<Run> single;
  for (const FigureGroup& group : story.figures) {
    if (group.verdict != FigureVerdict::kSingle || group.readings.empty()) continue;
    single.push_back({single.empty() ? "Told by one account: " : "; "});
    single.push_back({printed(story, group.readings.front().evidence), Style::kPrinted});
    single.push_back({" "});
    single.push_back(account_run(story, group.readings.front().evidence.account));
  }
  if (!single.empty()) section.lines.push_back({std::move(single)});
  return section;
}

Section single_source_section(const StoryCollation& story) {
  constexpr std::size_t kShown = 15;      // a reader's patience; the document has them all
  constexpr std::uint32_t kShortest = 6;  // words: below it is a remark
  std::set<AccountIndex> rewritten;
  for (const Edge& edge : story.stemma.edges)
    if (edge.how == Derivation::kSpun) rewritten.insert(edge.to);
  Section section{"What only one account says", "not found in the others; that is no denial", {}};
  std::size_t more = 0;
  for (const Claim& claim : story.claims) {
    if (claim.status != ClaimStatus::kSingleSource || claim.accounts.size() != 1) continue;
    // What a machine-rewritten text says in words of its own, another text says in better ones.
    if (rewritten.contains(claim.accounts.front()) || count_words(claim.text) < kShortest) continue;
    if (section.lines.size() == kShown) {
      ++more;
      continue;
    }
    section.lines.push_back(
        bullet({account_run(story, claim.accounts.front()), {" "}, {plain(claim.text), Style::kPrinted}}));
  }
  if (more > 0)
    section.lines.push_back(
        {{{"and " + counted(more, "more statement") + " in the document", Style::kFaint}}});
  return section;
}

}  // namespace tellings
