// A page as a list of blocks: the runs of text between block-level tags, in document order, each with what
// the markup around it says. Everything later (main text, roles, dates beside the headline) reads this list
// and not the tree.
//
//   <article class="post"><h2>Two</h2><p>One <a>link</a></p></article>
//     elements  0 body   1 article{own cues}   2 h2   3 p
//     blocks    {"Two", element 2}   {"One link", element 3, link_chars 4}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "extract/cues.h"
#include "extract/dom.h"

namespace tellings {

// A block-level element, or an inline one whose names carry a cue.
struct Element {
  Node* node = nullptr;
  std::uint32_t parent = 0;  // index; the first element is its own parent
  lxb_tag_id_t tag = LXB_TAG__UNDEF;
  Cues cues;                      // of its own names and tag
  std::uint32_t first_block = 0;  // blocks [first_block, end_block) stand below it
  std::uint32_t end_block = 0;
  std::size_t start = 0;  // of its text in PageBlocks::text
};

struct Block {
  ByteSpan span;  // of PageBlocks::text
  std::uint32_t element = 0;
  lxb_tag_id_t tag =
      LXB_TAG__UNDEF;  // of the nearest element that shapes text: P, H1..H6, LI, TD, BLOCKQUOTE, PRE, ...
  std::uint32_t link_chars = 0;      // bytes inside links
  std::uint32_t emphasis_chars = 0;  // bytes inside <b>, <strong>
  std::uint16_t depth = 0;           // elements above
  bool in_list = false;
  bool in_table = false;
  bool in_quote = false;
  bool in_header = false;  // <header> inside or beside the article
};

struct PageBlocks {
  std::string text;  // the blocks' texts, one after the other
  std::vector<Element> elements;
  std::vector<Block> blocks;
  std::vector<Node*> headings;  // h1
  std::vector<Node*> times;     // <time>
  std::vector<Node*> metas;     // <meta>, wherever it stands
  std::vector<Node*> links;     // <link>
  std::vector<Node*> scripts;   // of type application/ld+json and alike
  std::vector<Node*> marked;    // with itemprop or rel=author
  Node* title = nullptr;        // <title>

  [[nodiscard]] std::string_view text_of(const Block& block) const { return block.span.in(text); }
};

// What a tag says by itself: <nav>, <footer>, <aside>, <form>, <figcaption>.
Cues cues_of_tag(lxb_tag_id_t tag);

// Walks the tree once. Scripts, forms' controls, embedded objects and hidden elements are left out.
PageBlocks read_blocks(const HtmlTree& tree);

}  // namespace tellings
