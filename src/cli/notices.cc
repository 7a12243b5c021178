// tellings notices: what the watch has found, seen and muted.
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/store_options.h"
#include "cli/version.h"
#include "watch/list_notices.h"
#include "watch/notice_text.h"

namespace tellings {
namespace {

constexpr unsigned kMostListed = 100'000;

struct Mute {
  std::string what, which;
};

// "source Daily Clarion" -> source, Daily Clarion.
Result<Mute> mute_of(const std::string& given) {
  const std::size_t blank = given.find(' ');
  Mute mute{given.substr(0, blank), blank == std::string::npos ? "" : given.substr(blank + 1)};
  if ((mute.what != "story" && mute.what != "source" && mute.what != "kind") || mute.which.empty())
    return fail(ErrorCode::kUsage, "muting " + given + ": not story ID, source NAME or kind KIND");
  return mute;
}

Result<void> note(Writer& writer, const Arguments& arguments) {
  for (const std::string& id : arguments.values("--seen"))
    if (mark_seen(writer, id == "all" ? "" : id) == 0 && id != "all")
      return fail(ErrorCode::kNotFound, "marking " + id + " as seen: no notice unseen has this id");
  for (const std::string& given : arguments.values("--mute")) {
    const auto mute = mute_of(given);
    if (!mute) return tl::unexpected(mute.error());
    put_mute(writer, mute->what, mute->which);
  }
  for (const std::string& given : arguments.values("--unmute")) {
    const auto mute = mute_of(given);
    if (!mute) return tl::unexpected(mute.error());
    drop_mute(writer, mute->what, mute->which);
  }
  return {};
}

Result<void> change(const Arguments& arguments) {
  // Store::open would make one that is not there.
  if (auto snapshot = open_snapshot(arguments); !snapshot) return tl::unexpected(snapshot.error());
  auto store = Store::open(database_of(arguments), {std::string(kVersion), "[]"}, seconds_now());
  if (!store) return tl::unexpected(store.error());
  return (*store)->write([&](Writer& writer) { return note(writer, arguments); });
}

}  // namespace

int run_notices(const Arguments& arguments, const Environment&) {
  if (arguments.has("--seen") || arguments.has("--mute") || arguments.has("--unmute")) {
    const auto changed = change(arguments);
    return changed ? kDone : failed(changed.error());
  }
  const auto limit = number_of(arguments, "--limit", 20, kMostListed);
  if (!limit) return failed(limit.error());
  auto snapshot = open_snapshot(arguments);
  if (!snapshot) return failed(snapshot.error());
  NoticeFilter filter;
  filter.unseen = arguments.has("--unseen");
  filter.all = arguments.has("--all");
  filter.story = arguments.value("--story");
  const auto page = list_notices((*snapshot)->connection(), filter, *limit, arguments.value("--after"));
  if (!page) return failed(page.error());
  for (const NoticeRecord& notice : page->notices)
    if (!print(arguments.has("--json") ? notice.body + "\n" : printable(notice_text(notice.body))))
      return kNothingReadable;
  if (!page->next.empty()) report("more: --after " + page->next);
  return kDone;
}

}  // namespace tellings
