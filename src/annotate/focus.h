// Whom an account speaks of at each of its words: the person that "he" and "she" mean, the body that "it" and
// "the company" mean.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/marked_runs.h"
#include "annotate/names.h"
#include "annotate/tree.h"

namespace tellings {

enum class Gender : std::uint8_t { kUnknown, kFemale, kMale };

// "statement", "post", "report", by lemma: what somebody gives out and that then speaks for them.
bool is_document_noun(std::string_view noun);

class Focus {
 public:
  // All three must outlive it.
  Focus(const Tree& tree, const NameTable& names, const std::vector<MarkedRun>& runs);

  // The name of this kind that the account speaks of at `token`; nothing where none was named near. A person
  // of another gender is passed over, as far as the account tells genders.
  [[nodiscard]] std::optional<NameIndex> before(TokenIndex token, NameKind kind, Gender gender) const;
  // What this "he", "she", "it" or "they" means; nothing where the text does not decide.
  [[nodiscard]] std::optional<NameIndex> of_pronoun(TokenIndex token) const;
  // "the company": of the bodies named so far the one that acts most, a recent one first; `trades`: no union,
  // ministry, court, whose name says that it is no company.
  [[nodiscard]] std::optional<NameIndex> main_body(TokenIndex token, bool trades) const;
  // The person introduced last, not more than a few sentences before.
  [[nodiscard]] std::optional<NameIndex> last_introduced(TokenIndex token) const;

  // A person whom the account has introduced: with a title, a role or an age, or as one who speaks. A bare
  // name that the model calls a person may be a probe.
  [[nodiscard]] bool is_introduced(NameIndex name) const { return introduced_[name] != 0; }
  // Whether "he" or "she" can be this person, by what the account tells of the gender.
  [[nodiscard]] bool may_mean(std::string_view pronoun, NameIndex name) const;
  // Whether a person is named outside quotation marks in tokens [begin, end).
  [[nodiscard]] bool person_between(TokenIndex begin, TokenIndex end) const;
  // Whether the token stands between quotation marks.
  [[nodiscard]] bool quoted(TokenIndex token) const { return quoted_[token] != 0; }

 private:
  // Part in the sentence: subject of its main clause, subject of another clause (alone in its sentence or
  // not), something else.
  enum class Part : std::uint8_t { kOther, kSubject, kOnlySubject, kTopic };
  // A place where a name is spoken of, by itself or by a pronoun.
  struct Place {
    TokenIndex token = 0;
    NameIndex name = 0;
    Part part = Part::kOther;
    bool owner = false;  // "the ministry's statement"
    std::uint32_t turn = 0;
  };

  void mark_quoted(const std::vector<MarkedRun>& runs);
  void number_turns();
  void learn_genders();
  void learn_introductions();
  void walk();
  [[nodiscard]] bool is_subject(TokenIndex last) const;
  [[nodiscard]] bool is_only_person(TokenIndex token) const;
  [[nodiscard]] Part part_of(TokenIndex first, TokenIndex last) const;
  [[nodiscard]] bool may_be(NameIndex name, NameKind kind) const;
  [[nodiscard]] double weight(const Place& place, TokenIndex token, NameKind kind, Gender gender) const;
  [[nodiscard]] std::optional<NameIndex> of_document_before(TokenIndex token) const;
  [[nodiscard]] std::optional<NameIndex> of_they(TokenIndex token) const;

  const Tree& tree_;
  const NameTable& names_;
  std::vector<std::uint8_t> quoted_;      // by token
  std::vector<std::uint32_t> turns_;      // by sentence: how many before it have words outside marks
  std::vector<Gender> gender_;            // by name
  std::vector<std::uint8_t> introduced_;  // by name
  std::vector<Place> places_;             // in text order
};

}  // namespace tellings
