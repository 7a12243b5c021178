// tellings study: how much of the store's accounts is drawn from others, in numbers with their range; and a
// sample of them to be coded by hand.
#include <charconv>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/outputs.h"
#include "cli/store_options.h"
#include "store/snapshot.h"
#include "study/print_study.h"
#include "study/sample.h"
#include "study/stored_archive.h"

namespace tellings {
namespace {

constexpr std::size_t kRows = 20;  // of each table on a terminal

template <typename Number>
Result<Number> number_of(const Arguments& arguments, std::string_view flag, Number otherwise) {
  const std::string given = arguments.value(flag, std::to_string(otherwise));
  Number number = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
  if (error != std::errc() || end != given.data() + given.size())
    return fail(ErrorCode::kUsage, "reading " + std::string(flag) + " " + given + ": not a whole number");
  return number;
}

int print_numbers(const StudyArchive& archive, const StudyRequest& request, const Arguments& arguments) {
  const std::string form = arguments.value("--as", "text");
  if (form != "text" && form != "json" && form != "csv")
    return failed({ErrorCode::kUsage, "reading --as " + form + ": not one of text, json, csv"});
  const Study study = make_study(archive);
  const std::string text = form == "csv"    ? study_csv(study)
                           : form == "json" ? study_json(study, request)
                                            : printable(study_report(study, request, kRows));
  return print(text) ? kDone : kNothingReadable;
}

Result<std::vector<SheetText>> texts_of(Connection& db, const StudyArchive& archive,
                                        const std::vector<std::size_t>& sample) {
  std::vector<SheetText> texts;
  for (const std::size_t place : sample) {
    const auto found = find_account(db, archive.accounts[place].id);
    if (!found) return tl::unexpected(found.error());
    if (!*found)
      return fail(ErrorCode::kInvalid, "reading account " + archive.accounts[place].id + ": it is not there");
    texts.push_back({(*found)->account.title, (*found)->account.url, (*found)->account.text});
  }
  return texts;
}

int print_sample(Connection& db, const StudyArchive& archive, const Arguments& arguments) {
  const auto n = number_of<std::size_t>(arguments, "--n", 200);
  if (!n) return failed(n.error());
  const auto seed = number_of<std::uint64_t>(arguments, "--seed", 1);
  if (!seed) return failed(seed.error());
  const std::vector<std::size_t> sample = draw_sample(archive, *n, *seed);
  const auto texts = texts_of(db, archive, sample);
  if (!texts) return failed(texts.error());
  if (arguments.has("--answers")) {
    const auto written = write_file(arguments.value("--answers"), sample_answers(archive, sample));
    if (!written) return failed(written.error());
  }
  if (!print(sample_sheet(archive, sample, *texts))) return kNothingReadable;
  report_count(sample.size(), 0);
  return kDone;
}

}  // namespace

int run_study(const Arguments& arguments, const Environment&) {
  const bool sampling = arguments.operands.size() == 1 && arguments.operands.front() == "sample";
  if (!arguments.operands.empty() && !sampling)
    return failed({ErrorCode::kUsage, "studying " + arguments.operands.front() +
                                          ": the one word that may stand here is sample; words to look for "
                                          "go into --query"});
  const auto given = outlets_of(arguments);
  if (!given) return failed(given.error());
  auto snapshot = open_snapshot(arguments);
  if (!snapshot) return failed(snapshot.error());
  const auto outlets = *given ? **given : Outlets::kept((*snapshot)->connection());
  if (!outlets) return failed(outlets.error());
  const StudyRequest request{arguments.value("--query"), arguments.value("--from"), arguments.value("--to"),
                             arguments.values("--source")};
  Connection& db = (*snapshot)->connection();
  const auto archive = stored_archive(db, request, *outlets);
  if (!archive) return failed(archive.error());
  return sampling ? print_sample(db, *archive, arguments) : print_numbers(*archive, request, arguments);
}

}  // namespace tellings
