// Any text through the tokenizer, with small rules of the English kind: tokens cover the text in order, and
// what lies between two of them is one blank that belongs to the first.
#include "nlp/tokenizer.h"

#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "text/utf8.h"

namespace {

constexpr const char* kRules =
    R"json({"prefix": "^\\(|^“|^\"|^'|^\\$|^\\.\\.+", "suffix": "\\)$|”$|\"$|'$|[.,!?]$|'s$|\\.\\.+$",
  "infix": "(?<=[a-zA-Z])-(?=[a-zA-Z])|\\.\\.+|[\\u2600-\\U0001F64F]", "token_match": null,
  "url_match": "(?u)^https?://\\S+$", "faster_heuristics": true,
  "exceptions": [["U.S.", [["U.S.", null]]], [":)", [[":)", null]]], ["don't", [["do", null], ["n't", "not"]]], [" ", [[" ", null]]],
                 ["a.m.", [["a.m.", null]]], ["o'clock", [["o'clock", null]]]]
})json";

struct Fixture {
  tellings::Vocabulary vocabulary;
  tellings::Tokenizer tokenizer;
};

const Fixture& fixture() {
  static const Fixture kFixture = [] {
    tellings::PackedWriter writer;
    writer.add_ids("norms.keys", {});
    writer.add_ids("norms.values", {});
    static const auto kFile = tellings::PackedFile::from_bytes(writer.finish(), "rules");
    auto vocabulary = tellings::Vocabulary::read(*kFile);
    auto tokenizer = tellings::Tokenizer::read(nlohmann::json::parse(kRules), *vocabulary);
    if (!tokenizer) std::abort();
    return Fixture{*std::move(vocabulary), *std::move(tokenizer)};
  }();
  return kFixture;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = tellings::sanitize_utf8({reinterpret_cast<const char*>(data), size});
  tellings::WordStore words(fixture().vocabulary);
  tellings::TokenizerScratch scratch;
  std::vector<tellings::TokenPlace> tokens;
  fixture().tokenizer.tokenize(text, words, scratch, tokens);
  std::uint32_t at = 0;
  for (const tellings::TokenPlace& token : tokens) {
    if (token.span.begin != at || token.span.empty() || token.span.end > text.size()) std::abort();
    if (words[token.word].text != token.span.in(text)) std::abort();
    at = token.span.end;
    if (token.space_after && text[at++] != ' ') std::abort();
  }
  if (at != text.size()) std::abort();
  // A second pass takes everything from the caches.
  std::vector<tellings::TokenPlace> again;
  fixture().tokenizer.tokenize(text, words, scratch, again);
  if (again.size() != tokens.size()) std::abort();
  return 0;
}
