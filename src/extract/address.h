// What the address of a page tells, and how the addresses that a page prints are read. Any bytes are taken:
// pages declare addresses that are none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/printed_time.h"

namespace tellings {

// "https://www.example.co.uk:80/a" -> "example.co.uk"; empty where there is none.
std::string_view host_of(std::string_view address);

// "example.co.uk" -> "example".
std::string_view host_name(std::string_view host);

// Host and path, without scheme, "www.", a final slash and what follows '?' or '#': the same for two
// addresses of one page.
std::string_view address_key(std::string_view address);

// `printed` seen from the page at `base`: "//host/a", "/a" and "a" take from it what they lack. `base` itself
// where nothing can be made of `printed`.
std::string absolute_address(std::string_view printed, std::string_view base);

// ".../2020/01/03/...", ".../2020-01-03-...", ".../20200103...": the day in an address.
std::optional<PrintedTime> date_in_address(std::string_view address);

}  // namespace tellings
