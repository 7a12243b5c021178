// What the store keeps of an account as one JSON text: bylines, times as printed, paragraphs, credits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "account/account.h"
#include "base/result.h"
#include "base/span.h"

namespace tellings {

std::string layout_json(const Account& account);

// Fills what layout_json() took. REQUIRES: the times of `account` are set to their values. kInvalid where
// `json` is not of that form; whether spans lie within the text is not looked at.
Result<void> read_layout(std::string_view json, Account& account);

// [[begin, end], ...]
std::string spans_json(const std::vector<ByteSpan>& spans);
// Empty where `json` is no such list.
std::vector<ByteSpan> read_spans(std::string_view json);

// ["...", ...]; empty where `json` is no such list.
std::vector<std::string> read_texts(std::string_view json);

}  // namespace tellings
