#include "account/credits.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "account/agencies.h"
#include "account/data.h"
#include "base/lexicon.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::size_t kDatelineParagraphs =
    2;  // an agency's dateline stands in the first paragraph, or under a standfirst
constexpr std::uint32_t kDatelineBytes = 80;  // "KUALA LUMPUR, Malaysia, 14 May (Some News Agency) –"
constexpr std::size_t kLongestName = 6;       // words of an agency's name

bool is_letters(std::string_view printed) {  // "AFP"
  if (printed.size() < 2 || printed.size() > 6) return false;
  return std::all_of(printed.begin(), printed.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool has_outlet_noun(std::string_view printed) {
  static const auto kNouns = read_word_set(account_data::kOutletNouns);
  const auto words = split_words(printed);
  return std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return kNouns.contains(word.folded); });
}

// A name without the article before it: "the Someplace News" -> "Someplace News".
ByteSpan without_article(std::string_view text, ByteSpan span) {
  const std::string folded = fold(span.in(text).substr(0, 4));
  if (folded == "the " && !known_agency(span.in(text))) span.begin += 4;
  return span;
}

class CreditFinder {
 public:
  CreditFinder(std::string_view text, std::string_view source) : text_(text), source_(joined_words(source)) {}

  // "LONDON (Reuters) - ...", "(Reuters) - ...": brackets, then a dash or nothing but the start before them.
  void read_dateline(ByteSpan paragraph) {
    const std::string_view head = paragraph.in(text_).substr(0, kDatelineBytes);
    const std::size_t open = head.find('(');
    const std::size_t close = head.find(')', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) return;
    const std::string_view behind = trim(paragraph.in(text_).substr(close + 1));
    if (behind.empty() || !is_dash(decode_at(behind, 0).code_point)) return;
    const auto at = [&](std::size_t offset) { return static_cast<std::uint32_t>(paragraph.begin + offset); };
    const ByteSpan name{at(open + 1), at(close)};
    if (is_letters(name.in(text_)) || looks_like_agency(name.in(text_))) add(name);
  }

  // The names in a credit line, and the lines that are nothing but a name.
  void read_line(ByteSpan paragraph) {
    for (const ByteSpan name : capitalised_runs(paragraph)) add_from(name);
  }

  // "By Jane Doe\nContinental Press", "By Jane Doe, AFP": the end of a byline.
  void read_byline(ByteSpan paragraph) {
    const std::string_view printed = paragraph.in(text_);
    const std::size_t cut = printed.find_last_of("\n,|/");
    if (cut == std::string_view::npos) return;
    const std::string_view last = trim(printed.substr(cut + 1));
    const auto begin = static_cast<std::uint32_t>(last.data() - text_.data());
    if (known_agency(last) || looks_like_agency(last))
      add({begin, begin + static_cast<std::uint32_t>(last.size())});
  }

  std::vector<Credit> take() { return std::move(credits_); }

 private:
  // Runs of capitalised words: where the names in a credit line are.
  [[nodiscard]] std::vector<ByteSpan> capitalised_runs(ByteSpan paragraph) const {
    std::vector<ByteSpan> runs;
    bool open = false;
    for (const Word& word : split_words(paragraph.in(text_))) {
      const ByteSpan span{paragraph.begin + word.span.begin, paragraph.begin + word.span.end};
      const bool capital = is_upper(decode_at(text_, span.begin).code_point);
      const bool joined = open && is_gap(runs.back().end, span.begin);
      const bool link = word.folded == "of" || word.folded == "de";
      if (capital && joined) {
        runs.back().end = span.end;
      } else if (capital || known_agency(span.in(text_))) {
        runs.push_back(span);
      }
      open = capital || (link && joined);
    }
    return runs;
  }

  // Only blanks, hyphens, "of" and "&" between two words of one name.
  [[nodiscard]] bool is_gap(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view gap = trim(ByteSpan{begin, end}.in(text_));
    return gap.empty() || gap == "-" || gap == "&" || gap == "of" || gap == "de";
  }

  // The longest part of a run that is an agency: "Additional AP" holds "AP".
  void add_from(ByteSpan run) {
    const auto words = split_words(run.in(text_));
    for (std::size_t size = std::min(words.size(), kLongestName); size > 0; --size) {
      for (std::size_t first = 0; first + size <= words.size(); ++first) {
        const ByteSpan part{run.begin + words[first].span.begin,
                            run.begin + words[first + size - 1].span.end};
        if (names_agency(part)) return add(part);
      }
    }
  }

  [[nodiscard]] bool names_agency(ByteSpan span) const {
    const std::string_view printed = span.in(text_);
    if (known_agency(printed) || looks_like_agency(printed)) return true;
    const bool label = joined_words(printed) == "source" || joined_words(printed) == "ends";
    if (is_letters(printed)) return !label;
    return printed.find(' ') != std::string_view::npos && has_outlet_noun(printed);
  }

  void add(ByteSpan span) {
    span = without_article(text_, span);
    const auto known = known_agency(span.in(text_));
    std::string name = known ? *known : std::string(span.in(text_));
    if (is_own(name) || is_own(span.in(text_))) return;
    const auto same = [&](const Credit& credit) { return credit.span.overlaps(span); };
    if (std::none_of(credits_.begin(), credits_.end(), same)) credits_.push_back({std::move(name), span});
  }

  // "WXYZ" in the dateline of "WXYZ News 5".
  [[nodiscard]] bool is_own(std::string_view name) const {
    const std::string words = joined_words(name);
    return !source_.empty() && (" " + source_ + " ").find(" " + words + " ") != std::string::npos;
  }

  std::string_view text_;
  std::string source_;
  std::vector<Credit> credits_;
};

}  // namespace

std::vector<Credit> find_credits(std::string_view text, const std::vector<Paragraph>& paragraphs,
                                 std::string_view source) {
  CreditFinder finder(text, source);
  std::size_t body = 0;
  for (const Paragraph& paragraph : paragraphs) {
    if (paragraph.role == Role::kCredit) finder.read_line(paragraph.span);
    if (paragraph.role == Role::kByline) finder.read_byline(paragraph.span);
    if (paragraph.role == Role::kBody && body++ < kDatelineParagraphs) finder.read_dateline(paragraph.span);
  }
  return finder.take();
}

}  // namespace tellings
