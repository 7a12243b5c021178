// A stream of made accounts of made events, with the truth beside: what grouping is measured on where real
// streams with a known truth end.
//
//   event     starts at random; some names and facts of its own, a topic that it shares with other events;
//   one
//             in twelve is an instance of a template (results, weather, quakes): only names and figures
//             differ
//   burst     half of the events have at most two accounts, some have hundreds; most come within a day, one
//   in
//             ten a week later, one in two hundred after the window of a Grouper has passed
//   telling   an independent account: some of the facts in an order of its own, in its own words, names and
//             figures kept, and sentences that nobody else has
//   copy      of an earlier account of the event: with some edits, abridged, rewritten (names, figures and
//   the
//             order of the sentences stay, half of the words do not), or half of it inside a telling of
//             another event
//   round-up  a few sentences each of four events: belongs to none
//
// Words are drawn by Zipf's law. The same seed gives the same stream, on any machine.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <queue>
#include <string>
#include <vector>

#include "account/account.h"
#include "group/signature.h"
#include "synthetic/vocabulary.h"

namespace tellings {

using Sentence = std::vector<WordNumber>;

enum class MadeAs : std::uint8_t { kTelling, kEdited, kAbridged, kRewritten, kPart, kRoundUp };
std::string_view name_of(MadeAs made);  // "telling", ...

struct MadeAccount {
  std::uint64_t number = 0;  // its id is "m" and this
  std::int64_t second = 0;   // of publication
  Sentence title;
  std::vector<Sentence> sentences;
  std::uint64_t event = 0;  // a round-up has an event of its own
  MadeAs made = MadeAs::kTelling;
  std::uint64_t origin = 0;  // number of the first account that its text stems from; its own for a telling
};

// The signature directly, and the account as text: both give the same signature.
Signature signature_of(const MadeAccount& made, const Vocabulary& vocabulary);
Account account_of(const MadeAccount& made, const Vocabulary& vocabulary);

class MadeStream {
 public:
  MadeStream(std::uint64_t seed, double accounts_a_day);
  ~MadeStream();
  MadeStream(const MadeStream&) = delete;
  MadeStream& operator=(const MadeStream&) = delete;

  // By time. Endless.
  MadeAccount next();
  [[nodiscard]] const Vocabulary& vocabulary() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace tellings
