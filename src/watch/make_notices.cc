#include "watch/make_notices.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/hash.h"
#include "document/read.h"
#include "store/snapshot.h"
#include "watch/news.h"
#include "watch/version_news.h"

namespace tellings {
namespace {

bool shares_account(const StoryCollation& a, const StoryCollation& b) {
  std::set<std::string_view> ids;
  for (const auto& account : a.accounts) ids.insert(account->id);
  return a.id == b.id ||
         std::ranges::any_of(b.accounts, [&](const auto& account) { return ids.contains(account->id); });
}

// The one story of a stored document.
Result<StoryCollation> story_in(const std::string& document) {
  auto read = read_document(document);
  if (!read) return tl::unexpected(read.error());
  if (read->collation.stories.empty()) return StoryCollation{};
  return std::move(read->collation.stories.front());
}

Notice gone_notice(const StoryCollation& story, const Account& account) {
  Notice notice = notice_about(story, NoticeKind::kRetraction);
  Fact& fact = notice.facts.emplace_back();
  fact.matter = "gone " + account.id;
  fact.text = "the page is gone from its address: its site answers that it was taken away for good (410)";
  fact.before = account.title;
  fact.says = {saying_of(account, {})};
  return notice;
}

// A story with accounts that came since, read for its notices.
struct Touched {
  StoryCollation now;
  std::vector<FreshAccount> fresh;
};

class NoticeMaker {
 public:
  NoticeMaker(Writer& writer, const NoticeOptions& options)
      : writer_(writer), db_(writer.db), options_(options) {}

  Result<std::size_t> run() {
    const std::vector<FreshAccount> fresh = fresh_accounts(db_);
    if (auto read = read_bases(); !read) return tl::unexpected(read.error());
    std::map<std::string, std::vector<FreshAccount>> by_story;
    for (const FreshAccount& account : fresh) by_story[account.story].push_back(account);
    for (auto& [id, accounts] : by_story) {
      auto document = find_document(db_, id);
      if (!document) return tl::unexpected(document.error());
      if (!*document) continue;
      auto now = story_in(**document);
      if (!now) return tl::unexpected(now.error());
      if (auto done = look_at({*std::move(now), std::move(accounts)}); !done)
        return tl::unexpected(done.error());
    }
    if (auto told = tell_gone(); !told) return tl::unexpected(told.error());
    end_notices(writer_, fresh);
    return wanted_;
  }

 private:
  Result<void> read_bases() {
    const auto documents = base_documents(db_);
    if (!documents) return tl::unexpected(documents.error());
    for (const BaseDocument& base : *documents) {
      auto story = story_in(base.document);
      if (!story) return tl::unexpected(story.error());
      bases_.push_back(*std::move(story));
    }
    return {};
  }

  Result<void> look_at(const Touched& touched) {
    if (!was_told(touched)) {
      tell_new(touched);
      return {};
    }
    auto covered = tell_versions(touched);
    if (!covered) return tl::unexpected(covered.error());
    StoryNews news;
    news.now = &touched.now;
    for (const StoryCollation& base : bases_)
      if (shares_account(base, touched.now)) news.before.push_back(&base);
    if (news.before.empty()) return {};
    news.is_fresh = [&touched](std::string_view id) {
      return std::ranges::find(touched.fresh, id, &FreshAccount::id) != touched.fresh.end();
    };
    news.is_covered = [&covered](std::string_view id) { return covered->contains(std::string(id)); };
    for (Notice& notice : news_of(news)) tell(std::move(notice), touched.now);
    return {};
  }

  // Whether one of its accounts was told of before.
  bool was_told(const Touched& touched) {
    std::set<std::string> fresh;
    for (const FreshAccount& account : touched.fresh)
      if (!is_later_version(account)) fresh.insert(account.id);
    for (const auto& account : touched.now.accounts) {
      if (fresh.contains(account->id)) continue;
      Query row = db_.prepare("SELECT key FROM account WHERE id = ?");
      row.bind(account->id);
      if (row.step() && !is_untold(db_, row.integer(0))) return true;
    }
    return false;
  }

  // Of a page that was told of: its version before is there and was no secret.
  bool is_later_version(const FreshAccount& account) {
    Query row = db_.prepare(
        "SELECT other.key FROM account JOIN account AS other ON other.page = account.page AND other.version "
        "< "
        "account.version WHERE account.key = ? AND EXISTS (SELECT 1 FROM noticed WHERE noticed.account = "
        "other.key "
        "UNION ALL SELECT 1 FROM watch WHERE other.added < watch.since) ORDER BY other.version DESC LIMIT 1");
    row.bind(account.key);
    return row.step() && !is_untold(db_, row.integer(0));
  }

  void tell_new(const Touched& touched) {
    const StoryCollation& now = touched.now;
    if (now.accounts.size() < options_.least_accounts ||
        now.stemma.independent_groups.size() < options_.least_independent) {
      for (const FreshAccount& account : touched.fresh) put_untold(writer_, account.key);
      return;
    }
    for (const auto& account : now.accounts) {
      Query row = db_.prepare("SELECT key FROM account WHERE id = ?");
      row.bind(account->id);
      if (row.step()) clear_untold(writer_, row.integer(0));
    }
    Notice notice = new_story(now);
    notice.facts.front().matter = "story " + touched.fresh.front().id;
    tell(std::move(notice), now);
  }

  // Gives the ids of the accounts that a notice tells of.
  Result<std::set<std::string>> tell_versions(const Touched& touched) {
    std::set<std::string> covered;
    for (const FreshAccount& one : touched.fresh) {
      const auto now = find_account(db_, one.key);
      if (!now) return tl::unexpected(now.error());
      if (!*now || (*now)->version < 2) continue;
      const auto before = version_before(**now);
      if (!before) return tl::unexpected(before.error());
      if (!*before) continue;
      auto notice = version_news(touched.now, (*before)->account, (*now)->account, (*now)->silent);
      if (!notice) continue;
      covered.insert(one.id);
      tell(*std::move(notice), touched.now);
    }
    return covered;
  }

  // Pages that were had and have left their address for good.
  Result<void> tell_gone() {
    std::vector<std::pair<AccountKey, std::string>> gone;
    Query row = db_.prepare(
        "SELECT account.key, placement.story FROM watched_page JOIN page ON page.address = "
        "watched_page.address JOIN account ON account.page = page.key AND account.latest = 1 JOIN placement "
        "ON "
        "placement.account = account.key WHERE watched_page.state = 'gone' AND NOT EXISTS (SELECT 1 FROM "
        "told "
        "WHERE matter = 'gone ' || account.id) ORDER BY account.key");
    while (row.step()) gone.emplace_back(row.integer(0), row.text(1));
    for (const auto& [key, story] : gone) {
      if (is_untold(db_, key)) continue;
      const auto account = find_account(db_, key);
      const auto document = find_document(db_, story);
      if (!account) return tl::unexpected(account.error());
      if (!document) return tl::unexpected(document.error());
      if (!*account || !*document) continue;
      const auto now = story_in(**document);
      if (!now) return tl::unexpected(now.error());
      tell(gone_notice(*now, (*account)->account), *now);
    }
    return {};
  }

  Result<std::optional<StoredAccount>> version_before(const StoredAccount& now) {
    Query row = db_.prepare(
        "SELECT other.key FROM account JOIN account AS other ON other.page = account.page AND other.version "
        "< "
        "account.version WHERE account.key = ? ORDER BY other.version DESC LIMIT 1");
    row.bind(now.key);
    if (!row.step()) return std::optional<StoredAccount>();
    return find_account(db_, row.integer(0));
  }

  bool is_muted_here(const Notice& notice, const StoryCollation& story) {
    if (is_muted(db_, "story", notice.story) || is_muted(db_, "kind", name_of(notice.kind))) return true;
    std::set<std::string> sources;
    for (const Fact& fact : notice.facts)
      for (const Saying& saying : fact.says) sources.insert(saying.source);
    if (sources.empty())
      for (const auto& account : story.accounts) sources.insert(account->source);
    return std::ranges::all_of(sources,
                               [this](const auto& source) { return is_muted(db_, "source", source); });
  }

  void tell(Notice notice, const StoryCollation& story) {
    std::erase_if(notice.facts, [this](const Fact& fact) {
      return !fact.matter.empty() && !tell_once(writer_, fact.matter);
    });
    if (notice.facts.empty()) return;
    NoticeRecord record;
    const std::string body = notice_json(notice, "", writer_.now);
    record.id = short_id("n", hash64(body));
    record.made = writer_.now;
    record.kind = name_of(notice.kind);
    record.story = notice.story;
    record.body = notice_json(notice, record.id, writer_.now);
    record.wanted = options_.wanted.wants(notice, story) && !is_muted_here(notice, story);
    put_notice(writer_, record);
    wanted_ += record.wanted ? 1 : 0;
  }

  Writer& writer_;
  Connection& db_;
  const NoticeOptions& options_;
  std::vector<StoryCollation> bases_;
  std::size_t wanted_ = 0;
};

}  // namespace

Result<std::size_t> make_notices(Store& store, const NoticeOptions& options) {
  std::size_t wanted = 0;
  auto done = store.write([&](Writer& writer) -> Result<void> {
    auto made = NoticeMaker(writer, options).run();
    if (!made) return tl::unexpected(made.error());
    wanted = *made;
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  return wanted;
}

}  // namespace tellings
