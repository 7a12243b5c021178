#include "extract/blocks.h"

#include <algorithm>
#include <array>

#include "extract/white_space.h"

namespace tellings {
namespace {

constexpr std::size_t kUsualElements = 2048;  // of a news page: nine in ten have fewer
constexpr std::size_t kUsualBlocks = 512;

enum class Kind : std::uint8_t { kInline, kBlock, kSkipped, kBreak };

constexpr std::array kSkipped = {
    LXB_TAG_SCRIPT, LXB_TAG_STYLE,  LXB_TAG_NOSCRIPT, LXB_TAG_TEMPLATE, LXB_TAG_IFRAME,
    LXB_TAG_OBJECT, LXB_TAG_EMBED,  LXB_TAG_SELECT,   LXB_TAG_BUTTON,   LXB_TAG_TEXTAREA,
    LXB_TAG_INPUT,  LXB_TAG_CANVAS, LXB_TAG_AUDIO,    LXB_TAG_VIDEO,    LXB_TAG_MAP,
    LXB_TAG_APPLET, LXB_TAG_LABEL,  LXB_TAG_NOFRAMES, LXB_TAG_DATALIST, LXB_TAG_PROGRESS,
    LXB_TAG_METER,  LXB_TAG_DIALOG, LXB_TAG_LEGEND,   LXB_TAG_NOEMBED,  LXB_TAG_TITLE,
};

constexpr std::array kInline = {
    LXB_TAG_A,      LXB_TAG_ABBR,   LXB_TAG_ACRONYM, LXB_TAG_B,       LXB_TAG_BDI,    LXB_TAG_BDO,
    LXB_TAG_BIG,    LXB_TAG_BLINK,  LXB_TAG_CITE,    LXB_TAG_CODE,    LXB_TAG_DATA,   LXB_TAG_DEL,
    LXB_TAG_DFN,    LXB_TAG_EM,     LXB_TAG_FONT,    LXB_TAG_I,       LXB_TAG_IMG,    LXB_TAG_INS,
    LXB_TAG_KBD,    LXB_TAG_MARK,   LXB_TAG_NOBR,    LXB_TAG_Q,       LXB_TAG_RB,     LXB_TAG_RT,
    LXB_TAG_RUBY,   LXB_TAG_S,      LXB_TAG_SAMP,    LXB_TAG_SLOT,    LXB_TAG_SMALL,  LXB_TAG_SPAN,
    LXB_TAG_STRIKE, LXB_TAG_STRONG, LXB_TAG_SUB,     LXB_TAG_SUP,     LXB_TAG_TIME,   LXB_TAG_TT,
    LXB_TAG_U,      LXB_TAG_VAR,    LXB_TAG_WBR,     LXB_TAG_PICTURE, LXB_TAG_SOURCE, LXB_TAG_META,
    LXB_TAG_LINK,   LXB_TAG_AREA,   LXB_TAG_RTC,     LXB_TAG_RP,      LXB_TAG_OUTPUT, LXB_TAG_TRACK,
};

// Kind of each tag number; custom elements (<story-body>) lie behind the table and are blocks.
constexpr auto kKinds = [] {
  std::array<Kind, LXB_TAG__LAST_ENTRY> kinds{};
  kinds.fill(Kind::kBlock);
  for (const auto tag : kSkipped) kinds[static_cast<std::size_t>(tag)] = Kind::kSkipped;
  for (const auto tag : kInline) kinds[static_cast<std::size_t>(tag)] = Kind::kInline;
  kinds[LXB_TAG_BR] = Kind::kBreak;
  kinds[LXB_TAG_HR] = Kind::kBreak;
  return kinds;
}();

Kind kind_of(const Node* node) {
  if (node->ns == LXB_NS_SVG) return Kind::kSkipped;
  if (node->ns != LXB_NS_HTML) return Kind::kInline;
  return node->local_name < kKinds.size() ? kKinds[node->local_name] : Kind::kBlock;
}

bool says_hidden(std::string_view style) {
  std::string plain;
  for (const char c : style)
    if (c != ' ') plain.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
  return plain.find("display:none") != std::string::npos ||
         plain.find("visibility:hidden") != std::string::npos;
}

std::string_view name_of(const lxb_dom_attr_t* at) {
  std::size_t length = 0;
  const lxb_char_t* name = lxb_dom_attr_local_name(const_cast<lxb_dom_attr_t*>(at), &length);
  return {reinterpret_cast<const char*>(name), length};
}

bool names_things(std::string_view attribute) {
  return attribute == "role" || attribute == "itemprop" || attribute == "data-component" ||
         attribute == "data-testid" || attribute == "data-module";
}

class Reader {
 public:
  PageBlocks read(Node* root) {
    page_.elements.reserve(kUsualElements);
    page_.blocks.reserve(kUsualBlocks);
    page_.elements.push_back({.node = root, .tag = tag_of(root), .cues = {}});
    open_.push_back(0);
    Node* node = root->first_child;
    while (node != nullptr) {
      if (enter(node) && node->first_child != nullptr) {
        node = node->first_child;
        continue;
      }
      leave(node);
      while (node->next == nullptr && node->parent != root) {
        node = node->parent;
        leave(node);
      }
      node = node->next;
    }
    end_block();
    page_.elements[0].end_block = static_cast<std::uint32_t>(page_.blocks.size());
    return std::move(page_);
  }

 private:
  // Whether to go below.
  bool enter(Node* node) {
    if (is_text(node)) {
      add_text(text_of(node));
      return false;
    }
    if (!is_element(node)) return false;
    const Kind kind = kind_of(node);
    const lxb_tag_id_t tag = tag_of(node);
    note(node, tag);
    if (kind == Kind::kSkipped) return false;
    if (kind == Kind::kBreak) {
      tag == LXB_TAG_HR ? end_block() : line_break();
      return false;
    }
    const Cues cues = cues_of_tag(tag) | read_attributes(node);
    if (kind == Kind::kInline && cues.any(Cue::kHidden)) {  // "(opens in a new tab)"
      unread_ = node;
      return false;
    }
    if (kind == Kind::kBlock || !cues.empty()) push_element(node, tag, cues, kind == Kind::kBlock);
    count(tag, 1);
    return true;
  }

  void leave(Node* node) {
    if (!is_element(node) || node == unread_) return;
    const Kind kind = kind_of(node);
    if (kind == Kind::kSkipped || kind == Kind::kBreak) return;
    if (kind == Kind::kBlock) end_block();
    count(tag_of(node), -1);
    if (open_.size() > 1 && page_.elements[open_.back()].node == node) {
      if (closes_block(tag_of(node), page_.elements[open_.back()].cues)) end_block();
      Element& element = page_.elements[open_.back()];
      element.end_block = static_cast<std::uint32_t>(page_.blocks.size());
      if (kind == Kind::kInline && element.start == start_) whole_ = {open_.back(), page_.text.size()};
      open_.pop_back();
    }
  }

  // Inline elements that are furniture by name stand apart from the sentence around them; links never do.
  static bool closes_block(lxb_tag_id_t tag, Cues cues) {
    return tag != LXB_TAG_A && cues.any(Cue::kShare | Cue::kAdvert | Cue::kCaption | Cue::kComment);
  }

  void push_element(Node* node, lxb_tag_id_t tag, Cues cues, bool block) {
    if (block || closes_block(tag, cues)) end_block();
    open_.push_back(static_cast<std::uint32_t>(page_.elements.size()));
    page_.elements.push_back({.node = node,
                              .parent = open_[open_.size() - 2],
                              .tag = tag,
                              .cues = cues,
                              .first_block = static_cast<std::uint32_t>(page_.blocks.size()),
                              .start = page_.text.size()});
  }

  void note(Node* node, lxb_tag_id_t tag) {
    switch (tag) {
      case LXB_TAG_H1:
        page_.headings.push_back(node);
        break;
      case LXB_TAG_TIME:
        page_.times.push_back(node);
        break;
      case LXB_TAG_META:
        page_.metas.push_back(node);
        break;
      case LXB_TAG_LINK:
        page_.links.push_back(node);
        break;
      case LXB_TAG_TITLE:
        page_.title = page_.title == nullptr ? node : page_.title;
        break;
      case LXB_TAG_SCRIPT:
        if (attribute(node, "type").find("json") != std::string_view::npos) page_.scripts.push_back(node);
        break;
      default:
        break;
    }
  }

  Cues read_attributes(Node* node) {
    Cues cues;
    bool marked = false;
    for (auto* at = reinterpret_cast<lxb_dom_element_t*>(node)->first_attr; at != nullptr; at = at->next) {
      switch (at->node.local_name) {
        case LXB_DOM_ATTR_CLASS:
        case LXB_DOM_ATTR_ID:
          cues |= cues_of(value_of(at));
          break;
        case LXB_DOM_ATTR_STYLE:
          if (says_hidden(value_of(at))) cues |= Cue::kHidden;
          break;
        case LXB_DOM_ATTR_REL:
          marked = marked || value_of(at) == "author";
          break;
        default: {
          const std::string_view name = name_of(at);
          if (names_things(name)) cues |= cues_in(value_of(at));
          if (name == "hidden" || (name == "aria-hidden" && value_of(at) == "true")) cues |= Cue::kHidden;
          marked = marked || name == "itemprop";
        }
      }
    }
    if (marked) page_.marked.push_back(node);
    return cues;
  }

  // A page repeats its class names: what the last few dozen said is remembered.
  Cues cues_of(std::string_view names) {
    if (names.size() < 4) return cues_in(names);
    const auto byte = [&](std::size_t at) { return std::size_t{static_cast<unsigned char>(names[at])}; };
    const std::size_t key = (names.size() * 31 + byte(names.size() / 2)) * 31 + byte(names.size() - 1) * 7 +
                            byte(names.size() - 3);
    Known& known = known_[key % known_.size()];
    if (known.names != names) known = {names, cues_in(names)};
    return known.cues;
  }

  void count(lxb_tag_id_t tag, int by) {
    depth_ += by;
    switch (tag) {
      case LXB_TAG_A:
        links_ += by;
        break;
      case LXB_TAG_B:
      case LXB_TAG_STRONG:
        emphasis_ += by;
        break;
      case LXB_TAG_LI:
      case LXB_TAG_DD:
      case LXB_TAG_DT:
        lists_ += by;
        break;
      case LXB_TAG_TABLE:
        tables_ += by;
        break;
      case LXB_TAG_BLOCKQUOTE:
        quotes_ += by;
        break;
      case LXB_TAG_HEADER:
        headers_ += by;
        break;
      case LXB_TAG_PRE:
        preformatted_ += by;
        break;
      default:
        break;
    }
  }

  void add_text(std::string_view printed) {
    const std::size_t before = page_.text.size();
    if (preformatted_ > 0) {
      for (std::size_t at = 0; at <= printed.size();) {
        const std::size_t end = std::min(printed.find('\n', at), printed.size());
        append_collapsed(page_.text, printed.substr(at, end - at));
        if (end < printed.size()) line_break();
        at = end + 1;
      }
    } else {
      append_collapsed(page_.text, printed);
    }
    const auto added = static_cast<std::uint32_t>(page_.text.size() - std::min(before, page_.text.size()));
    if (links_ > 0) block_.link_chars += added;
    if (emphasis_ > 0) block_.emphasis_chars += added;
  }

  // One break is a line, two are a new paragraph.
  void line_break() {
    if (preformatted_ == 0 && page_.text.size() > start_ && page_.text.back() == '\n') {
      end_block();
      return;
    }
    if (page_.text.size() > start_ && page_.text.back() == ' ') page_.text.pop_back();
    if (page_.text.size() > start_) page_.text.push_back('\n');
  }

  void end_block() {
    while (page_.text.size() > start_ && (page_.text.back() == ' ' || page_.text.back() == '\n'))
      page_.text.pop_back();
    if (page_.text.size() > start_) {
      block_.span = {static_cast<std::uint32_t>(start_), static_cast<std::uint32_t>(page_.text.size())};
      block_.element = open_.back();
      if (whole_.element > open_.back() && whole_.end >= page_.text.size()) {
        block_.element = whole_.element;  // <p><span class="credit">...</span></p>
        for (std::uint32_t at = whole_.element; at > open_.back(); at = page_.elements[at].parent)
          page_.elements[at].end_block = static_cast<std::uint32_t>(page_.blocks.size() + 1);
      }
      block_.tag = shaping_tag();
      block_.link_chars = std::min(block_.link_chars, block_.span.size());
      block_.emphasis_chars = std::min(block_.emphasis_chars, block_.span.size());
      block_.depth = static_cast<std::uint16_t>(std::min(depth_, 0xFFFF));
      block_.in_list = lists_ > 0;
      block_.in_table = tables_ > 0;
      block_.in_quote = quotes_ > 0;
      block_.in_header = headers_ > 0;
      page_.blocks.push_back(block_);
      page_.text.push_back('\n');
    }
    block_ = {};
    whole_ = {};
    start_ = page_.text.size();
  }

  // The nearest block-level element's.
  [[nodiscard]] lxb_tag_id_t shaping_tag() const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      const Element& element = page_.elements[open_[i]];
      if (kind_of(element.node) == Kind::kBlock) return element.tag;
    }
    return LXB_TAG__UNDEF;
  }

  // The last inline element with cues that began where the block begins, and where it ended.
  struct Whole {
    std::uint32_t element = 0;
    std::size_t end = 0;
  };

  struct Known {
    std::string_view names;  // of an attribute; the tree keeps it
    Cues cues;
  };

  PageBlocks page_;
  std::array<Known, 256> known_{};
  Whole whole_;
  std::vector<std::uint32_t> open_;  // elements that are not closed yet
  Block block_;                      // being gathered
  Node* unread_ = nullptr;           // the last hidden inline element
  std::size_t start_ = 0;            // of the gathered block's text
  int depth_ = 0;
  int links_ = 0;
  int emphasis_ = 0;
  int lists_ = 0;
  int tables_ = 0;
  int quotes_ = 0;
  int headers_ = 0;
  int preformatted_ = 0;
};

}  // namespace

Cues cues_of_tag(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_NAV:
      return Cue::kNavigation;
    case LXB_TAG_FOOTER:
      return Cue::kFooter;
    case LXB_TAG_ASIDE:
      return Cue::kSidebar;
    case LXB_TAG_FORM:
      return Cue::kPromotion;
    case LXB_TAG_FIGCAPTION:
      return Cue::kCaption;
    default:
      return {};
  }
}

PageBlocks read_blocks(const HtmlTree& tree) { return Reader().read(tree.document()); }

}  // namespace tellings
