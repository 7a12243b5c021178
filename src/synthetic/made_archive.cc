// made_archive FOLDER PAGES [PAGES_A_FILE] [SEED]: a crawl of a day. Writes FOLDER/crawl-NNNN.warc.gz and
// FOLDER/truth.jsonl:
// {"url", "event", "origin", "made", "published", "translated"}, one line a page.
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include "base/json_writer.h"
#include "synthetic/made_pages.h"

namespace tellings {
namespace {

std::uint64_t number_of(int count, char** words, int at, std::uint64_t otherwise) {
  if (at >= count) return otherwise;
  const std::string_view given(words[at]);
  std::uint64_t number = 0;
  std::from_chars(given.data(), given.data() + given.size(), number);
  return number;
}

std::string truth_line(const MadeAccount& made, const MadePage& page) {
  std::string line;
  JsonWriter json(line);
  json.begin_object().member("url", page.url).member("event", made.event).member("origin", made.origin);
  json.member("made", name_of(made.made))
      .member("published", made.second)
      .member("translated", page.translated);
  json.end_object();
  return line + "\n";
}

std::ofstream file_of(const std::filesystem::path& folder, std::uint64_t number) {
  std::string digits = std::to_string(number);
  digits.insert(0, 4 - std::min<std::size_t>(4, digits.size()), '0');
  return std::ofstream(folder / ("crawl-" + digits + ".warc.gz"), std::ios::binary);
}

int make(const std::filesystem::path& folder, std::uint64_t pages, std::uint64_t a_file, std::uint64_t seed) {
  std::filesystem::create_directories(folder);
  MadeStream stream(seed, static_cast<double>(pages));
  std::ofstream truth(folder / "truth.jsonl");
  std::ofstream crawl;
  for (std::uint64_t i = 0; i < pages; ++i) {
    if (i % a_file == 0) crawl = file_of(folder, i / a_file);
    const MadeAccount made = stream.next();
    const MadePage page = page_of(made, stream.vocabulary());
    crawl << warc_record(page, made.second);
    truth << truth_line(made, page);
  }
  if (crawl.flush() && truth.flush()) return 0;
  std::cerr << "made_archive: writing to " << folder << " failed\n";
  return 1;
}

}  // namespace
}  // namespace tellings

int main(int count, char** words) {
  const std::uint64_t pages = tellings::number_of(count, words, 2, 0);
  const std::uint64_t a_file = tellings::number_of(count, words, 3, 2000);
  if (pages == 0 || a_file == 0) {
    std::cerr << "made_archive FOLDER PAGES [PAGES_A_FILE] [SEED]\n";
    return 2;
  }
  return tellings::make(words[1], pages, a_file, tellings::number_of(count, words, 4, 7));
}
