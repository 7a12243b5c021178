#include "annotate/cues.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "text/ascii.h"
#include "text/chars.h"
#include "text/utf8.h"

namespace tellings {
namespace {

bool is_subject(std::string_view dep) { return dep == "nsubj" || dep == "nsubjpass" || dep == "csubj"; }

std::optional<TokenIndex> own_subject(const Tree& tree, TokenIndex verb) {
  for (const TokenIndex c : tree.children(verb)) {
    if (is_subject(tree[c].dep)) return c;
  }
  return std::nullopt;
}

// A verb that lends its subject and its place in the cue to the one under it: "went on to explain".
bool is_light(std::string_view lemma) {
  static const std::unordered_set<std::string_view> kLight = {"go",      "continue", "begin",   "start",
                                                              "proceed", "try",      "decline", "refuse"};
  return kLight.contains(lemma);
}

}  // namespace

CueFrames cue_frames(const Tree& tree, TokenIndex token) {
  const Token& t = tree[token];
  if (t.pos != Pos::kVerb && !(t.pos == Pos::kAux && t.dep == "ROOT")) {
    // The tagger takes "shrugged Maass" and the like for nouns: a root in a past or third-person form is
    // heard, too.
    const bool verbal = t.tag.substr(0, 2) == "VB" && t.pos != Pos::kAux;
    if (!verbal) return 0;
  }
  return Lexicons::get().cue(lower_ascii(t.lemma));
}

std::optional<TokenIndex> subject_of(const Tree& tree, TokenIndex verb) {
  // "One was told by the phone company": who spoke is the agent; the subject was spoken to.
  if (tree.has_child(verb, "nsubjpass") || tree.has_child(verb, "auxpass")) {
    const TokenIndex agent = tree.child(verb, "agent");
    if (agent == tree.size()) return std::nullopt;
    const TokenIndex speaker = tree.child(agent, "pobj");
    return speaker == tree.size() ? std::nullopt : std::optional(speaker);
  }
  bool aside = false;  // "said it was shut, after saying": who says both times
  for (int step = 0; step < 6; ++step) {
    const Token& token = tree[verb];
    const bool reported = aside && token.dep == "ccomp" && cue_frames(tree, token.head) != 0;
    const auto subject = own_subject(tree, verb);
    if (subject && !reported) return subject;
    aside |= token.dep == "pcomp";
    const bool passes_on = reported || token.dep == "conj" || token.dep == "xcomp" || token.dep == "advcl" ||
                           token.dep == "dep" || token.dep == "pcomp" || (token.dep == "prep" && step > 0);
    if (token.dep == "acl" || token.dep == "relcl") return token.head;
    if (!passes_on || token.head == verb) return std::nullopt;
    verb = token.head;
  }
  return std::nullopt;
}

TokenRange noun_phrase(const Tree& tree, TokenIndex head, TokenIndex verb) {
  TokenRange range = tree.subtree(head);
  if (range.contains(verb)) {
    // A relative clause that holds the verb: only the words before it.
    range.end = std::min(range.end, verb);
    if (head > verb) range = {head, head + 1};
    for (TokenIndex k = head + 1; k < range.end; ++k) {
      if (tree[k].pos == Pos::kPron || tree[k].pos == Pos::kPunct || tree[k].tag == "WP" ||
          tree[k].tag == "WDT")
        range.end = k;
    }
  }
  const auto trims = [&](TokenIndex k) {
    const std::string_view text = tree.text(k);
    if (!text.empty() && is_dash(decode_at(text, 0).code_point)) return true;
    return tree[k].pos == Pos::kPunct && text != ")" && text != "(";
  };
  while (range.size() > 1 && trims(range.end - 1)) --range.end;
  while (range.size() > 1 && (trims(range.begin) || tree[range.begin].pos == Pos::kCconj)) ++range.begin;
  return range;
}

TokenRange cue_words(const Tree& tree, TokenIndex verb) {
  TokenRange range = {verb, verb + 1};
  TokenIndex top = verb;
  if (tree[verb].dep == "xcomp" && tree[verb].head < verb && is_light(tree[tree[verb].head].lemma)) {
    top = tree[verb].head;
    range.begin = top;
  }
  const auto belongs = [&](TokenIndex k) {
    const std::string_view dep = tree[k].dep;
    const bool own = tree[k].head == top || tree[k].head == verb;
    return own && (dep == "aux" || dep == "auxpass" || dep == "neg" ||
                   (dep == "advmod" && tree[k].pos == Pos::kAdv));
  };
  while (range.begin > 0 && belongs(range.begin - 1)) --range.begin;
  while (range.end < tree.size() && tree[range.end].head == verb && tree[range.end].dep == "prt") ++range.end;
  return range;
}

}  // namespace tellings
