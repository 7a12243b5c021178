#include "annotate/tree.h"

#include <algorithm>

namespace tellings {

Tree::Tree(const Document& document, Rules rules) : document_(document), rules_(rules) {
  const auto& tokens = document.tokens;
  const auto n = static_cast<TokenIndex>(tokens.size());
  child_start_.assign(n + 1, 0);
  left_.resize(n);
  right_.resize(n);
  for (TokenIndex i = 0; i < n; ++i) {
    left_[i] = i;
    right_[i] = i + 1;
    if (tokens[i].head != i) ++child_start_[tokens[i].head + 1];
  }
  for (TokenIndex i = 0; i < n; ++i) child_start_[i + 1] += child_start_[i];
  child_list_.resize(child_start_[n]);
  std::vector<TokenIndex> next(child_start_.begin(), child_start_.end() - 1);
  for (TokenIndex i = 0; i < n; ++i) {
    if (tokens[i].head != i) child_list_[next[tokens[i].head]++] = i;
  }
  // Walks each word up to its root; paths are short, and a path that widens nothing stops at once.
  for (TokenIndex i = 0; i < n; ++i) {
    for (TokenIndex at = i; tokens[at].head != at;) {
      const TokenIndex head = tokens[at].head;
      const TokenIndex left = std::min(left_[head], left_[at]);
      const TokenIndex right = std::max(right_[head], right_[at]);
      if (left == left_[head] && right == right_[head]) break;
      left_[head] = left;
      right_[head] = right;
      at = head;
    }
  }
}

std::span<const TokenIndex> Tree::children(TokenIndex token) const {
  return {child_list_.data() + child_start_[token], child_list_.data() + child_start_[token + 1]};
}

TokenIndex Tree::child(TokenIndex token, std::string_view dep) const {
  for (const TokenIndex c : children(token)) {
    if (document_.tokens[c].dep == dep) return c;
  }
  return size();
}

bool Tree::under(TokenIndex token, TokenIndex ancestor) const {
  while (token != ancestor) {
    const TokenIndex head = document_.tokens[token].head;
    if (head == token) return false;
    token = head;
  }
  return true;
}

TokenRange Tree::sentence_of(TokenIndex token) const {
  const Sentence& sentence = document_.sentences[document_.tokens[token].sentence];
  return {sentence.begin, sentence.end};
}

TokenIndex Tree::token_from(std::uint32_t byte) const {
  const auto& tokens = document_.tokens;
  const auto at = std::partition_point(tokens.begin(), tokens.end(),
                                       [byte](const Token& t) { return t.span.end <= byte; });
  return static_cast<TokenIndex>(at - tokens.begin());
}

TokenRange Tree::tokens_in(ByteSpan span) const {
  const auto& tokens = document_.tokens;
  TokenIndex begin = token_from(span.begin);
  while (begin < tokens.size() && tokens[begin].span.begin < span.begin) ++begin;
  TokenIndex end = begin;
  while (end < tokens.size() && tokens[end].span.end <= span.end) ++end;
  return {begin, end};
}

}  // namespace tellings
