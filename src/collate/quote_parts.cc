#include "collate/quote_parts.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "collate/speaker_entity.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::uint32_t kAttributionWords =
    24;                                       // longest “…,” said the one who ..., of the ... institute. “…”
constexpr std::size_t kShortestSentence = 3;  // words: "Dr." and "No." end nothing

bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?'; }

std::uint32_t paragraph_of(const Account& account, std::uint32_t byte) {
  const auto found = std::upper_bound(account.paragraphs.begin(), account.paragraphs.end(), byte,
                                      [](std::uint32_t at, const Paragraph& p) { return at < p.span.begin; });
  return static_cast<std::uint32_t>(found - account.paragraphs.begin());
}

// Cuts a piece after . ! ? that a capital follows.
std::vector<ByteSpan> sentences_of(std::string_view text, ByteSpan piece) {
  std::vector<ByteSpan> sentences;
  std::uint32_t begin = piece.begin;
  for (std::uint32_t i = piece.begin; i + 2 < piece.end; ++i) {
    if (!ends_sentence(text[i]) || text[i + 1] != ' ') continue;
    const char next = text[i + 2];
    const bool opens = (next >= 'A' && next <= 'Z') || (static_cast<unsigned char>(next) & 0x80U) != 0;
    if (!opens || count_words(text.substr(begin, i - begin)) < kShortestSentence) continue;
    sentences.push_back({begin, i + 1});
    begin = i + 2;
  }
  sentences.push_back({begin, piece.end});
  return sentences;
}

class PartCutter {
 public:
  explicit PartCutter(const Story& story) : story_(story) {}

  std::vector<QuotePart> cut() {
    for (AccountIndex a = 0; a < story_.size(); ++a) cut_account(a);
    return std::move(parts_);
  }

 private:
  void cut_account(AccountIndex a) {
    const std::size_t from = parts_.size();
    const std::vector<Quote>& quotes = story_.notes[a].quotes;
    for (std::uint32_t q = 0; q < quotes.size(); ++q) {
      if (!quotes[q].saying) continue;
      for (std::uint32_t p = 0; p < quotes[q].content.size(); ++p) cut_piece(a, q, p);
    }
    std::stable_sort(parts_.begin() + static_cast<std::ptrdiff_t>(from), parts_.end(),
                     [](const QuotePart& x, const QuotePart& y) { return x.span < y.span; });
    for (std::size_t i = from; i < parts_.size(); ++i) join_to_last(from, i);
  }

  void cut_piece(AccountIndex a, std::uint32_t q, std::uint32_t p) {
    const Quote& quote = story_.notes[a].quotes[q];
    const bool indirect = quote.kind == QuoteKind::kIndirect;
    const std::vector<ByteSpan> spans = indirect ? std::vector<ByteSpan>{quote.content[p]}
                                                 : sentences_of(story_.account(a).text, quote.content[p]);
    for (std::size_t s = 0; s < spans.size(); ++s) {
      QuotePart part;
      part.account = a;
      part.quote = q;
      part.piece = p;
      part.span = spans[s];
      std::tie(part.first, part.last) = story_.words.within(a, spans[s]);
      part.kind = quote.kind;
      part.speaker = speaker_entity(story_, a, quote);
      part.same_piece = s > 0;
      parts_.push_back(part);
    }
  }

  // What runs on: the same piece; pieces of one quotation; the next paragraph of speech that was not closed;
  // speech that goes on after its attribution within the paragraph.
  void join_to_last(std::size_t from, std::size_t i) {
    QuotePart& part = parts_[i];
    part.runs_on = part.same_piece;
    part.after = part.same_piece ? last_of_piece(i) : i == from ? i : i - 1;
    if (part.runs_on || part.kind == QuoteKind::kIndirect) return;
    const std::optional<std::size_t> last = last_spoken(from, i);
    if (!last) return;
    const QuotePart& before = parts_[*last];
    part.after = *last;
    if (before.quote == part.quote && before.piece != part.piece) {
      part.runs_on = true;
      return;
    }
    if (part.span.begin < before.span.end) return;  // quoted within the quotation
    const Account& account = story_.account(part.account);
    const std::uint32_t between = count_words(ByteSpan{before.span.end, part.span.begin}.in(account.text));
    const bool one_speaker = !before.speaker || !part.speaker || before.speaker == part.speaker;
    const bool both_direct = before.kind == QuoteKind::kDirect && part.kind == QuoteKind::kDirect;
    const bool one_paragraph =
        paragraph_of(account, before.span.begin) == paragraph_of(account, part.span.begin);
    part.runs_on =
        one_speaker && one_paragraph && (between == 0 || (both_direct && between <= kAttributionWords));
  }

  // What is quoted within the piece may stand between.
  std::size_t last_of_piece(std::size_t i) const {
    std::size_t last = i - 1;
    while (parts_[last].quote != parts_[i].quote || parts_[last].piece != parts_[i].piece) --last;
    return last;
  }

  // The quoted part before `i`; what is quoted within a quotation is not the one that goes on.
  std::optional<std::size_t> last_spoken(std::size_t from, std::size_t i) const {
    for (std::size_t last = i; last-- > from;) {
      if (parts_[last].kind == QuoteKind::kIndirect) continue;
      const bool nested = last > from && parts_[last - 1].kind != QuoteKind::kIndirect &&
                          parts_[last - 1].span.contains(parts_[last].span);
      if (!nested) return last;
    }
    return std::nullopt;
  }

  const Story& story_;
  std::vector<QuotePart> parts_;
};

}  // namespace

std::vector<QuotePart> quote_parts(const Story& story) { return PartCutter(story).cut(); }

}  // namespace tellings
