// Which id each story has after a new clustering, so that ids hold.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tellings {

// `stories[i]` is the lowest account of the story of account i; `before[i]` its id until now, empty where it
// is new; `fresh[i]` the id of a story that starts with i. An id stays with the story that has most of its
// accounts (ties: the one with the earliest); a story to which several ids would stay keeps that of which it
// has most (ties: the earliest account's). A story without an id takes the fresh one of its lowest account,
// or of the next that is free.
std::vector<std::string> keep_story_ids(const std::vector<std::uint32_t>& stories,
                                        const std::vector<std::string>& before,
                                        const std::vector<std::string>& fresh);

}  // namespace tellings
