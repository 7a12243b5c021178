// Accounts into stories: agglomeration by the mean likeness of two groups, measured against how well each
// group holds together by itself.
//
// Ten reports of an earthquake are like each other (.40) and like ten reports of the next earthquake (.22);
// four accounts of a quiet council vote are like each other by .22 as well. One threshold for the likeness
// must weld the first or part the second. So two groups join where
//
//     mean likeness between them  >=  yardstick * sqrt(cohesion of the one * cohesion of the other)
//
// with cohesion = mean likeness inside, drawn towards .3 while a group is small. Where times of publication
// are known (likeness then falls with their distance) the yardstick is lower than where only the words tell
// events apart. The mean over all pairs is the quorum against chains: a round-up that is like one account of
// each of two stories joins neither for it.
//
// Measured on the development halves, B-cubed F1 by yardstick: g5w_stories (dated) .956 from .38 to .42, .949
// at .43; the story sets poured together 1.0 from .42 to .50; ecbplus (undated) .914 at .65, and in the first
// trials .914 at .60, .935 at .65, .920 at .70. Plain average link reaches .951 and .888 at the best
// threshold of each.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tellings {

// What is clustered: an account, or accounts that are together already and stay so.
struct Atom {
  std::uint32_t size = 1;
  std::uint32_t dated = 0;  // of its accounts, those whose time is known
  double inside = 0;        // sum of the likenesses of its pairs
};

// Sum of the likenesses of the accounts of one atom with those of another; a < b. Atoms that are not listed
// together count as 0.
struct Likeness {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  float sum = 0;
};

// What joins groups. Between two groups of which only some accounts have a known time, in between.
struct Yardstick {
  double dated = 0.42;
  double undated = 0.65;
};

// For each atom the lowest number of an atom of its story. The result depends on the numbering only where
// scores are exactly equal. Cost: the
// square of the atoms, somewhat more where many groups have the same best partner.
std::vector<std::uint32_t> cluster_stories(std::span<const Atom> atoms, std::span<const Likeness> pairs,
                                           const Yardstick& yardstick = {});

// Mean likeness inside a group of `size` accounts whose pairs sum up to `sum`, drawn towards .3.
double cohesion(std::size_t size, double sum);

// How far `between` (mean likeness of two groups) is above what joins them; 1 joins. `dated_share` of their
// accounts.
double joining(double between, double cohesion_a, double cohesion_b, double dated_share,
               const Yardstick& yardstick);

}  // namespace tellings
