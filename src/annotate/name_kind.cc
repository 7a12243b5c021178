// Idea: many weak hints vote on what a name is: the model's label, a title, the words of the name, and the
// words beside it. The account's whole evidence is summed over all places later (names.cc).
//
// Example: "the gang, Iron Wren," Wren is a body, whatever the label says: "gang" is a body's noun.
//
// Counter-example: "Orlen" labelled a person once and nothing else: the label stands, but counts little.
#include "annotate/name_kind.h"

#include <algorithm>
#include <optional>

#include "annotate/lexicons.h"
#include "text/ascii.h"
#include "text/chars.h"
#include "text/utf8.h"

namespace tellings {
namespace {

using Key = std::size_t;
constexpr Key key(NameKind kind) { return static_cast<Key>(kind); }

std::optional<NameKind> kind_of_label(std::string_view label) {
  if (label == "PERSON") return NameKind::kPerson;
  if (label == "ORG") return NameKind::kOrg;
  if (label == "GPE" || label == "LOC" || label == "FAC") return NameKind::kPlace;
  if (label == "EVENT") return NameKind::kEvent;
  if (label == "PRODUCT" || label == "WORK_OF_ART" || label == "LAW") return NameKind::kOther;
  return std::nullopt;
}

void vote_by_words(const Tree& tree, NameSpan& span) {
  const Lexicons& lexicons = Lexicons::get();
  bool body = false;
  for (TokenIndex k = span.name.begin; k < span.name.end; ++k)
    body |= lexicons.org_words.contains(word_key(tree.text(k)));
  const std::string last = word_key(tree.text(span.name.end - 1));
  const std::string first = word_key(tree.text(span.name.begin));
  const std::string_view noun = tree.text(span.name.end - 1);
  body |= noun == "embassy" || noun == "consulate" ||
          (span.name.size() > 2 && is_possessive(tree, span.name.begin + 1));
  if (body && span.name.size() > 1) span.votes[key(NameKind::kOrg)] += 3;
  if (lexicons.place_words.contains(last) && span.name.size() > 1) span.votes[key(NameKind::kPlace)] += 2.5;
  if (lexicons.place_words.contains(first) && span.name.size() > 1 && !body)
    span.votes[key(NameKind::kPlace)] += 1.5;
  if (span.name.size() == 1 && is_acronym(tree.text(span.name.begin)) && !is_shouted(tree, span.name.begin))
    span.votes[key(NameKind::kOrg)] += 1.5;
}

void vote_by_neighbours(const Tree& tree, NameSpan& span) {
  const Lexicons& lexicons = Lexicons::get();
  const TokenIndex before = span.title.empty() ? span.name.begin : span.title.begin;
  const TokenIndex sentence_begin = tree.sentence_of(span.name.begin).begin;
  const TokenIndex sentence_end = tree.sentence_of(span.name.begin).end;
  if (before > sentence_begin) {
    const std::string left = word_key(tree.text(before - 1));
    if (left == "in" || left == "at" || left == "near" || left == "outside")
      span.votes[key(NameKind::kPlace)] += 1;
    if (left == "the") span.votes[key(NameKind::kOrg)] += 0.5;
    if (tree[before - 1].pos == Pos::kNoun && lexicons.role_nouns.contains(left))
      span.votes[key(NameKind::kPerson)] += 2;
  }
  // "PORT SELIM, Zahran, May 14 (BP) -": the place of a dateline.
  if (span.name.begin == sentence_begin && is_acronym(tree.text(span.name.begin)) &&
      tree.text(span.name.begin).size() > 4 && span.name.end < sentence_end &&
      tree[span.name.end].pos == Pos::kPunct) {
    span.votes[key(NameKind::kPlace)] += 3;
  }
  // "the Orlen pump plant": a body or a place tells things apart.
  const Token& modified = tree[tree[span.name.end - 1].head];
  if (span.name.size() == 1 && tree[span.name.begin].dep == "compound" && modified.pos == Pos::kNoun &&
      tree[span.name.begin].head > span.name.begin &&
      !lexicons.role_nouns.contains(lower_ascii(modified.lemma)))
    span.votes[key(NameKind::kOrg)] += 1.5;
  if (has_age(tree, span.name.end)) span.votes[key(NameKind::kPerson)] += 3;
  // "The gang, Iron Wren,", "the company, Hill Star,".
  const Token& last = tree[span.name.end - 1];
  if (last.dep == "appos" && last.head < span.name.begin && tree[last.head].pos == Pos::kNoun) {
    const std::string noun = lower_ascii(tree[last.head].lemma);
    if (lexicons.org_words.contains(noun)) span.votes[key(NameKind::kOrg)] += 3;
    if (lexicons.place_words.contains(noun)) span.votes[key(NameKind::kPlace)] += 3;
    if (lexicons.role_nouns.contains(noun)) span.votes[key(NameKind::kPerson)] += 2;
  }
  for (const TokenIndex c : tree.children(span.name.end - 1)) {
    if (tree[c].dep == "appos" && tree[c].pos == Pos::kNoun &&
        lexicons.role_nouns.contains(lower_ascii(tree[c].lemma))) {
      span.votes[key(NameKind::kPerson)] += 3;
    }
  }
  const Token& head = tree[tree[span.name.end - 1].head];
  if (tree[span.name.end - 1].dep == "nsubj" && (lexicons.cue(head.lemma) & kTakesMarks) != 0) {
    span.votes[span.name.size() >= 2 && span.name.size() <= 3 ? key(NameKind::kPerson)
                                                              : key(NameKind::kOrg)] += 0.3;
  }
  if (span.name.end < sentence_end && tree.text(span.name.end) == "who")
    span.votes[key(NameKind::kPerson)] += 2;
  if (span.name.end + 1 < sentence_end && tree.text(span.name.end) == "," &&
      tree.text(span.name.end + 1) == "who")
    span.votes[key(NameKind::kPerson)] += 2;
  if (span.name.end + 1 < sentence_end && tree.text(span.name.end) == "," &&
      tree.text(span.name.end + 1) == "which")
    span.votes[key(NameKind::kOrg)] += 0.7;
}

}  // namespace

NameKind winner(const KindVotes& votes) {
  const auto best = std::max_element(votes.begin(), votes.end());
  return *best > 0 ? static_cast<NameKind>(best - votes.begin()) : NameKind::kOther;
}

std::string word_key(std::string_view word) {
  std::string lower = lower_ascii(word);
  if (!lower.empty() && lower.back() == '.') lower.pop_back();
  return lower;
}

bool has_age(const Tree& tree, TokenIndex i) {
  if (i + 1 >= tree.size() || tree.text(i) != "," || tree[i].sentence != tree[i + 1].sentence) return false;
  if (tree.text(i + 1) == "aged") ++i;
  const std::string_view age = i + 1 < tree.size() ? tree.text(i + 1) : "";
  const bool two_digits = age.size() == 2 && age.find_first_not_of("0123456789") == std::string_view::npos;
  return two_digits && (i + 2 >= tree.size() || tree[i + 2].pos == Pos::kPunct);
}
bool is_shouted(const Tree& tree, TokenIndex i) {
  const TokenRange sentence = tree.sentence_of(i);
  TokenIndex shouted = 0;
  TokenIndex words = 0;
  for (TokenIndex k = sentence.begin; k < sentence.end; ++k) {
    const std::string_view text = tree.text(k);
    if (text.size() < 2 || !is_letter(decode_at(text, 0).code_point)) continue;
    ++words;
    shouted += is_acronym(text) ? 1U : 0U;
  }
  return words >= 4 && shouted * 2 > words;
}

bool is_possessive(const Tree& tree, TokenIndex i) {
  if (tree[i].tag == "POS") return true;
  const std::string_view text = tree.text(i);
  return (text == "’" || text == "'") && i > 0 && tree[i - 1].span.end == tree[i].span.begin &&
         tree.text(i - 1).ends_with('s');
}

void vote_on_kind(const Tree& tree, NameSpan& span) {
  for (TokenIndex k = span.name.begin; k < span.name.end; ++k) {
    if (const auto kind = kind_of_label(tree[k].ent_type)) span.votes[key(*kind)] += 1.0 / span.name.size();
  }
  if (!span.title.empty()) span.votes[key(NameKind::kPerson)] += 3;
  if (tree.uses(Rule::kKindByWords)) vote_by_words(tree, span);
  if (tree.uses(Rule::kKindByNeighbours)) vote_by_neighbours(tree, span);
}

}  // namespace tellings
