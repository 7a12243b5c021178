// Idea: what a text speaks of next is most often the subject of the sentence before (Grosz, Joshi and
// Weinstein, "Centering", 1995). Each place of a name is weighed by its part in the sentence, by what is
// known of it and by how many sentences lie between; a pronoun that was read carries its name on. Words
// between quotation marks are somebody else's: they neither name nor count as distance.
//
// Example: Poll chief Ana Ruiz had none of it. “The seals were whole,” she said. Ruiz, though a woman of
// known gender was named two sentences before.
//
// Counter-example: The board met Ruiz's lawyer, Tomas Lindquist. He left. Not Ruiz: an owner weighs less.
#include "annotate/focus.h"

#include <algorithm>

#include "annotate/dateline.h"
#include "annotate/lexicons.h"
#include "text/ascii.h"

namespace tellings {
namespace {

constexpr std::uint32_t kTurnsBack = 8;      // a pronoun further from its name is left open
constexpr std::uint32_t kTurnsNear = 5;      // a description without a noun in common means someone so near
constexpr double kPart[] = {1, 1.25, 2, 3};  // by Part
constexpr double kIntroduced = 1;
constexpr double kKnownGender = 0.9;
constexpr double kFullName = 0.5;  // who is to speak is introduced by a full name
constexpr double kSameParagraph = 1;
constexpr double kTurn = 1;  // each sentence between

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Gender gender_of(std::string_view pronoun) {
  if (is_one_of(pronoun, {"he", "him", "his", "himself"})) return Gender::kMale;
  if (is_one_of(pronoun, {"she", "her", "hers", "herself"})) return Gender::kFemale;
  return Gender::kUnknown;
}

}  // namespace

bool is_document_noun(std::string_view noun) {
  return is_one_of(noun,
                   {"statement", "release", "report", "post",  "letter",  "advice",     "alert",   "notice",
                    "memo",      "filing",  "tweet",  "email", "message", "e-mail",     "account", "website",
                    "site",      "page",    "survey", "study", "poll",    "newsletter", "office"});
}

Focus::Focus(const Tree& tree, const NameTable& names, const std::vector<MarkedRun>& runs)
    : tree_(tree),
      names_(names),
      quoted_(tree.size(), 0),
      gender_(names.names.size(), Gender::kUnknown),
      introduced_(names.names.size(), 0) {
  mark_quoted(runs);
  number_turns();
  learn_introductions();
  learn_genders();
  walk();
}

void Focus::mark_quoted(const std::vector<MarkedRun>& runs) {
  for (const MarkedRun& run : runs) {
    const TokenRange tokens = tree_.tokens_in(run.content);
    for (TokenIndex i = tokens.begin; i < tokens.end; ++i) quoted_[i] = 1;
  }
}

void Focus::number_turns() {
  std::uint32_t turn = 0;
  for (const Sentence& sentence : tree_.document().sentences) {
    turns_.push_back(turn);
    for (TokenIndex k = sentence.begin; k < sentence.end; ++k) {
      if (quoted(k) || tree_[k].pos == Pos::kPunct) continue;
      ++turn;
      break;
    }
  }
}

void Focus::learn_introductions() {
  for (const NamedSpan& named : names_.spans) {
    if (names_.names[named.name].kind != NameKind::kPerson) continue;
    const TokenIndex last = named.span.name.end - 1;
    const bool speaks =
        tree_[last].dep == "nsubj" && (Lexicons::get().cue(tree_[tree_[last].head].lemma) & kTakesMarks) != 0;
    const bool told = named.span.votes[static_cast<std::size_t>(NameKind::kPerson)] >= 2;
    if (speaks || told || !named.span.title.empty() || !names_.names[named.name].roles.empty())
      introduced_[named.name] = 1;
  }
}

void Focus::learn_genders() {
  std::vector<int> votes(names_.names.size(), 0);  // > 0: male
  for (const NamedSpan& named : names_.spans) {
    for (TokenIndex k = named.span.title.begin; k < named.span.title.end; ++k) {
      const std::string title = lower_ascii(tree_.text(k));
      if (title.starts_with("mr") && title.size() <= 3 && title != "mrs") votes[named.name] += 5;
      if (is_one_of(title, {"mrs", "mrs.", "ms", "ms.", "miss", "madam", "madame", "lady", "dame", "sister"}))
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
      if (!introduced_[named.name] && names_.names[named.name].name.find(' ') == std::string::npos) continue;
      several |= only && *only != named.name;
      only = named.name;
      from = std::min(from, named.span.name.end);
    }
    if (!only || several) continue;
    for (TokenIndex k = from; k < sentence.end; ++k) {
      if (quoted(k)) continue;
      const Gender gender = gender_of(lower_ascii(tree_.text(k)));
      if (gender != Gender::kUnknown) votes[*only] += gender == Gender::kMale ? 1 : -1;
    }
  }
  for (NameIndex n = 0; n < votes.size(); ++n) {
    if (votes[n] != 0) gender_[n] = votes[n] > 0 ? Gender::kMale : Gender::kFemale;
  }
}

bool Focus::is_subject(TokenIndex token) const {
  for (int step = 0; step < 3; ++step) {
    const std::string_view dep = tree_[token].dep;
    if (dep == "nsubj" || dep == "nsubjpass") return true;
    if (dep != "appos" && dep != "compound" && dep != "conj" && dep != "flat") return false;
    token = tree_[token].head;
  }
  return false;
}

// The parser may lose a subject; a name that opens its sentence is what the sentence is about.
Focus::Part Focus::part_of(TokenIndex first, TokenIndex last) const {
  if (first == past_dateline(tree_, first) && tree_[last].dep != "poss") return Part::kTopic;
  if (!is_subject(last)) return Part::kOther;
  TokenIndex verb = tree_[last].head;
  while (tree_[verb].pos != Pos::kVerb && tree_[verb].pos != Pos::kAux && tree_[verb].head != verb)
    verb = tree_[verb].head;
  while (tree_[verb].dep == "conj") verb = tree_[verb].head;
  if (tree_[verb].dep == "ROOT") return Part::kTopic;
  return is_only_person(first) ? Part::kOnlySubject : Part::kSubject;
}

bool Focus::is_only_person(TokenIndex token) const {
  const TokenRange sentence = tree_.sentence_of(token);
  auto at = std::partition_point(names_.spans.begin(), names_.spans.end(), [&](const NamedSpan& named) {
    return named.span.name.begin < sentence.begin;
  });
  for (; at != names_.spans.end() && at->span.name.begin < sentence.end; ++at)
    if (at->span.name.begin != token && names_.names[at->name].kind == NameKind::kPerson) return false;
  return true;
}

// All places outside marks and datelines in text order; a pronoun is read with the places before it.
void Focus::walk() {
  auto named = names_.spans.begin();
  for (TokenIndex k = 0; k < tree_.size(); ++k) {
    const bool name = named != names_.spans.end() && named->span.name.begin == k;
    const std::uint32_t turn = turns_[tree_[k].sentence];
    if (name) {
      const TokenIndex last = named->span.name.end - 1;
      if (!quoted(k) && k >= past_dateline(tree_, k))
        places_.push_back({k, named->name, part_of(k, last), tree_[last].dep == "poss", turn});
      ++named;
    } else if (tree_[k].pos == Pos::kPron && !quoted(k) && tree_.uses(Rule::kPronouns)) {
      const Gender gender = gender_of(lower_ascii(tree_.text(k)));
      if (gender == Gender::kUnknown) continue;
      if (const auto who = before(k, NameKind::kPerson, gender))
        places_.push_back({k, *who, part_of(k, k), tree_[k].dep == "poss", turn});
    }
  }
}

double Focus::weight(const Place& place, TokenIndex token, NameKind kind, Gender gender) const {
  const auto& sentences = tree_.document().sentences;
  double weight = kPart[static_cast<std::size_t>(place.part)];
  if (kind == NameKind::kOrg && place.owner) weight += 1;
  if (is_introduced(place.name)) weight += kIntroduced;
  if (gender != Gender::kUnknown && gender_[place.name] == gender) weight += kKnownGender;
  if (names_.names[place.name].name.find(' ') != std::string::npos) weight += kFullName;
  if (sentences[tree_[place.token].sentence].paragraph == sentences[tree_[token].sentence].paragraph)
    weight += kSameParagraph;
  return weight - kTurn * (turns_[tree_[token].sentence] - place.turn);
}

// A full name of which nothing else is known may be a person's.
bool Focus::may_be(NameIndex name, NameKind kind) const {
  const Name& named = names_.names[name];
  if (named.kind == kind) return true;
  return kind == NameKind::kPerson && named.kind == NameKind::kOther &&
         named.name.find(' ') != std::string::npos &&
         named.name.find_first_of("0123456789") == std::string::npos;
}

std::optional<NameIndex> Focus::before(TokenIndex token, NameKind kind, Gender gender) const {
  const std::uint32_t here = turns_[tree_[token].sentence];
  auto at = std::partition_point(places_.begin(), places_.end(),
                                 [&](const Place& place) { return place.token < token; });
  std::optional<NameIndex> best;
  double most = 0;
  while (at != places_.begin()) {
    --at;
    if (here - at->turn > kTurnsBack) break;
    if (!may_be(at->name, kind)) continue;
    const Gender known = gender_[at->name];
    if (gender != Gender::kUnknown && known != Gender::kUnknown && known != gender) continue;
    const double value = weight(*at, token, kind, gender);
    if (!best || value > most) best = at->name, most = value;
  }
  return best;
}

std::optional<NameIndex> Focus::of_pronoun(TokenIndex token) const {
  if (!tree_.uses(Rule::kPronouns)) return std::nullopt;
  const std::string word = lower_ascii(tree_.text(token));
  if (const Gender gender = gender_of(word); gender != Gender::kUnknown)
    return before(token, NameKind::kPerson, gender);
  if (word == "it") {
    if (const auto reader = of_document_before(token)) return reader;
  }
  if (word == "it" || word == "its") return before(token, NameKind::kOrg, Gender::kUnknown);
  return word == "they" ? of_they(token) : std::nullopt;
}

// "The manager read a statement. It said": the words of whoever gave it out.
std::optional<NameIndex> Focus::of_document_before(TokenIndex token) const {
  if (!tree_.uses(Rule::kStatementsRead)) return std::nullopt;
  const std::uint32_t here = turns_[tree_[token].sentence];
  for (auto at = places_.rbegin(); at != places_.rend() && here - std::min(here, at->turn) <= 1; ++at) {
    if (at->token >= token || at->turn == here || at->part != Part::kTopic) continue;
    const TokenIndex verb = tree_[at->token].head;
    for (TokenIndex k = at->token; k < tree_.sentence_of(at->token).end; ++k) {
      if (tree_[k].dep != "dobj" || quoted(k) || tree_[k].head < at->token) continue;
      return is_document_noun(lower_ascii(tree_[k].lemma)) && verb != at->token ? std::optional(at->name)
                                                                                : std::nullopt;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

// "The council issued a warning. They also advised": a body that is the subject of the sentence before.
std::optional<NameIndex> Focus::of_they(TokenIndex token) const {
  const std::uint32_t here = turns_[tree_[token].sentence];
  for (auto at = places_.rbegin(); at != places_.rend(); ++at) {
    if (at->token >= token || at->turn == here) continue;
    if (here - at->turn > 1) return std::nullopt;
    if (at->part != Part::kTopic || names_.names[at->name].kind != NameKind::kOrg) continue;
    const TokenIndex verb = tree_[at->token].head;
    return tree_[verb].dep == "ROOT" || tree_[tree_[verb].head].dep == "ROOT" ? std::optional(at->name)
                                                                              : std::nullopt;
  }
  return std::nullopt;
}

std::optional<NameIndex> Focus::last_introduced(TokenIndex token) const {
  const std::uint32_t here = turns_[tree_[token].sentence];
  auto at = std::partition_point(places_.begin(), places_.end(),
                                 [&](const Place& place) { return place.token < token; });
  std::optional<NameIndex> best;
  double most = 0;
  while (at != places_.begin() && here - (--at)->turn <= kTurnsNear) {
    if (!is_introduced(at->name)) continue;
    const double value = weight(*at, token, NameKind::kPerson, Gender::kUnknown);
    if (!best || value > most) best = at->name, most = value;
  }
  return best;
}

std::optional<NameIndex> Focus::main_body(TokenIndex token, bool trades) const {
  if (!tree_.uses(Rule::kMainBody)) return std::nullopt;
  std::optional<NameIndex> best;
  std::vector<int> acts(names_.names.size(), 0);
  const Lexicons& lexicons = Lexicons::get();
  for (const NamedSpan& named : names_.spans) {
    const TokenIndex first = named.span.name.begin;
    if (first >= token) break;
    const Token& last = tree_[named.span.name.end - 1];
    if (names_.names[named.name].kind != NameKind::kOrg) continue;
    if (trades && lexicons.public_bodies.contains(lower_ascii(tree_.text(named.span.name.end - 1)))) continue;
    if (first < past_dateline(tree_, first)) continue;
    const bool near = tree_[token].sentence - last.sentence <= 2;
    const bool acts_here = is_subject(named.span.name.end - 1) || last.dep == "poss";
    acts[named.name] += acts_here ? (near ? 6 : 3) : last.dep == "dobj" ? 0 : 1;
    if (!best || acts[named.name] >= acts[*best]) best = named.name;
  }
  return best;
}

bool Focus::may_mean(std::string_view pronoun, NameIndex name) const {
  if (names_.names[name].kind != NameKind::kPerson) return false;
  const Gender wanted = gender_of(pronoun);
  return gender_[name] == Gender::kUnknown || gender_[name] == wanted;
}

bool Focus::person_between(TokenIndex begin, TokenIndex end) const {
  return std::any_of(names_.spans.begin(), names_.spans.end(), [&](const NamedSpan& named) {
    const TokenIndex at = named.span.name.begin;
    return begin <= at && at < end && !quoted(at) && is_introduced(named.name);
  });
}

}  // namespace tellings
