#include "ingest/account_ids.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_set>

#include "base/hash.h"

namespace tellings {
namespace {

std::uint64_t content_hash(const Account& account) {
  return hash64(
      account.text,
      hash64(account.url, hash64(account.source, hash64(account.published ? account.published->value : ""))));
}

// When a text was there at the latest; what tells nothing comes last.
std::string time_key(const Account& account) {
  for (const auto* time : {&account.modified, &account.published, &account.retrieved}) {
    if (*time) return (*time)->value;
  }
  return "~";
}

using Order = std::tuple<std::string, std::uint64_t>;
Order order_of(const Account& account) { return {time_key(account), content_hash(account)}; }

// Indices by key, each list with the earliest first.
template <typename Key>
std::map<std::string, std::vector<std::size_t>> grouped(const std::vector<Account>& accounts, Key key) {
  std::map<std::string, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    if (std::string k = key(accounts[i]); !k.empty()) groups[std::move(k)].push_back(i);
  }
  for (auto& [k, members] : groups) {
    std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
      return order_of(accounts[a]) < order_of(accounts[b]);
    });
  }
  return groups;
}

void drop_repeated(SettledAccounts& settled) {
  std::unordered_set<std::string> seen;
  std::vector<Account> kept;
  for (Account& account : settled.accounts) {
    const std::string key = account.id + '\n' + std::to_string(content_hash(account));
    if (seen.insert(key).second) {
      kept.push_back(std::move(account));
    } else {
      settled.skipped.push_back({account.id, "the same account was given before"});
    }
  }
  settled.accounts = std::move(kept);
}

void part_clashes(SettledAccounts& settled) {
  std::unordered_set<std::string> taken;
  for (const Account& account : settled.accounts) taken.insert(account.id);
  for (const auto& [id, members] :
       grouped(settled.accounts, [](const Account& account) { return account.id; })) {
    for (std::size_t i = 1; i < members.size(); ++i) {
      Account& account = settled.accounts[members[i]];
      const std::string tail = short_id("", content_hash(account));  // "-" and ten characters
      std::size_t length = 5;
      while (length < tail.size() && taken.contains(id + tail.substr(0, length))) ++length;
      account.id = id + tail.substr(0, length);
      taken.insert(account.id);
      settled.renamed.push_back({id, "the id stands for two accounts; the later is now " + account.id});
    }
  }
}

void mark_versions(std::vector<Account>& accounts) {
  for (const auto& [address, members] :
       grouped(accounts, [](const Account& account) { return page_address(account.url); })) {
    for (std::size_t i = 1; i < members.size(); ++i)
      accounts[members[i]].version_of = accounts[members[0]].id;
  }
}

}  // namespace

std::string page_address(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const std::size_t query = url.find("?utm_");
  if (query != std::string_view::npos) url = url.substr(0, query);
  while (url.ends_with('/')) url.remove_suffix(1);
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  if (url.find('/') == std::string_view::npos) return "";  // a site's front page is no article's address
  return std::string(url);
}

SettledAccounts settle_ids(std::vector<Account> accounts) {
  SettledAccounts settled;
  for (Account& account : accounts) {
    if (account.id.empty()) account.id = short_id("a", content_hash(account));
  }
  settled.accounts = std::move(accounts);
  drop_repeated(settled);
  part_clashes(settled);
  mark_versions(settled.accounts);
  return settled;
}

}  // namespace tellings
