// tellings sources: what the store shows of each source, in numbers.
#include "desk/sources.h"

#include <cmath>

#include "base/json_writer.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/store_options.h"
#include "desk/answer_json.h"

namespace tellings {
namespace {

std::string json_of(const SourceReport& source) {
  std::string line;
  JsonWriter json(line);
  write_json(json, source);
  return line + "\n";
}

std::string counted(std::int64_t count, std::string_view one, std::string_view several) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : several);
}

std::string text_of(const SourceReport& source) {
  std::string text = source.name + (source.owner.empty() ? "" : "  (" + source.owner + ")") + "\n  " +
                     counted(source.accounts, "account", "accounts") + "; " + std::to_string(source.drawing) +
                     " draw on others, " + std::to_string(source.credited) + " of these say so; " +
                     std::to_string(std::lround(source.share * 100)) + " % of the words\n";
  for (const DrawnFrom& from : source.from)
    text += "  from " + from.from + (from.hidden ? " (not among the accounts)" : "") + ": " +
            counted(from.accounts, "account", "accounts") + ", credited in " + std::to_string(from.credited) +
            "\n";
  if (source.quotations.empty()) return text;
  text += "  quotations:";
  for (const auto& [verdict, count] : source.quotations) text += " " + std::to_string(count) + " " + verdict;
  return text + "; " + std::to_string(source.differing) + " differ from words that others attest\n";
}

}  // namespace

int run_sources(const Arguments& arguments, const Environment&) {
  const auto range = range_of(arguments);
  if (!range) return failed(range.error());
  const auto given = outlets_of(arguments);
  if (!given) return failed(given.error());
  auto snapshot = open_snapshot(arguments);
  if (!snapshot) return failed(snapshot.error());
  const auto outlets = *given ? **given : Outlets::kept((*snapshot)->connection());
  if (!outlets) return failed(outlets.error());
  const auto sources = report_sources((*snapshot)->connection(), *range, *outlets);
  if (!sources) return failed(sources.error());
  const bool lines = arguments.has("--json");
  for (const SourceReport& source : *sources)
    if (!print(lines ? json_of(source) : printable(text_of(source)))) return kNothingReadable;
  return kDone;
}

}  // namespace tellings
