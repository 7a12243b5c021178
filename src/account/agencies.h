// News agencies: the known ones (data/agencies.tsv), and how a name that nobody listed shows that it is one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tellings {

// "The Associated Press" for "AP", "Associated Press", "the associated press". Letters alone ("AP", "PA")
// count in capitals only. Nothing where the agency is not listed.
std::optional<std::string> known_agency(std::string_view printed);

// A known agency, or a name that ends as agencies' names do: "Someplace News Service", "Northern Wire".
bool looks_like_agency(std::string_view printed);

}  // namespace tellings
