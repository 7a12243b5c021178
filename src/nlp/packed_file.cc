#include "nlp/packed_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/hash.h"

namespace tellings {
namespace {

constexpr std::string_view kMagic = "TLGMODEL";
constexpr std::size_t kHeadSize = 32;
constexpr std::size_t kChecked = 32;  // the checksum covers the bytes from here
constexpr std::size_t kNameSize = 48;
constexpr std::size_t kEntrySize = 80;
constexpr std::size_t kBorder = 64;
constexpr std::uint32_t kMostSections = 4096;

template <typename T>
void append(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <typename T>
T number_at(std::string_view bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

std::size_t next_border(std::size_t at) { return (at + kBorder - 1) / kBorder * kBorder; }

struct Mapping {
  void* data;
  std::size_t size;
  Mapping(void* mapped, std::size_t bytes) : data(mapped), size(bytes) {}
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() { ::munmap(data, size); }
};

}  // namespace

void PackedWriter::add_text(const std::string& name, std::string_view text) {
  sections_.push_back({name, {}, std::string(text)});
}

void PackedWriter::add_floats(const std::string& name, std::span<const float> values, Shape shape) {
  sections_.push_back(
      {name, shape, std::string(reinterpret_cast<const char*>(values.data()), values.size_bytes())});
}

void PackedWriter::add_ids(const std::string& name, std::span<const std::uint64_t> values) {
  sections_.push_back(
      {name, {}, std::string(reinterpret_cast<const char*>(values.data()), values.size_bytes())});
}

void PackedWriter::add_numbers(const std::string& name, std::span<const std::uint32_t> values) {
  sections_.push_back(
      {name, {}, std::string(reinterpret_cast<const char*>(values.data()), values.size_bytes())});
}

std::string PackedWriter::finish() const {
  std::string table;
  std::size_t at = next_border(kHeadSize + sections_.size() * kEntrySize);
  for (const Section& section : sections_) {
    std::string name = section.name.substr(0, kNameSize);
    name.resize(kNameSize, '\0');
    table += name;
    append(table, static_cast<std::uint64_t>(at));
    append(table, static_cast<std::uint64_t>(section.bytes.size()));
    append(table, section.shape);
    at = next_border(at + section.bytes.size());
  }
  std::string checked = table;
  for (const Section& section : sections_) {
    checked.resize(next_border(kHeadSize + checked.size()) - kHeadSize, '\0');
    checked += section.bytes;
  }
  checked.resize(at - kHeadSize, '\0');
  std::string file(kMagic);
  append(file, kPackedVersion);
  append(file, static_cast<std::uint32_t>(sections_.size()));
  append(file, static_cast<std::uint64_t>(kHeadSize + checked.size()));
  append(file, hash64(checked));
  return file + checked;
}

void seal_packed(std::string& bytes) {
  bytes.resize(std::max(bytes.size(), kHeadSize), '\0');
  const std::uint64_t size = bytes.size();
  const std::uint64_t checksum = hash64(std::string_view(bytes).substr(kChecked));
  kMagic.copy(bytes.data(), kMagic.size());
  std::memcpy(bytes.data() + 8, &kPackedVersion, 4);
  std::memcpy(bytes.data() + 16, &size, 8);
  std::memcpy(bytes.data() + 24, &checksum, 8);
}

bool PackedFile::has_magic(std::string_view bytes) { return bytes.starts_with(kMagic); }

Result<PackedFile> PackedFile::open(const std::filesystem::path& path) {
  const std::string place = path.string();
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return fail(ErrorCode::kNotFound, "opening model " + place + ": " + std::strerror(errno));
  struct stat status{};
  void* data = MAP_FAILED;
  const bool is_file = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
  const auto size = static_cast<std::size_t>(is_file ? status.st_size : 0);
  if (is_file) data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
  ::close(descriptor);
  if (data == MAP_FAILED)
    return fail(ErrorCode::kUnreadable, "opening model " + place + ": empty or no regular file");
  return read(std::make_shared<const Mapping>(data, size), {static_cast<const char*>(data), size}, place);
}

Result<PackedFile> PackedFile::from_bytes(std::string bytes, const std::string& place) {
  const auto owner = std::make_shared<const std::string>(std::move(bytes));
  return read(owner, *owner, place);
}

Result<PackedFile> PackedFile::read(std::shared_ptr<const void> owner, std::string_view bytes,
                                    const std::string& place) {
  const auto broken = [&](const std::string& cause) {
    return fail(ErrorCode::kInvalid, "reading model " + place + ": " + cause + "; pack it again");
  };
  if (!has_magic(bytes)) return broken("not a packed model");
  if (bytes.size() < kHeadSize) return broken("truncated in its head");
  const auto version = number_at<std::uint32_t>(bytes, 8);
  if (version != kPackedVersion) {
    return broken("format version " + std::to_string(version) + ", this program reads " +
                  std::to_string(kPackedVersion));
  }
  if (number_at<std::uint64_t>(bytes, 16) != bytes.size()) return broken("truncated or extended");
  if (number_at<std::uint64_t>(bytes, 24) != hash64(bytes.substr(kChecked)))
    return broken("its checksum does not hold");
  const auto count = number_at<std::uint32_t>(bytes, 12);
  if (count > kMostSections || kHeadSize + count * kEntrySize > bytes.size())
    return broken("its table is too large");
  PackedFile file;
  file.owner_ = std::move(owner);
  file.place_ = place;
  for (std::size_t entry = kHeadSize; entry < kHeadSize + count * kEntrySize; entry += kEntrySize) {
    std::string_view name = bytes.substr(entry, kNameSize);
    name = name.substr(0, name.find('\0'));
    const auto offset = number_at<std::uint64_t>(bytes, entry + kNameSize);
    const auto size = number_at<std::uint64_t>(bytes, entry + kNameSize + 8);
    if (offset > bytes.size() || size > bytes.size() - offset || offset % kBorder != 0) {
      return broken("section " + std::string(name) + " lies outside the file");
    }
    file.sections_.push_back(
        {name, number_at<Shape>(bytes, entry + kNameSize + 16), bytes.substr(offset, size)});
  }
  return file;
}

const PackedFile::Section* PackedFile::find(std::string_view name) const {
  for (const Section& section : sections_) {
    if (section.name == name) return &section;
  }
  return nullptr;
}

Result<std::string_view> PackedFile::text(std::string_view name) const {
  if (const Section* section = find(name)) return section->bytes;
  return fail(ErrorCode::kInvalid, "reading model " + place_ + ": no section " + std::string(name));
}

template <typename T>
Result<std::span<const T>> PackedFile::elements(std::string_view name) const {
  const auto bytes = text(name);
  if (!bytes) return tl::unexpected(bytes.error());
  if (bytes->size() % sizeof(T) != 0) {
    return fail(ErrorCode::kInvalid,
                "reading model " + place_ + ": section " + std::string(name) + " has an odd size");
  }
  return std::span<const T>(reinterpret_cast<const T*>(bytes->data()), bytes->size() / sizeof(T));
}

Result<std::span<const std::uint64_t>> PackedFile::ids(std::string_view name) const {
  return elements<std::uint64_t>(name);
}

Result<std::span<const std::uint32_t>> PackedFile::numbers(std::string_view name) const {
  return elements<std::uint32_t>(name);
}

Shape PackedFile::shape(std::string_view name) const {
  const Section* section = find(name);
  return section != nullptr ? section->shape : Shape{};
}

Result<std::span<const float>> PackedFile::floats(std::string_view name, Shape shape) const {
  auto values = elements<float>(name);
  if (!values) return values;
  const Shape& found = find(name)->shape;
  std::uint64_t count = 1;
  bool fits = true;
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    fits = fits && (shape[axis] == 0 || shape[axis] == found[axis]);
    if (found[axis] != 0 && count <= values->size()) count *= found[axis];
  }
  if (!fits || count != values->size()) {
    return fail(ErrorCode::kInvalid,
                "reading model " + place_ + ": section " + std::string(name) + " has the wrong shape");
  }
  return values;
}

}  // namespace tellings
