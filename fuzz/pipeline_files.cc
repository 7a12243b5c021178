// Any bytes as a file of a pipeline; the first byte says which: weights, whose arrays must then be as large
// as their shape says, settings, or one of the rules and word tables.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "nlp/pack_rules.h"
#include "nlp/packed_file.h"
#include "nlp/spacy_config.h"
#include "nlp/thinc_model.h"

namespace {

const std::string kPlace = "fuzzed";

// A refusal names the file.
template <typename T>
void check(const tellings::Result<T>& result) {
  if (!result && result.error().message.find(kPlace) == std::string::npos) std::abort();
}

void read_weights(std::string_view bytes) {
  const auto nodes = tellings::read_thinc_model(bytes, "fuzzed");
  if (!nodes) return;
  for (const tellings::ThincNode& node : *nodes) {
    for (const auto& [name, tensor] : node.params) {
      std::uint64_t count = 1;
      for (const std::uint32_t axis : tensor.shape) count *= axis;
      if (count != tensor.values.size()) std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  tellings::PackedWriter out;
  switch (data[0] % 7) {
    case 0:
      read_weights(rest);
      break;
    case 1:
      if (const auto config = tellings::SpacyConfig::parse(rest)) {
        if (config->number("nlp", "batch_size", -1) < -1 && config->has_section("")) return 0;
      }
      break;
    case 2:
      check(tellings::pack_tokenizer(rest, kPlace));
      break;
    case 3:
      check(tellings::pack_norms(rest, kPlace, out));
      break;
    case 4:
      check(tellings::pack_vector_keys(rest, kPlace, out));
      break;
    case 5:
      check(tellings::pack_ruler(rest, kPlace));
      break;
    default:
      check(tellings::pack_lemmatizer(rest, kPlace, out));
  }
  return 0;
}
