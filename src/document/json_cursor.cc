#include "document/json_cursor.h"

#include <limits>

namespace tellings {
namespace {

const nlohmann::ordered_json kNothing = nullptr;

}  // namespace

JsonCursor JsonCursor::at(std::string_view key) const {
  std::string path = path_ + "." + std::string(key);
  const auto found = value_->is_object() ? value_->find(key) : value_->end();
  if (!value_->is_object() || found == value_->end()) {
    const JsonCursor missing(kNothing, std::move(path), *fault_);
    missing.note("is missing");
    return missing;
  }
  return {*found, std::move(path), *fault_};
}

std::vector<JsonCursor> JsonCursor::items() const {
  std::vector<JsonCursor> out;
  if (!value_->is_array()) {
    note("is not a list");
    return out;
  }
  out.reserve(value_->size());
  for (const auto& item : *value_)
    out.emplace_back(item, path_ + "[" + std::to_string(out.size()) + "]", *fault_);
  return out;
}

std::string JsonCursor::text() const {
  if (value_->is_null()) return "";
  if (value_->is_string()) return value_->get<std::string>();
  note("is not a text");
  return "";
}

std::vector<std::string> JsonCursor::texts() const {
  std::vector<std::string> out;
  for (const JsonCursor& item : items()) out.push_back(item.text());
  return out;
}

std::uint32_t JsonCursor::count() const {
  if (value_->is_number_unsigned()) {
    const auto number = value_->get<std::uint64_t>();
    if (number <= std::numeric_limits<std::uint32_t>::max()) return static_cast<std::uint32_t>(number);
  }
  note("is not a whole number");
  return 0;
}

double JsonCursor::number() const {
  if (value_->is_number()) return value_->get<double>();
  note("is not a number");
  return 0;
}

std::optional<double> JsonCursor::number_or_nothing() const {
  if (value_->is_null()) return std::nullopt;
  return number();
}

bool JsonCursor::truth() const {
  if (value_->is_boolean()) return value_->get<bool>();
  note("is neither true nor false");
  return false;
}

void JsonCursor::note(std::string_view what) const {
  if (fault_->message.empty()) fault_->message = path_ + " " + std::string(what);
}

}  // namespace tellings
