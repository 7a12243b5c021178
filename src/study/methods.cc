#include "study/methods.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace tellings {
namespace {

constexpr std::size_t kHashShown = 12;

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : " and ") + text;
  return all.empty() ? "an engine that is not recorded" : all;
}

std::string span_words(const Study& study) {
  if (study.first.empty()) return "";
  return fmt::format(", told between {} and {}", study.first, study.last);
}

}  // namespace

std::string engine_words(std::string_view version, std::string_view models) {
  const auto list = nlohmann::json::parse(models, nullptr, false);
  std::string names;
  if (list.is_array())
    for (const auto& model : list)
      names += (names.empty() ? "" : ", ") + model.value("name", "") + " " +
               model.value("sha256", "").substr(0, kHashShown);
  return std::string(version) + (names.empty() ? "" : " (" + names + ")");
}

std::string methods_paragraph(const Study& study, const StudyRequest& request) {
  return fmt::format(
      "The archive holds {} accounts. The selection ({}) has {} accounts that are counted{}; {} more "
      "are stubs or summaries and {} more have not been laid beside the other accounts of their story: "
      "both stand in no share. Accounts were read, grouped into stories and laid side by side by "
      "Tellings {}. An account draws on others where the engine found running words, quotations, "
      "errors, cuts or a credit that point to another account of its story from another source, or to "
      "a source outside the archive; use of an earlier account of the same source is counted apart. "
      "What was found has a band of certainty: of each range the low figure counts the clear band "
      "alone, the high figure every finding. Words drawn are the account's own words found in its "
      "origin, in order and in running passages or quotations: of several origins the low figure takes "
      "the one that gives most, the high figure their sum, at most the whole account. An account says "
      "so where it names every origin counted. First in this archive means told before all other "
      "accounts of the story that this archive holds: low where the printed times allow no other "
      "order, high where they allow this one; it says nothing of accounts elsewhere. Nothing here "
      "judges whether an account is right or whether drawing on others was agreed. To check by hand: "
      "tellings study sample. To cite: CITATION.cff of the engine's source, with the version and "
      "models above.",
      study.archive, selection_words(request), study.all.accounts, span_words(study), study.all.stubs,
      study.all.apart, joined(study.engines));
}

}  // namespace tellings
