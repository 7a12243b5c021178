// The engine as Python calls it: models loaded once, one method a stage. Knows nothing of Python; every
// method may run without its lock and from several threads at once.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "collate/collation.h"
#include "document/decision.h"
#include "ingest/raw_page.h"
#include "pipeline/collate_stored.h"
#include "pipeline/loaded_models.h"
#include "pipeline/read_accounts.h"
#include "table.h"

namespace tellings {

// What became of one input: a JSON object, or the reason why there is none.
struct Outcome {
  std::string input;
  std::string json;  // empty where it was skipped
  std::string text;  // of the account that was read, where it was asked for
  std::string reason;
};

struct CollateRequest {
  bool one_story = false;
  std::vector<std::string> exclude;
  std::vector<std::string> own;  // sources whose accounts are the desk's own
  std::string decisions;         // JSON Lines
  std::string date;
  std::string zone;
  unsigned threads = 0;
};

// Stories laid side by side, kept for the forms that may be asked for.
class LaidOut {
 public:
  LaidOut(Collation collation, std::vector<Decision> decisions, std::vector<ModelVersion> models)
      : collation_(std::move(collation)), decisions_(std::move(decisions)), models_(std::move(models)) {}
  // From its document. Throws Failure where it is none.
  explicit LaidOut(const std::string& document);

  [[nodiscard]] std::string json(bool with_text, bool excerpts) const;
  [[nodiscard]] std::string html() const;  // throws Failure where this build has no page
  [[nodiscard]] std::string markdown() const;
  [[nodiscard]] std::string report(int width, bool colour) const;
  // `form` is tei, graphml, prov, annotations, figures-csv or quotations-csv; throws Failure for another.
  [[nodiscard]] std::string exported(const std::string& form) const;
  // The explanation document; throws Failure where nothing has this id.
  [[nodiscard]] std::string explained(const std::string& id) const;

 private:
  Collation collation_;
  std::vector<Decision> decisions_;
  std::vector<ModelVersion> models_;
};

class Engine {
 public:
  // Throws Failure where a model is not there or cannot be read.
  explicit Engine(const std::vector<std::string>& folders);

  [[nodiscard]] std::string models_json() const { return versions_json(versions_); }
  [[nodiscard]] std::string language_of(const std::string& text) const {
    return models_.language.guess(text);
  }

  // One outcome an item, in their order.
  [[nodiscard]] std::vector<Outcome> extract(PageSource& items, bool keep_furniture, unsigned threads) const;
  // The `input` column names items; `reason` is null save for what was skipped. The next at most `most`
  // items; no rows only at the end.
  [[nodiscard]] Table extract_table(PageSource& items, bool keep_furniture, std::size_t most,
                                    unsigned threads) const;

  struct Annotating {
    bool tokens = false;
    bool all_attributions = false;
    bool raw = false;  // what the model itself gives, with the tokens
    unsigned threads = 0;
  };
  [[nodiscard]] std::vector<Outcome> annotate(PageSource& items, const Annotating& how) const;
  // Columns id, language, notes (the JSON of annotate), input, reason.
  [[nodiscard]] Table annotate_table(PageSource& items, const Annotating& how, std::size_t most) const;

  // Throws Failure for decisions and times that cannot be read. `drafts` and `references` may be null.
  [[nodiscard]] LaidOut collate(PageSource& accounts, PageSource* drafts, PageSource* references,
                                const CollateRequest& request) const;

  [[nodiscard]] StoreEngine for_store(unsigned threads) const;
  [[nodiscard]] ReadOptions reading(unsigned threads) const;

 private:
  LoadedModels models_;
  std::vector<ModelVersion> versions_;
};

}  // namespace tellings
