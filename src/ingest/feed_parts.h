// The readers of each form of feed, behind read_feed().
#pragma once

#include <string_view>

#include "ingest/feed.h"
#include "ingest/markup_tree.h"

namespace tellings {

// `root` is <rss>, <rdf:rdf> or <channel>.
Feed read_rss(const MarkupTree& tree, const MarkupNode& root);
// `root` is <feed>, or an <entry> that stands alone.
Feed read_atom(const MarkupTree& tree, const MarkupNode& root);
// `json` is a JSON text. Nothing where it is no JSON Feed.
std::optional<Feed> read_json_feed(std::string_view json);

// White space cut at the ends; nothing where nothing is left.
Printed printed(std::string_view text);

// Tags taken out, references resolved, white space collapsed: a title as people read it.
std::string plain_title(std::string_view markup);

}  // namespace tellings
