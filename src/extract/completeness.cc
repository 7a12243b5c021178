#include "extract/completeness.h"

#include <re2/re2.h>

#include <algorithm>

namespace tellings {
namespace {

constexpr std::size_t kShortArticle = 1500;  // bytes; paywalls show one to five paragraphs
constexpr std::size_t kShortNotice = 700;    // bytes; walls and error pages have no more to say

bool reads_like_a_wall(std::string_view text) {
  static const RE2 kWall(
      R"((?i)\b(access denied|403 forbidden|404 not found|page not found|page you (are looking|requested)|just a moment|are you (a )?(human|robot)|enable javascript|enable cookies|verify you are|unusual traffic|accept (all )?cookies|subscribe to (continue|read)|to continue reading|log in to (continue|read)|already a subscriber|seite nicht gefunden|page introuvable|página no encontrada)\b)");
  return RE2::PartialMatch(text, kWall);
}

bool has_paywall(const PageBlocks& page) {
  return std::any_of(page.elements.begin(), page.elements.end(),
                     [](const Element& element) { return element.cues.any(Cue::kPaywall); });
}

}  // namespace

Completeness judge_completeness(const Account& account, const PageFacts& facts, const PageBlocks& page) {
  const std::size_t size = account.text.size();
  if (size == 0) return Completeness::kStub;
  const bool paid = facts.linked && !facts.linked->free;
  if (size < kShortArticle && (paid || has_paywall(page))) return Completeness::kStub;
  if (size < kShortNotice && (reads_like_a_wall(account.text) || reads_like_a_wall(account.title)))
    return Completeness::kStub;
  return Completeness::kFull;
}

}  // namespace tellings
