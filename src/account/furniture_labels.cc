// The patterns as one automaton (RE2::Set) made a new state for nearly every word of a story: half the time
// of an extraction. Most patterns need a literal ("read more") that most paragraphs lack, so the literals are
// searched first, in one pass, and only the patterns whose literals are there are tried: an eighth of it.
#include "account/furniture_labels.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <cassert>
#include <string>
#include <vector>

#include "account/data.h"
#include "account/literal_search.h"
#include "base/lexicon.h"

namespace tellings {
namespace {

constexpr int kShortestLiteral = 3;      // shorter ones stand in every paragraph
constexpr std::size_t kShortWords = 25;  // a line or two

enum class Scope { kAny, kShort, kEdge, kTail };

struct Label {
  Role role = Role::kOther;
  Scope scope = Scope::kAny;
};

class LabelTable {
 public:
  LabelTable() {
    const RE2::Options how = options();
    for (const auto& row : read_table(account_data::kFurniture)) {
      int index = 0;
      [[maybe_unused]] const auto code = patterns_.Add({row[2].data(), row[2].size()}, how, &index);
      assert(code == RE2::NoError && index == static_cast<int>(labels_.size()) && "pattern of furniture.tsv");
      labels_.push_back({role_named(row[0]).value_or(Role::kOther), scope_named(row[1])});
    }
    std::vector<std::string> literals;
    patterns_.Compile(&literals);
    literals_ = LiteralSearch(literals);
  }

  [[nodiscard]] std::optional<Role> find(std::string_view plain, std::size_t words, Place place) const {
    if (words > kMostLabelWords && place != Place::kTail) return std::nullopt;
    std::vector<int> possible;
    patterns_.AllPotentials(literals_.find(plain), &possible);
    std::sort(possible.begin(), possible.end());
    const bool spoken =
        plain.starts_with('"') || plain.starts_with('\'');  // "“Follow me,” the captain said": a person calls
    for (const int index : possible) {
      const Label& label = labels_[static_cast<std::size_t>(index)];
      if (!holds(label.scope, words, place) || (spoken && is_call(label.role))) continue;
      if (RE2::PartialMatch({plain.data(), plain.size()}, patterns_.GetRE2(index))) return label.role;
    }
    return std::nullopt;
  }

 private:
  static RE2::Options options() {
    RE2::Options options;
    options.set_encoding(
        RE2::Options::EncodingLatin1);  // plain_form() is ASCII: a seventh of the automaton's size
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    return options;
  }
  static Scope scope_named(std::string_view name) {
    if (name == "short") return Scope::kShort;
    if (name == "edge") return Scope::kEdge;
    return name == "tail" ? Scope::kTail : Scope::kAny;
  }
  static bool is_call(Role role) {
    return role == Role::kPromotion || role == Role::kNavigation || role == Role::kComment;
  }
  static bool holds(Scope scope, std::size_t words, Place place) {
    switch (scope) {
      case Scope::kAny:
        return words <= kMostLabelWords;
      case Scope::kShort:
        return words <= kShortWords;
      case Scope::kEdge:
        return words <= kMostLabelWords && place != Place::kMiddle;
      case Scope::kTail:
        return place == Place::kTail;
    }
    return false;
  }

  re2::FilteredRE2 patterns_{kShortestLiteral};
  LiteralSearch literals_;
  std::vector<Label> labels_;
};

}  // namespace

std::optional<Role> role_of_label(std::string_view plain, std::size_t words, Place place) {
  static const LabelTable kTable;
  return kTable.find(plain, words, place);
}

}  // namespace tellings
