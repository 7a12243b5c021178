// JSON written straight into a string, in the order of the calls: same calls, same bytes.
//
//   JsonWriter json(out);
//   json.begin_object().member("id",
//   "a1").key("span").begin_array().value(3).value(7).end_array().end_object();
//   -> {"id":"a1","span":[3,7]}
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tellings {

// Numbers in their shortest form that reads back the same, and without a fraction where they have none; what
// is not finite is null. Strings are escaped as JSON asks, with U+2028, U+2029, '<', '>' and '&' left as they
// are: whoever puts JSON into a page escapes it there. REQUIRES: strings are valid UTF-8; begin and end calls
// match; key() in objects.
class JsonWriter {
 public:
  // `indent` blanks a level and one member a line; 0: all on one line.
  explicit JsonWriter(std::string& out, int indent = 0) : out_(out), indent_(indent) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(bool truth);
  JsonWriter& value(double number);
  template <std::integral Integer>
  JsonWriter& value(Integer number) {
    return std::is_signed_v<Integer> ? integer(static_cast<std::int64_t>(number))
                                     : natural(static_cast<std::uint64_t>(number));
  }
  template <typename T>
  JsonWriter& value(const std::optional<T>& maybe) {
    return maybe ? value(*maybe) : null();
  }
  JsonWriter& value(const std::vector<std::string>& texts);
  JsonWriter& null();

  template <typename T>
  JsonWriter& member(std::string_view name, const T& content) {
    return key(name).value(content);
  }
  // null where `text` is empty: "a field that does not apply is null".
  JsonWriter& member_or_null(std::string_view name, std::string_view text) {
    return text.empty() ? key(name).null() : member(name, text);
  }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& integer(std::int64_t number);
  JsonWriter& natural(std::uint64_t number);
  void before_value();  // comma and line end, unless a key stands before
  void line_end();

  std::string& out_;
  int indent_;
  int level_ = 0;
  bool first_ = true;  // of the array or object that is open
  bool after_key_ = false;
};

}  // namespace tellings
