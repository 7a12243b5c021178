#include "group/name_runs.h"

#include "base/hash.h"
#include "base/lexicon.h"
#include "group/data.h"
#include "group/scan.h"
#include "group/signature.h"
#include "text/chars.h"
#include "text/utf8.h"

namespace tellings {
namespace {

bool opens_place(std::string_view word) {
  static const auto kOpeners = read_word_set(group_data::kPlaceOpeners);
  return kOpeners.contains(word);
}

bool is_calendar_name(std::string_view word) {
  static const auto kNames = read_word_set(group_data::kCalendarNames);
  return kNames.contains(word);
}

// "LAKE TORRELL – Three workers ...", "HAVNSTED, Denmark, Aug 16 (...) - ...": what a report opens with.
bool opens_dateline(std::string_view text, ByteSpan run, std::uint32_t own_begin) {
  if (run.begin != own_begin) return false;
  std::size_t at = run.end;
  while (at < text.size() && text[at] == ' ') ++at;
  if (at >= text.size()) return false;
  const char32_t next = decode_at(text, at).code_point;
  return is_dash(next) || next == '(' || next == ',';
}

// Only a blank, a hyphen or an apostrophe stands between the words of one name.
bool continues(std::string_view text, ByteSpan left, ByteSpan right) {
  const std::string_view gap = text.substr(left.end, right.begin - left.end);
  return gap == " " || gap == "-" || gap == "\u2019" || gap == "'";
}

void append_runs(std::string_view text, ByteSpan own, std::vector<NameRun>& runs) {
  const std::vector<ScannedWord> words = scan_words(own.in(text));
  const auto span_of = [&](std::size_t i) {
    return ByteSpan{words[i].span.begin + own.begin, words[i].span.end + own.begin};
  };
  for (std::size_t i = 0; i < words.size();) {
    if (!words[i].capital || words[i].weight <= 0 || is_calendar_name(words[i].stem)) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < words.size() && words[end].capital && continues(text, span_of(end - 1), span_of(end))) ++end;
    NameRun run;
    run.span = hull(span_of(i), span_of(end - 1));
    bool named = false;
    for (std::size_t k = i; k < end; ++k) {
      named = named || words[k].name;
      run.words.push_back(Term(static_cast<std::uint32_t>(hash64(words[k].stem)), false, 0).hash());
    }
    const bool dateline = opens_dateline(text, run.span, own.begin);
    run.after_place_word = dateline || (i > 0 && opens_place(words[i - 1].stem));
    if (named || dateline) runs.push_back(std::move(run));
    i = end;
  }
}

}  // namespace

std::vector<NameRun> find_name_runs(const Account& account) {
  std::vector<NameRun> runs;
  for (const ByteSpan own : own_spans(account)) append_runs(account.text, own, runs);
  return runs;
}

}  // namespace tellings
