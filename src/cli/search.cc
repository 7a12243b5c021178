// tellings search: accounts, quotations, figures and names of the store.
#include "desk/search.h"

#include <charconv>

#include "base/json_writer.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/store_options.h"
#include "desk/answer_json.h"

namespace tellings {
namespace {

std::string head_of(const ToldIn& told) {
  std::string line = told.account;
  if (!told.source.empty()) line += "  " + told.source;
  if (!told.published.empty()) line += ", " + told.published;
  if (!told.story.empty()) line += "  story " + told.story;
  return line;
}

std::string text_of(const FoundAccount& found) {
  return head_of(found.told) + "\n" + (found.told.title.empty() ? "" : "  " + found.told.title + "\n") +
         (found.passage ? "  ..." + found.passage->text + "...\n" : "");
}

std::string text_of(const FoundQuotation& found) {
  std::string text = (found.speaker.empty() ? "speaker unknown" : found.speaker) + "\n";
  for (const Wording& wording : found.wordings)
    text += "  " + (wording.kind == "indirect" ? wording.words : "\"" + wording.words + "\"") + "\n    " +
            wording.kind + ", " + head_of(wording.told) + "\n";
  return text;
}

std::string text_of(const FoundFigure& found) {
  return found.printed.text + (found.thing.empty() ? "" : "  (" + found.thing + ")") +
         (found.holder.empty() ? "" : ", says " + found.holder) + "\n  " + head_of(found.told) + "\n";
}

std::string text_of(const FoundName& found) {
  std::string text = found.name + "  " + found.kind + ", in " + std::to_string(found.accounts) +
                     (found.accounts == 1 ? " account\n" : " accounts\n");
  for (const ToldIn& told : found.newest) text += "  " + head_of(told) + "\n";
  return text;
}

template <typename Found>
using SearchOf = Result<SearchAnswer<Found>> (*)(Connection&, const SearchRequest&);

// Looks until there are as many as were asked for, however rare they are.
template <typename Found>
int run(SearchOf<Found> search, Connection& db, SearchRequest request, bool as_json) {
  for (;;) {
    const auto answer = search(db, request);
    if (!answer) return failed(answer.error());
    for (const Found& found : answer->found) {
      std::string line;
      if (as_json) {
        JsonWriter json(line);
        write_json(json, found);
        line += '\n';
      } else {
        line = printable(text_of(found));
      }
      if (!print(line)) return kNothingReadable;
    }
    if (answer->next.empty()) return kDone;
    request.after = answer->next;
    if (answer->found.size() >= request.limit) {
      report("more: --after " + answer->next);
      return kDone;
    }
    request.limit -= answer->found.size();
  }
}

Result<std::optional<double>> value_of(const Arguments& arguments, std::string_view flag) {
  if (!arguments.has(flag)) return std::optional<double>();
  const std::string given = arguments.value(flag);
  double value = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), value);
  if (error != std::errc() || end != given.data() + given.size())
    return fail(ErrorCode::kUsage, "reading " + std::string(flag) + " " + given + ": not a number");
  return std::optional(value);
}

Result<SearchRequest> request_of(const Arguments& arguments) {
  SearchRequest request;
  for (const std::string& word : arguments.operands)
    request.words += (request.words.empty() ? "" : " ") + word;
  request.speaker = arguments.value("--speaker");
  request.source = arguments.value("--source");
  request.unit = arguments.value("--unit");
  request.after = arguments.value("--after");
  const auto limit = number_of(arguments, "--limit", 20, kMostOfPage);
  if (!limit) return tl::unexpected(limit.error());
  request.limit = *limit;
  const auto range = range_of(arguments);
  if (!range) return tl::unexpected(range.error());
  request.range = *range;
  const auto least = value_of(arguments, "--min"), most = value_of(arguments, "--max");
  if (!least) return tl::unexpected(least.error());
  if (!most) return tl::unexpected(most.error());
  request.least = *least;
  request.most = *most;
  return request;
}

}  // namespace

int run_search(const Arguments& arguments, const Environment&) {
  const auto request = request_of(arguments);
  if (!request) return failed(request.error());
  const std::string what = arguments.value("--for", arguments.has("--speaker") ? "quotations" : "accounts");
  auto snapshot = open_snapshot(arguments);
  if (!snapshot) return failed(snapshot.error());
  Connection& db = (*snapshot)->connection();
  const bool as_json = arguments.has("--json");
  if (what == "accounts") return run<FoundAccount>(search_accounts, db, *request, as_json);
  if (what == "quotations") return run<FoundQuotation>(search_quotations, db, *request, as_json);
  if (what == "figures") return run<FoundFigure>(search_figures, db, *request, as_json);
  if (what == "names") return run<FoundName>(search_names, db, *request, as_json);
  return failed(
      {ErrorCode::kUsage, "reading --for " + what + ": not one of accounts, quotations, figures, names"});
}

}  // namespace tellings
