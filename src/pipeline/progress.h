// How far a long run has come, for whoever shows it.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace tellings {

// Called with the stage ("reading", "analysing", "collating"), what is done of it and how much there is (0:
// unknown). May be called from any thread, one call at a time for a stage. Empty: nobody looks.
using Progress = std::function<void(std::string_view stage, std::size_t done, std::size_t all)>;

}  // namespace tellings
