// From what each account says to the story laid side by side.
#pragma once

#include <vector>

#include "annotate/notes.h"
#include "collate/collation.h"
#include "collate/story.h"
#include "nlp/vectors.h"

namespace tellings {

// The working state: words, sentence vectors (none where `vectors` is null), entities, stemma with hidden
// sources, independence, and the utterances, which the hidden sources are found by. REQUIRES: `notes` ordered
// by time, then id, with documents; accounts without analysis have empty notes.
struct ReadStory {
  Story story;
  std::vector<Utterance> utterances;
};
ReadStory read_story(std::vector<Notes> notes, const SentenceVectors* vectors);

// For measurements; what stands here by default is what users get.
struct CollateSettings {
  const Tuning* tuning = &built_in_tuning();
  DecisionLog* log = nullptr;  // the weighed decisions are appended to it
};

// All but the brief. Pure and deterministic. Empty notes give an empty story.
StoryCollation collate_story(std::vector<Notes> notes, const SentenceVectors* vectors,
                             const CollateSettings& settings = {});

}  // namespace tellings
