// What an input is, by its first bytes and, where they leave it open, by its name.
#pragma once

#include <string>
#include <string_view>

namespace tellings {

enum class InputKind {
  kText,
  kHtml,
  kMhtml,
  kJsonLines,
  kJsonFile,
  kCommaTable,
  kTabTable,
  kFeed,
  kArchive,
  kRefused
};

struct InputGuess {
  InputKind kind = InputKind::kText;
  std::string reason;  // why it is refused, with the remedy; empty else
};

// `name` without .gz or .zst; `head` the first bytes, unpacked (4 KB are enough). Refused by name: PDF, word
// processor files, pictures, packed archives, other binary files.
InputGuess guess_kind(std::string_view name, std::string_view head);

// "news/a.html.gz" -> "a": how an account without an id is called.
std::string stem_of(std::string_view path);

// The name without .gz and .zst.
std::string_view unpacked_name(std::string_view path);

}  // namespace tellings
