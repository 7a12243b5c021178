// A notice for people.
#pragma once

#include <string>
#include <string_view>

namespace tellings {

// Some lines of text for `body` (tellings.notice/1): kind and story, each fact, what stood before, who says
// so in which words. Control characters are left as they are. Empty where `body` is no notice.
std::string notice_text(std::string_view body);

}  // namespace tellings
