#include "group/apart.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/printed_time.h"
#include "group/bag.h"
#include "group/grouper.h"
#include "group/name_runs.h"
#include "group/signature.h"

namespace tellings {
namespace {

// Who brings a handful brings accounts of one event, and what is not of it was mostly taken along because it
// looks alike. The story sets come out whole and apart from .41 to .53.
constexpr Yardstick kHandfulYardstick{.dated = 0.46, .undated = 0.55};

using Members = std::vector<std::uint32_t>;
using Accounts = std::span<const std::shared_ptr<const Account>>;

// Groups of accounts of one event, in the order that StorySelection wants.
std::vector<Members> group_accounts(Accounts accounts) {
  std::vector<Signature> signatures;
  for (const auto& account : accounts) signatures.push_back(make_signature(*account));
  std::map<std::string, std::uint32_t> index;
  for (std::uint32_t i = 0; i < accounts.size(); ++i) index.emplace(accounts[i]->id, i);
  sort_for_grouping(signatures);
  Grouper grouper(kHandfulYardstick);
  std::map<std::string, std::string> story_of;
  for (const Signature& signature : signatures)
    if (const auto place = grouper.add(signature)) story_of[place->id] = place->story;
  for (const Placement& place : grouper.flush()) story_of[place.id] = place.story;
  std::map<std::string, Members> by_story;
  std::vector<std::string> order;
  for (const Signature& signature : signatures) {
    Members& members = by_story[story_of.at(signature.id)];
    if (members.empty()) order.push_back(story_of.at(signature.id));
    members.push_back(index.at(signature.id));
  }
  std::stable_sort(order.begin(), order.end(), [&](const std::string& x, const std::string& y) {
    return by_story[x].size() > by_story[y].size();
  });
  std::vector<Members> groups;
  for (const std::string& story : order) {
    std::sort(by_story[story].begin(), by_story[story].end());
    groups.push_back(std::move(by_story[story]));
  }
  return groups;
}

// What the accounts of a story have between them: days and words.
struct Common {
  std::set<std::string> years;
  std::set<std::string> days;
  std::set<std::uint32_t> words;
};

std::string day_of(const Account& account) {
  return account.published ? account.published->value.substr(0, 10) : "";
}

Common common_of(Accounts accounts, const Members& members) {
  Common common;
  for (const std::uint32_t i : members) {
    if (const std::string day = day_of(*accounts[i]); !day.empty()) {
      common.days.insert(day);
      common.years.insert(day.substr(0, 4));
    }
    for (const Term term : make_signature(*accounts[i]).terms) common.words.insert(term.hash());
    for (const NameRun& run : find_name_runs(*accounts[i]))
      common.words.insert(run.words.begin(), run.words.end());
  }
  return common;
}

// The year where it differs from the story's, else the day where it does.
std::string other_time(const Account& account, const Common& story) {
  const std::string day = day_of(account);
  if (day.empty() || story.days.empty()) return "";
  if (!story.years.contains(day.substr(0, 4))) return day.substr(0, 4);
  return story.days.contains(day) ? "" : day;
}

// A name that no account of the story prints: a place before anything else, then what is named most, then
// what comes first.
std::optional<ByteSpan> other_name(const Account& account, const Common& story) {
  struct Tally {
    bool place = false;
    std::uint32_t times = 0;
    ByteSpan first;
  };
  std::map<std::vector<std::uint32_t>, Tally> tallies;
  for (const NameRun& run : find_name_runs(account)) {
    if (std::any_of(run.words.begin(), run.words.end(),
                    [&](std::uint32_t word) { return story.words.contains(word); }))
      continue;
    Tally& tally = tallies[run.words];
    if (tally.times++ == 0) tally.first = run.span;
    tally.place = tally.place || run.after_place_word;
  }
  const auto rank = [](const Tally& tally) {
    return std::tuple(!tally.place, -static_cast<int>(tally.times), tally.first.begin);
  };
  const Tally* best = nullptr;
  for (const auto& entry : tallies)
    if (best == nullptr || rank(entry.second) < rank(*best)) best = &entry.second;
  if (best == nullptr) return std::nullopt;
  return best->first;
}

// "LAKE TORRELL" of a dateline as it is printed elsewhere: "Lake Torrell".
std::string as_name(std::string_view printed) {
  std::string out;
  bool inside = false;
  for (const char c : printed) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    out += inside && c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    inside = letter;
  }
  return out;
}

bool all_capitals(std::string_view printed) {
  return printed.size() > 4 &&
         std::none_of(printed.begin(), printed.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

SetApart explain(std::uint32_t index, const Account& account, const Common& story) {
  SetApart apart;
  apart.account = index;
  apart.reason = "another event";
  std::string separator = ": ";
  if (const std::string time = other_time(account, story); !time.empty()) {
    apart.reason += separator + time;
    separator = ", ";
  }
  if (const auto name = other_name(account, story)) {
    const std::string_view printed = name->in(account.text);
    apart.reason += separator + (all_capitals(printed) ? as_name(printed) : std::string(printed));
    apart.evidence.push_back(*name);
  }
  return apart;
}

}  // namespace

StorySelection select_stories(Accounts accounts, std::size_t least_accounts) {
  StorySelection selection;
  if (accounts.empty()) return selection;
  const std::vector<Members> groups = group_accounts(accounts);
  const Common story = common_of(accounts, groups.front());
  for (const Members& group : groups) {
    if (selection.stories.empty() || group.size() >= least_accounts) {
      selection.stories.push_back(group);
      continue;
    }
    for (const std::uint32_t index : group)
      selection.apart.push_back(explain(index, *accounts[index], story));
  }
  std::sort(selection.apart.begin(), selection.apart.end(),
            [](const SetApart& x, const SetApart& y) { return x.account < y.account; });
  return selection;
}

}  // namespace tellings
