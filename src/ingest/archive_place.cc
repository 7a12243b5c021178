#include "ingest/archive_place.h"

#include <charconv>
#include <filesystem>

namespace tellings {

ArchivePlace archive_place(const std::string& operand) {
  std::error_code error;
  const std::size_t mark = operand.rfind('#');
  if (mark == std::string::npos || std::filesystem::exists(operand, error)) return {operand, 0};
  ArchivePlace place{operand.substr(0, mark), 0};
  const char* const end = operand.data() + operand.size();
  const auto [read, status] = std::from_chars(operand.data() + mark + 1, end, place.offset);
  const bool number = status == std::errc() && read == end;
  return number && std::filesystem::is_regular_file(place.path, error) ? place : ArchivePlace{operand, 0};
}

}  // namespace tellings
