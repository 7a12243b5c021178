#include "account/furniture_labels.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <cassert>
#include <string>
#include <vector>

#include "account/data.h"
#include "base/lexicon.h"

namespace tellings {
namespace {

constexpr std::size_t kAnyWords = 60;    // longer paragraphs are story, whatever they mention
constexpr std::size_t kShortWords = 25;  // a line or two

enum class Scope { kAny, kShort, kEdge, kTail };

struct Label {
  Role role = Role::kOther;
  Scope scope = Scope::kAny;
};

class LabelTable {
 public:
  LabelTable() : patterns_(options(), RE2::UNANCHORED) {
    for (const auto& row : read_table(account_data::kFurniture)) {
      std::string error;
      [[maybe_unused]] const int index = patterns_.Add({row[2].data(), row[2].size()}, &error);
      assert(index == static_cast<int>(labels_.size()) && "pattern of furniture.tsv");
      labels_.push_back({role_named(row[0]).value_or(Role::kOther), scope_named(row[1])});
    }
    [[maybe_unused]] const bool compiled = patterns_.Compile();
    assert(compiled);
  }

  [[nodiscard]] std::optional<Role> find(std::string_view plain, std::size_t words, Place place) const {
    if (words > kAnyWords && place != Place::kTail) return std::nullopt;
    std::vector<int> hits;
    patterns_.Match({plain.data(), plain.size()}, &hits);
    std::sort(hits.begin(), hits.end());
    const bool spoken =
        plain.starts_with('"') || plain.starts_with('\'');  // "“Follow me,” the captain said": a person calls
    for (const int hit : hits) {
      const Label& label = labels_[static_cast<std::size_t>(hit)];
      if (holds(label.scope, words, place) && !(spoken && is_call(label.role))) return label.role;
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
    options.set_max_mem(64 << 20);
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
        return words <= kAnyWords;
      case Scope::kShort:
        return words <= kShortWords;
      case Scope::kEdge:
        return words <= kAnyWords && place != Place::kMiddle;
      case Scope::kTail:
        return place == Place::kTail;
    }
    return false;
  }

  RE2::Set patterns_;
  std::vector<Label> labels_;
};

}  // namespace

std::optional<Role> role_of_label(std::string_view plain, std::size_t words, Place place) {
  static const LabelTable table;
  return table.find(plain, words, place);
}

}  // namespace tellings
