// Who is meant by the words that stand for a speaker: a name, "he", "the minister", "its chief executive, Ana
// Ruiz".
#pragma once

#include <optional>
#include <string>
#include <vector>

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
  // The person or body that a text speaks of just before `token`.
  [[nodiscard]] std::optional<NameIndex> in_focus(TokenIndex token, NameKind kind) const;
  // Whether "he" or "she" can be this person, by what the account tells of the gender.
  [[nodiscard]] bool may_mean(std::string_view pronoun, NameIndex name) const;
  // Whether a person is named outside quotation marks in tokens [begin, end).
  [[nodiscard]] bool person_between(TokenIndex begin, TokenIndex end) const;
  // Whether the token stands between quotation marks.
  [[nodiscard]] bool quoted(TokenIndex token) const { return quoted_[token] != 0; }

 private:
  enum class Gender : std::uint8_t { kUnknown, kFemale, kMale };

  void learn_genders();
  void learn_introductions();
  [[nodiscard]] bool is_introduced(NameIndex name) const;
  template <typename Fits>
  [[nodiscard]] std::optional<NameIndex> nearest(TokenIndex token, std::uint32_t sentences,
                                                 const Fits& fits) const;
  [[nodiscard]] std::optional<NameIndex> resolve_pronoun(TokenIndex token) const;
  [[nodiscard]] std::optional<NameIndex> resolve_description(TokenIndex head, TokenRange phrase) const;
  [[nodiscard]] std::optional<NameIndex> antecedent(TokenIndex token, NameKind kind, Gender gender) const;
  [[nodiscard]] bool is_subject(const NamedSpan& named) const;
  [[nodiscard]] bool is_role(TokenIndex head) const;
  [[nodiscard]] std::optional<NameIndex> name_beside(TokenIndex head, TokenRange phrase) const;
  [[nodiscard]] std::optional<NameIndex> owner_of_document(TokenIndex head, TokenRange phrase) const;
  [[nodiscard]] std::optional<NameIndex> person_of_body(TokenRange phrase) const;
  [[nodiscard]] std::optional<NameIndex> main_body(TokenIndex token) const;
  [[nodiscard]] bool in_modifier(TokenIndex token, TokenIndex head) const;

  const Tree& tree_;
  const NameTable& names_;
  std::vector<std::uint8_t> quoted_;                  // by token
  std::vector<Gender> gender_;                        // by name
  std::vector<std::vector<std::string>> role_words_;  // by name: nouns that describe it
  std::vector<std::uint8_t> introduced_;              // by name
};

}  // namespace tellings
