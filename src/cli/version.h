// The version that --version, the manual page and every document name. From project(VERSION) in
// CMakeLists.txt.
#pragma once

#include <string_view>

namespace tellings {

constexpr std::string_view kVersion = TELLINGS_VERSION;

}  // namespace tellings
