#include "extract/extract.h"

#include "extract/address.h"
#include "extract/blocks.h"
#include "extract/byline.h"
#include "extract/completeness.h"
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

void add_text(Account& account, const PageBlocks& page, const MainText& main, bool keep_furniture) {
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Role role = main.roles[i];
    if (is_furniture(role) && !keep_furniture) continue;
    if (!account.text.empty()) account.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(account.text.size());
    account.text += page.text_of(page.blocks[i]);
    account.paragraphs.push_back({{begin, static_cast<std::uint32_t>(account.text.size())}, role});
  }
}

Result<Account> extract_page(const RawPage& raw, const ExtractOptions& options) {
  auto decoded = decode_page(raw.bytes, raw.content_type, raw.encoding);
  if (!decoded) return tl::unexpected(decoded.error());
  const auto tree = HtmlTree::parse(decoded->utf8, raw.origin);
  if (!tree) return tl::unexpected(tree.error());
  const PageBlocks page = read_blocks(*tree);
  const PageFacts facts = read_facts(*tree, page, raw.url);

  Account account = raw.given;
  if (account.url.empty()) {
    account.url = raw.url.empty() ? std::string(facts.first(Fact::kUrl)) : raw.url;
    if (!facts.canonical.empty()) account.url = absolute_address(facts.canonical, account.url);
  }
  const std::vector<std::string_view> sites = site_names(facts, account.url);
  if (account.title.empty()) account.title = choose_title(facts, page, sites);
  if (account.byline.empty()) account.byline = choose_byline(facts, page, sites);
  if (account.source.empty()) account.source = site_name(facts, account.url);

  const ArticleHints hints{account.title, facts.first(Fact::kDescription),
                           facts.linked ? std::string_view(facts.linked->body) : std::string_view()};
  const MainText main = find_main_text(page, hints);
  const PageDates dates = find_dates(facts, page, main, account.url, decoded->utf8);
  if (!account.published) account.published = dates.published;
  if (!account.modified) account.modified = dates.modified;
  add_text(account, page, main, options.keep_furniture);
  if (account.complete == Completeness::kFull) account.complete = judge_completeness(account, facts, page);
  return account;
}

}  // namespace

Result<Account> extract_account(const RawPage& page, const ExtractOptions& options) {
  if (!is_mhtml(page.bytes)) return extract_page(page, options);
  const auto main = unpack_mhtml(page);
  if (!main) return tl::unexpected(main.error());
  return extract_page(*main, options);
}

}  // namespace tellings
