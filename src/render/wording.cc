#include "render/wording.h"

#include <cmath>

#include "collate/edge_direction.h"
#include "text/utf8.h"

namespace tellings {
namespace {

std::string range_words(std::uint32_t low, std::uint32_t high) {
  if (low == high) return "";
  return " (" + std::to_string(low) + "-" + std::to_string(high) + ")";
}

std::string percent(double share) { return std::to_string(std::lround(share * 100)) + " %"; }

// C0 and C1 controls, and the marks that reorder or hide text on screen.
bool unprintable(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

}  // namespace

std::string counted(std::size_t count, std::string_view singular) {
  std::string words = std::to_string(count) + " ";
  words += singular;
  if (count == 1) return words;
  if (singular.ends_with("y") && !singular.ends_with("ay") && !singular.ends_with("ey")) {
    words.pop_back();
    return words + "ies";
  }
  return words + "s";
}

std::string support_words(const Claim& claim) {
  switch (claim.status) {
    case ClaimStatus::kConfirmed:
      return counted(claim.independent, "telling") + ", no shared source found" +
             range_words(claim.independent_low, claim.independent_high);
    case ClaimStatus::kSingleSource:
      return "one source (told by " + std::to_string(claim.accounts.size()) + ")";
    case ClaimStatus::kDisputed:
      return "disputed: told by " + std::to_string(claim.accounts.size()) + ", contradicted by " +
             std::to_string(claim.denied_by.size());
  }
  return {};
}

std::string verdict_words(const Witness& witness, Base base) {
  if (witness.translation) return "translation";
  switch (witness.verdict) {
    case Verdict::kVerbatim:
      return base == Base::kNone ? "one witness, not checked" : "same words";
    case Verdict::kTrimmed:
      return "words left out without a mark";
    case Verdict::kSpliced:
      return "two utterances joined";
    case Verdict::kIndirect:
      return "in other words";
    case Verdict::kAltered:
      break;
  }
  switch (base) {
    case Base::kReference:
      return "differs from the reference";
    case Base::kPrimary:
      return "differs from the source's own text";
    case Base::kAgreed:
      return "differs from the agreed wording";
    case Base::kNone:
      return "differs between witnesses";
  }
  return {};
}

std::string verdict_words(FigureVerdict verdict) {
  switch (verdict) {
    case FigureVerdict::kAgree:
      return "agree";
    case FigureVerdict::kCompatible:
      return "fit together";
    case FigureVerdict::kUpdated:
      return "changed over time";
    case FigureVerdict::kConflict:
      return "figures do not fit together";
    case FigureVerdict::kSingle:
      return "told by one account";
  }
  return {};
}

bool direction_open(const Edge& edge) { return is_direction_open(edge); }

std::string edge_words(const Edge& edge) {
  if (direction_open(edge)) return "same material, direction unclear";
  std::string words;
  if (edge.how == Derivation::kSpun) {
    words = "wording looks machine-rewritten";
  } else if (edge.credited && (edge.how == Derivation::kVerbatim || edge.how == Derivation::kAbridged)) {
    words = "agency copy, credited";
  } else if (edge.how == Derivation::kQuoted) {
    words = "draws on it for quotations or a figure";
  } else if (edge.how == Derivation::kTranslated) {
    words = "translation";
  } else {
    words = "draws on it";
  }
  if (edge.credited && !words.ends_with("credited")) words += ", credited";
  if (edge.share >= 0.005) words += ", shares " + percent(edge.share) + " of its words";
  if (edge.band == Band::kOpen) words += " (open)";
  if (edge.band == Band::kLikely) words += " (likely)";
  return words;
}

std::string plain(std::string_view printed) {
  std::string out;
  out.reserve(printed.size());
  for (const CodePointAt& at : code_points(printed)) {
    if (at.code_point == '\n' || at.code_point == '\t' || at.code_point == '\r') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (!unprintable(at.code_point)) {
      out += printed.substr(at.begin, at.end - at.begin);
    }
  }
  return out;
}

}  // namespace tellings
