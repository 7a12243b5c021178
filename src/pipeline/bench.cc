#include "pipeline/bench.h"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <limits>
#include <memory>
#include <utility>

#include "annotate/annotate.h"
#include "collate/collate.h"
#include "document/write.h"
#include "extract/dom.h"
#include "extract/extract.h"
#include "group/grouper.h"
#include "ingest/encoding.h"
#include "nlp/read_account.h"
#include "pipeline/analyse.h"
#include "pipeline/collate_accounts.h"
#include "pipeline/parallel.h"
#include "pipeline/read_accounts.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::array<std::pair<std::string_view, BenchStage>, 7> kStages = {
    {{"parse", BenchStage::kParse},
     {"extract", BenchStage::kExtract},
     {"nlp", BenchStage::kNlp},
     {"annotate", BenchStage::kAnnotate},
     {"group", BenchStage::kGroup},
     {"collate", BenchStage::kCollate},
     {"all", BenchStage::kAll}}};

class Items : public PageSource {
 public:
  explicit Items(const std::vector<IngestItem>& items) : items_(items) {}
  std::optional<IngestItem> next() override {
    return at_ < items_.size() ? std::optional(items_[at_++]) : std::nullopt;
  }

 private:
  const std::vector<IngestItem>& items_;
  std::size_t at_ = 0;
};

// What the stages need of each other's work, made before the clock runs.
class Bench {
 public:
  Bench(std::vector<IngestItem> items, const Analyzer& analyzer, const SentenceVectors* vectors,
        const BenchOptions& options)
      : items_(std::move(items)), analyzer_(analyzer), vectors_(vectors), options_(options) {
    for (const IngestItem& item : items_) {
      if (const auto* page = std::get_if<RawPage>(&item)) pages_.push_back(page);
    }
    const bool of_pages = options_.stage == BenchStage::kParse || options_.stage == BenchStage::kExtract;
    if (!of_pages) prepare_accounts();
    if (options_.stage == BenchStage::kAnnotate) prepare_documents();
    if (options_.stage == BenchStage::kCollate) notes_ = analyse_all(analyzer_, accounts_, options_.threads);
  }

  [[nodiscard]] BenchResult size() const {
    BenchResult result;
    if (options_.stage == BenchStage::kParse || options_.stage == BenchStage::kExtract) {
      result.items = pages_.size();
      for (const RawPage* page : pages_) result.bytes += page->bytes.size();
    } else {
      result.items = accounts_.size();
      for (const auto& account : accounts_) {
        result.bytes += account->text.size();
        result.words += count_words(account->text);
      }
    }
    return result;
  }

  void run() {
    switch (options_.stage) {
      case BenchStage::kParse:
        return each(pages_.size(), [this](std::size_t i) { parse(*pages_[i]); });
      case BenchStage::kExtract:
        return each(pages_.size(), [this](std::size_t i) { keep(extract_account(*pages_[i]).has_value()); });
      case BenchStage::kNlp:
        return each(accounts_.size(),
                    [this](std::size_t i) { keep(read_account(analyzer_, accounts_[i]).tokens.size()); });
      case BenchStage::kAnnotate:
        return each(documents_.size(), [this](std::size_t i) { keep(annotate(documents_[i]).names.size()); });
      case BenchStage::kGroup:
        return group();
      case BenchStage::kCollate:
        return keep(collate_story(notes_, vectors_).entities.size());
      case BenchStage::kAll:
        return all();
    }
  }

 private:
  void each(std::size_t count, const std::function<void(std::size_t)>& work) const {
    parallel_for(count, options_.threads, work);
  }
  // What a stage gives is looked at, so that no compiler leaves the stage out.
  void keep(std::size_t value) { kept_.fetch_add(value, std::memory_order_relaxed); }

  void prepare_accounts() {
    Items source(items_);
    ReadOptions reading;
    reading.threads = options_.threads;
    AccountBatch batch = read_all_accounts(source, reading);
    for (Account& account : batch.accounts)
      accounts_.push_back(std::make_shared<const Account>(std::move(account)));
  }
  void prepare_documents() {
    documents_.resize(accounts_.size());
    each(accounts_.size(), [this](std::size_t i) {
      documents_[i] = std::make_shared<const Document>(read_account(analyzer_, accounts_[i]));
    });
  }

  void parse(const RawPage& page) {
    const auto decoded = decode_page(page.bytes, page.content_type, page.encoding);
    keep(decoded && HtmlTree::parse(decoded->utf8, page.origin) ? 1 : 0);
  }
  void group() {
    std::vector<Signature> signatures(accounts_.size());
    each(accounts_.size(), [&](std::size_t i) { signatures[i] = make_signature(*accounts_[i]); });
    sort_for_grouping(signatures);
    Grouper grouper;
    for (Signature& signature : signatures) keep(grouper.add(std::move(signature)) ? 1 : 0);
    keep(grouper.flush().size());
  }
  void all() {
    Items source(items_);
    ReadOptions reading;
    reading.threads = options_.threads;
    CollateOptions collating;
    collating.threads = options_.threads;
    keep(write_document(collate_accounts(read_all_accounts(source, reading), analyzer_, vectors_, collating),
                        {})
             .size());
  }

  std::vector<IngestItem> items_;
  const Analyzer& analyzer_;
  const SentenceVectors* vectors_;
  BenchOptions options_;
  std::vector<const RawPage*> pages_;
  std::vector<std::shared_ptr<const Account>> accounts_;
  std::vector<std::shared_ptr<const Document>> documents_;
  std::vector<Notes> notes_;
  std::atomic<std::size_t> kept_ = 0;
};

std::uint64_t peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

}  // namespace

std::optional<BenchStage> bench_stage_named(std::string_view name) {
  for (const auto& [candidate, stage] : kStages) {
    if (candidate == name) return stage;
  }
  return std::nullopt;
}

Result<BenchResult> run_bench(std::vector<IngestItem> items, const Analyzer& analyzer,
                              const SentenceVectors* vectors, const BenchOptions& options) {
  Bench bench(std::move(items), analyzer, vectors, options);
  BenchResult result = bench.size();
  if (result.items == 0)
    return fail(
        ErrorCode::kUsage,
        "measuring: no input that this stage reads; parse and extract take pages, the others accounts");
  result.best_seconds = std::numeric_limits<double>::max();
  for (unsigned i = 0; i < options.repeat; ++i) {
    const auto start = std::chrono::steady_clock::now();
    bench.run();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    result.seconds += seconds / options.repeat;
    result.best_seconds = std::min(result.best_seconds, seconds);
  }
  result.peak_memory = peak_memory();
  return result;
}

}  // namespace tellings
