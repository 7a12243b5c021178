#include "account/complete.h"

#include <algorithm>
#include <optional>

#include "account/credits.h"
#include "account/dates.h"
#include "account/paragraphs.h"
#include "base/hash.h"
#include "text/chars.h"
#include "text/fold.h"

namespace tellings {
namespace {

bool tells_of_a_change(std::string_view line) {
  const std::string folded = fold(line);
  return folded.find("updated") != std::string::npos || folded.find("modified") != std::string::npos;
}

// Times in the furniture before the story: "PUBLISHED: 14:05, 14 May 2024 | UPDATED: ..." gives both.
void read_times(Account& account) {
  for (const Paragraph& paragraph : account.paragraphs) {
    if (paragraph.role == Role::kBody) return;
    if (!is_furniture(paragraph.role)) continue;
    const std::string_view line = paragraph.span.in(account.text);
    std::size_t label_begin = 0;
    for (const TimeFound& found : find_times(line)) {
      const bool change = tells_of_a_change(line.substr(label_begin, found.span.begin - label_begin));
      label_begin = found.span.end;
      std::optional<PrintedTime>& slot = change ? account.modified : account.published;
      if (!slot) slot = found.time;
    }
  }
}

void read_title(Account& account) {
  for (const Paragraph& paragraph : account.paragraphs) {
    if (paragraph.role == Role::kBody) return;
    if (paragraph.role != Role::kHeading) continue;
    account.title = paragraph.span.in(account.text);
    return;
  }
}

}  // namespace

void complete_account(Account& account) {
  if (account.paragraphs.empty()) {
    account.paragraphs = split_paragraphs(account.text);
    assign_roles(account.text, account.source, account.title, account.paragraphs);
  }
  if (account.credit.empty()) account.credit = find_credits(account.text, account.paragraphs, account.source);
  if (!account.published && !account.modified) read_times(account);
  if (account.title.empty()) read_title(account);
  if (account.sha256.empty()) account.sha256 = sha256_hex(account.text);
}

}  // namespace tellings
