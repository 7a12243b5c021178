// The accounts: their list, each with its text and the versions of its page.
#include "base/json_writer.h"
#include "desk/answer_json.h"
#include "desk/list_accounts.h"
#include "pipeline/account_json.h"
#include "server/desk_server.h"
#include "server/lists.h"
#include "server/problem.h"

namespace tellings {
namespace {

Response list(DeskServer& desk, const Request& request) {
  const auto range = range_of(request);
  if (!range) return problem(range.error());
  const std::string source = request.target.value("source").value_or("");
  return list_response(desk.store, request, "accounts",
                       [range = *range, source](StoreAccess::Lease& store, std::size_t limit,
                                                const std::string& after) -> Result<ListPage> {
                         const auto found = list_accounts(store.db(), range, source, limit, after);
                         if (!found) return tl::unexpected(found.error());
                         ListPage page;
                         for (const ToldIn& told : found->accounts) {
                           std::string row;
                           JsonWriter json(row);
                           json.begin_object();
                           write_members(json, told);
                           json.end_object();
                           page.rows.push_back(std::move(row));
                         }
                         page.next = found->next;
                         return page;
                       });
}

// All texts that stood at the account's address, this one included.
void write_versions(JsonWriter& json, Connection& db, const StoredAccount& account) {
  json.key("versions").begin_array();
  for (const AccountKey key : versions_of_page(db, account.account.url)) {
    const auto version = find_account(db, key);
    if (!version || !*version) continue;
    const Account& one = (*version)->account;
    const auto& time = one.modified ? one.modified : one.retrieved ? one.retrieved : one.published;
    json.begin_object()
        .member("id", one.id)
        .member("version", (*version)->version)
        .member_or_null("time", time ? time->value : "")
        .member("silent", (*version)->silent)
        .member("sha256", one.sha256)
        .end_object();
  }
  json.end_array();
}

std::string body_of(Connection& db, const StoredAccount& stored) {
  std::string body;
  append_account_json(body, stored.account, "");
  body.resize(body.rfind('}'));  // more members follow
  body += ',';
  std::string more;
  JsonWriter json(more);
  json.begin_object()
      .member_or_null("story", stored.story)
      .member("sha256", stored.account.sha256)
      .member("version", stored.version)
      .member("latest", stored.latest)
      .member("silent", stored.silent);
  write_versions(json, db, stored);
  json.end_object();
  return body + more.substr(1) + "\n";
}

Response show(DeskServer& desk, const std::string& id) {
  auto lease = desk.store.read();
  if (!lease) return problem(lease.error());
  const auto stored = find_account(lease->db(), std::string_view(id));
  if (!stored) return problem(stored.error());
  if (!*stored) return problem(404, "showing account " + id + ": there is none; /api/v1/accounts lists them");
  Response response = json_response(body_of(lease->db(), **stored));
  response.set("cache-control", "no-cache");
  return response;
}

}  // namespace

void add_account_routes(Router& router, DeskServer& desk) {
  router.add("GET", "/api/v1/accounts",
             [&desk](const Request& request, const auto&) { return list(desk, request); });
  router.add("GET", "/api/v1/accounts/{id}",
             [&desk](const Request&, const auto& parts) { return show(desk, parts[0]); });
}

}  // namespace tellings
