#include "extract/extract.h"

#include <algorithm>

#include "extract/address.h"
#include "extract/blocks.h"
#include "extract/byline.h"
#include "extract/completeness.h"
#include "extract/linked_text.h"
#include "extract/live_entries.h"
#include "extract/main_text.h"
#include "extract/page_dates.h"
#include "extract/page_facts.h"
#include "extract/title.h"
#include "ingest/encoding.h"
#include "ingest/mhtml.h"

namespace tellings {
namespace {

std::vector<std::string_view> site_names(const PageFacts& facts, std::string_view url) {
  std::vector<std::string_view> sites = facts.all(Fact::kSite);
  if (facts.linked && !facts.linked->publisher.empty()) sites.emplace_back(facts.linked->publisher);
  if (const std::string_view host = host_of(url); !host.empty()) {
    sites.push_back(host);
    sites.push_back(host_name(host));
  }
  return sites;
}

std::string site_name(const PageFacts& facts, std::string_view url) {
  for (const Declared& one : facts.declared)
    if (one.fact == Fact::kSite && one.value.size() <= 80) return one.value;
  if (facts.linked && !facts.linked->publisher.empty()) return facts.linked->publisher;
  return std::string(host_of(url));
}

// The blocks that are kept, as paragraphs; of a live blog, its entries with them.
void add_text(ExtractedPage& out, const PageBlocks& page, const MainText& main,
              const std::vector<LiveEntry>& entries, bool keep_furniture) {
  Account& account = out.account;
  auto entry = entries.begin();
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    const Role role = main.roles[i];
    if (is_furniture(role) && !keep_furniture) continue;
    if (!account.text.empty()) account.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(account.text.size());
    account.text += page.text_of(page.blocks[i]);
    const auto end = static_cast<std::uint32_t>(account.text.size());
    account.paragraphs.push_back({{begin, end}, role});
    while (entry != entries.end() && entry->end_block <= i) ++entry;
    if (entry == entries.end() || i < entry->first_block) continue;
    const bool goes_on = !out.entries.empty() && out.entries.back().time == entry->time;
    if (!goes_on) out.entries.push_back({{begin, end}, entry->time});
    out.entries.back().span.end = end;
  }
}

// A live blog was first published with its earliest entry, where the page says no more than its entries do.
void read_entry_times(Account& account, const std::vector<TimedEntry>& entries) {
  if (entries.empty()) return;
  account.kind = AccountKind::kBlog;
  const auto by_begin = [](const TimedEntry& a, const TimedEntry& b) {
    return a.time.interval().begin < b.time.interval().begin;
  };
  const auto [first, last] = std::minmax_element(entries.begin(), entries.end(), by_begin);
  const bool of_entry = std::any_of(entries.begin(), entries.end(), [&](const TimedEntry& entry) {
    return account.published && entry.time.value == account.published->value;
  });
  if (!account.published || of_entry) account.published = first->time;
  if (!account.modified) account.modified = last->time;
}

Result<ExtractedPage> extract_html(const RawPage& raw, const ExtractOptions& options) {
  auto decoded = decode_page(raw.bytes, raw.content_type, raw.encoding);
  if (!decoded) return tl::unexpected(decoded.error());
  const auto tree = HtmlTree::parse(decoded->utf8, raw.origin);
  if (!tree) return tl::unexpected(tree.error());
  const PageBlocks page = read_blocks(*tree);
  const PageFacts facts = read_facts(*tree, page, raw.url);

  ExtractedPage out{raw.given, {}};
  Account& account = out.account;
  if (account.url.empty()) {
    account.url = raw.url.empty() ? std::string(facts.first(Fact::kUrl)) : raw.url;
    if (!facts.canonical.empty()) account.url = absolute_address(facts.canonical, account.url);
  }
  const std::vector<std::string_view> sites = site_names(facts, account.url);
  if (account.title.empty()) account.title = choose_title(facts, page, sites);
  if (account.byline.empty()) account.byline = choose_byline(facts, page, sites);
  if (account.source.empty()) account.source = site_name(facts, account.url);

  const ArticleHints hints{account.title, facts.first(Fact::kDescription)};
  const MainText main = find_main_text(page, hints);
  const PageDates dates = find_dates(facts, page, main, account.url, decoded->utf8);
  if (!account.published) account.published = dates.published;
  if (!account.modified) account.modified = dates.modified;
  const std::vector<LiveEntry> entries = find_live_entries(page, main, facts.language);
  add_text(out, page, main, entries, options.keep_furniture);
  if (facts.linked) {
    LinkedText linked = read_linked_text(*facts.linked);
    if (tells_more(linked, account.text)) {
      account.text = std::move(linked.text);
      account.paragraphs = std::move(linked.paragraphs);
      out.entries = std::move(linked.entries);
    }
  }
  read_entry_times(account, out.entries);
  if (account.complete == Completeness::kFull) account.complete = judge_completeness(account, facts, page);
  return out;
}

}  // namespace

Result<ExtractedPage> extract_page(const RawPage& page, const ExtractOptions& options) {
  if (!is_mhtml(page.bytes)) return extract_html(page, options);
  const auto main = unpack_mhtml(page);
  if (!main) return tl::unexpected(main.error());
  return extract_html(*main, options);
}

Result<Account> extract_account(const RawPage& page, const ExtractOptions& options) {
  auto extracted = extract_page(page, options);
  if (!extracted) return tl::unexpected(extracted.error());
  return std::move(extracted->account);
}

}  // namespace tellings
