// Average-link clustering over sparse scores: how readings of one measure and wordings of one claim come
// together.
//
// Two clusters are worth the mean of the scores between their members; the pair worth most is joined first,
// until no pair is worth the threshold. The mean keeps chains apart: a-b and b-c do not bring a and c
// together where a-c speaks against it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tellings {

struct Link {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double score = 0;
};

// Members of each cluster ascending; clusters by their first member. A pair without a link counts as
// `missing`. Ties are broken by the lower members. REQUIRES: links name members < count, a != b, each pair at
// most once. Cost: links times the logarithm of links, for clusters that are small against the whole.
std::vector<std::vector<std::uint32_t>> link_by_average(std::size_t count, const std::vector<Link>& links,
                                                        double threshold, double missing);

}  // namespace tellings
