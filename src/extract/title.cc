#include "extract/title.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extract/white_space.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tellings {
namespace {

constexpr std::array<std::string_view, 12> kSeparators = {" | ", " - ",  " – ", " — ", " · ", " • ",
                                                          " » ", " :: ", " ‹ ", " « ", " › ", " ― "};
constexpr std::size_t kLongestTitle = 400;

struct Segment {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Segment> segments_of(std::string_view title) {
  std::vector<Segment> segments = {{0, title.size()}};
  for (std::size_t at = 0; at < title.size(); ++at) {
    for (const std::string_view mark : kSeparators) {
      if (!title.substr(at).starts_with(mark)) continue;
      segments.back().end = at;
      segments.push_back({at + mark.size(), title.size()});
      at += mark.size() - 1;
      break;
    }
  }
  return segments;
}

// "The Example" and "example.com" name the same site.
bool names_site(std::string_view segment, const std::vector<std::string_view>& sites) {
  const std::string key = title_key(segment);
  if (key.empty()) return true;
  for (const std::string_view site : sites) {
    const std::string known = title_key(site);
    if (known.size() < 2) continue;
    if (key == known || key == "the" + known || "the" + key == known) return true;
    if (key.size() >= 4 && known.starts_with(key) && known.size() <= key.size() + 3)
      return true;  // host with its ending
    if (known.size() >= 4 && key.starts_with(known) && key.size() <= known.size() + 12)
      return true;  // "Example.com News"
  }
  return false;
}

struct Heading {
  std::string text;
  std::string key;
};

std::vector<Heading> page_headings(const PageBlocks& page) {
  std::vector<Heading> headings;
  for (Node* node : page.headings) {
    Heading heading{inner_text(node), {}};
    if (heading.text.empty() || heading.text.size() > kLongestTitle) continue;
    heading.key = title_key(heading.text);
    if (!heading.key.empty()) headings.push_back(std::move(heading));
  }
  return headings;
}

// Length of the common start over the longer one: 1 for the same words.
double likeness(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return 0;
  const std::size_t longer = std::max(a.size(), b.size());
  if (a.find(b) != std::string_view::npos || b.find(a) != std::string_view::npos)
    return static_cast<double>(std::min(a.size(), b.size())) / static_cast<double>(longer);
  const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<double>(end - a.begin()) / static_cast<double>(longer);
}

}  // namespace

std::string title_key(std::string_view printed) {
  std::string key;
  for (const CodePointAt& at : code_points(printed))
    if (is_word_char(at.code_point) && at.code_point != '_') append_fold(key, at.code_point);
  return key;
}

std::string without_site(std::string_view printed, const std::vector<std::string_view>& sites) {
  std::vector<Segment> segments = segments_of(printed);
  const auto text = [&](const Segment& s) { return printed.substr(s.begin, s.end - s.begin); };
  while (segments.size() > 1 && names_site(text(segments.back()), sites)) segments.pop_back();
  while (segments.size() > 1 && names_site(text(segments.front()), sites)) segments.erase(segments.begin());
  return std::string(
      trim(printed.substr(segments.front().begin, segments.back().end - segments.front().begin)));
}

std::string choose_title(const PageFacts& facts, const PageBlocks& page,
                         const std::vector<std::string_view>& sites) {
  std::vector<std::string> declared;
  const auto add = [&](std::string_view title) {
    if (title.empty() || names_site(title, sites)) return;
    std::string plain = without_site(title, sites);
    if (!plain.empty()) declared.push_back(std::move(plain));
  };
  for (const std::string_view title : facts.all(Fact::kTitle)) add(title);
  if (facts.linked) add(facts.linked->headline);
  add(facts.title);

  const std::vector<Heading> headings = page_headings(page);
  const Heading* best = nullptr;
  double most = 0.35;  // under it the h1 is the name of a section or of the site
  for (const Heading& heading : headings) {
    for (const std::string& title : declared) {
      if (const double alike = likeness(heading.key, title_key(title)); alike > most) {
        most = alike;
        best = &heading;
      }
    }
  }
  if (best != nullptr) return without_site(best->text, sites);
  if (!declared.empty()) return declared.front();
  for (const Heading& heading : headings)
    if (!names_site(heading.text, sites)) return heading.text;
  return collapsed(facts.title);
}

}  // namespace tellings
