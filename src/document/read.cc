#include "document/read.h"

#include <algorithm>

#include "document/story_reader.h"

namespace tellings {
namespace {

constexpr std::string_view kFormat = "tellings.collation/1";

// An account set apart is known by id, source and title alone: its text is not in the document.
ApartAccount read_apart(const JsonCursor& json) {
  auto account = std::make_shared<Account>();
  account->id = json.at("account").text();
  account->source = json.at("source").text();
  account->title = json.at("title").text();
  return {std::move(account), json.at("reason").text(), {}};
}

Decision decision_of(const JsonCursor& json) {
  Decision out;
  const JsonCursor target = json.at("target");
  out.account = target.at("account").text();
  if (target.json().contains("start")) out.place = {target.at("start").count(), target.at("end").count()};
  out.action = json.at("do").text();
  out.value = json.at("value").text();
  out.by = json.at("by").text();
  out.at = json.at("at").text();
  out.note = json.at("note").text();
  out.applied = json.at("applied").truth();
  out.machine = json.at("machine").text();
  out.why_not = json.at("why_not").text();
  return out;
}

bool has_texts(const Collation& collation) {
  return std::ranges::any_of(collation.stories, [](const StoryCollation& story) {
    return std::ranges::any_of(story.accounts, [](const auto& account) { return !account->text.empty(); });
  });
}

}  // namespace

Result<CollationDocument> read_document(std::string_view json) {
  const auto refuse = [](const std::string& why) {
    return fail(ErrorCode::kInvalid,
                "reading a collation document: " + why + "; it is made by collate --json");
  };
  const auto parsed = nlohmann::ordered_json::parse(json, nullptr, false);
  if (parsed.is_discarded()) return refuse("this is not JSON");
  JsonFault fault;
  const JsonCursor root(parsed, "$", fault);
  const std::string format = root.at("format").text();
  if (fault.message.empty() && format != kFormat)
    return refuse("its format is \"" + format + "\", not \"" + std::string(kFormat) + "\"");
  CollationDocument out;
  const JsonCursor engine = root.at("engine");
  out.options.engine_version = engine.at("version").text();
  for (const JsonCursor& model : engine.at("models").items())
    out.options.models.push_back({model.at("name").text(), model.at("sha256").text()});
  for (const JsonCursor& story : root.at("stories").items()) {
    ReadStory read = read_story(story);
    out.collation.stories.push_back(std::move(read.story));
    out.options.changes.push_back(std::move(read.changes));
  }
  for (const JsonCursor& apart : root.at("apart").items()) out.collation.apart.push_back(read_apart(apart));
  for (const JsonCursor& decision : root.at("decisions").items())
    out.options.decisions.push_back(decision_of(decision));
  for (const JsonCursor& skipped : root.at("skipped").items())
    out.collation.skipped.push_back({skipped.at("input").text(), skipped.at("reason").text()});
  if (!fault.message.empty()) return refuse(fault.message);
  out.options.with_text = out.collation.stories.empty() || has_texts(out.collation);
  return out;
}

}  // namespace tellings
