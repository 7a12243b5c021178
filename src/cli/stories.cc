// tellings stories: what the store has, the newest first.
#include "base/json_writer.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/store_options.h"
#include "desk/answer_json.h"
#include "desk/list_stories.h"

namespace tellings {
namespace {

constexpr unsigned kMostListed = 100'000;

std::string json_of(const StoredStory& story) {
  std::string line;
  JsonWriter json(line);
  json.begin_object();
  write_members(json, story);
  json.end_object();
  return line + "\n";
}

std::string counted(std::int64_t count, std::string_view one, std::string_view several) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : several);
}

std::string text_of(const StoredStory& story) {
  return story.id + "  " + (story.last.empty() ? "no time" : story.last) + "  " + story.title + "\n  " +
         counted(story.accounts, "account", "accounts") + ", " + counted(story.texts, "text", "texts") +
         ", " + counted(story.independent, "group", "groups") + " without a shared source found\n";
}

}  // namespace

int run_stories(const Arguments& arguments, const Environment&) {
  const auto limit = number_of(arguments, "--limit", 20, kMostListed);
  if (!limit) return failed(limit.error());
  const auto range = range_of(arguments);
  if (!range) return failed(range.error());
  auto snapshot = open_snapshot(arguments);
  if (!snapshot) return failed(snapshot.error());
  const auto page = list_stories((*snapshot)->connection(), *range, *limit, arguments.value("--after"));
  if (!page) return failed(page.error());
  const bool lines = arguments.has("--json");
  for (const StoredStory& story : page->stories)
    if (!print(lines ? json_of(story) : printable(text_of(story)))) return kNothingReadable;
  if (!page->next.empty()) report("more: --after " + page->next);
  return kDone;
}

}  // namespace tellings
