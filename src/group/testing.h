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
    "TARN BAY, May 14 (NRA) - At least four workers were killed on Tuesday when an explosion tore "
    "through a grain "
    "terminal in Tarn Bay, fire officials said.\n\nThe blast ripped open a conveyor gallery at Quay 12, "
    "where wheat was "
    "being discharged from the bulk carrier Halcyon Star. Fire chief Marek Haldorsen told reporters that six "
    "people were missing. "
    "The terminal is run by Kestrel Bulk, which handles a third of the country's grain imports. Eleven "
    "people were taken "
    "to the Ambrose hospital, three of them in critical condition.";
inline constexpr const char* kBlastLocal =
    "Kestrel Bulk had been warned about dust at its grain terminal in Tarn Bay two months before "
    "Tuesday's "
    "explosion, the dock workers' union says.\n\nOur reporter saw rescue crews carry two bodies from the "
    "silo at Quay 12. "
    "Nurses at Ambrose hospital were asking for blood. Union secretary Inga Tosterud said that fifty people "
    "worked the "
    "night shift, more than Kestrel admits. Haldorsen, the fire chief, would not speculate on the cause of "
    "the blast.";
inline constexpr const char* kOtherSilo =
    "LAKE TORRELL - Three workers were treated for burns after a fire at a grain silo in Lake Torrell on "
    "Thursday "
    "morning.\n\nThe fire started in a conveyor gallery at Quay 3 and was put out by midday, fire chief "
    "Ulf Sandvoll "
    "said. Some tonnes of maize were lost. The silo is run by the Torrell cooperative, whose manager "
    "Anton Brezny said "
    "that it would help the inspectors of the Department of Labour.";
inline constexpr const char* kElection =
    "The Liberal Union of Prime Minister Vera Holmqvist won 41 per cent of the vote in Sunday's election in "
    "Ostmark, the "
    "electoral board said.\n\nHolmqvist told supporters in the capital that she would begin talks with the "
    "Farmers' Party on "
    "Monday. Turnout was the lowest in thirty years. The Greens lost half of their seats and their leader, "
    "Timo Rask, "
    "resigned.";

}  // namespace tellings::testing_support
