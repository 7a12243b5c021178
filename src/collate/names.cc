#include "collate/collation.h"

namespace tellings {

std::string_view name_of(Band band) {
  switch (band) {
    case Band::kClear:
      return "clear";
    case Band::kLikely:
      return "likely";
    case Band::kOpen:
      return "open";
  }
  return "";
}

std::string_view name_of(EditOp op) {
  switch (op) {
    case EditOp::kReplace:
      return "replace";
    case EditOp::kInsert:
      return "insert";
    case EditOp::kDelete:
      return "delete";
  }
  return "";
}

std::string_view name_of(EditKind kind) {
  switch (kind) {
    case EditKind::kSynonym:
      return "synonym";
    case EditKind::kNumber:
      return "number";
    case EditKind::kName:
      return "name";
    case EditKind::kNegation:
      return "negation";
    case EditKind::kHedge:
      return "hedge";
    case EditKind::kContraction:
      return "contraction";
    case EditKind::kOther:
      return "other";
  }
  return "";
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kVerbatim:
      return "verbatim";
    case Verdict::kTrimmed:
      return "trimmed";
    case Verdict::kAltered:
      return "altered";
    case Verdict::kSpliced:
      return "spliced";
    case Verdict::kIndirect:
      return "indirect";
  }
  return "";
}

std::string_view name_of(Base base) {
  switch (base) {
    case Base::kReference:
      return "reference";
    case Base::kPrimary:
      return "primary";
    case Base::kAgreed:
      return "agreed";
    case Base::kNone:
      return "none";
  }
  return "";
}

std::string_view name_of(FigureVerdict verdict) {
  switch (verdict) {
    case FigureVerdict::kAgree:
      return "agree";
    case FigureVerdict::kCompatible:
      return "compatible";
    case FigureVerdict::kUpdated:
      return "updated";
    case FigureVerdict::kConflict:
      return "conflict";
    case FigureVerdict::kSingle:
      return "single";
  }
  return "";
}

std::string_view name_of(Stance stance) {
  switch (stance) {
    case Stance::kAsserts:
      return "asserts";
    case Stance::kHedges:
      return "hedges";
    case Stance::kDenies:
      return "denies";
    case Stance::kCorrects:
      return "corrects";
  }
  return "";
}

std::string_view name_of(ClaimStatus status) {
  switch (status) {
    case ClaimStatus::kConfirmed:
      return "confirmed";
    case ClaimStatus::kSingleSource:
      return "single-source";
    case ClaimStatus::kDisputed:
      return "disputed";
  }
  return "";
}

std::string_view name_of(HiddenKind kind) {
  switch (kind) {
    case HiddenKind::kUnknown:
      return "";
    case HiddenKind::kPressRelease:
      return "press release";
    case HiddenKind::kWireStory:
      return "wire story";
    case HiddenKind::kSocialPost:
      return "social post";
    case HiddenKind::kPressConference:
      return "press conference";
    case HiddenKind::kEarlierReport:
      return "earlier report";
  }
  return "";
}

std::string_view name_of(Derivation how) {
  switch (how) {
    case Derivation::kVerbatim:
      return "verbatim";
    case Derivation::kAbridged:
      return "abridged";
    case Derivation::kRewritten:
      return "rewritten";
    case Derivation::kSpun:
      return "spun";
    case Derivation::kTranslated:
      return "translated";
    case Derivation::kQuoted:
      return "quoted";
  }
  return "";
}

std::string_view name_of(EdgeEvidenceKind kind) {
  switch (kind) {
    case EdgeEvidenceKind::kPassage:
      return "passage";
    case EdgeEvidenceKind::kSharedError:
      return "shared error";
    case EdgeEvidenceKind::kSameCut:
      return "same cut";
    case EdgeEvidenceKind::kSameOrder:
      return "same order";
    case EdgeEvidenceKind::kCreditLine:
      return "credit line";
    case EdgeEvidenceKind::kEarlier:
      return "earlier";
    case EdgeEvidenceKind::kSynonym:
      return "synonym";
  }
  return "";
}

}  // namespace tellings
