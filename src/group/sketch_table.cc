#include "group/sketch_table.h"

#include <algorithm>
#include <utility>

namespace tellings {
namespace {

std::uint32_t mixed(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  std::uint64_t hash = (std::uint64_t{a} * 0x9E3779B97F4A7C15ULL) ^
                       (std::uint64_t{b} * 0xC2B2AE3D27D4EB4FULL) ^
                       (std::uint64_t{c} * 0x165667B19E3779F9ULL);
  hash ^= hash >> 29;
  hash *= 0xBF58476D1CE4E5B9ULL;
  return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace

Sketch make_sketch(const Signature& signature) {
  Sketch sketch;
  const std::vector<Term>& terms = signature.terms;
  for (std::size_t i = 2; i < terms.size(); ++i)
    sketch.push_back(mixed(terms[i - 2].hash(), terms[i - 1].hash(), terms[i].hash()));
  std::sort(sketch.begin(), sketch.end());
  sketch.erase(std::unique(sketch.begin(), sketch.end()), sketch.end());
  sketch.resize(std::min(sketch.size(), SketchTable::kSketch));
  sketch.shrink_to_fit();
  return sketch;
}

void SketchTable::add(Slot account, const Sketch& sketch) {
  for (const std::uint32_t shingle : sketch) {
    Holders& holders = table_[shingle];
    if (holders.count < kFirst) holders.first[holders.count++] = account;
  }
}

void SketchTable::remove(Slot account, const Sketch& sketch) {
  for (const std::uint32_t shingle : sketch) {
    const auto found = table_.find(shingle);
    if (found == table_.end()) continue;
    Holders& holders = found->second;
    auto* const end = holders.first.begin() + holders.count;
    auto* const at = std::find(holders.first.begin(), end, account);
    if (at == end) continue;
    std::move(at + 1, end, at);
    if (--holders.count == 0) table_.erase(found);
  }
}

std::vector<Slot> SketchTable::search(const Sketch& sketch, std::size_t most) const {
  std::vector<Slot> seen;
  for (const std::uint32_t shingle : sketch) {
    const auto found = table_.find(shingle);
    if (found == table_.end()) continue;
    seen.insert(seen.end(), found->second.first.begin(), found->second.first.begin() + found->second.count);
  }
  std::sort(seen.begin(), seen.end());
  const std::size_t needed = std::min<std::size_t>(2, sketch.size());
  std::vector<std::pair<std::size_t, Slot>> counted;
  for (std::size_t begin = 0, end = 0; begin < seen.size(); begin = end) {
    while (end < seen.size() && seen[end] == seen[begin]) ++end;
    if (end - begin >= needed) counted.emplace_back(end - begin, seen[begin]);
  }
  std::sort(counted.begin(), counted.end(), [](const auto& x, const auto& y) {
    return x.first != y.first ? x.first > y.first : x.second < y.second;
  });
  counted.resize(std::min(counted.size(), most));
  std::vector<Slot> out;
  for (const auto& entry : counted) out.push_back(entry.second);
  return out;
}

}  // namespace tellings
