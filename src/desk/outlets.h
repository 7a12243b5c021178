// What people say of the sources: which domain is whose.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/store.h"

namespace tellings {

struct Outlet {
  std::string name;
  std::string owner;
  std::string kind;
};

class Outlets {
 public:
  // Lines "domain<TAB>outlet<TAB>owner<TAB>kind", or the same parted by commas; owner and kind may be left
  // out. Empty lines, lines with # and a first line that begins with "domain" are passed over. kInvalid names
  // `place` and the line.
  static Result<Outlets> parse(std::string_view lines, const std::string& place);

  // Those that the store keeps; none where it keeps none.
  static Result<Outlets> kept(Connection& db);
  // Keeps them in the store, in the place of those before.
  void keep(Writer& writer) const;

  // Of the address's domain or the nearest domain above it; null where none is named.
  [[nodiscard]] const Outlet* of(std::string_view url) const;

 private:
  std::map<std::string, Outlet, std::less<>> by_domain_;
};

// Whose an account is: the outlet of its address, without one its source, else the domain; "unknown" where
// nothing is known.
std::string outlet_name(const Outlets& outlets, std::string_view source, std::string_view url);

// "www.paper.example" of "https://www.Paper.example:8080/a": lower case; empty where `url` has none.
std::string domain_of(std::string_view url);

}  // namespace tellings
