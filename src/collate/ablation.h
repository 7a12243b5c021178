// Kinds of evidence left out for a measurement: what each of them brings.
#pragma once

#include <string_view>

#include "collate/tuning.h"

namespace tellings {

// Leaves `kind` (of ablation_kinds()) out: weighed evidence gets no weight, what is no weight is not looked
// at. The other weights stay as they were fitted with it.
void leave_out(Tuning& tuning, std::string_view kind);

}  // namespace tellings
