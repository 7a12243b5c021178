#include "annotate/figure_context.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "annotate/data.h"
#include "annotate/lexicons.h"
#include "base/lexicon.h"
#include "text/ascii.h"

namespace tellings {
namespace {

const std::unordered_map<std::string_view, Change>& change_verbs() {
  static const auto kVerbs = [] {
    std::unordered_map<std::string_view, Change> verbs;
    for (const auto& entry : read_table(annotate_data::kChangeVerbs))
      verbs[entry[0]] = entry[1] == "up" ? Change::kUp : Change::kDown;
    return verbs;
  }();
  return kVerbs;
}

bool starts_sentence(const Tree& tree, TokenIndex token) { return tree.sentence_of(token).begin == token; }

// "Boeing", "iPhone".
bool is_capital(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

bool is_name_part(const Tree& tree, std::span<const Lexeme> lexemes, const Amount& amount,
                  const AmountTokens& tokens) {
  if (!tree.uses(Rule::kNumbersOfNames)) return false;
  if (!amount.unit.empty() || amount.money || amount.vague || amount.hyphened || amount.part || amount.age)
    return false;
  const TokenIndex first = tokens.number.begin;
  const Token& number = tree[tokens.head];
  const Lexeme& printed = lexemes[amount.number_begin];
  const TokenIndex beside = first > 0 ? first - 1 : first;
  const bool touched = beside < first && tree[beside].span.end + 1 == tree[first].span.begin;
  const bool noun_before = tree[beside].pos == Pos::kNoun || tree[beside].pos == Pos::kPropn;
  if (number.dep == "nummod" && number.head == beside && touched && noun_before && !amount.worded)
    return true;  // "silo 5"
  const bool plural =
      tokens.counted && (tree[*tokens.counted].tag == "NNS" || tree[*tokens.counted].tag == "NNPS" ||
                         tree[*tokens.counted].lemma == "people");
  if (plural) return false;
  if (tokens.counted && tree[*tokens.counted].tag == "NNP" && !amount.worded && amount.plain &&
      amount.value > 1)
    return true;  // "the 787 Dreamliner"
  const bool dated = number.ent_type == "DATE" || number.ent_type == "TIME";
  if (dated && amount.plain && (printed.digits == 4 || amount.value <= 31)) return true;
  if (starts_sentence(tree, first)) return false;
  const TokenIndex before = first - 1;
  const bool touches = tree[before].span.end + 1 == tree[first].span.begin;
  const bool named = touches && is_capital(tree.text(before)) && !amount.worded &&
                     tree[before].pos != Pos::kVerb && tree[before].pos != Pos::kAdv &&
                     tree[before].pos != Pos::kAdp && tree[before].pos != Pos::kCconj;
  if (named && !starts_sentence(tree, before)) return true;
  return number.dep == "nummod" && number.head < first && is_capital(tree.text(number.head)) && touches &&
         !amount.worded;
}

bool is_age_of_person(const Tree& tree, std::span<const Lexeme> lexemes, const Amount& amount,
                      const AmountTokens& tokens) {
  if (!amount.plain || !amount.unit.empty() || amount.hyphened || amount.value < 1 || amount.value > 115 ||
      tokens.counted)
    return false;
  const TokenIndex first = tokens.number.begin;
  if (starts_sentence(tree, first)) return false;
  TokenIndex name = first - 1;
  const bool comma = tree.text(name) == ",";
  if (comma && name > 0) --name;
  const bool place =
      tree[name].ent_type == "GPE" || tree[name].ent_type == "DATE" || tree[name].ent_type == "LOC";
  if (!is_capital(tree.text(name)) || place || tree.text(name).size() < 2) return false;
  const std::size_t next = amount.end;
  if (comma)
    return next >= lexemes.size() || lexemes[next].is(",") || lexemes[next].is(".") ||
           lexemes[next].is(";") || lexemes[next].is(")") || lexemes[next].is("(") ||
           lexemes[next].is("and") || lexemes[next].is("who");
  return tree[name].ent_type == "PERSON" && amount.value >= 5;
}

bool is_age_by_verb(const Tree& tree, std::span<const Lexeme> lexemes, const Amount& amount,
                    const AmountTokens& tokens) {
  if (!amount.unit.empty() || amount.money || amount.hyphened || amount.part || amount.vague ||
      amount.range || amount.vote || tokens.counted)
    return false;
  if (amount.value < 1 || amount.value > 115) return false;
  if (amount.end < lexemes.size() &&
      (lexemes[amount.end].is("of") || lexemes[amount.end].is("%") || lexemes[amount.end].is("to")))
    return false;
  const TokenIndex verb = tree[tokens.head].head;
  const auto lemma = tree[verb].lemma;
  if (verb >= tokens.number.begin || (lemma != "be" && lemma != "turn")) return false;
  for (const TokenIndex child : tree.children(verb)) {
    if (tree[child].dep != "nsubj") continue;
    const auto who = lower_ascii(tree.text(child));
    if (tree[child].lemma == "age" || tree[child].lemma == "expectancy")
      return true;  // "life expectancy is 73"
    const bool pronoun = who == "he" || who == "she" || who == "i" || who == "who";
    return pronoun || tree[child].ent_type == "PERSON";
  }
  return false;
}

Change change_before(const Tree& tree, std::uint32_t begin) {
  TokenIndex at = tree.token_from(begin);
  for (int steps = 0; steps < 3 && at > 0; ++steps) {
    --at;
    const Token& token = tree[at];
    const auto lemma = lower_ascii(token.lemma);
    const bool word = token.pos == Pos::kVerb || token.pos == Pos::kAdv || token.pos == Pos::kAdp ||
                      token.pos == Pos::kAdj || token.dep == "prt" || token.dep == "advmod";
    if (const auto found = change_verbs().find(lemma); word && found != change_verbs().end())
      return found->second;
    if (lemma == "by" && token.dep == "prep" && token.head < at) {  // "grow sales by 35 percent"
      const Token& verb = tree[token.head];
      const auto found = change_verbs().find(lower_ascii(verb.lemma));
      if (verb.pos == Pos::kVerb && found != change_verbs().end()) return found->second;
    }
    if (lemma != "by" && lemma != "another" && lemma != "a" && lemma != "further" && lemma != "an" &&
        lemma != "some")
      break;
  }
  return Change::kNone;
}

std::optional<ByteSpan> holder_of(const Tree& tree, TokenIndex token) {
  const TokenRange sentence = tree.sentence_of(token);
  for (TokenIndex i = sentence.begin; i + 1 < sentence.end; ++i) {
    if (lower_ascii(tree.text(i)) != "according" || tree.text(i + 1) != "to") continue;
    const TokenIndex object = tree.child(i + 1, "pobj");
    if (object != tree.size()) return tree.span(tree.subtree(object));
  }
  for (TokenIndex at = token; tree[at].head != at; at = tree[at].head) {
    if (tree[at].dep != "ccomp" && tree[at].dep != "parataxis") continue;
    const TokenIndex verb = tree[at].head;
    if ((Lexicons::get().cue(tree[verb].lemma) & kTakesClause) == 0) continue;
    for (const TokenIndex child : tree.children(verb))
      if (tree[child].dep == "nsubj") return tree.span(tree.subtree(child));
  }
  return std::nullopt;
}

}  // namespace tellings
