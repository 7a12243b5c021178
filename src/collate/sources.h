// Who speaks in an account's name: what its outlet is called in other accounts, and whether the account is
// itself the source that others report on (a company's release on the company's own site).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/notes.h"
#include "base/span.h"

namespace tellings {

// How the outlet `source` is called in running text: "Port Selimon Courier" -> itself, "the Courier", "PMC".
std::vector<std::string> outlet_names(std::string_view source);

// Where `text` names the outlet; empty where it does not. Whole words, letter case counts.
std::vector<ByteSpan> outlet_mentions(std::string_view text, const std::vector<std::string>& names);

// What kind of telling an account is, for the question where its matter comes from.
enum class Standing : std::uint8_t {
  kReport,   // an outlet's own or taken report
  kIssuer,   // the source itself: its own statement on its own site
  kCarrier,  // a release or statement of someone else, printed as it is
};

// A release is its issuer's own where other accounts speak of the one whose site it stands on: they report on
// a company, they do not report on the service that distributes its release.
std::vector<Standing> standings(const std::vector<Notes>& notes);

}  // namespace tellings
