// The newest stories as an Atom feed.
#pragma once

#include <string>
#include <vector>

#include "store/snapshot.h"

namespace tellings {

// `base`: "http://127.0.0.1:8080". A story without a time is dated 1970, as Atom asks for some time.
std::string atom_feed(const std::vector<StoredStory>& stories, const std::string& base);

}  // namespace tellings
