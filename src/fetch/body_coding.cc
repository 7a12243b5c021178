#include "fetch/body_coding.h"

#include <algorithm>
#include <vector>

#include "ingest/content_coding.h"
#include "text/chars.h"

namespace tellings {
namespace {

constexpr std::size_t kFree = std::size_t{1} << 20;  // so much may come of any few bytes

std::vector<std::string_view> listed(std::string_view codings) {
  std::vector<std::string_view> out;
  while (!codings.empty()) {
    const std::size_t comma = std::min(codings.find(','), codings.size());
    const std::string_view one = trim(codings.substr(0, comma));
    if (!one.empty() && one != "identity") out.push_back(one);
    codings.remove_prefix(std::min(comma + 1, codings.size()));
  }
  return out;
}

}  // namespace

Result<std::string> unpack_body(std::string body, std::string_view codings, const CodingLimits& limits) {
  const auto names = listed(codings);
  if (names.size() > static_cast<std::size_t>(limits.codings))
    return fail(ErrorCode::kTooLarge, "is packed " + std::to_string(names.size()) + " times, more than " +
                                          std::to_string(limits.codings));
  const std::size_t most = std::min(limits.unpacked, kFree + limits.ratio * body.size());
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    if (body.empty()) break;
    auto unpacked = undo_content_coding(body, *name, most);
    if (!unpacked) {
      const bool over = undo_content_coding(body.substr(0, 64), *name, most).has_value();
      if (over) return fail(ErrorCode::kTooLarge, "unpacks to more than " + std::to_string(most) + " bytes");
      return fail(ErrorCode::kInvalid, "is not in the coding that it names, " + std::string(*name));
    }
    body = *std::move(unpacked);
  }
  return body;
}

}  // namespace tellings
