#include "extract/linked_text.h"

#include <algorithm>

#include "extract/blocks.h"
#include "extract/printed_date.h"
#include "extract/white_space.h"

namespace tellings {
namespace {

constexpr std::size_t kPoor = 500;    // bytes: a standfirst and a caption, or the first lines before a wall
constexpr std::size_t kEnough = 250;  // bytes
constexpr std::size_t kTimesMore = 2;

class Writer {
 public:
  void add(std::string_view paragraph, Role role) {
    const std::string plain = collapsed(paragraph);
    if (plain.empty()) return;
    if (!out_.text.empty()) out_.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(out_.text.size());
    out_.text += plain;
    out_.paragraphs.push_back({{begin, static_cast<std::uint32_t>(out_.text.size())}, role});
  }

  void add_body(std::string_view body) {
    if (body.find("</") != std::string_view::npos) return add_markup(body);
    for (std::size_t at = 0; at < body.size();) {
      const std::size_t end = std::min(body.find('\n', at), body.size());
      add(body.substr(at, end - at), Role::kBody);
      at = end + 1;
    }
  }

  void add_entry(const LiveUpdate& update) {
    const std::size_t first = out_.paragraphs.size();
    if (!update.headline.empty()) add(update.headline, Role::kHeading);
    add_body(update.body);
    const auto time = read_any_date(update.published, "");
    if (!time || out_.paragraphs.size() == first) return;
    out_.entries.push_back({{out_.paragraphs[first].span.begin, out_.paragraphs.back().span.end}, *time});
  }

  LinkedText take() { return std::move(out_); }

 private:
  void add_markup(std::string_view body) {
    const auto tree = HtmlTree::parse(body, "articleBody");
    if (!tree) return;
    const PageBlocks blocks = read_blocks(*tree);
    for (const Block& block : blocks.blocks)
      add(blocks.text_of(block),
          block.tag >= LXB_TAG_H1 && block.tag <= LXB_TAG_H6 ? Role::kHeading : Role::kBody);
  }

  LinkedText out_;
};

}  // namespace

LinkedText read_linked_text(const LinkedArticle& article) {
  Writer writer;
  writer.add_body(article.body);
  if (article.body.empty())
    for (const LiveUpdate& update : article.updates) writer.add_entry(update);
  return writer.take();
}

bool tells_more(const LinkedText& linked, std::string_view shown) {
  return shown.size() < kPoor && linked.text.size() >= kEnough &&
         linked.text.size() >= kTimesMore * shown.size();
}

}  // namespace tellings
