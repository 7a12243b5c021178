// Idea: news copy introduces everyone once, in one of four places around the full name; a noun for a person
// (data/role_nouns.txt) tells an introduction from an enumeration.
//
// Example: "Orlen's chief executive, Josefine Maass, told": the role stands before the name and ends at the
// comma.
//
// Counter-example: "the ministry, Josefine Maass and the union": no noun for a person, so no role.
#include "annotate/name_roles.h"

#include <algorithm>
#include <optional>

#include "annotate/cues.h"
#include "annotate/lexicons.h"
#include "text/ascii.h"

namespace tellings {
namespace {

class Roles {
 public:
  Roles(const Tree& tree, NameTable& names) : tree_(tree), names_(names) {}

  void run() {
    for (const NamedSpan& named : names_.spans) {
      Name& name = names_.names[named.name];
      if (!named.span.title.empty() && (!named.span.honorific || has_role_noun(named.span.title)))
        add(name, named.span.title);
      if (name.kind == NameKind::kPerson) {
        const TokenRange before = words_before(named);
        if (!before.empty()) {
          add(name, before);
          name.mentions.push_back({tree_.span({before.begin, named.span.name.end}), MentionKind::kTitled});
        }
      }
      add_appositions(named, name);
    }
    for (Name& name : names_.names) {
      std::sort(name.mentions.begin(), name.mentions.end(), [](const Mention& a, const Mention& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
      });
      std::sort(name.roles.begin(), name.roles.end());
      name.roles.erase(std::unique(name.roles.begin(), name.roles.end()), name.roles.end());
    }
  }

 private:
  [[nodiscard]] bool is_role_noun(TokenIndex i) const {
    const auto& nouns = Lexicons::get().role_nouns;
    return nouns.contains(lower_ascii(tree_[i].lemma)) || nouns.contains(lower_ascii(tree_.text(i)));
  }

  // "Fisheries Minister" is said to her face and is her office; "Dr" is none.
  [[nodiscard]] bool has_role_noun(TokenRange words) const {
    for (TokenIndex k = words.begin; k < words.end; ++k)
      if (is_role_noun(k)) return true;
    return false;
  }

  void add(Name& name, TokenRange words) const {
    if (!tree_.uses(Rule::kRoles)) return;
    while (!words.empty() && (tree_[words.begin].pos == Pos::kDet || tree_[words.begin].pos == Pos::kPunct))
      ++words.begin;
    while (!words.empty() && tree_[words.end - 1].pos == Pos::kPunct && tree_.text(words.end - 1) != ")")
      --words.end;
    if (!words.empty()) name.roles.push_back(tree_.span(words));
  }

  // "chief fire officer [Tomas Lindquist]", "Opposition leader [Ana Ruiz]": nouns and adjectives right
  // before, the last or a title among them a noun for a person; back to an article, an owner or another name.
  [[nodiscard]] TokenRange words_before(const NamedSpan& named) const {
    const TokenIndex end = named.span.title.empty() ? named.span.name.begin : named.span.title.begin;
    const TokenIndex first = tree_.sentence_of(named.span.name.begin).begin;
    TokenIndex begin = end;
    bool person = false;
    while (begin > first) {
      const TokenIndex k = begin - 1;
      const bool word = tree_[k].pos == Pos::kNoun || tree_[k].pos == Pos::kAdj ||
                        tree_[k].pos == Pos::kPropn || tree_.text(k) == "-";
      const bool other = names_.at(k) && (tree_[k].pos == Pos::kPropn || is_acronym(tree_.text(k)));
      if (!word || other) break;
      if (begin == end && !is_role_noun(k)) break;
      person |= is_role_noun(k);
      begin = k;
    }
    while (begin < end && tree_.text(begin) == "-") ++begin;
    return person ? TokenRange{begin, end} : TokenRange{end, end};
  }

  // "..., an attack on Orlen Dry Docks, the port's regulator said": the parser takes the subject for an
  // apposition.
  [[nodiscard]] bool is_subject_beside(TokenRange words) const {
    return words.end < tree_.size() && cue_frames(tree_, words.end) != 0 &&
           !tree_.has_child(words.end, "nsubj") && !tree_.has_child(words.end, "nsubjpass");
  }

  void add_appositions(const NamedSpan& named, Name& name) const {
    const TokenIndex head = named.span.name.end - 1;
    for (const TokenIndex c : tree_.children(head)) {
      if (tree_[c].dep != "appos" || names_.at(c)) continue;
      const TokenRange words = tree_.subtree(c);
      if (words.begin < named.span.name.end || is_subject_beside(words)) continue;
      if (name.kind != NameKind::kPerson || is_role_noun(c)) add(name, words);
    }
    // "its regional secretary, [Peter Okello],": the name hangs on the role.
    const bool fits = tree_[head].dep == "appos" && tree_[head].head < named.span.name.begin &&
                      tree_[tree_[head].head].pos == Pos::kNoun;
    if (fits && (name.kind != NameKind::kPerson || is_role_noun(tree_[head].head))) {
      TokenRange words = tree_.subtree(tree_[head].head);
      words.end = named.span.title.empty() ? named.span.name.begin : named.span.title.begin;
      if (words.begin < words.end) add(name, words);
    }
    // "[Ana Ruiz] is the mayor of Port Selim".
    const TokenIndex verb = tree_[head].head;
    if (tree_[head].dep == "nsubj" && tree_[verb].lemma == "be") {
      const TokenIndex attribute = tree_.child(verb, "attr");
      if (attribute < tree_.size() && is_role_noun(attribute)) add(name, tree_.subtree(attribute));
    }
  }

  const Tree& tree_;
  NameTable& names_;
};

}  // namespace

void find_roles(const Tree& tree, NameTable& names) { Roles(tree, names).run(); }

}  // namespace tellings
