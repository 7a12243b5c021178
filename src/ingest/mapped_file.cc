#include "ingest/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace tellings {
namespace {

tl::unexpected<Error> refused(const std::string& path) {
  const int why = errno;
  return fail(why == ENOENT ? ErrorCode::kNotFound : ErrorCode::kUnreadable,
              "reading " + path + ": " + std::strerror(why));
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return refused(path);
  struct stat facts{};
  if (::fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode)) {
    ::close(file);
    return fail(ErrorCode::kUnreadable, "reading " + path + ": no plain file");
  }
  MappedFile mapped;
  mapped.size_ = static_cast<std::size_t>(facts.st_size);
  void* data = mapped.size_ == 0 ? nullptr : ::mmap(nullptr, mapped.size_, PROT_READ, MAP_PRIVATE, file, 0);
  ::close(file);
  if (data == MAP_FAILED) {
    mapped.size_ = 0;
    return refused(path);
  }
  mapped.data_ = static_cast<const char*>(data);
  return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace tellings
