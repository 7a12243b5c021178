// Whether a page gave its article, or only a paywall's first lines, a consent wall or an error.
#pragma once

#include "account/account.h"
#include "extract/page_facts.h"

namespace tellings {

// kStub where a short text stands on a page that says it is not free, has a paywall, or reads like an error
// or a wall; kFull else.
Completeness judge_completeness(const Account& account, const PageFacts& facts, const PageBlocks& page);

}  // namespace tellings
