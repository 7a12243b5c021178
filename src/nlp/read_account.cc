#include "nlp/read_account.h"

#include <utility>

namespace tellings {
namespace {

constexpr TokenIndex kNoToken = UINT32_MAX;

// Keeps what the views of each paragraph's analysis point into.
using KeptStrings = std::vector<std::shared_ptr<const void>>;

bool is_white_space(const Token& token) { return token.pos == Pos::kSpace; }

// The nearest word above a token that is no white space; the token's own index where there is none: a root.
TokenIndex kept_head(const std::vector<Token>& tokens, TokenIndex index) {
  TokenIndex head = tokens[index].head;
  while (is_white_space(tokens[head]) && tokens[head].head != head) head = tokens[head].head;
  return is_white_space(tokens[head]) ? index : head;
}

void append_entities(const Analysis& analysis, const std::vector<TokenIndex>& place, Document& document) {
  for (const EntitySpan& entity : analysis.entities) {
    TokenIndex begin = kNoToken;
    TokenIndex end = 0;
    for (TokenIndex index = entity.begin; index < entity.end; ++index) {
      if (place[index] == kNoToken) continue;
      begin = std::min(begin, place[index]);
      end = place[index] + 1;
    }
    if (begin != kNoToken) document.entities.push_back({begin, end, entity.label});
  }
}

}  // namespace

void AccountTexts::append(const ReadParagraph& paragraph, const Analysis& analysis, Document& document) {
  const std::uint32_t offset = document.account->paragraphs[paragraph.index].span.begin;
  std::vector<TokenIndex> place(analysis.tokens.size(), kNoToken);  // in the document
  auto next = static_cast<TokenIndex>(document.tokens.size());
  for (std::size_t index = 0; index < analysis.tokens.size(); ++index) {
    if (!is_white_space(analysis.tokens[index])) place[index] = next++;
  }
  std::uint32_t last_sentence = UINT32_MAX;
  for (std::size_t index = 0; index < analysis.tokens.size(); ++index) {
    if (place[index] == kNoToken) continue;
    Token token = analysis.tokens[index];
    if (token.sentence != last_sentence) {
      last_sentence = token.sentence;
      document.sentences.push_back({place[index], place[index], paragraph.index});
    }
    const ByteSpan printed = paragraph.repaired.printed(token.span);
    token.span = {offset + printed.begin, offset + printed.end};
    token.head = place[kept_head(analysis.tokens, static_cast<TokenIndex>(index))];
    token.sentence = static_cast<std::uint32_t>(document.sentences.size()) - 1;
    document.tokens.push_back(token);
    document.sentences.back().end = place[index] + 1;
  }
  append_entities(analysis, place, document);
}

AccountTexts::AccountTexts(std::shared_ptr<const Account> account) : account_(std::move(account)) {
  for (std::uint32_t index = 0; index < account_->paragraphs.size(); ++index) {
    const Paragraph& paragraph = account_->paragraphs[index];
    if (is_furniture(paragraph.role)) continue;
    // Where the text that the model sees is made: all repair of the printed text happens here.
    paragraphs_.push_back({index, repair_quotes(paragraph.span.in(account_->text))});
  }
}

std::vector<std::string_view> AccountTexts::texts() const {
  std::vector<std::string_view> texts;
  for (const ReadParagraph& paragraph : paragraphs_) texts.push_back(paragraph.repaired.text());
  return texts;
}

Document AccountTexts::document(std::span<const Analysis* const> analyses) const {
  Document document;
  document.account = account_;
  auto strings = std::make_shared<KeptStrings>();
  for (std::size_t at = 0; at < paragraphs_.size(); ++at) {
    append(paragraphs_[at], *analyses[at], document);
    strings->push_back(analyses[at]->strings);
  }
  document.strings = std::move(strings);
  return document;
}

Document read_account(const Analyzer& analyzer, std::shared_ptr<const Account> account) {
  const AccountTexts texts(std::move(account));
  const std::vector<Analysis> analyses = analyzer.analyze(texts.texts());
  std::vector<const Analysis*> each;
  for (const Analysis& analysis : analyses) each.push_back(&analysis);
  return texts.document(each);
}

}  // namespace tellings
