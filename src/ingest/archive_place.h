// Where in a web archive reading is taken up: what `input` prints of a record can be given back as an
// operand.
#pragma once

#include <cstdint>
#include <string>

namespace tellings {

struct ArchivePlace {
  std::string path;
  std::uint64_t offset = 0;
};

// "web.warc.gz#1234" -> that archive from byte 1234 on. A file of that very name wins; without "#" and digits
// at its end, or with no file before them, the whole is the path.
ArchivePlace archive_place(const std::string& operand);

}  // namespace tellings
