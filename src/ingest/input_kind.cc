#include "ingest/input_kind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "text/ascii.h"
#include "text/chars.h"

namespace tellings {
namespace {

struct Magic {
  std::string_view bytes;
  std::string_view what;
};
constexpr std::string_view kPaste = "paste its text, or save it as .txt";
constexpr std::string_view kUnpack = "unpack it first";
constexpr std::array<std::pair<Magic, std::string_view>, 15> kRefused = {
    {{{"%PDF-", "a PDF file"}, kPaste},
     {{"{\\rtf", "an RTF file"}, kPaste},
     {{"\xD0\xCF\x11\xE0", "an old word processor file"}, kPaste},
     {{"\x89PNG", "a picture"}, kPaste},
     {{"\xFF\xD8\xFF", "a picture"}, kPaste},
     {{"GIF8", "a picture"}, kPaste},
     {{"RIFF", "a picture, sound or video"}, kPaste},
     {{"\x04\x22\x4D\x18", "an lz4 archive"}, kUnpack},
     {{"BZh", "a bzip2 archive"}, kUnpack},
     {{"\xFD"
       "7zXZ",
       "an xz archive"},
      kUnpack},
     {{"7z\xBC\xAF", "a 7-Zip archive"}, kUnpack},
     {{"Rar!", "a RAR archive"}, kUnpack},
     {{"\x7F"
       "ELF",
       "a program"},
      "name the accounts"},
     {{"SQLite format 3", "a data base"}, "name the accounts"},
     {{"\x04\x22\x4D\x18", "an lz4 archive"}, kUnpack}}};

std::string extension_of(std::string_view name) {
  const std::size_t slash = name.find_last_of('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const std::size_t dot = name.find_last_of('.');
  return dot == std::string_view::npos ? "" : lower_ascii(name.substr(dot + 1));
}

bool is_utf16(std::string_view head) { return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"); }

InputGuess refused(std::string_view what, std::string_view remedy) {
  return {InputKind::kRefused, "is " + std::string(what) + "; " + std::string(remedy)};
}

// JSON Lines hold an object a line; an object over several lines, or an array, is one JSON text.
InputKind json_kind(std::string_view head) {
  const std::string_view line = trim(head.substr(0, head.find('\n')));
  const bool whole_line = head.find('\n') == std::string_view::npos || line.ends_with('}');
  return line.starts_with('{') && whole_line ? InputKind::kJsonLines : InputKind::kJsonFile;
}

bool is_json_feed(std::string_view head) {
  return trim(head).starts_with('{') && head.find("jsonfeed.org/version") != std::string_view::npos;
}

bool has_tag(std::string_view folded, std::initializer_list<std::string_view> tags) {
  return std::any_of(tags.begin(), tags.end(),
                     [folded](std::string_view tag) { return folded.find(tag) != std::string_view::npos; });
}

InputGuess markup_kind(std::string_view head) {
  const std::string folded = lower_ascii(head);
  if (has_tag(folded, {"<rss", "<feed", "<rdf:rdf"}) && !has_tag(folded, {"<html", "<body"}))
    return {InputKind::kFeed, ""};
  return {InputKind::kHtml, ""};
}

InputGuess kind_by_content(std::string_view head) {
  const std::string_view text = trim(head);
  if (is_json_feed(text)) return {InputKind::kFeed, ""};
  if (text.starts_with('{')) return {json_kind(text), ""};
  if (text.starts_with("[{") || (text.starts_with('[') && trim(text.substr(1)).starts_with('{')))
    return {InputKind::kJsonFile, ""};
  const std::string folded = lower_ascii(text.substr(0, 200));
  const bool markup =
      text.starts_with('<') && text.size() > 2 &&
      (text[1] == '!' || text[1] == '?' || std::isalpha(static_cast<unsigned char>(text[1])) != 0);
  if (markup) return markup_kind(text);
  if (folded.starts_with("from: <saved by") ||
      (folded.find("mime-version:") != std::string::npos &&
       lower_ascii(text).find("multipart/related") != std::string::npos)) {
    return {InputKind::kMhtml, ""};
  }
  return {InputKind::kText, ""};
}

}  // namespace

std::string_view unpacked_name(std::string_view path) {
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (path.size() > packed.size() && lower_ascii(path.substr(path.size() - packed.size())) == packed)
      path.remove_suffix(packed.size());
  }
  return path;
}

std::string stem_of(std::string_view path) {
  path = unpacked_name(path);
  const std::size_t slash = path.find_last_of('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  const std::size_t dot = path.find_last_of('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? path : path.substr(0, dot));
}

InputGuess guess_kind(std::string_view name, std::string_view head) {
  if (trim(head).empty()) return {InputKind::kRefused, "is empty"};
  if (head.starts_with("WARC/") || head.starts_with("filedesc://")) return {InputKind::kArchive, ""};
  for (const auto& [magic, remedy] : kRefused) {
    if (head.starts_with(magic.bytes)) return refused(magic.what, remedy);
  }
  const std::string extension = extension_of(name);
  if (head.starts_with("PK\x03\x04"))
    return extension == "docx" || extension == "odt" ? refused("a word processor file", kPaste)
                                                     : refused("a zip archive", kUnpack);
  if (extension == "html" || extension == "htm" || extension == "xhtml") return {InputKind::kHtml, ""};
  if (!is_utf16(head) && head.find('\0') != std::string_view::npos)
    return refused("a binary file", "name texts, pages or JSON Lines");
  if (extension == "mhtml" || extension == "mht") return {InputKind::kMhtml, ""};
  if (extension == "jsonl" || extension == "ndjson") return {InputKind::kJsonLines, ""};
  if (extension == "json")
    return is_json_feed(head) ? InputGuess{InputKind::kFeed, ""} : InputGuess{json_kind(trim(head)), ""};
  if (extension == "csv") return {InputKind::kCommaTable, ""};
  if (extension == "tsv") return {InputKind::kTabTable, ""};
  if (extension == "txt" || extension == "md" || extension == "text") return {InputKind::kText, ""};
  return kind_by_content(head);
}

}  // namespace tellings
