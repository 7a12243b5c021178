#include "annotate/notes.h"

namespace tellings {

std::string_view name_of(NameKind kind) {
  switch (kind) {
    case NameKind::kPerson:
      return "person";
    case NameKind::kOrg:
      return "org";
    case NameKind::kPlace:
      return "place";
    case NameKind::kEvent:
      return "event";
    case NameKind::kOther:
      return "other";
  }
  return "other";
}

std::string_view name_of(QuoteKind kind) {
  switch (kind) {
    case QuoteKind::kDirect:
      return "direct";
    case QuoteKind::kMixed:
      return "mixed";
    case QuoteKind::kIndirect:
      return "indirect";
  }
  return "direct";
}

std::string_view name_of(Occasion occasion) {
  switch (occasion) {
    case Occasion::kUnknown:
      return "";
    case Occasion::kPressRelease:
      return "press release";
    case Occasion::kPressConference:
      return "press conference";
    case Occasion::kInterview:
      return "interview";
    case Occasion::kSocialPost:
      return "social post";
    case Occasion::kSpeech:
      return "speech";
    case Occasion::kCourt:
      return "court";
    case Occasion::kReport:
      return "report";
  }
  return "";
}

std::string_view name_of(Qualifier qualifier) {
  switch (qualifier) {
    case Qualifier::kExact:
      return "exact";
    case Qualifier::kAbout:
      return "about";
    case Qualifier::kAtLeast:
      return "at least";
    case Qualifier::kMoreThan:
      return "more than";
    case Qualifier::kUpTo:
      return "up to";
    case Qualifier::kUnder:
      return "under";
    case Qualifier::kRange:
      return "range";
    case Qualifier::kVague:
      return "vague";
  }
  return "exact";
}

}  // namespace tellings
