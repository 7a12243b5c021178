// The reading order of a collation, free of any output form: what terminal.h and markdown.h print.
//
// A reader with an hour wants, in this order: what was read, what happened, where accounts differ, who said
// what in which words, figures side by side, who draws on whom, what stands in one account only. Words on
// screen follow COLLATION.md.
#pragma once

#include <string>
#include <vector>

#include "brief/changes.h"
#include "collate/collation.h"

namespace tellings {

// What a piece of a line is, so that each output can mark it in its own way.
enum class Style : std::uint8_t {
  kOurs,     // our words
  kStrong,   // our words that carry the line: a number, a name
  kFaint,    // our words that may be passed over
  kPrinted,  // words printed in an account
  kDiffers,  // printed words that differ from the others
  kAccount,  // an account's id
};

struct Run {
  std::string text;
  Style style = Style::kOurs;
  bool operator==(const Run&) const = default;
};

struct Line {
  std::vector<Run> runs;
  int indent = 0;           // levels
  bool bullet = false;      // an item of a list; else a paragraph
  std::string branch = {};  // drawn before the line in a tree: "└─ "
};

struct Section {
  std::string title;
  std::string note;  // one line on how to read it; empty where plain
  std::vector<Line> lines;
};

struct Report {
  std::string title;
  std::vector<Line> head;         // coverage in numbers
  std::vector<Section> sections;  // without those that have nothing to say
};

// One report a story, then one for what was set apart and skipped (left out where nothing was).
// Printed words are sanitised of control characters: a terminal never obeys an account.
// `changes`: [story] what an earlier document did not say; empty without one.
std::vector<Report> make_reports(const Collation& collation,
                                 const std::vector<std::vector<CollationChange>>& changes = {});

}  // namespace tellings
