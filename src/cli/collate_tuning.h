// What `tellings collate` changes about its weighing, for measurements.
#pragma once

#include "base/result.h"
#include "cli/flags.h"
#include "collate/tuning.h"

namespace tellings {

// The weights built in; those of --weights DIR in their place, and without the kinds of --leave-out. kInvalid
// for an unknown kind.
Result<Tuning> tuning_of(const Arguments& arguments);

}  // namespace tellings
