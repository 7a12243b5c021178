#include "document/json_values.h"

#include <cmath>

namespace tellings {

Json number_value(std::optional<double> number) {
  constexpr double kExactIntegers = 9007199254740992.0;  // 2^53
  if (!number || !std::isfinite(*number)) return nullptr;
  if (*number == std::floor(*number) && std::abs(*number) < kExactIntegers)
    return static_cast<std::int64_t>(*number);
  return *number;
}

Json text_or_null(std::string_view text) {
  if (text.empty()) return nullptr;
  return text;
}

Json time_value(const std::optional<PrintedTime>& time) {
  if (!time) return nullptr;
  Json zone = nullptr;
  if (time->zone_minutes) {
    const std::size_t clock = time->value.find('T');
    const std::size_t at = clock == std::string::npos ? clock : time->value.find_first_of("Z+-", clock);
    zone = at == std::string::npos ? "Z" : time->value.substr(at);
  }
  return {{"printed", time->printed},
          {"value", time->value},
          {"precision", name_of(time->precision)},
          {"zone", zone}};
}

double rounded_score(double score) { return std::round(score * 1e4) / 1e4; }

Offsets::Offsets(const StoryCollation& story) : story_(story) {
  of_account_.reserve(story.accounts.size());
  for (const auto& account : story.accounts) of_account_.emplace_back(account->text);
}

void Offsets::add(Json& object, AccountIndex account, ByteSpan span) const {
  const auto [start, end] = of_account_[account].to_code_points(span);
  object["start"] = start;
  object["end"] = end;
}

Json Offsets::span(AccountIndex account, ByteSpan span) const {
  Json object = Json::object();
  add(object, account, span);
  return object;
}

Json Offsets::span_or_null(AccountIndex account, const std::optional<ByteSpan>& span) const {
  return span ? this->span(account, *span) : Json(nullptr);
}

Json Offsets::evidence(const Evidence& evidence) const {
  Json object = {{"account", story_.accounts[evidence.account]->id}};
  add(object, evidence.account, evidence.span);
  return object;
}

Json Offsets::evidence_list(const std::vector<Evidence>& list) const {
  Json array = Json::array();
  for (const Evidence& item : list) array.push_back(evidence(item));
  return array;
}

}  // namespace tellings
