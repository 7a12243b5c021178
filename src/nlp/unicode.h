// Character classes and lower-casing of Unicode 14.0 exactly as Python 3.11 has them: what spaCy's models
// were fed. ICU is not used here: it carries another Unicode version, and one changed character changes a
// token.
#pragma once

#include <string>
#include <string_view>

namespace tellings {

// str.isspace, str.isalpha, str.isalpha and str.isupper, str.isdigit of one code point.
bool is_python_space(char32_t point);
bool is_python_alpha(char32_t point);
bool is_python_upper(char32_t point);
bool is_python_digit(char32_t point);

// str.lower(): full case mapping, one code point may become two, a capital sigma at a word's end becomes a
// final one. REQUIRES: valid UTF-8.
std::string python_lower(std::string_view text);

// str.isalpha() of a whole string: false for the empty one.
bool all_alpha(std::string_view text);

}  // namespace tellings
