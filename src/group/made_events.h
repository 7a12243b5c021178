// Made events for tests: each has names of its own, its tellings share them and some of the wording.
#pragma once

#include <string>

#include "group/testing.h"

namespace tellings::testing_support {

// "Vaku17": a name that no other event has.
inline std::string made_name(int event, int which) {
  static const char* const kStems[] = {"Vaku", "Dorim", "Telsa", "Brano", "Mikol", "Sandu", "Keral", "Fenwo"};
  std::string name = kStems[which % 8];
  for (int rest = event + 1; rest > 0; rest /= 5) name += static_cast<char>('a' + rest % 5 * 4);
  return name + kStems[(which + 3) % 8][1];
}

// `hour` hours after 1 May 2024. id: "e3t1" for telling 1 of event 3.
inline Account event_account(int event, int telling, int hour) {
  const auto name = [event](int which) { return made_name(event, which); };
  static const char* const kOpenings[] = {"Residents gathered while ", "Officials confirmed that ",
                                          "Hours later it emerged that ", "According to the mayor, ",
                                          "Witnesses described how "};
  static const char* const kClosings[] = {
      "Neighbours brought blankets and soup to the crews.", "Insurers are expected to publish an estimate.",
      "Schools nearby stayed closed for the afternoon.", "Traffic was diverted through the eastern tunnel.",
      "A hearing has been scheduled before the committee."};
  const int turn = (event + telling) % 5;
  std::string text = std::string(kOpenings[telling % 5]) + name(0) + " " + name(1) + " visited " + name(2) +
                     " after the collapse of the " + name(3) + " bridge.\n\nThe operator " + name(4) +
                     " said that " + std::to_string(20 + event) + " inspectors from " + name(5) +
                     " were examining the pillars. " + kClosings[turn] + " " + name(1) + " thanked " +
                     name(6) + " for the divers. " + kClosings[(turn + 2) % 5];
  const std::int64_t day = days_from_civil(2024, 5, 1) + hour / 24;
  const CivilDate date = civil_from_days(day);
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return account_of("e" + std::to_string(event) + "t" + std::to_string(telling),
                    std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day) + "T" +
                        two(hour % 24) + ":00:00Z",
                    text);
}

}  // namespace tellings::testing_support
