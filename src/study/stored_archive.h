// The archive that a store holds, for a study.
#pragma once

#include "base/result.h"
#include "desk/outlets.h"
#include "store/sqlite.h"
#include "study/selection.h"
#include "study/study.h"

namespace tellings {

// The latest version of each page; accounts whose story has not been laid side by side since it changed are
// not `compared`. Errors as of select_accounts() and match_expression().
Result<StudyArchive> stored_archive(Connection& db, const StudyRequest& request, const Outlets& outlets);

}  // namespace tellings
