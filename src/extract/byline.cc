#include "extract/byline.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/lexicon.h"
#include "extract/data.h"
#include "extract/title.h"
#include "extract/white_space.h"
#include "text/ascii.h"
#include "text/chars.h"
#include "text/utf8.h"

namespace tellings {
namespace {

constexpr std::size_t kLongestByline = 300;
constexpr std::size_t kLongestName = 60;
constexpr std::size_t kMostNames = 12;

struct Words {
  std::vector<std::string_view> openers;  // the longest first
  std::unordered_set<std::string_view> joiners;
  std::unordered_set<std::string_view> enders;
  std::unordered_set<std::string_view> nobody;
};

const Words& words() {
  static const Words kWords = [] {
    Words read;
    for (const auto& fields : read_table(extract_data::kBylineWords)) {
      if (fields.size() != 2) continue;
      if (fields[1] == "opener") read.openers.push_back(fields[0]);
      if (fields[1] == "joiner") read.joiners.insert(fields[0]);
      if (fields[1] == "ender") read.enders.insert(fields[0]);
      if (fields[1] == "nobody") read.nobody.insert(fields[0]);
    }
    std::stable_sort(read.openers.begin(), read.openers.end(),
                     [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
    return read;
  }();
  return kWords;
}

std::string_view without_openers(std::string_view printed) {
  for (bool again = true; again;) {
    again = false;
    printed = trim(printed);
    const std::string small = lower_ascii(printed);
    for (const std::string_view opener : words().openers) {
      if (!small.starts_with(opener) || small.size() == opener.size()) continue;
      const char after = small[opener.size()];
      if (after != ' ' && after != ':' && after != '\n' && !opener.ends_with(':')) continue;
      printed.remove_prefix(opener.size());
      while (!printed.empty() && (printed.front() == ':' || printed.front() == ' ')) printed.remove_prefix(1);
      again = true;
      break;
    }
  }
  return printed;
}

// Words of a byline, with the marks that part names as words of their own.
std::vector<std::string> tokens_of(std::string_view printed) {
  std::vector<std::string> tokens;
  std::string token;
  const auto flush = [&] {
    if (!token.empty()) tokens.push_back(std::move(token));
    token.clear();
  };
  for (const CodePointAt& at : code_points(printed)) {
    const char32_t c = at.code_point;
    if (is_space(c)) {
      flush();
      if (c == '\n') tokens.emplace_back("|");
    } else if (c == ',' || c == ';' || c == '|' || c == '/' || c == '(' || c == ')' || c == 0x2022 ||
               c == 0xB7 || c == 0x2013 || c == 0x2014 || c == '&' || c == '[' || c == ']' || c == '<' ||
               c == '>') {
      flush();
      tokens.emplace_back(c == '&' ? "&" : c == ',' || c == ';' ? "," : "|");
    } else {
      append_utf8(token, c);
    }
  }
  flush();
  return tokens;
}

bool starts_upper(std::string_view word) {
  for (const CodePointAt& at : code_points(word)) {
    if (is_letter(at.code_point)) return !is_lower(at.code_point);
    if (is_digit(at.code_point)) return false;
  }
  return false;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_degree(std::string_view part) {
  static constexpr std::array<std::string_view, 12> kDegrees = {"md", "phd", "mph", "jd",  "esq", "jr",
                                                                "sr", "ii",  "iii", "msc", "mba", "rn"};
  const std::string key = title_key(part);
  return std::find(kDegrees.begin(), kDegrees.end(), key) != kDegrees.end();
}

// "The Redaktion", "BY", "Admin Team": no person.
bool is_nobody(std::string_view name) {
  const std::string small = lower_ascii(name);
  const auto& openers = words().openers;
  if (words().nobody.contains(small) || std::find(openers.begin(), openers.end(), small) != openers.end())
    return true;
  const std::vector<std::string> parts = tokens_of(small);
  return std::any_of(parts.begin(), parts.end(), [](const std::string& part) {
    return part.size() > 4 && words().nobody.contains(part);
  });
}

// A run of words without separators: a name, or nothing.
void add_name(const std::vector<std::string>& part, std::vector<std::string>& names) {
  std::string name;
  std::size_t capitals = 0;
  for (const std::string& word : part) {
    if (words().enders.contains(lower_ascii(word)) && !name.empty()) break;
    if (has_digit(word) && name.find(' ') == std::string::npos) return;  // "March 24": a date
    if (word.find('@') != std::string::npos || word.find("http") == 0 || has_digit(word)) break;
    capitals += starts_upper(word) ? 1 : 0;
    if (!name.empty()) name += ' ';
    name += word;
  }
  while (!name.empty() && (name.back() == ':' || name.back() == '-' || name.back() == ' ')) name.pop_back();
  if (name.size() < 2 || name.size() > kLongestName || capitals == 0) return;
  if (is_nobody(name) || is_degree(name)) return;
  if (std::find(names.begin(), names.end(), name) == names.end() && names.size() < kMostNames)
    names.push_back(name);
}

// What stands in a role's place after the names: "Jane Roe, Chief Reporter" names one person.
bool names_role(const std::vector<std::string>& part) {
  return std::any_of(part.begin(), part.end(), [](const std::string& word) {
    const std::string small = lower_ascii(word);
    return words().enders.contains(small) || words().nobody.contains(small) || small == "news" ||
           small == "press";
  });
}

std::vector<std::string> without_site_names(std::vector<std::string> names,
                                            const std::vector<std::string_view>& sites) {
  std::erase_if(names, [&](const std::string& name) {
    const std::string key = title_key(name);
    return std::any_of(sites.begin(), sites.end(), [&](std::string_view site) {
      const std::string known = title_key(site);
      return known == key || (known.size() >= 4 && key.starts_with(known)) ||
             (key.size() >= 5 && known.starts_with(key));
    });
  });
  return names;
}

}  // namespace

std::vector<std::string> names_in_byline(std::string_view printed) {
  std::vector<std::string> names;
  if (printed.size() > kLongestByline) return names;
  std::vector<std::string> part;
  bool after_comma = false;
  const auto flush = [&] {
    if (!part.empty() && !(after_comma && names_role(part))) {
      std::string joined;
      for (const std::string& word : part) joined += (joined.empty() ? "" : " ") + word;
      const std::vector<std::string> plain = tokens_of(without_openers(joined));
      add_name(plain, names);
    }
    part.clear();
  };
  for (std::string& token : tokens_of(without_openers(printed))) {
    const bool comma = token == ",";
    if (comma || token == "|" || words().joiners.contains(lower_ascii(token))) {
      flush();
      after_comma = comma;
    } else {
      part.push_back(std::move(token));
    }
  }
  flush();
  return names;
}

std::vector<std::string> choose_byline(const PageFacts& facts, const PageBlocks& page,
                                       const std::vector<std::string_view>& sites) {
  const auto read = [&](const std::vector<std::string>& printed) {
    std::vector<std::string> names;
    for (const std::string& one : printed)
      for (std::string& name : names_in_byline(one))
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    return without_site_names(std::move(names), sites);
  };
  if (facts.linked) {
    if (auto names = read(facts.linked->authors); !names.empty()) return names;
  }
  std::vector<std::string> declared;
  for (const Declared& one : facts.declared) {
    if (one.fact != Fact::kAuthor || one.value.find("://") != std::string::npos) continue;
    declared.push_back(one.value);
  }
  if (auto names = read(declared); !names.empty()) return names;
  std::vector<std::string> marked;
  for (Node* node : page.marked) {
    const std::string_view property = attribute(node, "itemprop");
    if (property == "author" || property == "creator" || attribute(node, "rel") == "author") {
      marked.push_back(inner_text(node));
      if (marked.size() >= 4) break;
    }
  }
  if (auto names = read(marked); !names.empty()) return names;
  for (const Block& block : page.blocks) {
    if (!page.elements[block.element].cues.any(Cue::kByline) || block.span.size() > 120) continue;
    if (auto names = read({std::string(page.text_of(block))}); !names.empty()) return names;
  }
  return {};
}

}  // namespace tellings
