// Parsed sentences for tests: one row a token, as spaCy would read it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/notes.h"
#include "base/printed_time.h"
#include "collate/collation.h"

namespace tellings {

struct ParsedToken {
  std::string_view text;
  Pos pos;
  std::string_view dep;
  int head;           // index in the sentence; its own for the root
  bool blank = true;  // a blank stands before it
};

// An account of one body paragraph made of the sentences given.
inline Notes parsed_account(const std::string& id, const std::vector<std::vector<ParsedToken>>& sentences) {
  auto account = std::make_shared<Account>();
  auto document = std::make_shared<Document>();
  account->id = id;
  account->source = id;
  account->published = parse_iso_time("2024-05-01");
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    const auto first = static_cast<TokenIndex>(document->tokens.size());
    for (const ParsedToken& parsed : sentences[s]) {
      if (parsed.blank && !account->text.empty()) account->text += ' ';
      Token token;
      token.span.begin = static_cast<std::uint32_t>(account->text.size());
      account->text += parsed.text;
      token.span.end = static_cast<std::uint32_t>(account->text.size());
      token.pos = parsed.pos;
      token.dep = parsed.dep;
      token.head = first + static_cast<TokenIndex>(parsed.head);
      token.sentence = s;
      document->tokens.push_back(token);
    }
    document->sentences.push_back({first, static_cast<TokenIndex>(document->tokens.size()), 0});
  }
  account->paragraphs.push_back({{0, static_cast<std::uint32_t>(account->text.size())}, Role::kBody});
  document->account = account;
  Notes notes;
  notes.document = document;
  return notes;
}

// A story of these accounts where nobody draws on anybody.
inline StoryCollation story_of(const std::vector<Notes>& notes) {
  StoryCollation story;
  for (AccountIndex i = 0; i < notes.size(); ++i) {
    story.accounts.push_back(notes[i].document->account);
    story.stemma.independent_groups.push_back({i});
  }
  return story;
}

}  // namespace tellings
