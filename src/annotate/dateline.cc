#include "annotate/dateline.h"

#include <algorithm>

#include "annotate/name_spans.h"
#include "text/chars.h"
#include "text/utf8.h"

namespace tellings {
namespace {

constexpr TokenIndex kLongest = 16;  // tokens: "SAN MIGUEL DEL VALLE, Honduras, Sept. 14, 2024 (BP) --"

bool is_long_dash(const Tree& tree, TokenIndex k) {
  const std::string_view text = tree.text(k);
  const bool apart = k > 0 && tree[k - 1].span.end < tree[k].span.begin;
  return apart && (text == "--" || (!text.empty() && is_dash(decode_at(text, 0).code_point)));
}

}  // namespace

TokenIndex past_dateline(const Tree& tree, TokenIndex token) {
  const TokenRange sentence = tree.sentence_of(token);
  if (!tree.uses(Rule::kDatelines)) return sentence.begin;
  const auto& sentences = tree.document().sentences;
  const std::uint32_t number = tree[token].sentence;
  if (number > 0 && sentences[number - 1].paragraph == sentences[number].paragraph) return sentence.begin;
  bool capitals = false;
  for (TokenIndex k = sentence.begin; k < std::min(sentence.end, sentence.begin + kLongest); ++k) {
    if (is_long_dash(tree, k)) {
      const bool bracket = k > sentence.begin + 2 && tree.text(k - 1) == ")";
      return (capitals || bracket) && k + 1 < sentence.end ? k + 1 : sentence.begin;
    }
    capitals |= is_acronym(tree.text(k)) && tree.text(k).size() > 3;
    const std::string_view tag = tree[k].tag;
    if (tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD") return sentence.begin;
  }
  return sentence.begin;
}

}  // namespace tellings
