// How many origins stand behind tellings at given places.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "collate/story.h"

namespace tellings {

// Accounts of one independence group have one origin. Accounts of two groups have one where the words of the
// telling themselves were taken over, from an account that tells it too or from a source that another drew
// on at this place. What the two share elsewhere says nothing about these words.
//
//   a rewrote two paragraphs of b, and tells in a third what b tells too     2
//   both give the same sentence of one release                               1
class TellingOrigins {
 public:
  // REQUIRES: the stemma of `story` is filled.
  explicit TellingOrigins(const Story& story);

  // 0 only where `tellings` is empty. `heard`: words that were spoken in public, so that what two accounts
  // have from no account each may have heard.
  [[nodiscard]] std::uint32_t count(std::span<const Evidence> tellings, bool heard = false) const;

 private:
  struct Taken {
    ByteSpan words;
    SourceRef from;
  };
  std::vector<std::uint32_t> group_;       // [account]
  std::vector<std::vector<Taken>> taken_;  // [account], over clear and likely edges
  std::uint32_t groups_ = 0;
};

}  // namespace tellings
