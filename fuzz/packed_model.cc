// Any bytes as a packed model, its checksum made to hold: it is refused, or it analyses a text without going
// astray.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "nlp/analyzer.h"
#include "nlp/packed_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  tellings::seal_packed(bytes);
  const auto analyzer = tellings::Analyzer::from_bytes(std::move(bytes), "fuzzed");
  if (!analyzer) {
    if (analyzer.error().message.empty()) std::abort();
    return 0;
  }
  static constexpr std::string_view kText = "She lost touch, he said.  Don't go!";
  const tellings::Analysis analysis = analyzer->analyze(kText);
  for (const tellings::Token& token : analysis.tokens) {
    if (token.span.end > kText.size() || token.head >= analysis.tokens.size()) std::abort();
  }
  return 0;
}
