// Runs a fuzz target over its seeds and over mutations of them made from a fixed seed, so that `./run test`
// sees the target under the sanitizers without libFuzzer. Usage: replay_NAME CORPUS_FOLDER
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr int kMutationsPerSeed = 200;

std::vector<std::string> read_seeds(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> seeds{""};
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return seeds;
}

// Overwrites, cuts, doubles and joins bytes: the mutations that find most in parsers.
std::string mutated(std::string bytes, const std::string& other, std::mt19937& random) {
  const auto below = [&random](std::size_t limit) { return limit == 0 ? 0 : std::size_t{random()} % limit; };
  for (std::size_t rounds = 1 + below(4); rounds > 0; --rounds) {
    switch (below(5)) {
      case 0:
        if (!bytes.empty()) bytes[below(bytes.size())] = static_cast<char>(below(256));
        break;
      case 1:
        bytes.resize(below(bytes.size() + 1));
        break;
      case 2:
        bytes.insert(below(bytes.size() + 1), bytes.substr(below(bytes.size() + 1), below(64)));
        break;
      case 3:
        bytes.insert(below(bytes.size() + 1), 1, static_cast<char>(below(256)));
        break;
      default:
        bytes = bytes.substr(0, below(bytes.size() + 1)) + other.substr(below(other.size() + 1));
        break;
    }
  }
  return bytes;
}

// A copy of exact size on the heap, so that the sanitizer sees the first byte past the end.
void run(const std::string& bytes) {
  const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: replay CORPUS_FOLDER\n", stderr);
    return 2;
  }
  const std::vector<std::string> seeds = read_seeds(arguments[1]);
  if (seeds.size() < 2) {
    std::fprintf(stderr, "replaying %s: no seeds there\n", arguments[1]);
    return 1;
  }
  std::mt19937 random(1);
  int runs = 0;
  for (const std::string& seed : seeds) {
    run(seed);
    for (int i = 0; i < kMutationsPerSeed; ++i, ++runs)
      run(mutated(seed, seeds[std::size_t{random()} % seeds.size()], random));
  }
  std::printf("%zu seeds, %d mutations\n", seeds.size(), runs);
  return 0;
}
