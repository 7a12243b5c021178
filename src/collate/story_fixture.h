// Small stories for tests: accounts from text, quotations from their marks, names from a list.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/notes.h"
#include "base/printed_time.h"

namespace tellings {

// Paragraphs are parted by a blank line. Whatever stands between “ and ” is a direct quotation of `speaker`;
// each of `names` is a person, mentioned wherever its words stand.
inline Notes notes_of_text(const std::string& id, const std::string& source, const std::string& published,
                           const std::string& text, const std::vector<std::string>& names) {
  auto account = std::make_shared<Account>();
  account->id = id;
  account->source = source;
  account->published = parse_iso_time(published);
  account->text = text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    account->paragraphs.push_back(
        {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, Role::kBody});
    at = end + 2;
  }
  Notes notes;
  for (const std::string& printed : names) {
    Name name;
    name.name = printed;
    name.kind = NameKind::kPerson;
    for (std::size_t at = text.find(printed); at != std::string::npos;
         at = text.find(printed, at + printed.size())) {
      const auto begin = static_cast<std::uint32_t>(at);
      name.mentions.push_back(
          {{begin, begin + static_cast<std::uint32_t>(printed.size())}, MentionKind::kFull});
    }
    notes.names.push_back(std::move(name));
  }
  constexpr std::string_view kOpen = "\u201c";
  constexpr std::string_view kClose = "\u201d";
  for (std::size_t at = text.find(kOpen); at != std::string::npos; at = text.find(kOpen, at + 1)) {
    const std::size_t close = std::min(text.find(kClose, at), text.size());
    Quote quote;
    quote.content = {{static_cast<std::uint32_t>(at + kOpen.size()), static_cast<std::uint32_t>(close)}};
    quote.marked = {{static_cast<std::uint32_t>(at),
                     static_cast<std::uint32_t>(std::min(close + kClose.size(), text.size()))}};
    if (!names.empty()) {
      quote.speaker = 0;
      quote.speaker_name = names.front();
    }
    notes.quotes.push_back(std::move(quote));
  }
  auto document = std::make_shared<Document>();
  document->account = account;
  notes.document = document;
  return notes;
}

}  // namespace tellings
