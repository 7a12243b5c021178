// What is given for a collation, from the body of a request.
#pragma once

#include <string_view>

#include "base/result.h"
#include "server/jobs.h"

namespace tellings {

inline constexpr std::size_t kMostJobBody = std::size_t{32} << 20;
inline constexpr std::size_t kMostInputs = 500;

// `media_type` without parameters:
//   application/json      {"accounts": [{"text"|"html", "id", "source", "url", ...}, ...], "urls": ["..."],
//                          "texts": ["pasted"], "files": [{"name", "base64"}], "one_story": false,
//                          "date": "2024-05-14", "tz": "+02:00"}; or an array of accounts
//   application/jsonl, application/x-ndjson   an account a line
// An account with an address alone is an address. The error is kUnsupported for another media type, kUsage
// for another form, kTooLarge for over kMostInputs.
Result<JobRequest> read_job_request(std::string_view media_type, std::string_view body);

}  // namespace tellings
