// The notices of the watch, and what is needed to make the next ones.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/keys.h"
#include "store/store.h"

namespace tellings {

struct NoticeRecord {
  std::int64_t key = 0;
  std::string id = {};
  std::int64_t made = 0;
  std::string kind = {};  // "new story", "figure updated", ...
  std::string story = {};
  std::string body = {};  // tellings.notice/1
  bool wanted = true;     // false: not on the watch list, or muted
  std::optional<std::int64_t> given = {};
  std::optional<std::int64_t> seen = {};
};

// From now on the store is watched: collations keep what they were (notice_base), accounts that come are
// news. Nothing where it is so already.
void begin_watch(Writer& writer);
bool is_watched(Connection& db);

// An account that came since and of which no notices were made.
struct FreshAccount {
  AccountKey key = 0;
  std::string id = {};
  std::string story = {};
  std::int64_t added = 0;
};
// By story, then key.
std::vector<FreshAccount> fresh_accounts(Connection& db);

// The stories that have changed since the last notices, as they were: documents by story.
struct BaseDocument {
  std::string story = {};
  std::string document;
};
Result<std::vector<BaseDocument>> base_documents(Connection& db);

// Notices have been made of these accounts, and of all changes of collations.
void end_notices(Writer& writer, const std::vector<FreshAccount>& accounts);

// Accounts of stories that are below the thresholds.
void put_untold(Writer& writer, AccountKey account);
void clear_untold(Writer& writer, AccountKey account);
bool is_untold(Connection& db, AccountKey account);

// False where a notice has told this already.
bool tell_once(Writer& writer, const std::string& matter);

void put_notice(Writer& writer, const NoticeRecord& notice);
// Wanted ones that have not been given, the oldest first.
std::vector<NoticeRecord> notices_to_give(Connection& db);
void mark_given(Writer& writer, std::int64_t key);
// All of them where `id` is empty. Gives how many were not seen before.
std::int64_t mark_seen(Writer& writer, std::string_view id);

// What is muted: `what` is "story", "source" or "kind".
void put_mute(Writer& writer, std::string_view what, std::string_view which);
void drop_mute(Writer& writer, std::string_view what, std::string_view which);
bool is_muted(Connection& db, std::string_view what, std::string_view which);

}  // namespace tellings
