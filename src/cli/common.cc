#include "cli/common.h"

#include <charconv>

#include "cli/console.h"
#include "cli/fetch_options.h"
#include "ingest/inputs.h"
#include "pipeline/models.h"

namespace tellings {
namespace {

constexpr std::size_t kLeastMemory = std::size_t{64} << 20;
constexpr std::size_t kMostMemory = std::size_t{1} << 50;

}  // namespace

Result<std::unique_ptr<PageSource>> open_inputs(const Arguments& arguments) {
  auto fields = FieldMap::parse(arguments.value("--fields"));
  if (!fields) return tl::unexpected(fields.error());
  InputOptions options;
  options.fields = *std::move(fields);
  options.url = arguments.value("--url");
  options.encoding = arguments.value("--encoding");
  std::vector<std::string> paths = arguments.operands;
  auto listed = listed_urls(arguments);
  if (!listed) return tl::unexpected(listed.error());
  if (paths.empty() && listed->empty()) paths.emplace_back("-");
  paths.insert(paths.end(), listed->begin(), listed->end());
  auto addresses = open_addresses(arguments);
  if (!addresses) return tl::unexpected(addresses.error());
  options.addresses = *std::move(addresses);
  return read_inputs(std::move(paths), std::move(options));
}

Result<unsigned> number_of(const Arguments& arguments, std::string_view flag, unsigned otherwise,
                           unsigned most) {
  if (!arguments.has(flag)) return otherwise;
  const std::string given = arguments.value(flag);
  unsigned number = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
  if (error != std::errc() || end != given.data() + given.size() || number == 0 || number > most) {
    return fail(ErrorCode::kUsage, "reading " + std::string(flag) + " " + given +
                                       ": not a number from 1 to " + std::to_string(most));
  }
  return number;
}

Result<unsigned> threads_of(const Arguments& arguments) { return number_of(arguments, "--threads", 0, 1024); }

Result<std::size_t> memory_of(const Arguments& arguments, std::size_t otherwise) {
  if (!arguments.has("--memory")) return otherwise;
  const std::string given = arguments.value("--memory");
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
  const std::string_view unit(end, static_cast<std::size_t>(given.data() + given.size() - end));
  const int shift = unit.empty() ? 0 : unit == "K" ? 10 : unit == "M" ? 20 : unit == "G" ? 30 : -1;
  const bool fits = error == std::errc() && shift >= 0 && number <= (kMostMemory >> shift);
  if (!fits || (number << shift) < kLeastMemory)
    return fail(ErrorCode::kUsage,
                "reading --memory " + given + ": not a size such as 512M or 2G, at least 64M");
  return number << shift;
}

Result<Rules> rules_of(const Arguments& arguments) {
  Rules rules;
  for (const std::string& name : arguments.values("--without")) {
    const auto rule = rule_named(name);
    if (!rule)
      return fail(ErrorCode::kUsage, "reading --without " + name + ": not one of " + all_rule_names());
    rules.leave_out(*rule);
  }
  return rules;
}

Result<LanguageGuesser> load_language(const Environment& environment) {
  return load_language(model_folders(environment.binary_folder));
}

Result<Analyzer> load_analyzer(const Arguments& arguments, const Environment& environment) {
  if (arguments.has("--model")) return Analyzer::load(arguments.value("--model"));
  const auto path = find_model(model_folders(environment.binary_folder), "en.model");
  if (!path) return tl::unexpected(path.error());
  return Analyzer::load(*path);
}

Result<LoadedModels> load_models(const Arguments& arguments, const Environment& environment) {
  return load_models(model_folders(environment.binary_folder), arguments.value("--model"));
}

int failed(const Error& error) {
  report(error.message);
  return error.code == ErrorCode::kUsage ? kWrongUsage : kNothingReadable;
}

}  // namespace tellings
