// The dependency tree of a Document, ready for questions: children, the words under a word, the span they
// cover.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "annotate/rules.h"
#include "nlp/document.h"

namespace tellings {

// Half-open range of tokens.
struct TokenRange {
  TokenIndex begin = 0;
  TokenIndex end = 0;
  auto operator<=>(const TokenRange&) const = default;
  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] TokenIndex size() const { return empty() ? 0 : end - begin; }
  [[nodiscard]] bool contains(TokenIndex token) const { return begin <= token && token < end; }
};

// Views the Document: valid as long as it lives. Building costs one pass over the tokens.
class Tree {
 public:
  explicit Tree(const Document& document, Rules rules = {});

  [[nodiscard]] const Document& document() const { return document_; }
  // Whether what reads this tree may go by that rule.
  [[nodiscard]] bool uses(Rule rule) const { return rules_.uses(rule); }
  [[nodiscard]] const Token& operator[](TokenIndex token) const { return document_.tokens[token]; }
  [[nodiscard]] TokenIndex size() const { return static_cast<TokenIndex>(document_.tokens.size()); }
  [[nodiscard]] std::string_view text(TokenIndex token) const {
    return document_.text(document_.tokens[token]);
  }

  // Direct dependents in text order.
  [[nodiscard]] std::span<const TokenIndex> children(TokenIndex token) const;
  // First child with this label; size() where there is none.
  [[nodiscard]] TokenIndex child(TokenIndex token, std::string_view dep) const;
  [[nodiscard]] bool has_child(TokenIndex token, std::string_view dep) const {
    return child(token, dep) != size();
  }
  // From the first to the last word that hangs under `token`, itself included.
  [[nodiscard]] TokenRange subtree(TokenIndex token) const { return {left_[token], right_[token]}; }
  // Whether `token` hangs under `ancestor` or is it.
  [[nodiscard]] bool under(TokenIndex token, TokenIndex ancestor) const;
  [[nodiscard]] TokenRange sentence_of(TokenIndex token) const;
  [[nodiscard]] ByteSpan span(TokenRange range) const { return document_.span(range.begin, range.end); }

  // First token that ends after `byte`; size() where there is none.
  [[nodiscard]] TokenIndex token_from(std::uint32_t byte) const;
  // The tokens that lie within `span`.
  [[nodiscard]] TokenRange tokens_in(ByteSpan span) const;

 private:
  const Document& document_;
  Rules rules_;
  std::vector<TokenIndex> child_start_;  // children of i: child_list_[child_start_[i] .. child_start_[i + 1])
  std::vector<TokenIndex> child_list_;
  std::vector<TokenIndex> left_;
  std::vector<TokenIndex> right_;
};

}  // namespace tellings
