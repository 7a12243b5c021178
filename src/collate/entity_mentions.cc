#include "collate/entity_mentions.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "text/words.h"

namespace tellings {
namespace {

// A name with its title is a mention, and so is the name in it, with and without the short title that goes
// with the person:
//
//   Canadian Foreign Affairs Minister Anne-Marie Delacourt      Iranian Gen. Qassem Harrow
//                                     ---------------------------              ---------------------
//                                                                                   ----------------
std::vector<ByteSpan> names_within(std::string_view text, ByteSpan titled, const ComparedName& name) {
  std::vector<ByteSpan> spans;
  bool titles = false;
  for (const Word& word : split_words(titled.in(text))) {
    const ComparedName one = compared_name(word.span.in(titled.in(text)));
    const bool own = std::find(name.words.begin(), name.words.end(), one.words.front()) != name.words.end();
    const bool title = !own && is_personal_title(one.words.front());
    if (own || (title && !titles)) spans.push_back({titled.begin + word.span.begin, titled.end});
    titles = title;
    if (own) break;
  }
  return spans;
}

}  // namespace

bool is_name(const Mention& mention) {
  return mention.kind != MentionKind::kPronoun && mention.kind != MentionKind::kDescription;
}

void add_mentions(const Notes& notes, AccountIndex account, const Name& name, const ComparedName& compared,
                  Entity& entity) {
  const std::string& text = notes.document->account->text;
  const auto add = [&](ByteSpan span) {
    const Evidence mention{account, span};
    if (std::find(entity.mentions.begin(), entity.mentions.end(), mention) == entity.mentions.end())
      entity.mentions.push_back(mention);
  };
  for (const Mention& mention : name.mentions) {
    if (!is_name(mention)) continue;
    add(mention.span);
    if (mention.kind != MentionKind::kTitled) continue;
    for (const ByteSpan span : names_within(text, mention.span, compared)) add(span);
  }
  for (const ByteSpan role : name.roles)
    entity.roles.push_back({std::string(role.in(text)), {account, role}});
}

void add_aliases(const std::vector<Notes>& notes, Entity& entity) {
  for (const Evidence& mention : entity.mentions) {
    std::string form(mention.span.in(notes[mention.account].document->account->text));
    if (form != entity.name &&
        std::find(entity.aliases.begin(), entity.aliases.end(), form) == entity.aliases.end())
      entity.aliases.push_back(std::move(form));
  }
}

std::vector<std::size_t> part_mentions(std::vector<Entity>& entities) {
  std::vector<std::size_t> stands_for(entities.size());
  std::iota(stands_for.begin(), stands_for.end(), std::size_t{0});
  std::vector<std::pair<Evidence, std::size_t>> all;
  for (std::size_t e = 0; e < entities.size(); ++e) {
    for (const Evidence& mention : entities[e].mentions) all.emplace_back(mention, e);
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.first.span.size() != b.first.span.size() ? a.first.span.size() > b.first.span.size() : a < b;
  });
  std::map<AccountIndex, std::map<std::uint32_t, std::pair<ByteSpan, std::size_t>>> taken;
  for (Entity& entity : entities) entity.mentions.clear();
  for (const auto& [mention, e] : all) {
    auto& spans = taken[mention.account];
    const auto next = spans.lower_bound(mention.span.begin);
    const std::pair<ByteSpan, std::size_t>* over = nullptr;
    if (next != spans.end() && next->second.first.overlaps(mention.span)) over = &next->second;
    if (next != spans.begin() && std::prev(next)->second.first.overlaps(mention.span))
      over = &std::prev(next)->second;
    if (over != nullptr && over->second != e) {
      if (stands_for[e] == e) stands_for[e] = over->second;
      continue;
    }
    if (over == nullptr) spans.emplace(mention.span.begin, std::pair(mention.span, e));
    entities[e].mentions.push_back(mention);
  }
  for (std::size_t e = 0; e < entities.size(); ++e) {
    std::sort(entities[e].mentions.begin(), entities[e].mentions.end());
    if (!entities[e].mentions.empty()) stands_for[e] = e;
  }
  return stands_for;
}

}  // namespace tellings
