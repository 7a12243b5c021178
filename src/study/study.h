// The researcher's question: how much of an archive is drawn from others, by whom, when, and said or not.
//
//   accounts of an archive + who draws on whom  ->  counts, each as low and high
//
// A finding that an account draws on another has a band (COLLATION: clear, likely, open). Low counts the
// clear ones alone, high counts all. Every count has its denominator beside it. What cannot be counted
// fairly, stubs and accounts that were never laid beside the others of their story, stands in no share and is
// counted apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tellings {

// One account of the archive, whether it is studied or not: the others say who told a story first.
struct ArchiveAccount {
  std::string id;
  std::string story;      // empty: in none
  std::string outlet;     // whose it is (outlet_name)
  std::string owner;      // of the outlet; empty: not known
  std::string published;  // ISO 8601, cut at its precision; empty: not known
  std::int64_t words = 0;
  bool whole = true;     // false: a stub or a summary
  bool compared = true;  // false: not laid beside the others of its story
  bool selected = true;  // by the one who asks
};

// A finding: `account` has `share` of its words from `from`.
struct ArchiveDrawing {
  std::size_t account = 0;  // place in StudyArchive::accounts
  std::string from;         // an outlet; or what is known of a source outside the archive: "press release"
  bool hidden = false;      // the latter
  bool credited = false;
  double share = 0;    // 0..1
  bool clear = false;  // else it is likely or open
};

struct StudyArchive {
  std::vector<ArchiveAccount> accounts;
  std::vector<ArchiveDrawing> drawings;
  std::vector<std::string> engines;  // "0.1.0 (en.model 57a09f0c, ...)": what found the drawings
};

// Of the accounts of a row, those that draw on others.
struct Drawn {
  std::int64_t accounts = 0;
  std::int64_t credited = 0;  // of these, those that name every origin counted
  double words = 0;
  double credited_words = 0;  // of these, in accounts counted in `credited`
};

struct StudyRow {
  std::string name;
  std::int64_t accounts = 0;  // the denominator: whole and compared
  std::int64_t words = 0;     // of these
  Drawn low;              // clear findings alone; of several origins of an account the one that gives most
  Drawn high;             // all findings; the origins of an account together, at most all its words
  std::int64_t own = 0;   // accounts that draw on earlier ones of their own outlet: not counted above
  std::int64_t told = 0;  // accounts in stories of two or more: the denominator of `first`
  std::int64_t first_low = 0;   // first in this archive whatever the order within the printed times
  std::int64_t first_high = 0;  // first in this archive in some order
  std::int64_t stubs = 0;       // left out: stubs and summaries
  std::int64_t apart = 0;       // left out: not laid beside the others of their story
};

struct StudyOrigin {
  std::string name;
  bool hidden = false;
  std::int64_t low = 0;  // accounts that draw on it
  std::int64_t high = 0;
  std::int64_t credited = 0;  // of `high`
};

struct Study {
  std::int64_t archive = 0;  // accounts in the archive
  std::string first, last;   // earliest and latest time of the accounts counted in `all`; empty: none has one
  StudyRow all;
  std::vector<StudyRow> sources;  // most accounts first, ties by name
  std::vector<StudyRow> owners;   // the same; "" for outlets whose owner is not known
  std::vector<StudyRow>
      weeks;  // by time, ISO weeks (2024-W20); "" last, for accounts whose week is not known
  std::vector<StudyOrigin> origins;  // most accounts first, ties by name
  std::vector<std::string> engines;
};

// Cost grows with accounts and drawings. Two words of one account that come from two origins may be the same
// word: `low` and `high` hold the true number between them whichever it is.
Study make_study(const StudyArchive& archive);

}  // namespace tellings
