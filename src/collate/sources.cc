#include "collate/sources.h"

#include <algorithm>
#include <unordered_set>

#include "base/lexicon.h"
#include "collate/data.h"
#include "text/fold.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::ptrdiff_t kNamedByOthers = 2;  // accounts of other outlets that speak of an issuer, the least

const std::unordered_set<std::string_view>& outlet_words() {
  static const std::unordered_set<std::string_view> kWords = read_word_set(collate_data::kOutletWords);
  return kWords;
}

const std::unordered_set<std::string_view>& paper_names() {
  static const std::unordered_set<std::string_view> kWords = read_word_set(collate_data::kPaperNames);
  return kWords;
}

struct NamePart {
  std::string printed;
  std::string folded;
};

std::vector<NamePart> parts_of(std::string_view source) {
  std::vector<NamePart> parts;
  for (Word& word : split_words(source))
    parts.push_back({std::string(word.span.in(source)), std::move(word.folded)});
  return parts;
}

bool all_capitals(std::string_view word) {
  return word.size() >= 2 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_name_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

void add(std::vector<std::string>& names, std::string name) {
  if (name.size() >= 3 && std::find(names.begin(), names.end(), name) == names.end())
    names.push_back(std::move(name));
}

bool opens_like_release(std::string_view paragraph) {
  static const std::vector<std::vector<std::string_view>> kMarks = read_table(collate_data::kReleaseMarks);
  const std::string words = joined_words(paragraph) + ' ';
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](const auto& mark) { return words.starts_with(std::string(mark[0]) + ' '); });
}

bool has_release_mark(const Account& account) {
  return std::any_of(account.paragraphs.begin(), account.paragraphs.end(),
                     [&](const Paragraph& p) { return opens_like_release(p.span.in(account.text)); });
}

// The first word of the source's name that is its own; empty where there is none.
std::string own_word(std::string_view source) {
  const std::vector<NamePart> parts = parts_of(source);
  const auto own = std::find_if(parts.begin(), parts.end(),
                                [](const NamePart& part) { return !outlet_words().contains(part.folded); });
  return own == parts.end() ? std::string() : own->printed;
}

bool names_it(const Account& account, const std::vector<std::string>& name) {
  return std::any_of(account.paragraphs.begin(), account.paragraphs.end(), [&](const Paragraph& p) {
    return !is_furniture(p.role) && !outlet_mentions(p.span.in(account.text), name).empty();
  });
}

}  // namespace

std::vector<std::string> outlet_names(std::string_view source) {
  std::vector<std::string> names;
  const std::vector<NamePart> parts = parts_of(source);
  if (parts.empty()) return names;
  add(names, std::string(source));
  std::string own;
  std::string initials;
  std::size_t own_words = 0;
  for (const NamePart& part : parts) {
    initials += part.printed.front();
    if (outlet_words().contains(part.folded)) continue;
    own += (own.empty() ? "" : " ") + part.printed;
    ++own_words;
    if (all_capitals(part.printed)) add(names, part.printed);
  }
  if (own_words >= 2) add(names, own);
  if (parts.size() >= 3) add(names, initials);
  // "the Courier" for "Port Selimon Courier".
  if (parts.size() >= 2 && paper_names().contains(parts.back().folded)) {
    add(names, "the " + parts.back().printed);
    add(names, "The " + parts.back().printed);
  }
  return names;
}

std::vector<ByteSpan> outlet_mentions(std::string_view text, const std::vector<std::string>& names) {
  std::vector<ByteSpan> found;
  for (const std::string& name : names) {
    for (std::size_t at = text.find(name); at != std::string_view::npos;
         at = text.find(name, at + name.size())) {
      const std::size_t end = at + name.size();
      if ((at > 0 && is_name_byte(text[at - 1])) || (end < text.size() && is_name_byte(text[end]))) continue;
      const ByteSpan span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      if (std::none_of(found.begin(), found.end(), [&](ByteSpan other) { return other.overlaps(span); }))
        found.push_back(span);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<Standing> standings(const std::vector<Notes>& notes) {
  std::vector<Standing> found(notes.size(), Standing::kReport);
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const Account& account = *notes[i].document->account;
    if (account.kind != AccountKind::kRelease && !has_release_mark(account)) continue;
    const std::string own = own_word(account.source);
    const auto others = std::count_if(notes.begin(), notes.end(), [&](const Notes& other) {
      const Account& told = *other.document->account;
      return !own.empty() && told.source != account.source && names_it(told, {own});
    });
    found[i] = others >= kNamedByOthers ? Standing::kIssuer : Standing::kCarrier;
  }
  return found;
}

}  // namespace tellings
