// Idea: a phrase means the name it holds outside its modifiers; a pronoun the subject of the nearest sentence
// before that fits in kind and gender; a description the name that was introduced with the same noun.
//
// Example: "Orlen's chief executive, Josefine Maass, told NPA" Maass: Orlen hangs on her title as an
// owner.
//
// Counter-example: "he said" after "Maass met Bergstrom": the subject of the sentence before, unless it is
// known to be a woman.
#include "annotate/speakers.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "annotate/lexicons.h"
#include "text/ascii.h"

namespace tellings {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_kin(std::string_view noun) {
  return is_one_of(noun,
                   {"brother", "sister",      "mother",      "father", "son",       "daughter", "wife",
                    "husband", "widow",       "widower",     "uncle",  "aunt",      "cousin",   "nephew",
                    "niece",   "grandmother", "grandfather", "friend", "neighbour", "neighbor", "colleague"});
}

}  // namespace

Speakers::Speakers(const Tree& tree, const NameTable& names, const std::vector<MarkedRun>& runs)
    : tree_(tree), names_(names), focus_(tree, names, runs), role_words_(names.names.size()) {
  for (NameIndex n = 0; n < names_.names.size(); ++n) {
    for (const ByteSpan role : names_.names[n].roles) {
      const TokenRange words = tree_.tokens_in(role);
      for (TokenIndex i = words.begin; i < words.end; ++i) {
        if (tree_[i].pos == Pos::kNoun || tree_[i].pos == Pos::kPropn)
          role_words_[n].push_back(lower_ascii(tree_[i].lemma));
      }
    }
  }
}

std::optional<NameIndex> Speakers::resolve_pronoun(TokenIndex token) const {
  const std::string word = lower_ascii(tree_.text(token));
  const Token& verb = tree_[tree_[token].head];
  if ((word == "who" || word == "which" || word == "that") && verb.dep == "relcl")
    return resolve(verb.head, {verb.head, verb.head + 1});
  return focus_.of_pronoun(token);
}

// "chief executive of Orlen": a name there is an owner or a place, not who speaks. Against: "a group
// calling itself Iron Wren".
bool Speakers::in_modifier(TokenIndex token, TokenIndex head) const {
  while (token != head) {
    const std::string_view dep = tree_[token].dep;
    if (dep == "poss" || dep == "pobj" || dep == "prep" || dep == "relcl" || dep == "nmod") return true;
    if (dep == "acl" && !is_one_of(tree_[token].lemma, {"call", "name", "know", "dub"})) return true;
    if (tree_[token].head == token) return true;
    token = tree_[token].head;
  }
  return false;
}

std::optional<NameIndex> Speakers::resolve(TokenIndex head, TokenRange phrase) const {
  if (phrase.size() == 1 && tree_[head].pos == Pos::kPron) return resolve_pronoun(head);
  const bool role = is_role(head);
  std::optional<NameIndex> body;
  const auto begin = std::partition_point(names_.spans.begin(), names_.spans.end(), [&](const NamedSpan& s) {
    return s.span.name.end <= phrase.begin;
  });
  for (auto at = begin; at != names_.spans.end() && at->span.name.begin < phrase.end; ++at) {
    if (at->span.name.contains(head)) {
      if (const auto person = person_beside_office(*at, head, phrase)) return person;
      return at->name;
    }
    const TokenIndex last = at->span.name.end - 1;
    if (in_modifier(last, head) || tree_[last].dep == "compound") continue;
    if (names_.names[at->name].kind == NameKind::kPerson || (role && tree_[last].dep == "appos"))
      return at->name;
    if (!body && !role) body = at->name;
  }
  if (body) return body;
  if (const auto beside = name_beside(head, phrase)) return beside;
  if (const auto owner = owner_of_document(head, phrase)) return owner;
  return resolve_description(head, phrase);
}

// "The Director of Public Affairs, Ana Ruiz,", "Lord Mayor and party president Ana Ruiz": an office with a
// capital is no name where a person stands in apposition to it.
std::optional<NameIndex> Speakers::person_beside_office(const NamedSpan& office, TokenIndex head,
                                                        TokenRange phrase) const {
  if (!tree_.uses(Rule::kOffices)) return std::nullopt;
  const TokenIndex first = office.span.name.begin;
  const bool definite = first > phrase.begin && lower_ascii(tree_.text(first - 1)) == "the";
  if (focus_.is_introduced(office.name) && !definite) return std::nullopt;
  for (const NamedSpan& named : names_.spans) {
    if (named.span.name.begin < office.span.name.end || named.span.name.end > phrase.end) continue;
    const TokenIndex last = named.span.name.end - 1;
    const bool beside = (tree_[last].dep == "appos" && (definite || is_role(office.span.name.begin))) ||
                        (tree_[last].dep == "conj" && !named.span.title.empty());
    const bool person = names_.names[named.name].kind == NameKind::kPerson && named.span.name.size() > 1;
    if (beside && tree_[last].head == head && (focus_.is_introduced(named.name) || (definite && person)))
      return named.name;
    const bool closes = last + 1 == phrase.end && tree_.text(named.span.name.begin - 1) == ",";
    if (closes && is_role(office.span.name.begin) && names_.names[named.name].kind == NameKind::kPerson)
      return named.name;
  }
  return std::nullopt;
}

bool Speakers::is_role(TokenIndex head) const {
  const auto& nouns = Lexicons::get().role_nouns;
  return nouns.contains(lower_ascii(tree_[head].lemma)) || nouns.contains(lower_ascii(tree_.text(head)));
}

// The parser may cut "chief returning officer | Ana Ruiz" or "Helen Strand | , a senior
// fellow".
std::optional<NameIndex> Speakers::name_beside(TokenIndex head, TokenRange phrase) const {
  if (!tree_.uses(Rule::kNamesBeside)) return std::nullopt;
  const bool role = is_role(head);
  const auto fits = [&](std::optional<NameIndex> name) {
    return name && (names_.names[*name].kind == NameKind::kPerson) == role ? name : std::nullopt;
  };
  const std::uint32_t sentence = tree_[phrase.begin].sentence;
  const auto here = [&](TokenIndex k) { return k < tree_.size() && tree_[k].sentence == sentence; };
  if (here(phrase.end)) {
    const std::string last = lower_ascii(tree_.text(phrase.end - 1));
    if (last == "itself" || last == "themselves") return names_.at(phrase.end);
    if (role && fits(names_.at(phrase.end))) return names_.at(phrase.end);
    const std::string first = lower_ascii(tree_.text(phrase.begin));
    const bool definite = first == "the" || tree_[phrase.begin].tag == "PRP$";
    if (definite && tree_.text(phrase.end) == "," && here(phrase.end + 1)) {
      if (const auto name = fits(names_.at(phrase.end + 1))) return name;
    }
  }
  if (phrase.begin < 2 || tree_.text(phrase.begin - 1) != "," || !here(phrase.begin - 2)) return std::nullopt;
  const auto name = names_.at(phrase.begin - 2);
  return name && names_.names[*name].kind == NameKind::kPerson && tree_[phrase.begin].pos == Pos::kDet
             ? name
             : std::nullopt;
}

// "Its written statement", "Orlen's release of 2 May", "a ministry report": whoever gave it out.
std::optional<NameIndex> Speakers::owner_of_document(TokenIndex head, TokenRange phrase) const {
  if (!tree_.uses(Rule::kDocumentOwners)) return std::nullopt;
  if (!is_document_noun(lower_ascii(tree_[head].lemma))) return std::nullopt;
  for (TokenIndex k = phrase.begin; k < phrase.end; ++k) {
    if (tree_[k].tag == "PRP$" && lower_ascii(tree_.text(k)) == "its")
      return focus_.before(k, NameKind::kOrg, Gender::kUnknown);
    const bool own = k < head || (tree_[k].dep == "pobj" && tree_[tree_[k].head].head == head);
    if (!own) continue;
    const auto name = names_.at(k);
    if (name && (tree_[k].dep == "poss" || tree_[k].dep == "compound" || tree_[k].dep == "pobj")) return name;
    if (tree_[k].dep == "poss" && tree_[k].pos == Pos::kNoun && !is_role(k))  // "the group's post"
      return resolve_description(k, {phrase.begin, k + 1});
  }
  return std::nullopt;
}

std::optional<NameIndex> Speakers::resolve_description(TokenIndex head, TokenRange phrase) const {
  if (!tree_.uses(Rule::kDescriptions)) return std::nullopt;
  const std::string noun = lower_ascii(tree_[head].lemma);
  if (tree_[head].tag == "NNS" || tree_[head].tag == "NNPS") return std::nullopt;
  bool definite = false;
  for (TokenIndex k = phrase.begin; k < head; ++k) {
    const std::string word = lower_ascii(tree_.text(k));
    definite |=
        is_one_of(word, {"the", "its", "his", "her", "their", "that", "this"}) || tree_[k].tag == "POS";
    if (is_one_of(word, {"a", "an", "another", "one", "some"})) return std::nullopt;
  }
  if (!definite) return std::nullopt;
  const bool role = is_role(head);
  if (is_kin(noun)) return std::nullopt;
  // The name last spoken of that was introduced with the same noun.
  const auto before = std::partition_point(names_.spans.begin(), names_.spans.end(), [&](const NamedSpan& s) {
    return s.span.name.begin < phrase.begin;
  });
  for (auto at = before; at != names_.spans.begin();) {
    --at;
    const NameKind kind = names_.names[at->name].kind;
    const auto& words = role_words_[at->name];
    const bool same = std::find(words.begin(), words.end(), noun) != words.end();
    if (same && (kind == NameKind::kPerson) == role) return at->name;
    const std::string name = lower_ascii(names_.names[at->name].name);
    if (kind == NameKind::kOrg && !role && noun.size() > 3 && name.find(noun) != std::string::npos)
      return at->name;
  }
  const bool anonymous = is_one_of(noun, {"source", "spokesman", "spokeswoman", "spokesperson", "official",
                                          "officer", "witness", "insider", "reporter", "doctor", "paramedic",
                                          "judge", "man", "woman", "resident", "guard", "worker", "porter"});
  if (is_one_of(noun, {"company", "firm", "group", "operator", "agency", "organisation", "organization",
                       "party", "manufacturer", "maker", "club", "charity", "owner", "board", "gang"})) {
    const bool trades = is_one_of(noun, {"company", "firm", "operator", "manufacturer", "maker", "owner"});
    return is_of_a_kind(noun, head, phrase) ? std::nullopt : focus_.main_body(phrase.begin, trades);
  }
  bool owned = false;  // "the hospital's director": somebody's, and not named
  for (TokenIndex k = phrase.begin; k < head; ++k) owned |= tree_[k].tag == "POS";
  if (!role || anonymous || owned) return std::nullopt;
  return focus_.last_introduced(phrase.begin);
}

// "the phone company", "a shipping group": one of many; not "the pump maker", which tells a company apart.
bool Speakers::is_of_a_kind(std::string_view noun, TokenIndex head, TokenRange phrase) const {
  if (is_one_of(noun, {"maker", "manufacturer", "operator", "owner"})) return false;
  for (TokenIndex k = phrase.begin; k < head; ++k)
    if (tree_[k].dep == "compound" && tree_[k].pos == Pos::kNoun) return true;
  return false;
}

std::string Speakers::shown(std::optional<NameIndex> name, TokenRange phrase) const {
  if (name) return names_.names[*name].name;
  while (phrase.size() > 1 && tree_[phrase.begin].pos == Pos::kDet) ++phrase.begin;
  for (TokenIndex k = phrase.begin + 1; k + 1 < phrase.end; ++k) {  // "the company, which runs the port,"
    const std::string_view tag = tree_[k + 1].tag;
    if (tree_.text(k) == "," && (tag == "WDT" || tag == "WP" || tag == "WP$")) phrase.end = k;
  }
  if (phrase.empty()) return {};
  std::string out;
  for (const char c : tree_.span(phrase).in(tree_.document().account->text)) out += c == '\n' ? ' ' : c;
  return out;
}

}  // namespace tellings
