// What each band has been measured to be worth.
#pragma once

#include <string>
#include <string_view>

namespace tellings {

// `kind`: edge | quotation | figure. "27 of 30 like it were right on the story sets"; empty where it was not
// measured.
std::string band_worth(std::string_view kind, std::string_view band);

}  // namespace tellings
