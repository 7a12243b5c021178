#include "account/own_words.h"

#include "text/words.h"

namespace tellings {

std::int64_t own_words(const Account& account) {
  std::int64_t words = 0;
  for (const Paragraph& paragraph : account.paragraphs)
    if (!is_furniture(paragraph.role)) words += count_words(paragraph.span.in(account.text));
  return words;
}

}  // namespace tellings
