#include "nlp/language.h"

#include <array>

namespace tellings {

const Language* find_language(std::string_view code) {
  const std::array<const Language*, 1> languages{&english()};
  for (const Language* language : languages) {
    if (language->code == code) return language;
  }
  return nullptr;
}

std::string_view feature(std::string_view morph, std::string_view name) {
  while (!morph.empty()) {
    const std::size_t bar = morph.find('|');
    const std::string_view pair = morph.substr(0, bar);
    if (pair.starts_with(name) && pair.size() > name.size() && pair[name.size()] == '=')
      return pair.substr(name.size() + 1);
    morph.remove_prefix(bar == std::string_view::npos ? morph.size() : bar + 1);
  }
  return {};
}

}  // namespace tellings
