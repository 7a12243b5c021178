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

namespace tellings {
namespace {

constexpr std::uint32_t kSentencesBack = 8;  // a pronoun further from its name is left open
constexpr std::uint32_t kSentencesNear =
    3;  // a name of known gender so near is meant before one of unknown gender

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

Speakers::Speakers(const Tree& tree, const NameTable& names, const std::vector<MarkedRun>& runs)
    : tree_(tree),
      names_(names),
      quoted_(tree.size(), 0),
      gender_(names.names.size(), Gender::kUnknown),
      role_words_(names.names.size()),
      introduced_(names.names.size(), 0) {
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
  learn_introductions();
}

void Speakers::learn_introductions() {
  for (const NamedSpan& named : names_.spans) {
    const TokenIndex last = named.span.name.end - 1;
    const bool speaks =
        tree_[last].dep == "nsubj" && (Lexicons::get().cue(tree_[tree_[last].head].lemma) & kTakesMarks) != 0;
    const bool told = named.span.votes[static_cast<std::size_t>(NameKind::kPerson)] >= 2;
    if (speaks || told || !named.span.title.empty() || !names_.names[named.name].roles.empty())
      introduced_[named.name] = 1;
  }
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
  if (kind == NameKind::kPerson) {
    if (gender != Gender::kUnknown) {
      if (const auto name = nearest(token, kSentencesNear,
                                    [&](NameIndex n) { return is_introduced(n) && gender_[n] == gender; }))
        return name;
    }
    const auto may_be = [&](NameIndex n) {
      return gender == Gender::kUnknown || gender_[n] == Gender::kUnknown || gender_[n] == gender;
    };
    if (const auto name =
            nearest(token, kSentencesBack, [&](NameIndex n) { return is_introduced(n) && may_be(n); }))
      return name;
    return nearest(token, kSentencesBack,
                   [&](NameIndex n) { return names_.names[n].kind == kind && may_be(n); });
  }
  return nearest(token, kSentencesBack, [&](NameIndex n) { return names_.names[n].kind == kind; });
}

// A person whom the account has introduced: with a title, a role or an age, or as one who speaks. A bare name
// that the model calls a person may be a probe.
bool Speakers::is_introduced(NameIndex name) const {
  return names_.names[name].kind == NameKind::kPerson && introduced_[name] != 0;
}

// Sentence by sentence backwards; within one, its first subject, else its last name.
template <typename Fits>
std::optional<NameIndex> Speakers::nearest(TokenIndex token, std::uint32_t sentences,
                                           const Fits& fits) const {
  const auto before = std::partition_point(names_.spans.begin(), names_.spans.end(),
                                           [&](const NamedSpan& s) { return s.span.name.begin < token; });
  const std::uint32_t here = tree_[token].sentence;
  for (auto at = before; at != names_.spans.begin();) {
    const std::uint32_t sentence = tree_[(at - 1)->span.name.begin].sentence;
    if (here - sentence > sentences) break;
    std::optional<NameIndex> subject;
    std::optional<NameIndex> last;
    while (at != names_.spans.begin() && tree_[(at - 1)->span.name.begin].sentence == sentence) {
      --at;
      if (quoted(at->span.name.begin) || !fits(at->name)) continue;
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
  const Token& verb = tree_[tree_[token].head];
  if ((word == "who" || word == "which") && verb.dep == "relcl")
    return resolve(verb.head, {verb.head, verb.head + 1});
  return std::nullopt;
}

// "chief executive of Orlen": a name there is an owner or a place, not who speaks. Against: "a group
// calling itself Cobalt Heron".
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
    if (at->span.name.contains(head)) return at->name;
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

bool Speakers::is_role(TokenIndex head) const {
  const auto& nouns = Lexicons::get().role_nouns;
  return nouns.contains(lower_ascii(tree_[head].lemma)) || nouns.contains(lower_ascii(tree_.text(head)));
}

// The parser may cut "chief returning officer | Kamal Ariffin Long" or "Leena Rautavirta | , a senior
// fellow".
std::optional<NameIndex> Speakers::name_beside(TokenIndex head, TokenRange phrase) const {
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

// "Its written statement", "Dunmoree's release of 22 August", "a ministry report": whoever gave it out.
std::optional<NameIndex> Speakers::owner_of_document(TokenIndex head, TokenRange phrase) const {
  if (!is_one_of(lower_ascii(tree_[head].lemma),
                 {"statement", "release", "report",     "post",    "letter", "advice", "alert",   "notice",
                  "memo",      "filing",  "tweet",      "message", "email",  "e-mail", "account", "website",
                  "site",      "page",    "newsletter", "office",  "survey", "study",  "poll"})) {
    return std::nullopt;
  }
  for (TokenIndex k = phrase.begin; k < phrase.end; ++k) {
    if (tree_[k].tag == "PRP$" && lower_ascii(tree_.text(k)) == "its")
      return antecedent(k, NameKind::kOrg, Gender::kUnknown);
    const auto name = names_.at(k);
    if (name && (tree_[k].dep == "poss" || tree_[k].dep == "compound" || tree_[k].dep == "pobj")) return name;
  }
  return std::nullopt;
}

std::optional<NameIndex> Speakers::resolve_description(TokenIndex head, TokenRange phrase) const {
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
  if (is_one_of(noun,
                {"company",      "firm",  "group",        "operator",   "union",     "agency", "organisation",
                 "organization", "party", "manufacturer", "maker",      "bank",      "club",   "charity",
                 "owner",        "board", "ministry",     "department", "regulator", "gang"})) {
    return main_body(phrase.begin);
  }
  const bool anonymous = is_one_of(noun, {"source", "spokesman", "spokeswoman", "spokesperson", "official",
                                          "officer", "witness", "insider", "reporter", "doctor", "paramedic",
                                          "judge", "man", "woman", "resident", "guard", "worker", "porter"});
  if (const auto name = person_of_body(phrase)) return name;
  bool owned = false;  // "the hospital's director": somebody's, and not named
  for (TokenIndex k = phrase.begin; k < head; ++k) owned |= tree_[k].tag == "POS";
  if (!role || anonymous || owned) return std::nullopt;
  return nearest(phrase.begin, kSentencesNear, [&](NameIndex n) { return is_introduced(n); });
}

// "the Alliance boss": the person last named in one sentence with that body.
std::optional<NameIndex> Speakers::person_of_body(TokenRange phrase) const {
  const auto body = names_.first_in(phrase);
  if (!body || names_.names[*body].kind == NameKind::kPerson) return std::nullopt;
  const auto before = std::partition_point(names_.spans.begin(), names_.spans.end(), [&](const NamedSpan& s) {
    return s.span.name.begin < phrase.begin;
  });
  for (auto at = before; at != names_.spans.begin();) {
    --at;
    if (at->name != *body) continue;
    const std::uint32_t sentence = tree_[at->span.name.begin].sentence;
    for (const NamedSpan& named : names_.spans) {
      const bool here =
          tree_[named.span.name.begin].sentence == sentence && named.span.name.begin < phrase.begin;
      if (here && is_introduced(named.name)) return named.name;
    }
  }
  return std::nullopt;
}

bool Speakers::may_mean(std::string_view pronoun, NameIndex name) const {
  if (names_.names[name].kind != NameKind::kPerson) return false;
  const Gender wanted = pronoun == "she" ? Gender::kFemale : Gender::kMale;
  return gender_[name] == Gender::kUnknown || gender_[name] == wanted;
}

bool Speakers::person_between(TokenIndex begin, TokenIndex end) const {
  return std::any_of(names_.spans.begin(), names_.spans.end(), [&](const NamedSpan& named) {
    const TokenIndex at = named.span.name.begin;
    return begin <= at && at < end && !quoted(at) && is_introduced(named.name);
  });
}

// "the company": of the bodies named so far the one that acts most, a recent one first.
std::optional<NameIndex> Speakers::main_body(TokenIndex token) const {
  std::optional<NameIndex> best;
  std::vector<int> acts(names_.names.size(), 0);
  for (const NamedSpan& named : names_.spans) {
    if (named.span.name.begin >= token) break;
    if (names_.names[named.name].kind != NameKind::kOrg || tree_[named.span.name.end - 1].dep == "dobj")
      continue;
    const bool near = tree_[token].sentence - tree_[named.span.name.begin].sentence <= 2;
    acts[named.name] +=
        is_subject(named) || tree_[named.span.name.end - 1].dep == "poss" ? (near ? 6 : 3) : 1;
    if (!best || acts[named.name] >= acts[*best]) best = named.name;
  }
  return best;
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
