#include "pipeline/group_accounts.h"

#include <cmath>
#include <map>

#include "base/json_writer.h"
#include "pipeline/parallel.h"

namespace tellings {
namespace {

constexpr std::size_t kBetweenFlushes = 2000;  // accounts

double rounded(double share) { return std::round(share * 1000) / 1000; }

}  // namespace

std::vector<Signature> signatures_of(const std::vector<Account>& accounts, unsigned threads) {
  std::vector<Signature> signatures(accounts.size());
  parallel_for(accounts.size(), threads, [&](std::size_t i) { signatures[i] = make_signature(accounts[i]); });
  return signatures;
}

GroupedAccounts group_signatures(Grouper& grouper, std::vector<Signature> signatures) {
  std::vector<std::string> order;
  order.reserve(signatures.size());
  for (const Signature& signature : signatures) order.push_back(signature.id);
  sort_for_grouping(signatures);
  GroupedAccounts grouped;
  std::map<std::string, Placement> placed;
  for (std::size_t i = 0; i < signatures.size(); ++i) {
    const std::string id = signatures[i].id;
    if (auto placement = grouper.add(std::move(signatures[i]))) {
      placed[id] = *std::move(placement);
    } else {
      grouped.known.push_back(id);
    }
    if ((i + 1) % kBetweenFlushes != 0 && i + 1 < signatures.size()) continue;
    for (Placement& placement : grouper.flush()) {
      const std::string corrected = placement.id;
      placed[corrected] = std::move(placement);
    }
    if (auto trouble = grouper.take_trouble()) grouped.troubles.push_back(*std::move(trouble));
  }
  for (const std::string& id : order) {
    auto placement = placed.extract(id);
    if (!placement.empty()) grouped.placements.push_back(std::move(placement.mapped()));
  }
  for (auto& earlier : placed) grouped.placements.push_back(std::move(earlier.second));
  return grouped;
}

std::string placement_json(const Placement& placement, const StoryChange* change) {
  std::string line;
  JsonWriter json(line);
  json.begin_object()
      .member("id", placement.id)
      .member("story", placement.story)
      .member_or_null("copy_of", placement.copy_of);
  json.member_or_null("how", placement.how ? name_of(*placement.how) : std::string_view());
  json.member("score", placement.score);
  if (!placement.copy_of.empty())
    json.member("share", rounded(placement.share))
        .member("share_of_origin", rounded(placement.share_of_origin));
  if (placement.round_up) json.member("round_up", true);
  if (change != nullptr) json.member("was", change->from).member("reason", change->reason);
  json.end_object();
  return line;
}

}  // namespace tellings
