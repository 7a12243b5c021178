// What a desk is told: a new fact, its words, who says so, what stood before.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "collate/collation.h"

namespace tellings {

enum class NoticeKind : std::uint8_t {
  kNewStory,
  kFigureUpdated,
  kSecondTelling,  // of a statement that one source told, without a shared source found
  kDenial,
  kCorrection,
  kRetraction,
  kSilentEdit,  // other words at the same address, without a word about it
};
std::string_view name_of(NoticeKind kind);  // "new story", "figure updated", ...

// One account's words for a fact. Offsets are code points of its text; empty where no words are left.
struct Saying {
  std::string account;
  std::string source;
  std::string url;
  std::string title;
  std::string published;  // ISO 8601; empty: unknown
  std::string words;
  std::uint32_t start = 0;
  std::uint32_t end = 0;
};

struct Fact {
  std::string matter;  // what it is known by, so that it is told once; not printed
  std::string text;
  std::string before;  // what stood before; empty: nothing
  std::vector<Saying> says;
};

struct Notice {
  NoticeKind kind = NoticeKind::kNewStory;
  std::string story;
  std::string title;
  std::size_t accounts = 0;
  std::size_t independent = 0;  // groups without a shared source found
  std::vector<Fact> facts;      // most important first
};

// The account and the words of `span`; none where it is empty.
Saying saying_of(const Account& account, ByteSpan span);
// The same with the sentence that the evidence stands in.
Saying saying_of(const StoryCollation& story, const Evidence& evidence);

// A notice of `kind` about the story, without facts.
Notice notice_about(const StoryCollation& story, NoticeKind kind);

// tellings.notice/1, one line without its end.
std::string notice_json(const Notice& notice, std::string_view id, std::int64_t made);

}  // namespace tellings
