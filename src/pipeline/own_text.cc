#include "pipeline/own_text.h"

#include "base/hash.h"

namespace tellings {
Account without_furniture(const Account& account) {
  Account own = account;
  own.text.clear();
  own.paragraphs.clear();
  for (const Paragraph& paragraph : account.paragraphs) {
    if (is_furniture(paragraph.role)) continue;
    if (!own.text.empty()) own.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(own.text.size());
    own.text += paragraph.span.in(account.text);
    own.paragraphs.push_back({{begin, static_cast<std::uint32_t>(own.text.size())}, paragraph.role});
  }
  for (Credit& credit : own.credit) credit.span = {};
  own.sha256 = sha256_hex(own.text);
  return own;
}

std::vector<TimedEntry> entries_without_furniture(const std::vector<TimedEntry>& all, const Account& account,
                                                  const Account& own) {
  std::vector<TimedEntry> entries;
  for (const TimedEntry& entry : all) {
    ByteSpan span;
    std::size_t kept = 0;  // paragraphs of `own` so far
    for (const Paragraph& paragraph : account.paragraphs) {
      if (is_furniture(paragraph.role)) continue;
      const ByteSpan now = own.paragraphs[kept++].span;
      if (paragraph.span.begin < entry.span.begin || paragraph.span.end > entry.span.end) continue;
      if (span.empty()) span.begin = now.begin;
      span.end = now.end;
    }
    if (!span.empty()) entries.push_back({span, entry.time});
  }
  return entries;
}

}  // namespace tellings
