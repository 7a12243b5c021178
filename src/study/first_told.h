// Who told a story first, as far as the printed times say.
#pragma once

#include <cstdint>
#include <vector>

#include "study/study.h"

namespace tellings {

// kAlone: no other account of its story is in the archive, so that "first" says nothing.
enum class FirstTold : std::uint8_t { kAlone, kNo, kMaybe, kYes };

// For each account. kYes: its time ends before that of every other account of the story begins; kNo: the time
// of another ends before its own begins. A day is the whole day; without a time anything may be.
std::vector<FirstTold> first_told(const std::vector<ArchiveAccount>& accounts);

}  // namespace tellings
