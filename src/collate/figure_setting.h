// What stands around a figure: the evidence that two figures count the same thing.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "collate/comparable_figure.h"
#include "collate/figure_grammar.h"
#include "collate/story.h"
#include "collate/word_bag.h"

namespace tellings {

struct FigureSetting {
  AccountIndex account = 0;
  std::uint32_t index = 0;  // in Notes::figures
  std::uint32_t sentence = 0;
  ComparableFigure number;
  std::string_view unit;
  WordBag near;  // words of the sentence, those close to the number counting more
  WordBag sentence_words;
  WordBag around;              // `near`, and faintly the sentence before
  WordBag counted;             // what annotate found to be counted
  std::vector<WordId> after;   // the first two content words after the number
  std::vector<WordId> before;  // the last two before it
  std::optional<std::string_view>
      topic;                             // data/figure_topics.tsv: the topic of the nearest word that has one
  std::vector<std::string_view> topics;  // all within reach, ascending
  std::optional<EntityIndex> nearest;    // the entity named next to the number
  std::string_view holder;               // who is named as saying so; empty: the account itself
  FigureGrammar grammar;                 // an elliptical figure has head and core of its antecedent
  std::optional<std::uint32_t> antecedent;  // position of the figure that an elliptical one leans on
  bool set_against = false;                 // its sentence sets a count against another
};

// All figures of the story that accounts are compared by, by account, then span.
std::vector<FigureSetting> figure_settings(const Story& story);

}  // namespace tellings
