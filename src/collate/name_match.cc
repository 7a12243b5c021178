// Persons are one where last names agree in spelling or sound and first names do not contradict:
//
//   Qassem Harrow   Qasem Harrow   Gen. Harrow   Soleiman      one
//   Gia Mchedlauri     Levan Mchedlauri                                 two
//
// The sound is kept by a skeleton of the folded word: groups of letters that transliterations write in
// several ways become one ("tsch", "tch", "ch" -> "c"), doubled letters single, mute h is dropped.
#include "collate/name_match.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/lexicon.h"
#include "collate/data.h"
#include "text/fold.h"
#include "text/words.h"

namespace tellings {
namespace {

const std::unordered_set<std::string_view>& name_words() {
  static const std::unordered_set<std::string_view> kWords = read_word_set(collate_data::kNameWords);
  return kWords;
}

bool is_small_word(std::string_view word) {
  return word == "of" || word == "and" || word == "for" || word == "in" || word == "on" || word == "de" ||
         word == "s";
}

// Longest first: each group of letters and what it is compared as.
constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kSounds = {{
    {"tsch", "c"},
    {"sch", "s"},
    {"tch", "c"},
    {"dzh", "j"},
    {"ch", "c"},
    {"sh", "s"},
    {"kh", "h"},
    {"gh", "g"},
    {"ph", "f"},
    {"th", "t"},
    {"ou", "u"},
    {"oo", "u"},
    {"qu", "kv"},
    {"ee", "i"},
    {"q", "k"},
    {"w", "v"},
    {"y", "i"},
    {"z", "s"},
}};

std::string skeleton_of(std::string_view word) {
  std::string skeleton;
  const auto put = [&](char c) {
    if (skeleton.empty() || skeleton.back() != c) skeleton += c;
  };
  for (std::size_t i = 0; i < word.size();) {
    const auto* sound = std::find_if(kSounds.begin(), kSounds.end(),
                                     [&](const auto& s) { return word.substr(i).starts_with(s.first); });
    if (sound != kSounds.end()) {
      for (const char c : sound->second) put(c);
      i += sound->first.size();
    } else {
      put(word[i++]);
    }
  }
  return skeleton;
}

// Room for slips grows with the length: none below four letters, one below eight, then two; more where
// `generous`.
std::size_t slips(std::size_t letters, bool generous) {
  if (generous) return letters < 4 ? 0 : std::max<std::size_t>(1, letters * 35 / 100);
  return letters < 5 ? 0 : letters < 9 ? 1 : 2;
}

bool alike(const ComparedName& a, std::size_t i, const ComparedName& b, std::size_t j, bool generous) {
  if (a.words[i] == b.words[j] || a.skeletons[i] == b.skeletons[j]) return true;
  const std::string& x = a.skeletons[i];
  const std::string& y = b.skeletons[j];
  if (x.front() != y.front()) return false;
  const std::size_t room = slips(std::min(x.size(), y.size()), generous);
  return room > 0 && spelling_distance(x, y, room) <= room;
}

bool initial_of(const std::string& a, const std::string& b) {
  return (a.size() == 1 || b.size() == 1) && a.front() == b.front();
}

constexpr std::size_t kSlipBegins = 4;  // letters that a first name and a slip of it begin with

bool slip_of(const std::string& a, const std::string& b) {
  return a.size() > kSlipBegins && b.size() > kSlipBegins &&
         std::string_view(a).substr(0, kSlipBegins) == std::string_view(b).substr(0, kSlipBegins);
}

NameMatch match_persons(const ComparedName& a, const ComparedName& b) {
  const std::size_t a_last = a.words.size() - 1;
  const std::size_t b_last = b.words.size() - 1;
  if (a_last == 0 || b_last == 0) {
    // A single word: the surname, or the first name alone.
    const ComparedName& one = a_last == 0 ? a : b;
    const ComparedName& other = a_last == 0 ? b : a;
    const std::size_t last = other.words.size() - 1;
    if (a_last == 0 && b_last == 0) return alike(a, 0, b, 0, false) ? NameMatch::kShort : NameMatch::kNone;
    if (alike(one, 0, other, last, false)) return NameMatch::kShort;
    return one.words[0] == other.words[0] ? NameMatch::kShort : NameMatch::kNone;
  }
  // A title that is not known as one stands before the name: "Resistance pioneer Matthias Brandvold".
  if (alike(a, a_last, b, b_last, false) && alike(a, a_last - 1, b, b_last - 1, false))
    return NameMatch::kSame;
  const bool first = alike(a, 0, b, 0, false) || initial_of(a.words[0], b.words[0]);
  const bool first_exact = a.words[0] == b.words[0];
  if (alike(a, a_last, b, b_last, first_exact)) {
    if (first) return NameMatch::kSame;
    // A middle or second first name dropped: "Kofi Attah Yeboah", "Attah Yeboah".
    const bool inner = std::find(a.words.begin(), a.words.end(), b.words[0]) != a.words.end() ||
                       std::find(b.words.begin(), b.words.end(), a.words[0]) != b.words.end();
    if (inner) return NameMatch::kSame;
    // "Maria" for "Marisol": a slip, where no account knows both.
    return first_exact || !slip_of(a.words[0], b.words[0]) ? NameMatch::kApart : NameMatch::kShort;
  }
  return NameMatch::kNone;
}

bool starts(const ComparedName& longer, const ComparedName& shorter) {
  for (std::size_t i = 0; i < shorter.words.size(); ++i) {
    if (!alike(longer, i, shorter, i, false)) return false;
  }
  return true;
}

bool ends(const ComparedName& longer, const ComparedName& shorter) {
  const std::size_t off = longer.words.size() - shorter.words.size();
  for (std::size_t i = 0; i < shorter.words.size(); ++i) {
    if (!alike(longer, off + i, shorter, i, false)) return false;
  }
  return true;
}

std::size_t shared_words(const ComparedName& a, const ComparedName& b) {
  std::size_t shared = 0;
  std::vector<bool> used(b.words.size(), false);
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    if (is_small_word(a.words[i])) continue;
    for (std::size_t j = 0; j < b.words.size(); ++j) {
      if (used[j] || !alike(a, i, b, j, false)) continue;
      used[j] = true;
      ++shared;
      break;
    }
  }
  return shared;
}

std::size_t big_words(const ComparedName& name) {
  return static_cast<std::size_t>(std::count_if(name.words.begin(), name.words.end(),
                                                [](const std::string& w) { return !is_small_word(w); }));
}

// A place that a longer name begins with is not what that names: "Baghdad", "Baghdad International Airport".
NameMatch match_others(const ComparedName& a, const ComparedName& b, bool places) {
  const ComparedName& longer = a.words.size() >= b.words.size() ? a : b;
  const ComparedName& shorter = a.words.size() >= b.words.size() ? b : a;
  if (shorter.acronym != longer.acronym) {
    const ComparedName& letters = shorter.acronym ? shorter : longer;
    const ComparedName& full = shorter.acronym ? longer : shorter;
    if (letters.words[0].size() >= 2 && full.words.size() >= 2 &&
        (letters.words[0] == full.initials || letters.words[0] == full.all_initials))
      return NameMatch::kSame;
  }
  if (longer.words.size() == shorter.words.size())
    return starts(longer, shorter) ? NameMatch::kSame : NameMatch::kNone;
  const std::size_t shared = shared_words(a, b);
  const std::size_t all = big_words(a) + big_words(b) - shared;
  if (shared >= 2 && shared * 10 >= all * 6) return NameMatch::kSame;
  if (shorter.acronym || shorter.words[0].size() < 4) return NameMatch::kNone;
  return (!places && starts(longer, shorter)) || ends(longer, shorter) ? NameMatch::kShort : NameMatch::kNone;
}

}  // namespace

std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = std::min(now[j], before[j - 2] + 1);
      least = std::min(least, now[j]);
    }
    if (least > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, now);
  }
  return std::min(last[b.size()], limit + 1);
}

bool is_personal_title(std::string_view word) {
  static const std::unordered_set<std::string_view> kTitles = read_word_set(collate_data::kPersonalTitles);
  return kTitles.contains(word);
}

ComparedName compared_name(std::string_view printed) {
  ComparedName name;
  std::vector<std::string> all;
  std::size_t capitals = 0;
  for (const char c : printed) capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
  for (const Word& word : split_words(printed)) {
    std::string plain = fold_name(word.folded);
    if (plain.size() > 1 && (word.folded.ends_with("'s") || word.folded.ends_with("\u2019s")))
      plain.pop_back();
    if (!plain.empty()) all.push_back(std::move(plain));
  }
  for (const std::string& word : all) {
    if (!name_words().contains(word)) name.words.push_back(word);
  }
  if (name.words.empty()) name.words = all;
  if (name.words.empty()) name.words.emplace_back("?");
  for (const std::string& word : name.words) {
    name.skeletons.push_back(skeleton_of(word));
    name.all_initials += word.front();
    if (!is_small_word(word)) name.initials += word.front();
  }
  name.acronym = name.words.size() == 1 && capitals >= 2 && capitals + 1 >= name.words[0].size();
  return name;
}

NameMatch match_names(const ComparedName& a, NameKind a_kind, const ComparedName& b, NameKind b_kind) {
  const bool equal = a.words == b.words;
  if (a_kind == NameKind::kPerson && b_kind == NameKind::kPerson)
    return equal && a.words.size() > 1 ? NameMatch::kSame : match_persons(a, b);
  if (a_kind != b_kind) {
    // The model takes bare surnames for firms and firms for persons: the same printed name is one all the
    // same.
    if (equal) return NameMatch::kSame;
    const bool place = a_kind == NameKind::kPlace || b_kind == NameKind::kPlace;
    if (place) return NameMatch::kNone;
    const bool person = a_kind == NameKind::kPerson || b_kind == NameKind::kPerson;
    return person ? NameMatch::kNone : match_others(a, b, false);
  }
  return equal ? NameMatch::kSame : match_others(a, b, a_kind == NameKind::kPlace);
}

}  // namespace tellings
