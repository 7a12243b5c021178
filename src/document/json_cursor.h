// A value of a JSON document that someone else may have written: asked for what it should be, it gives that
// or notes the first fault with its place ("$.stories[0].claims[3].status").
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tellings {

// The first fault of one reading; empty while there is none.
struct JsonFault {
  std::string message;
};

// Views the document and the fault: valid as long as both live. After a fault every question gives an empty
// value, so that a reader asks on and looks at the fault once, at its end.
class JsonCursor {
 public:
  JsonCursor(const nlohmann::ordered_json& value, std::string path, JsonFault& fault)
      : value_(&value), path_(std::move(path)), fault_(&fault) {}

  // The member, which must be there; a null value with the fault noted where it is not.
  [[nodiscard]] JsonCursor at(std::string_view key) const;
  // The members of a list, in order.
  [[nodiscard]] std::vector<JsonCursor> items() const;

  [[nodiscard]] bool is_null() const { return value_->is_null(); }
  [[nodiscard]] std::string text() const;  // null gives ""
  [[nodiscard]] std::vector<std::string> texts() const;
  [[nodiscard]] std::uint32_t count() const;  // a whole number from 0 to 2^32 - 1
  [[nodiscard]] double number() const;
  [[nodiscard]] std::optional<double> number_or_nothing() const;
  [[nodiscard]] bool truth() const;
  // The value of E that name_of() calls so; `last` is E's last value.
  template <typename E>
  [[nodiscard]] E named(E last) const {
    const std::string name = text();
    for (unsigned i = 0; i <= static_cast<unsigned>(last); ++i)
      if (name_of(static_cast<E>(i)) == name) return static_cast<E>(i);
    note("\"" + name + "\" is none of the values it can have");
    return E{};
  }

  void note(std::string_view what) const;  // a fault at this place
  [[nodiscard]] const nlohmann::ordered_json& json() const { return *value_; }

 private:
  const nlohmann::ordered_json* value_;
  std::string path_;
  JsonFault* fault_;
};

}  // namespace tellings
