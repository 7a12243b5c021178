// Counts what the analyzer asks of the heap: in the steady state a text costs a few blocks, however long it
// is.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <string>

#include "nlp/analyzer.h"

namespace {
thread_local std::size_t allocations = 0;
}  // namespace

// Not inlined: a compiler that sees through one of them alone takes the pair for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* block = std::malloc(size != 0 ? size : 1)) return block;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* block) noexcept { std::free(block); }
[[gnu::noinline]] void operator delete(void* block, std::size_t) noexcept { std::free(block); }

namespace tellings {
namespace {

constexpr std::string_view kSentences =
    "The ferry left the harbour at noon, said Ms. Okafor, who doesn't own it. “Nobody was hurt,” the mayor "
    "told "
    "reporters on Friday; 12 of the 40 passengers had been taken ashore. Repairs will cost about $3.5 "
    "million. ";

std::string repeated(int times) {
  std::string text;
  while (times-- > 0) text += kSentences;
  return text;
}

std::size_t allocations_of(const Analyzer& analyzer, const std::string& text) {
  const std::size_t before = allocations;
  const Analysis analysis = analyzer.analyze(text);
  EXPECT_GT(analysis.tokens.size(), text.size() / 10);
  return allocations - before;
}

TEST(Allocations, DoNotGrowWithTheTokens) {
  const auto analyzer = Analyzer::load(TELLINGS_BINARY_DIR "/models/en.model");
  ASSERT_TRUE(analyzer) << analyzer.error().message;
  const std::string ten = repeated(10);
  const std::string hundred = repeated(100);
  allocations_of(*analyzer, hundred);  // words are met, buffers grow
  const std::size_t few = allocations_of(*analyzer, ten);
  EXPECT_LE(allocations_of(*analyzer, hundred), few + 8);  // a string that doubles
  EXPECT_LT(few, 64U);
}

}  // namespace
}  // namespace tellings
