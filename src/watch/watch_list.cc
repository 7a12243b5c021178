#include "watch/watch_list.h"

#include <algorithm>

#include "text/chars.h"
#include "text/words.h"

namespace tellings {
namespace {

// Whether the words of `phrase` stand together in `words`; both as joined_words() gives them.
bool holds(const std::string& words, const std::string& phrase) {
  return (" " + words + " ").find(" " + phrase + " ") != std::string::npos;
}

bool any_holds(const std::vector<std::string>& phrases, std::string_view printed) {
  const std::string words = joined_words(printed);
  return std::ranges::any_of(phrases, [&](const std::string& phrase) { return holds(words, phrase); });
}

}  // namespace

Result<WatchList> WatchList::parse(std::string_view text) {
  WatchList list;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t colon = line.find(':');
    const std::string_view kind = trim(line.substr(0, colon));
    std::string words = colon == std::string_view::npos ? "" : joined_words(line.substr(colon + 1));
    auto* const of_kind = kind == "name" || kind == "place" ? &list.names_
                          : kind == "word"                  ? &list.words_
                          : kind == "source"                ? &list.sources_
                                                            : nullptr;
    if (of_kind == nullptr || words.empty())
      return fail(ErrorCode::kInvalid, "reading the watch list, line " + std::to_string(number) +
                                           ": not of the form name: WORDS, place: WORDS, word: WORDS or "
                                           "source: WORDS");
    of_kind->push_back(std::move(words));
  }
  return list;
}

bool WatchList::wants(const Notice& notice, const StoryCollation& story) const {
  if (names_.empty() && words_.empty() && sources_.empty()) return true;
  for (const Entity& entity : story.entities) {
    if (any_holds(names_, entity.name)) return true;
    for (const std::string& alias : entity.aliases)
      if (any_holds(names_, alias)) return true;
  }
  for (const auto& account : story.accounts)
    if (std::ranges::find(sources_, joined_words(account->source)) != sources_.end()) return true;
  if (any_holds(words_, notice.title)) return true;
  return std::ranges::any_of(notice.facts, [this](const Fact& fact) {
    return any_holds(words_, fact.text) || any_holds(words_, fact.before) ||
           std::ranges::any_of(fact.says,
                               [this](const Saying& saying) { return any_holds(words_, saying.words); });
  });
}

}  // namespace tellings
