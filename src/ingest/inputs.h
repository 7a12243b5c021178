// The inputs of a command, in their order: files, folders, standard input.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ingest/field_map.h"
#include "ingest/raw_page.h"

namespace tellings {

struct InputOptions {
  FieldMap fields;
  std::string url;       // of a single page, where the file does not say
  std::string encoding;  // of pages, overrules what they say
  // What stands at web addresses (src/fetch); nothing: they are refused with the remedy.
  std::function<std::unique_ptr<PageSource>(std::vector<std::string> urls)> addresses = {};
};

constexpr std::size_t kLargestPage = 64U << 20;  // of a text or page file, unpacked

// `paths` are files, folders (walked in the order of their names, hidden files left out), places in web
// archives (archive_place.h), web addresses and "-" for standard input. What cannot be read is an item too,
// with the reason. An account of a file of its own takes the file's name as id.
std::unique_ptr<PageSource> read_inputs(std::vector<std::string> paths, InputOptions options);

}  // namespace tellings
