// An account as the language model read it: tokens with tags, heads and lemmas, sentences, entity spans.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "account/account.h"
#include "base/span.h"

namespace tellings {

// Universal Dependencies parts of speech, as spaCy writes them, and white space.
enum class Pos : std::uint8_t {
  kNone,
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kConj,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
  kSpace,
};
std::string_view name_of(Pos pos);  // "ADJ"; "" for kNone

enum class Iob : std::uint8_t { kOutside, kBegin, kInside };

using TokenIndex = std::uint32_t;

// Views point into the pipeline's string table or into the Document: valid as long as the Document lives.
struct Token {
  ByteSpan span;              // in Account::text, as printed; never covers white space around it
  std::string_view lemma;     // "be"
  std::string_view tag;       // fine-grained, "VBZ"
  std::string_view morph;     // "Number=Sing|Person=3"; empty where none
  std::string_view dep;       // "nsubj"; "ROOT" for a root
  std::string_view ent_type;  // "PERSON"; empty outside entities
  Pos pos = Pos::kNone;
  Iob ent_iob = Iob::kOutside;
  TokenIndex head = 0;  // index in Document::tokens; a root is its own head
  std::uint32_t sentence = 0;
};

struct Sentence {
  TokenIndex begin = 0;  // tokens [begin, end)
  TokenIndex end = 0;
  std::uint32_t paragraph = 0;  // index in Account::paragraphs; a sentence never crosses a paragraph
};

struct EntitySpan {
  TokenIndex begin = 0;
  TokenIndex end = 0;
  std::string_view label;  // "PERSON", "ORG", "GPE", ...
};

// Immutable. Holds its account and whatever its views point into.
struct Document {
  std::shared_ptr<const Account> account;
  std::vector<Token> tokens;        // in text order; furniture paragraphs and white space have no tokens
  std::vector<Sentence> sentences;  // cover all tokens, in order
  std::vector<EntitySpan> entities;
  std::shared_ptr<const void> strings;  // keeps lemma, tag, ... alive

  // As printed. Where a mark was mended before parsing, this is still what stands in the account.
  [[nodiscard]] std::string_view text(const Token& token) const { return token.span.in(account->text); }
  [[nodiscard]] ByteSpan span(TokenIndex begin, TokenIndex end) const {
    return {tokens[begin].span.begin, tokens[end - 1].span.end};
  }
};

}  // namespace tellings
