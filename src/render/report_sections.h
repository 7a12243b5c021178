// The sections of a report, one function each; a section without lines has nothing to say and is left out.
#pragma once

#include "render/report.h"

namespace tellings {

Section changes_section(const StoryCollation& story,
                        const std::vector<CollationChange>& changes);  // what an earlier document did not say
Section draft_section(const StoryCollation& story);          // own texts and drafts held against the others
Section accounts_section(const StoryCollation& story);       // who tells it, when
Section brief_section(const StoryCollation& story);          // printed sentences with their witnesses
Section disputed_section(const StoryCollation& story);       // what cannot all be true
Section quotations_section(const StoryCollation& story);     // the wording once, then who gives it how
Section figures_section(const StoryCollation& story);        // each measure, holder against holder
Section stemma_section(const StoryCollation& story);         // who draws on whom, as a tree
Section single_source_section(const StoryCollation& story);  // what only one account says

}  // namespace tellings
