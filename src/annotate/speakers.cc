// Idea: a phrase means the name it holds outside its modifiers; a pronoun the subject of the nearest sentence
// before that fits in kind and gender; a description the name that was introduced with the same noun.
// Example:          "Tessaly's chief executive, Anneline Roodt, told CWA"   Roodt: Tessaly hangs on her title
// as an owner. Counter-example:  "he said" after "Roodt met Abrahamse": the subject of the sentence before,
// unless it is known to be a woman.
#include "annotate/speakers.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "annotate/lexicons.h"

namespace tellings {
namespace {

constexpr std::uint32_t kSentencesBack = 8;  // a pronoun further from its name is left open

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

Speakers::Speakers(const Tree& tree, const NameTable& names, const std::vector<MarkedRun>& runs)
    : tree_(tree),
      names_(names),
      quoted_(tree.size(), 0),
      gender_(names.names.size(), Gender::kUnknown),
      role_words_(names.names.size()) {
  for (const MarkedRun& run : runs) {
    const TokenRange tokens = tree_.tokens_in(run.content);
    for (TokenIndex i = tokens.begin; i < tokens.end; ++i) quoted_[i] = 1;
  }
  for (NameIndex n = 0; n < names_.names.size(); ++n) {
    for (const ByteSpan role : names_.names[n].roles) {
      const TokenRange words = tree_.tokens_in(role);
      for (TokenIndex i = words.begin; i < words.end; ++i) {
        if (tree_[i].pos == Pos::kNoun || tree_[i].pos == Pos::kPropn)
          role_words_[n].push_back(lower_ascii(tree_[i].lemma));
      }
    }
  }
  learn_genders();
}

void Speakers::learn_genders() {
  std::vector<int> votes(names_.names.size(), 0);  // > 0: male
  for (const NamedSpan& named : names_.spans) {
    for (TokenIndex k = named.span.title.begin; k < named.span.title.end; ++k) {
      const std::string title = lower_ascii(tree_.text(k));
      if (title.starts_with("mr") && title.size() <= 3 && title != "mrs") votes[named.name] += 5;
      if (is_one_of(title, {"mrs", "mrs.", "ms", "ms.", "miss", "madam", "madame", "lady", "dame", "sister",
                            "datin"}))
        votes[named.name] -= 5;
      if (is_one_of(title, {"sir", "lord", "father", "brother"})) votes[named.name] += 5;
    }
  }
  // A sentence with one person and a pronoun after the name.
  std::size_t at = 0;
  for (const Sentence& sentence : tree_.document().sentences) {
    std::optional<NameIndex> only;
    bool several = false;
    TokenIndex from = sentence.end;
    while (at < names_.spans.size() && names_.spans[at].span.name.begin < sentence.end) {
      const NamedSpan& named = names_.spans[at++];
      if (names_.names[named.name].kind != NameKind::kPerson) continue;
      several |= only && *only != named.name;
      only = named.name;
      from = std::min(from, named.span.name.end);
    }
    if (!only || several) continue;
    for (TokenIndex k = from; k < sentence.end; ++k) {
      if (quoted(k)) continue;
      const std::string word = lower_ascii(tree_.text(k));
      if (is_one_of(word, {"he", "his", "him", "himself"})) ++votes[*only];
      if (is_one_of(word, {"she", "her", "herself"})) --votes[*only];
    }
  }
  for (NameIndex n = 0; n < votes.size(); ++n) {
    if (votes[n] != 0) gender_[n] = votes[n] > 0 ? Gender::kMale : Gender::kFemale;
  }
}

bool Speakers::is_subject(const NamedSpan& named) const {
  TokenIndex token = named.span.name.end - 1;
  for (int step = 0; step < 3; ++step) {
    const std::string_view dep = tree_[token].dep;
    if (dep == "nsubj" || dep == "nsubjpass") return true;
    if (dep != "appos" && dep != "compound" && dep != "conj" && dep != "flat") return false;
    token = tree_[token].head;
  }
  return false;
}

std::optional<NameIndex> Speakers::antecedent(TokenIndex token, NameKind kind, Gender gender) const {
  const auto fits = [&](const NamedSpan& named) {
    if (names_.names[named.name].kind != kind || quoted(named.span.name.begin)) return false;
    return gender == Gender::kUnknown || gender_[named.name] == Gender::kUnknown ||
           gender_[named.name] == gender;
  };
  const auto before = std::partition_point(names_.spans.begin(), names_.spans.end(),
                                           [&](const NamedSpan& s) { return s.span.name.begin < token; });
  const std::uint32_t here = tree_[token].sentence;
  // Sentence by sentence backwards; within one, its first subject, else its last name.
  for (auto at = before; at != names_.spans.begin();) {
    const std::uint32_t sentence = tree_[(at - 1)->span.name.begin].sentence;
    if (here - sentence > kSentencesBack) break;
    std::optional<NameIndex> subject;
    std::optional<NameIndex> last;
    while (at != names_.spans.begin() && tree_[(at - 1)->span.name.begin].sentence == sentence) {
      --at;
      if (!fits(*at)) continue;
      if (!last) last = at->name;
      if (is_subject(*at)) subject = at->name;
    }
    if (subject) return subject;
    if (last) return last;
  }
  return std::nullopt;
}

std::optional<NameIndex> Speakers::in_focus(TokenIndex token, NameKind kind) const {
  return antecedent(token, kind, Gender::kUnknown);
}

std::optional<NameIndex> Speakers::resolve_pronoun(TokenIndex token) const {
  const std::string word = lower_ascii(tree_.text(token));
  if (word == "he" || word == "him") return antecedent(token, NameKind::kPerson, Gender::kMale);
  if (word == "she" || word == "her") return antecedent(token, NameKind::kPerson, Gender::kFemale);
  if (word == "it") return antecedent(token, NameKind::kOrg, Gender::kUnknown);
  return std::nullopt;
}

// "chief executive of Tessaly": a name there is an owner or a place, not who speaks.
bool Speakers::in_modifier(TokenIndex token, TokenIndex head) const {
  while (token != head) {
    const std::string_view dep = tree_[token].dep;
    if (dep == "poss" || dep == "pobj" || dep == "prep" || dep == "relcl" || dep == "acl" || dep == "nmod")
      return true;
    if (tree_[token].head == token) return true;
    token = tree_[token].head;
  }
  return false;
}

std::optional<NameIndex> Speakers::resolve(TokenIndex head, TokenRange phrase) const {
  if (phrase.size() == 1 && tree_[head].pos == Pos::kPron) {
    if ((tree_[head].tag == "WP" || tree_[head].tag == "WDT") && tree_[head].head != head) {
      const Token& verb = tree_[tree_[head].head];
      if (verb.dep == "relcl") return resolve(verb.head, {verb.head, verb.head + 1});
    }
    return resolve_pronoun(head);
  }
  std::optional<NameIndex> person;
  std::optional<NameIndex> body;
  const auto begin = std::partition_point(names_.spans.begin(), names_.spans.end(), [&](const NamedSpan& s) {
    return s.span.name.end <= phrase.begin;
  });
  for (auto at = begin; at != names_.spans.end() && at->span.name.begin < phrase.end; ++at) {
    if (in_modifier(at->span.name.end - 1, head)) continue;
    const bool is_person = names_.names[at->name].kind == NameKind::kPerson;
    if (is_person && !person) person = at->name;
    const bool holds_head = at->span.name.contains(head);
    if (!is_person && (holds_head || !body) && tree_[at->span.name.end - 1].dep != "compound")
      body = at->name;
  }
  if (person) return person;
  const bool role = Lexicons::get().role_nouns.contains(lower_ascii(tree_[head].lemma));
  if (body && !role) return body;
  return resolve_description(head, phrase);
}

std::optional<NameIndex> Speakers::resolve_description(TokenIndex head, TokenRange phrase) const {
  const std::string noun = lower_ascii(tree_[head].lemma);
  if (tree_[head].tag == "NNS" || tree_[head].tag == "NNPS") return std::nullopt;
  bool definite = false;
  for (TokenIndex k = phrase.begin; k < head; ++k) {
    const std::string word = lower_ascii(tree_.text(k));
    definite |=
        is_one_of(word, {"the", "its", "his", "her", "their", "that", "this"}) || tree_[k].tag == "POS";
    if (word == "a" || word == "an" || word == "another" || word == "one") return std::nullopt;
  }
  if (!definite) return std::nullopt;
  // The name last spoken of that was introduced with the same noun.
  const auto before = std::partition_point(names_.spans.begin(), names_.spans.end(), [&](const NamedSpan& s) {
    return s.span.name.begin < phrase.begin;
  });
  for (auto at = before; at != names_.spans.begin();) {
    --at;
    const auto& words = role_words_[at->name];
    if (std::find(words.begin(), words.end(), noun) != words.end()) return at->name;
    const std::string name = lower_ascii(names_.names[at->name].name);
    if (names_.names[at->name].kind == NameKind::kOrg && noun.size() > 3 &&
        name.find(noun) != std::string::npos)
      return at->name;
  }
  if (is_one_of(noun, {"company", "firm", "group", "operator", "union", "agency", "organisation",
                       "organization", "party", "manufacturer", "maker", "bank", "club", "charity"})) {
    return antecedent(phrase.begin, NameKind::kOrg, Gender::kUnknown);
  }
  return std::nullopt;
}

std::string Speakers::shown(std::optional<NameIndex> name, TokenRange phrase) const {
  if (name) return names_.names[*name].name;
  while (phrase.size() > 1 && tree_[phrase.begin].pos == Pos::kDet) ++phrase.begin;
  if (phrase.empty()) return {};
  std::string out;
  for (const char c : tree_.span(phrase).in(tree_.document().account->text)) out += c == '\n' ? ' ' : c;
  return out;
}

}  // namespace tellings
