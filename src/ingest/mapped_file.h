// A file seen as bytes in memory, read by the system as it is used.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tellings {

class MappedFile {
 public:
  // The error names the path: not there, not readable, no plain file.
  static Result<MappedFile> open(const std::string& path);

  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }  // valid while the object lives

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

 private:
  MappedFile() = default;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace tellings
