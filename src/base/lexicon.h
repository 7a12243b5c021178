// Reads the data files that are compiled in: one entry a line, fields parted by a tab, '#' opens a comment
// line.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

namespace tellings {

// The entries in the order of the file, each as its fields, blanks around them cut. Empty lines and comment
// lines are left out. Views point into `file`, which is static where it comes from tellings_data().
std::vector<std::vector<std::string_view>> read_table(std::string_view file);

// The first field of each entry.
std::unordered_set<std::string_view> read_word_set(std::string_view file);

}  // namespace tellings
