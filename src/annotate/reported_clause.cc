// Idea: the tree gives a reported clause its words; two things hang in it that the speaker did not say:
// what the speaker did next, and what the account makes of it.
//
// Example: The council told residents [the road was shut] and warned them to stay away, in the
// first such notice this year.
//
// Counter-example: She said [the council met on Friday and warned residents]: both verbs are reported, for
// the council is their subject.
#include "annotate/reported_clause.h"

#include <algorithm>

#include "annotate/cues.h"

namespace tellings {

TokenRange without_own_verb(const Tree& tree, TokenRange clause, TokenIndex head,
                            const Attribution& attribution) {
  if (!tree.uses(Rule::kOwnVerbs)) return clause;
  for (const TokenIndex c : tree.children(head)) {
    if (tree[c].dep != "conj" || c <= head || c >= clause.end || tree.has_child(c, "nsubj")) continue;
    // Two tenses, one of them the speaker's; or a second verb of saying in the tense of the first.
    const bool other_tense = tree[head].tag == "VB" && tree[c].tag == "VBD";
    const bool says = attribution.verb && tree[c].tag == tree[*attribution.verb].tag &&
                      tree[c].tag == "VBD" && cue_frames(tree, c) != 0 && tree[head].pos == Pos::kAux;
    if (!other_tense && !says) continue;
    for (TokenIndex k = c; k-- > head;) {
      if (tree[k].pos != Pos::kCconj) continue;
      clause.end = std::min(clause.end, k);
      break;
    }
  }
  return clause;
}

TokenRange without_aside(const Tree& tree, TokenRange clause) {
  if (!tree.uses(Rule::kAsides)) return clause;
  for (TokenIndex k = clause.begin + 3; k + 1 < clause.end; ++k) {
    if (tree.text(k) != ",") continue;
    const Token& next = tree[k + 1];
    const bool relative =
        (next.tag == "WDT" || next.tag == "WP") && tree.subtree(tree[k + 1].head).end == clause.end;
    const bool participle = next.tag == "VBG" && next.dep == "advcl" && tree.subtree(k + 1).end == clause.end;
    if (relative || participle) return {clause.begin, k};
  }
  return clause;
}

}  // namespace tellings
