#include "server/atom.h"

#include "render/story_spans.h"
#include "server/target.h"

namespace tellings {
namespace {

// Atom wants a whole time: a day is printed as its beginning.
std::string whole_time(const std::string& value) {
  if (value.size() >= 20 && value.find('T') != std::string::npos) return value;
  if (value.size() == 19) return value + "Z";
  if (value.size() == 16) return value + ":00Z";
  if (value.size() == 10) return value + "T00:00:00Z";
  if (value.size() == 7) return value + "-01T00:00:00Z";
  if (value.size() == 4) return value + "-01-01T00:00:00Z";
  return "1970-01-01T00:00:00Z";
}

std::string counted(std::int64_t count, std::string_view one, std::string_view several) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : several);
}

void append_entry(std::string& out, const StoredStory& story, const std::string& base) {
  const std::string address = base + "/stories/" + percent_encoded(story.id);
  out += " <entry>\n  <id>" + xml_escaped(address) + "</id>\n  <title>" + xml_escaped(story.title) +
         "</title>\n  <updated>" + whole_time(story.last) + "</updated>\n  <link href=\"" +
         xml_escaped(address) + "\"/>\n  <summary>" + counted(story.accounts, "account", "accounts") + ", " +
         counted(story.texts, "text", "texts") + ", " + counted(story.independent, "group", "groups") +
         " without a shared source found</summary>\n </entry>\n";
}

}  // namespace

std::string atom_feed(const std::vector<StoredStory>& stories, const std::string& base) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  out += " <id>" + xml_escaped(base) + "/</id>\n <title>Tellings: stories</title>\n <updated>" +
         whole_time(stories.empty() ? "" : stories.front().last) +
         "</updated>\n <author><name>Tellings</name></author>\n <link rel=\"self\" href=\"" +
         xml_escaped(base) + "/feed.atom\"/>\n";
  for (const StoredStory& story : stories) append_entry(out, story, base);
  return out + "</feed>\n";
}

}  // namespace tellings
