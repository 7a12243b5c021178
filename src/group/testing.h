// Accounts for the tests of this module.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "account/account.h"

namespace tellings::testing_support {

inline Account account_of(std::string id, std::string published, std::string text) {
  Account account;
  account.id = std::move(id);
  account.text = std::move(text);
  if (!published.empty()) account.published = parse_iso_time(published);
  return account;
}

inline constexpr const char* kBlastWire =
    "BREVIK HARBOUR, May 14 (CWA) - At least four workers were killed on Tuesday when an explosion tore "
    "through a grain "
    "terminal in Brevik Harbour, fire officials said.\n\nThe blast ripped open a conveyor gallery at Quay 7, "
    "where wheat was "
    "being discharged from the bulk carrier Corvina. Fire chief Deon Swartbooi told reporters that six "
    "people were missing. "
    "The terminal is run by Tessaly Terminals, which handles a third of the country's grain imports. Eleven "
    "people were taken "
    "to the Dlakude hospital, three of them in critical condition.";
inline constexpr const char* kBlastLocal =
    "Tessaly Terminals had been warned about dust at its grain terminal in Brevik Harbour two months before "
    "Tuesday's "
    "explosion, the dock workers' union says.\n\nOur reporter saw rescue crews carry two bodies from the "
    "silo at Quay 7. "
    "Nurses at Dlakude hospital were asking for blood. Union secretary Sipho Ndzamela said that fifty people "
    "worked the "
    "night shift, more than Tessaly admits. Swartbooi, the fire chief, would not speculate on the cause of "
    "the blast.";
inline constexpr const char* kOtherSilo =
    "PORT ELANDSRUS - Three workers were treated for burns after a fire at a grain silo in Port Elandsrus on "
    "Thursday "
    "morning.\n\nThe fire started in a conveyor gallery at Quay 3 and was put out by midday, fire chief "
    "Marius Oberholzer "
    "said. Some tonnes of maize were lost. The silo is run by the Elandsrus cooperative, whose manager "
    "Hendrik Bruwer said "
    "that it would help the inspectors of the Department of Labour.";
inline constexpr const char* kElection =
    "The Liberal Union of Prime Minister Aino Tallberg won 41 per cent of the vote in Sunday's election in "
    "Norrland, the "
    "electoral board said.\n\nTallberg told supporters in the capital that she would begin talks with the "
    "Farmers' Party on "
    "Monday. Turnout was the lowest in thirty years. The Greens lost half of their seats and their leader, "
    "Pekka Salo, "
    "resigned.";

}  // namespace tellings::testing_support
