// Paragraphs are compared as words. One that is not there any more and one that is new are a pair where they
// share most words: so a changed number shows as the two sentences it stood in.
#include "watch/version_news.h"

#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <set>
#include <vector>

#include "base/lexicon.h"
#include "text/words.h"
#include "watch/data.h"

namespace tellings {
namespace {

constexpr std::size_t kMostFacts = 5;
constexpr double kPair = 0.3;  // of the words of the longer

struct Pattern {
  Amendment kind;
  std::unique_ptr<RE2> words;
};

const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> kPatterns = [] {
    std::vector<Pattern> out;
    for (const auto& row : read_table(watch_data::kAmendmentWords))
      out.push_back({row[0] == "retraction" ? Amendment::kRetraction : Amendment::kCorrection,
                     std::make_unique<RE2>(re2::StringPiece(row[1].data(), row[1].size()))});
    return out;
  }();
  return kPatterns;
}

// A paragraph of the account's own words, or its title (an empty span).
struct Part {
  ByteSpan span;
  std::string_view printed;
  std::string words;  // as compared
};

std::vector<Part> parts_of(const Account& account) {
  std::vector<Part> parts = {{{}, account.title, joined_words(account.title)}};
  for (const Paragraph& paragraph : account.paragraphs)
    if (!is_furniture(paragraph.role)) {
      const std::string_view printed = paragraph.span.in(account.text);
      parts.push_back({paragraph.span, printed, joined_words(printed)});
    }
  return parts;
}

// Parts of `of` whose words `other` has not.
std::vector<Part> without(const std::vector<Part>& of, const std::vector<Part>& other) {
  std::vector<Part> out;
  for (const Part& part : of)
    if (!part.words.empty() &&
        std::ranges::none_of(other, [&](const Part& one) { return one.words == part.words; }))
      out.push_back(part);
  return out;
}

double likeness(const Part& a, const Part& b) {
  std::multiset<std::string> left, right;
  for (Word& word : split_words(a.words)) left.insert(std::move(word.folded));
  for (Word& word : split_words(b.words)) right.insert(std::move(word.folded));
  std::vector<std::string> shared;
  std::ranges::set_intersection(left, right, std::back_inserter(shared));
  const std::size_t most = std::max(left.size(), right.size());
  return most == 0 ? 0 : static_cast<double>(shared.size()) / static_cast<double>(most);
}

// The part of `gone` most like `part`, taken out; nothing where none is like it.
std::optional<Part> take_pair(const Part& part, std::vector<Part>& gone) {
  const auto best = std::ranges::max_element(gone, {}, [&](const Part& old) { return likeness(part, old); });
  if (best == gone.end() || likeness(part, *best) < kPair) return std::nullopt;
  Part pair = *best;
  gone.erase(best);
  return pair;
}

Fact fact_of(const Account& account, const Part& part, std::string before) {
  Fact fact{"", std::string(part.printed), std::move(before), {saying_of(account, part.span)}};
  fact.says.front().words = part.printed;
  return fact;
}

std::vector<Fact> edits(const Account& now, const std::vector<Part>& added, std::vector<Part> gone) {
  std::vector<Fact> facts;
  for (const Part& part : added) {
    const auto pair = take_pair(part, gone);
    facts.push_back(fact_of(now, part, pair ? std::string(pair->printed) : ""));
  }
  for (const Part& part : gone)
    facts.push_back({"", "left out", std::string(part.printed), {saying_of(now, ByteSpan{0, 0})}});
  return facts;
}

std::optional<NoticeKind> kind_of(const Account& now, const std::vector<Part>& added, bool silent) {
  bool corrected = false;
  for (const Part& part : added) {
    const auto amendment = amendment_of(part.printed);
    if (amendment == Amendment::kRetraction) return NoticeKind::kRetraction;
    const auto role = std::ranges::find(now.paragraphs, part.span, &Paragraph::span);
    corrected = corrected || amendment || (role != now.paragraphs.end() && role->role == Role::kCorrection);
  }
  if (corrected) return NoticeKind::kCorrection;
  if (silent) return NoticeKind::kSilentEdit;
  return std::nullopt;
}

}  // namespace

std::optional<Amendment> amendment_of(std::string_view paragraph) {
  const std::string words = joined_words(paragraph);
  for (const Pattern& pattern : patterns())
    if (RE2::PartialMatch(words, *pattern.words)) return pattern.kind;
  return std::nullopt;
}

std::optional<Notice> version_news(const StoryCollation& story, const Account& before, const Account& now,
                                   bool silent) {
  const std::vector<Part> old = parts_of(before), fresh = parts_of(now);
  const std::vector<Part> added = without(fresh, old), gone = without(old, fresh);
  if (added.empty() && gone.empty()) return std::nullopt;
  const auto kind = kind_of(now, added, silent);
  if (!kind) return std::nullopt;
  Notice notice = notice_about(story, *kind);
  notice.facts = edits(now, added, gone);
  if (*kind != NoticeKind::kSilentEdit)  // the words that say so first
    std::ranges::stable_sort(notice.facts, std::greater<>(),
                             [](const Fact& fact) { return amendment_of(fact.text).has_value(); });
  if (notice.facts.size() > kMostFacts) notice.facts.resize(kMostFacts);
  for (Fact& fact : notice.facts) fact.matter = "version " + now.id + " " + fact.text + "\n" + fact.before;
  return notice;
}

}  // namespace tellings
