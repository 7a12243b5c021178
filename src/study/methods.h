// How a study was made, in the words that a paper prints.
#pragma once

#include <string>
#include <string_view>

#include "study/selection.h"
#include "study/study.h"

namespace tellings {

// "0.1.0 (en.model 57a09f0c4d2e, en.vectors ...)" from a store's record of an engine; `models` is JSON
// [{"name", "sha256"}].
std::string engine_words(std::string_view version, std::string_view models);

// Sentences: what was studied, with what, what each number means, how to check it, how to cite. One paragraph
// without line ends.
std::string methods_paragraph(const Study& study, const StudyRequest& request);

}  // namespace tellings
