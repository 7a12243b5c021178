// Who is meant by the words that stand for a speaker: a name, "he", "the minister", "its chief executive, Ana
// Ruiz".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "annotate/focus.h"
#include "annotate/marked_runs.h"
#include "annotate/names.h"
#include "annotate/tree.h"

namespace tellings {

class Speakers {
 public:
  // All three must outlive it.
  Speakers(const Tree& tree, const NameTable& names, const std::vector<MarkedRun>& runs);

  // The name that the phrase with this head means; nothing where the text does not decide.
  [[nodiscard]] std::optional<NameIndex> resolve(TokenIndex head, TokenRange phrase) const;
  // As shown: the resolved name, else the phrase as printed without its article.
  [[nodiscard]] std::string shown(std::optional<NameIndex> name, TokenRange phrase) const;
  // Whom the text speaks of.
  [[nodiscard]] const Focus& focus() const { return focus_; }
  // Whether the token stands between quotation marks.
  [[nodiscard]] bool quoted(TokenIndex token) const { return focus_.quoted(token); }

 private:
  [[nodiscard]] std::optional<NameIndex> resolve_pronoun(TokenIndex token) const;
  [[nodiscard]] std::optional<NameIndex> resolve_description(TokenIndex head, TokenRange phrase) const;
  [[nodiscard]] bool is_role(TokenIndex head) const;
  [[nodiscard]] std::optional<NameIndex> person_beside_office(const NamedSpan& office, TokenIndex head,
                                                              TokenRange phrase) const;
  [[nodiscard]] bool is_of_a_kind(std::string_view noun, TokenIndex head, TokenRange phrase) const;
  [[nodiscard]] std::optional<NameIndex> name_beside(TokenIndex head, TokenRange phrase) const;
  [[nodiscard]] std::optional<NameIndex> owner_of_document(TokenIndex head, TokenRange phrase) const;
  [[nodiscard]] bool in_modifier(TokenIndex token, TokenIndex head) const;

  const Tree& tree_;
  const NameTable& names_;
  Focus focus_;
  std::vector<std::vector<std::string>> role_words_;  // by name: nouns that describe it
};

}  // namespace tellings
