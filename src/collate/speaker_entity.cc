#include "collate/speaker_entity.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/lexicons.h"
#include "text/fold.h"

namespace tellings {
namespace {

bool has_word(std::string_view name, std::string_view word) {
  for (std::size_t at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
    const bool begins = at == 0 || name[at - 1] == ' ';
    const std::size_t end = at + word.size();
    if (begins && (end == name.size() || name[end] == ' ')) return true;
  }
  return false;
}

bool is_body_noun(std::string_view word) {
  return word.find(' ') == std::string_view::npos && Lexicons::get().org_words.contains(word);
}

}  // namespace

namespace {

// Of those that fit the one that is named by far the most; nothing where two are.
template <typename Fits>
std::optional<EntityIndex> the_one(const Story& story, const Fits& fits) {
  constexpr std::size_t kFarMore = 3;  // times
  std::optional<EntityIndex> best;
  std::size_t most = 0;
  std::size_t next = 0;
  for (EntityIndex e = 0; e < story.entities.entities.size(); ++e) {
    const Entity& entity = story.entities.entities[e];
    if (!fits(entity)) continue;
    const std::size_t named = entity.mentions.size();
    if (!best || named > most) {
      next = best ? most : 0;
      most = named;
      best = e;
    } else {
      next = std::max(next, named);
    }
  }
  return most >= kFarMore * next ? best : std::nullopt;
}

// The body whose name has the noun in it, of more words than that.
std::optional<EntityIndex> body_named_with(const Story& story, const std::string& noun) {
  return the_one(story, [&](const Entity& entity) {
    const std::string name = fold(entity.name);
    return entity.kind == NameKind::kOrg && name != noun &&
           (has_word(name, noun) || has_word(name, noun + "s"));
  });
}

// Who is called all these words in one account or another.
std::optional<EntityIndex> called(const Story& story, const std::vector<std::string>& words, bool person) {
  return the_one(story, [&](const Entity& entity) {
    if ((entity.kind == NameKind::kPerson) != person || entity.kind == NameKind::kPlace) return false;
    return std::any_of(entity.roles.begin(), entity.roles.end(), [&](const RoleReading& role) {
      const std::string printed = fold(role.text);
      return std::all_of(words.begin(), words.end(), [&](const auto& w) { return has_word(printed, w); });
    });
  });
}

// "Norland's fisheries minister": fisheries, minister; nothing for a longer phrase.
std::vector<std::string> words_of_description(std::string_view folded) {
  std::vector<std::string> words;
  while (!folded.empty()) {
    const std::string_view word = folded.substr(0, folded.find(' '));
    folded.remove_prefix(std::min(folded.size(), word.size() + 1));
    const bool owner = word.ends_with("'s") || word.ends_with("’s");
    if (!owner && word != "the" && !word.empty()) words.emplace_back(word);
  }
  if (words.size() > 3) words.clear();
  return words;
}

}  // namespace

std::optional<EntityIndex> speaker_entity(const Story& story, AccountIndex account, const Quote& quote) {
  std::optional<EntityIndex> own;
  if (quote.speaker) own = story.entity_of(account, *quote.speaker);
  std::string printed = fold(own ? story.entities.entities[*own].name : quote.speaker_name);
  if (printed.starts_with("the ")) printed.erase(0, 4);
  if (is_body_noun(printed)) {
    const auto body = body_named_with(story, printed);
    return body ? body : own ? own : called(story, {printed}, false);
  }
  if (own) return own;
  const std::vector<std::string> words = words_of_description(printed);
  if (words.empty()) return std::nullopt;
  const bool person = Lexicons::get().role_nouns.contains(words.back());
  if (person ? words.size() < 2 : !is_body_noun(words.back())) return std::nullopt;
  return called(story, words, person);
}

}  // namespace tellings
