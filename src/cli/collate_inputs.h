// What `tellings collate` reads, from what the user gave.
#pragma once

#include "base/result.h"
#include "cli/flags.h"
#include "pipeline/read_accounts.h"

namespace tellings {

// The accounts of the operands, those of --own, --draft and --reference with their use, --date and --tz where
// they are wanting.
Result<AccountBatch> read_collate_inputs(const Arguments& arguments, const ReadOptions& reading,
                                         const Progress& progress);

}  // namespace tellings
