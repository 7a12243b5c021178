// Words alike show that two accounts belong together; what shows it best is what nobody would come to by
// himself:
//
//   ship's log   187,400 files       two desks 184,700, all others 187,400      shared error
//   agency       Levan Mchedlauri    two desks Mchedluari                       shared error
//   four and more passages one after the other as there                         same order
//
// A number that differs from that of one other account is no error: either may be right. It takes two others
// that agree, and nobody else with the rare reading but those who draw on the two.
#include "collate/edge_evidence.h"

#include <algorithm>
#include <map>
#include <optional>

#include "collate/name_match.h"
#include "collate/numbers.h"

namespace tellings {
namespace {

constexpr std::size_t kMostPassages = 6;
constexpr std::size_t kMostSynonyms = 12;
constexpr std::size_t kMostErrors = 4;
constexpr std::uint32_t kOthers = 2;       // who agree on another reading
constexpr std::size_t kLettersOfSlip = 5;  // shortest word of which another spelling is a slip
constexpr std::size_t kSlips = 2;          // letters
constexpr std::size_t kFewestInOrder = 4;  // passages
constexpr double kAllInOrder = 0.8;        // of the passages

const StoryWord& word_at(const Story& story, AccountIndex account, std::size_t first, std::int32_t column) {
  return story.words.of(account)[first + static_cast<std::size_t>(column)];
}

// What an account has in the place of each word of another: none where nothing stands beside it.
std::vector<std::optional<WordId>> beside(const Story& story, const SharedMatter& matter) {
  std::vector<std::optional<WordId>> words(matter.covered.size());
  for (const Passage& passage : matter.passages) {
    for (const Column& column : passage.columns) {
      if (column.base == Column::kGap || column.witness == Column::kGap) continue;
      words[passage.to_word + static_cast<std::size_t>(column.witness)] =
          word_at(story, matter.from, passage.from_word, column.base).form;
    }
  }
  return words;
}

// One is a slip of the other: another number, or the same word with letters wrong.
bool readings_of_one(const StoryWords& words, WordId a, WordId b) {
  const std::string_view x = words.text(a);
  const std::string_view y = words.text(b);
  if (a == b || words.same_spelling(a, b)) return false;
  if (words.is_number(a) || words.is_number(b))
    return !telling_number(x).empty() && !telling_number(y).empty();
  return std::min(x.size(), y.size()) >= kLettersOfSlip && x.front() == y.front() && words.is_content(a) &&
         words.is_content(b) && spelling_distance(x, y, kSlips) <= kSlips;
}

class ErrorFinder {
 public:
  ErrorFinder(const Story& story, const SharedMatter& matter, std::span<const SharedMatter> matters,
              const Ancestry& ancestry)
      : story_(story), matter_(matter) {
    for (const SharedMatter& m : matters) {
      const bool line = m.from == matter.from || ancestry.is_ancestor(matter.from, m.from) ||
                        ancestry.is_ancestor(matter.to, m.from);
      if (!line) others_.push_back(beside(story, m));
    }
  }

  std::vector<EdgeEvidence> find() const {
    std::vector<EdgeEvidence> found;
    for (const Passage& passage : matter_.passages) {
      for (const Column& column : passage.columns) {
        if (!column.same || found.size() >= kMostErrors) continue;
        const std::size_t at = passage.to_word + static_cast<std::size_t>(column.witness);
        const StoryWord& theirs = word_at(story_, matter_.from, passage.from_word, column.base);
        const StoryWord& ours = story_.words.of(matter_.to)[at];
        if (theirs.form == ours.form && story_.words.is_content(ours.form) && is_error(at, ours.form))
          found.push_back({EdgeEvidenceKind::kSharedError, theirs.span, ours.span});
      }
    }
    return found;
  }

 private:
  bool is_error(std::size_t at, WordId word) const {
    std::map<WordId, std::uint32_t> readings;
    for (const auto& words : others_) {
      if (!words[at]) continue;
      if (*words[at] == word) return false;
      if (readings_of_one(story_.words, word, *words[at])) ++readings[*words[at]];
    }
    return std::any_of(readings.begin(), readings.end(), [](const auto& r) { return r.second >= kOthers; });
  }

  const Story& story_;
  const SharedMatter& matter_;
  std::vector<std::vector<std::optional<WordId>>> others_;
};

// Most passages that follow each other in both, in the order of `to`.
std::vector<const Passage*> longest_in_order(const std::vector<Passage>& passages) {
  std::vector<const Passage*> sorted;
  for (const Passage& passage : passages) sorted.push_back(&passage);
  std::sort(sorted.begin(), sorted.end(), [](const Passage* a, const Passage* b) { return a->to < b->to; });
  std::vector<std::size_t> length(sorted.size(), 1);
  std::vector<std::size_t> before(sorted.size(), sorted.size());
  std::size_t last = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (sorted[j]->from.end <= sorted[i]->from.begin && length[j] + 1 > length[i])
        length[i] = length[j] + 1, before[i] = j;
    }
    if (length[i] > length[last]) last = i;
  }
  std::vector<const Passage*> row;
  for (std::size_t at = last; at < sorted.size(); at = before[at]) row.push_back(sorted[at]);
  std::reverse(row.begin(), row.end());
  return row;
}

ByteSpan dateline_of(const Account& account) {
  for (const Paragraph& paragraph : account.paragraphs) {
    if (paragraph.role == Role::kDateline) return paragraph.span;
  }
  return {};
}

}  // namespace

std::vector<EdgeEvidence> passage_evidence(const SharedMatter& matter) {
  std::vector<EdgeEvidence> found;
  for (const Passage& passage : matter.passages) {
    if (found.size() < kMostPassages) found.push_back({EdgeEvidenceKind::kPassage, passage.from, passage.to});
  }
  return found;
}

std::vector<EdgeEvidence> synonym_evidence(const Story& story, const SharedMatter& matter,
                                           const std::vector<std::uint32_t>& quoted) {
  std::vector<EdgeEvidence> found;
  for (const Passage& passage : matter.passages) {
    for (const Column& column : passage.columns) {
      if (!column.changed() || found.size() >= kMostSynonyms) continue;
      const StoryWord& theirs = word_at(story, matter.from, passage.from_word, column.base);
      const StoryWord& ours = word_at(story, matter.to, passage.to_word, column.witness);
      const bool in_quote = quoted[passage.to_word + static_cast<std::size_t>(column.witness)] != 0;
      if (in_quote && story.words.is_content(ours.form) && story.words.is_content(theirs.form))
        found.push_back({EdgeEvidenceKind::kSynonym, theirs.span, ours.span});
    }
  }
  return found;
}

std::vector<EdgeEvidence> shared_error_evidence(const Story& story, const SharedMatter& matter,
                                                std::span<const SharedMatter> matters,
                                                const Ancestry& ancestry) {
  return ErrorFinder(story, matter, matters, ancestry).find();
}

std::vector<EdgeEvidence> order_evidence(const SharedMatter& matter) {
  const std::vector<const Passage*> row = longest_in_order(matter.passages);
  const auto all = static_cast<double>(matter.passages.size());
  if (row.size() < kFewestInOrder || static_cast<double>(row.size()) < kAllInOrder * all) return {};
  return {{EdgeEvidenceKind::kSameOrder, hull(row.front()->from, row.back()->from),
           hull(row.front()->to, row.back()->to)}};
}

EdgeEvidence earlier_evidence(const Account& from, const Account& to) {
  return {EdgeEvidenceKind::kEarlier, dateline_of(from), dateline_of(to)};
}

}  // namespace tellings
