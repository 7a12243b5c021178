// A sheet for people: accounts drawn by lot, to be coded by hand and held against what the engine found.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "study/study.h"

namespace tellings {

// Places in `archive` of `n` of the accounts that make_study() counts, each as likely as any other, in the
// order of the draw: the first k are a sample of k. The same archive and seed give the same, and an account
// added to the archive changes the sample by at most one.
std::vector<std::size_t> draw_sample(const StudyArchive& archive, std::size_t n, std::uint64_t seed);

// What the one who codes reads of an account.
struct SheetText {
  std::string title, url, text;
};

// CSV: the account, the ids of its story's other accounts, and empty columns to fill. Without anything that
// the engine found, so that the coding is blind. `texts` is parallel to `sample`.
std::string sample_sheet(const StudyArchive& archive, const std::vector<std::size_t>& sample,
                         const std::vector<SheetText>& texts);

// CSV: what the engine found of the same accounts, in the same order.
std::string sample_answers(const StudyArchive& archive, const std::vector<std::size_t>& sample);

}  // namespace tellings
