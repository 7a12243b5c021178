// Speed of one stage over input in memory: reading and printing are not counted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/raw_page.h"
#include "nlp/analyzer.h"
#include "nlp/vectors.h"

namespace tellings {

enum class BenchStage : std::uint8_t { kParse, kExtract, kNlp, kAnnotate, kGroup, kCollate, kAll };
std::optional<BenchStage> bench_stage_named(std::string_view name);  // "parse", "extract", "nlp", ..., "all"

struct BenchOptions {
  BenchStage stage = BenchStage::kAll;
  unsigned repeat = 1;
  unsigned threads = 0;  // 0: all cores
};

struct BenchResult {
  std::size_t items = 0;    // pages or accounts of one run
  std::uint64_t words = 0;  // of their texts; 0 for parse
  std::uint64_t bytes = 0;  // of pages for parse and extract, else of texts
  double seconds = 0;       // of one run, mean
  double best_seconds = 0;
  std::uint64_t peak_memory = 0;  // bytes, of the whole process so far
};

// The error is that no item fits the stage: parse and extract take pages, the others accounts.
Result<BenchResult> run_bench(std::vector<IngestItem> items, const Analyzer& analyzer,
                              const SentenceVectors* vectors, const BenchOptions& options);

}  // namespace tellings
