// What comes in before it is an account: a page's bytes, or a text that is an account already; and the seam
// that hands them on one by one.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "account/account.h"

namespace tellings {

// Bytes of a page (HTML, MHTML, ...) as they came. extract/ makes an Account of it.
struct RawPage {
  std::string bytes;  // undecoded
  std::string url;    // empty where unknown
  std::string
      content_type;      // "text/html; charset=windows-1252" as sent or told by the name; empty where unknown
  std::string encoding;  // a WHATWG label that overrules what the bytes say; empty where none was asked for
  std::string origin;    // what was named on input: "pages/a.html", "a.jsonl:12"
  Account given;  // what the input says about it (id, source, title, published, use, kind); text is empty
};

// A text that is an account already.
struct GivenAccount {
  Account account;
  std::string origin;  // as of RawPage
};

// Told on standard error and in `skipped` of the document; the rest goes on.
struct SkippedPage {
  std::string origin;
  std::string reason;
};

using IngestItem = std::variant<RawPage, GivenAccount, SkippedPage>;

// Hands out the items of one input in its order; nothing at its end.
class PageSource {
 public:
  virtual ~PageSource() = default;
  virtual std::optional<IngestItem> next() = 0;
  // Of its input, from 0 to 1, as far as it knows: what a progress line goes by.
  [[nodiscard]] virtual double share_done() const { return 0; }
};

}  // namespace tellings
