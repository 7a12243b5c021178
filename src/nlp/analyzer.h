// The language model at work: text in, tokens with tags, lemmas, heads and entities out, exactly as spaCy
// gives them.
//
//   auto analyzer = Analyzer::load("models/en.model");
//   if (!analyzer) return fail(...);
//   Analysis analysis = analyzer->analyze("Autonomous cars shift liability.");
//   analysis.tokens[1].dep == "compound" ...
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "nlp/document.h"
#include "nlp/kernels.h"

namespace tellings {

// One text as the model read it, white-space tokens included. Token spans are bytes of the text, heads and
// sentences indices in it; views live as long as `strings`.
struct Analysis {
  std::vector<Token> tokens;
  std::vector<EntitySpan> entities;
  std::uint32_t sentence_count = 0;
  std::shared_ptr<const void> strings;
};

// Immutable and shared by threads: every call takes scratch memory of its own. The result for a text depends
// on the text and the model alone, not on its neighbours in a batch, on what was analysed before or on
// threads.
class Analyzer {
 public:
  // Reads a packed model (model_pack.h) or a spaCy v3 pipeline directory, which is packed in memory first:
  // slower. kNotFound, kInvalid or kUnsupported name the file and the place in it.
  static Result<Analyzer> load(const std::filesystem::path& path);

  // The same from bytes; `place` names them in errors.
  static Result<Analyzer> from_bytes(std::string packed, const std::string& place);

  // One result a text, in order. Texts that are handed over together are encoded together, which is faster
  // for short ones. REQUIRES: each is valid UTF-8, below 2^31 bytes.
  [[nodiscard]] std::vector<Analysis> analyze(std::span<const std::string_view> texts) const;
  [[nodiscard]] Analysis analyze(std::string_view text) const;

  [[nodiscard]] std::string_view language() const;  // "en"
  [[nodiscard]] std::string_view name() const;      // "core_web_sm"
  [[nodiscard]] std::string_view version() const;   // "3.8.0"

  // With other kernels than the machine's best; for tests and measurements.
  [[nodiscard]] Analyzer with_kernels(const Kernels& kernels) const;

 private:
  struct Model;
  explicit Analyzer(std::shared_ptr<const Model> model, const Kernels& kernels)
      : model_(std::move(model)), kernels_(&kernels) {}
  std::shared_ptr<const Model> model_;
  const Kernels* kernels_;
};

}  // namespace tellings
