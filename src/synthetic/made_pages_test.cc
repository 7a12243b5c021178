#include "synthetic/made_pages.h"

#include <gtest/gtest.h>

#include <set>

#include "account/complete.h"
#include "extract/extract.h"
#include "group/signature.h"
#include "ingest/raw_page.h"

namespace tellings {
namespace {

RawPage raw(const MadePage& page) {
  RawPage raw;
  raw.bytes = page.html;
  raw.url = page.url;
  raw.content_type = page.content_type;
  return raw;
}

TEST(MadePages, TheArticleIsFoundInEveryTemplate) {
  MadeStream stream(3, 1000);
  std::size_t whole = 0, dated = 0, foreign = 0;
  std::set<std::string> sites;
  constexpr std::size_t kPages = 300;
  for (std::size_t i = 0; i < kPages; ++i) {
    const MadeAccount made = stream.next();
    const MadePage page = page_of(made, stream.vocabulary());
    const auto account = extract_account(raw(page));
    ASSERT_TRUE(account) << account.error().message;
    sites.insert(account->source);
    foreign += page.translated ? 1U : 0U;
    const Account as_given = account_of(made, stream.vocabulary());
    const std::string last = as_given.text.substr(as_given.text.rfind(". ", as_given.text.size() - 2) + 2);
    whole += page.translated || account->text.ends_with(last) ? 1U : 0U;
    dated += account->published ? 1U : 0U;
  }
  EXPECT_GT(whole, kPages * 95 / 100);
  EXPECT_GT(dated, kPages * 95 / 100);
  EXPECT_GT(sites.size(), 50U);
  EXPECT_GT(foreign, 0U);
}

TEST(MadePages, SamePageAgain) {
  MadeStream one(5, 100), other(5, 100);
  const MadeAccount made = one.next(), again = other.next();
  const MadePage first = page_of(made, one.vocabulary()), second = page_of(again, other.vocabulary());
  EXPECT_EQ(first.html, second.html);
  EXPECT_EQ(warc_record(first, made.second), warc_record(second, again.second));
}

}  // namespace
}  // namespace tellings
