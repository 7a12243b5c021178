#include "account/paragraph_shape.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <vector>

#include "account/agencies.h"
#include "account/data.h"
#include "account/dates.h"
#include "account/time_words.h"
#include "base/lexicon.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::size_t kLineWords = 14;  // bylines, stamps and rows of names are not longer

std::string squeezed(std::string_view paragraph) {
  std::string out;
  bool space = false;
  for (const CodePointAt& at : code_points(paragraph)) {
    if (is_space(at.code_point)) {
      space = !out.empty();
    } else if (!is_invisible(at.code_point)) {
      if (space) out += ' ';
      space = false;
      append_utf8(out, at.code_point);
    }
  }
  return out;
}

// The last character that says how a paragraph ends; 0 for none.
char32_t final_mark(std::string_view text) {
  while (!text.empty()) {
    const Decoded last = decode_before(text, text.size());
    const char32_t c = last.code_point;
    if (!is_space(c) && !is_quote_mark(c) && c != ')' && c != ']') return c;
    text.remove_suffix(last.size);
  }
  return 0;
}

bool is_separator(char32_t c) {
  return c == '|' || c == 0x2022 || c == 0xB7 || c == 0xBB || c == 0x203A || c == '>' || c == '~';
}

struct Token {
  std::string folded;
  bool capital = false;  // starts with an upper-case letter
  bool number = false;   // starts with a digit
  bool all_capitals = false;
};

bool any_lower(std::string_view text) {
  const auto range = code_points(text);
  return std::any_of(range.begin(), range.end(),
                     [](const CodePointAt& at) { return is_lower(at.code_point); });
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (const Word& word : split_words(text)) {
    const std::string_view printed = word.span.in(text);
    const char32_t first = decode_at(printed, 0).code_point;
    tokens.push_back({word.folded, is_upper(first), is_digit(first), is_upper(first) && !any_lower(printed)});
  }
  return tokens;
}

// Small words that stand between names without making a sentence of them.
bool is_link_word(std::string_view folded) {
  static constexpr std::array<std::string_view, 14> kWords = {
      "and", "of", "the", "in", "for", "at", "de", "la", "van", "von", "der", "al", "bin", "with"};
  return std::find(kWords.begin(), kWords.end(), folded) != kWords.end();
}

bool is_stamp_word(const Token& token) {
  static const auto kWords = read_word_set(account_data::kStampWords);
  if (token.number || kWords.contains(token.folded) || time_word(token.folded)) return true;
  return false;
}

bool is_desk_word(const Token& token) {
  static const auto kWords = read_word_set(account_data::kDeskWords);
  return kWords.contains(token.folded);
}

// "14:20", "7pm", "10:40 pm": a clock time in a line too short for a sentence.
bool has_clock(std::string_view text, const std::vector<Token>& tokens) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == ':' && is_digit(static_cast<unsigned char>(text[i - 1])) &&
        is_digit(static_cast<unsigned char>(text[i + 1])))
      return true;
  }
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.number && (token.folded.ends_with("am") || token.folded.ends_with("pm"));
  });
}

void read_stamp(Shape& shape, const std::vector<Token>& tokens) {
  if (tokens.size() > kLineWords || shape.ends_sentence) return;
  std::size_t names = 0;
  for (const Token& token : tokens) {
    if (is_stamp_word(token)) continue;
    if (!token.capital && !is_link_word(token.folded) && !is_desk_word(token)) return;
    ++names;
  }
  if (names == tokens.size()) return;
  shape.is_stamp =
      has_clock(shape.text, tokens) || !find_times(shape.text).empty() ||
      (names == 0 &&
       std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.number; }) &&
       tokens.size() > 1);
  shape.stamp_has_names = shape.is_stamp && names >= 2;
}

std::vector<std::string_view> segments_of(std::string_view text, bool (*cuts)(char32_t)) {
  std::vector<std::string_view> segments;
  std::size_t begin = 0;
  for (const CodePointAt& at : code_points(text)) {
    if (!cuts(at.code_point)) continue;
    segments.push_back(trim(text.substr(begin, at.begin - begin)));
    begin = at.end;
  }
  segments.push_back(trim(text.substr(begin)));
  return segments;
}

// "Jane Doe", "J. R. Doe", "Jane Doe in Springfield": two to four capitalised words, perhaps a place.
bool is_name(const std::vector<Token>& tokens, bool& has_place) {
  std::size_t i = 0;
  while (i < tokens.size() &&
         (tokens[i].capital || (i > 0 && is_link_word(tokens[i].folded) && tokens[i].folded.size() <= 3 &&
                                tokens[i].folded != "in" && tokens[i].folded != "at"))) {
    ++i;
  }
  if (i < 2 || i > 4) return false;
  if (i == tokens.size()) return true;
  has_place = tokens[i].folded == "in" || tokens[i].folded == "at";
  return has_place && tokens.size() - i <= 5;
}

// Names parted by commas or "and". Without "By" before them a line must be short, or give the places where
// they are.
void read_names_line(Shape& shape, const std::vector<Token>& tokens) {
  if (shape.ends_sentence || tokens.size() > kLineWords) return;
  std::string text = shape.text;
  for (std::size_t at = text.find(" and "); at != std::string::npos; at = text.find(" and "))
    text.replace(at, 5, ", ");
  for (std::size_t at = text.find(" & "); at != std::string::npos; at = text.find(" & "))
    text.replace(at, 3, ", ");
  std::size_t people = 0;
  std::size_t places = 0;
  for (const std::string_view segment :
       segments_of(text, [](char32_t c) { return c == ',' || c == '|' || c == 0x2022 || c == ';'; })) {
    const auto words = tokens_of(segment);
    bool place = false;
    const bool number =
        std::any_of(words.begin(), words.end(), [](const Token& token) { return token.number; });
    if (number || (!is_name(words, place) && (people == 0 || words.size() != 1 || !words[0].capital))) return;
    ++people;
    places += place ? 1 : 0;
  }
  shape.is_names_line = places >= 2 || (places == 0 && (tokens.size() <= 3 || people >= 2));
}

void read_desk_line(Shape& shape, const std::vector<Token>& tokens) {
  if (shape.ends_sentence || tokens.empty() || tokens.size() > 10) return;
  const auto desk = std::find_if(tokens.begin(), tokens.end(), is_desk_word);
  if (desk == tokens.end() || (desk == tokens.begin() && tokens.size() > 2)) return;
  shape.is_desk_line = std::all_of(tokens.begin(), tokens.end(), [&tokens](const Token& token) {
    return token.capital || is_desk_word(token) || is_link_word(token.folded) || token.folded == "our" ||
           tokens.size() <= 2;
  });
}

void read_byline(Shape& shape, const std::vector<Token>& tokens) {
  if (tokens.size() < 2 || tokens.size() > kLineWords) return;
  const bool posted = tokens[0].folded == "posted" || tokens[0].folded == "written" ||
                      tokens[0].folded == "story" || tokens[0].folded == "words";
  const bool by = tokens[0].folded == "by" || (posted && tokens[1].folded == "by");
  const bool label =
      posted && shape.text.size() > tokens[0].folded.size() && shape.text[tokens[0].folded.size()] == ':';
  if (label) shape.is_byline = true;
  if (!by || (shape.ends_sentence && !posted)) return;
  const auto people = tokens.begin() + (posted ? 2 : 1);
  shape.is_byline = std::any_of(people, tokens.end(),
                                [](const Token& token) { return token.capital || is_desk_word(token); });
}

void read_agency(Shape& shape, const std::vector<Token>& tokens) {
  if (tokens.empty() || tokens.size() > 5 || shape.ends_sentence) return;
  const bool acronym = tokens[0].all_capitals && tokens[0].folded.size() >= 2 &&
                       tokens[0].folded.size() <= 6 && !tokens[0].number;
  shape.is_acronym =
      acronym && (tokens.size() == 1 || (tokens.size() == 2 && tokens[1].capital && !tokens[1].all_capitals));
  shape.is_agency = looks_like_agency(shape.text);
}

void read_link_row(Shape& shape) {
  const auto segments = segments_of(shape.text, is_separator);
  if (segments.size() < 2 || shape.ends_sentence) return;
  shape.is_link_row = std::all_of(segments.begin(), segments.end(),
                                  [](std::string_view segment) { return count_words(segment) <= 4; });
}

bool starts_list_item(std::string_view text) {
  const char32_t first = decode_at(text, 0).code_point;
  if (first == 0x2022 || first == 0x25AA || first == 0xB7 || first == '*') return true;
  if (is_dash(first)) return text.size() > 1 && text.find(' ') <= 3;
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(static_cast<unsigned char>(text[digits]))) ++digits;
  return digits > 0 && digits <= 2 && digits + 1 < text.size() &&
         (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
}

}  // namespace

Shape shape_of(std::string_view paragraph) {
  Shape shape;
  shape.text = squeezed(paragraph);
  if (shape.text.empty()) return shape;
  const std::vector<Token> tokens = tokens_of(shape.text);
  shape.words = tokens.size();
  const char32_t final = final_mark(shape.text);
  shape.ends_sentence = final == '.' || final == '!' || final == '?' || final == 0x2026 || final == 0x3002 ||
                        final == 0x0964 || final == 0x061F;
  shape.ends_in_colon = final == ':';
  shape.all_capitals =
      !any_lower(shape.text) &&
      std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.capital; });
  shape.is_list_item = starts_list_item(shape.text);
  shape.is_number = tokens.size() == 1 && tokens[0].number &&
                    tokens[0].folded.find_first_not_of("0123456789.,") == std::string::npos;
  if (tokens.size() > kHeadingWords) return shape;
  read_stamp(shape, tokens);
  read_byline(shape, tokens);
  read_names_line(shape, tokens);
  read_desk_line(shape, tokens);
  read_agency(shape, tokens);
  read_link_row(shape);
  return shape;
}

}  // namespace tellings
