// Any bytes as a file of a pipeline; the first byte says which: weights, whose arrays must then be as large
// as their shape says, or settings.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "nlp/spacy_config.h"
#include "nlp/thinc_model.h"

namespace {

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
  if (data[0] % 2 == 0) {
    read_weights(rest);
  } else if (const auto config = tellings::SpacyConfig::parse(rest)) {
    if (config->number("nlp", "batch_size", -1) < -1 && config->has_section("")) return 0;
  }
  return 0;
}
