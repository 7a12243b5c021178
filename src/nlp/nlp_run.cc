// nlp_run pack DIR FILE                     packs a spaCy pipeline
// nlp_run bench MODEL FILE [--repeat N] [--threads N]
//                                           seconds of each pass over the texts, as one JSON object
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "nlp/analyzer.h"
#include "nlp/model_pack.h"

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

struct Text {
  std::string id;
  std::string text;
};

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

std::vector<Text> read_texts(std::istream& in) {
  std::vector<Text> texts;
  for (std::string line; std::getline(in, line);) {
    const json entry = json::parse(line);
    texts.push_back({entry.at("id"), entry.at("text")});
  }
  return texts;
}

// Calls work(first, last) for blocks of the texts on `threads` threads.
template <typename Work>
void run_blocks(std::size_t count, unsigned threads, Work work) {
  static constexpr std::size_t kBlock = 8;
  std::atomic<std::size_t> next{0};
  const auto loop = [&] {
    for (std::size_t at = next.fetch_add(kBlock); at < count; at = next.fetch_add(kBlock))
      work(at, std::min(count, at + kBlock));
  };
  std::vector<std::jthread> pool;
  for (unsigned thread = 1; thread < threads; ++thread) pool.emplace_back(loop);
  loop();
}

std::vector<tellings::Analysis> analyze_block(const tellings::Analyzer& analyzer,
                                              const std::vector<Text>& texts, std::size_t first,
                                              std::size_t last) {
  std::vector<std::string_view> views;
  for (std::size_t at = first; at < last; ++at) views.push_back(texts[at].text);
  return analyzer.analyze(views);
}

long peak_kilobytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::atol(line.c_str() + 6);
  }
  return 0;
}

int fail(const tellings::Error& error) {
  std::cerr << error.message << '\n';
  return 1;
}

unsigned option(int argc, char** argv, std::string_view name, unsigned otherwise) {
  for (int at = 0; at + 1 < argc; ++at) {
    if (argv[at] == name) return static_cast<unsigned>(std::atoi(argv[at + 1]));
  }
  return otherwise;
}

int bench(const tellings::Analyzer& analyzer, double load_seconds, const std::vector<Text>& texts,
          unsigned repeat, unsigned threads) {
  json report{{"load_seconds", load_seconds}, {"seconds", json::array()}, {"cpu_seconds", json::array()}};
  for (unsigned pass = 0; pass < repeat; ++pass) {
    std::atomic<std::size_t> tokens{0};
    const auto begin = Clock::now();
    const double cpu_begin = cpu_seconds();
    run_blocks(texts.size(), threads, [&](std::size_t first, std::size_t last) {
      for (const auto& analysis : analyze_block(analyzer, texts, first, last))
        tokens += analysis.tokens.size();
    });
    report["seconds"].push_back(seconds_since(begin));
    report["cpu_seconds"].push_back(cpu_seconds() - cpu_begin);
    report["tokens"] = tokens.load();
  }
  report["peak_kilobytes"] = peak_kilobytes();
  std::cout << report.dump() << '\n';
  return 0;
}

int run(int argc, char** argv) {
  const std::string_view command = argc > 1 ? argv[1] : "";
  if (command == "pack" && argc == 4) {
    const auto packed = tellings::pack_pipeline_to(argv[2], argv[3]);
    return packed ? 0 : fail(packed.error());
  }
  if (argc < 4 || command != "bench") {
    std::cerr << "usage: nlp_run pack DIR FILE | bench MODEL FILE\n";
    return 2;
  }
  const auto begin = Clock::now();
  const auto analyzer = tellings::Analyzer::load(argv[2]);
  const double load_seconds = seconds_since(begin);
  if (!analyzer) return fail(analyzer.error());
  std::ifstream file(argv[3]);
  return bench(*analyzer, load_seconds, read_texts(file), option(argc, argv, "--repeat", 3),
               option(argc, argv, "--threads", 1));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "nlp_run: " << error.what() << '\n';
    return 1;
  }
}
