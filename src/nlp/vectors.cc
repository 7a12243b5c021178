#include "nlp/vectors.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <utility>

#include "base/hash.h"
#include "nlp/word_pieces.h"

namespace tellings {
namespace {

constexpr std::string_view kMagic = "TLVECS01";
constexpr std::size_t kHeadBytes = 56;
constexpr std::uint32_t kMaxPieces = 1'000'000;
constexpr std::uint32_t kMaxDims = 4096;

// A file as memory, read only.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
      return fail(ErrorCode::kNotFound,
                  "opening vectors " + path + ": " + std::strerror(errno) + "; run ./run setup");
    struct stat info{};
    MappedFile mapped;
    const bool is_file = ::fstat(file, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
    if (is_file) {
      mapped.size_ = static_cast<std::size_t>(info.st_size);
      mapped.data_ = ::mmap(nullptr, mapped.size_, PROT_READ, MAP_PRIVATE, file, 0);
    }
    ::close(file);
    if (mapped.data_ == MAP_FAILED)
      return fail(ErrorCode::kUnreadable,
                  "reading vectors " + path + ": not a readable file; run ./run setup");
    return mapped;
  }
  MappedFile(MappedFile&& other) noexcept
      : data_(std::exchange(other.data_, MAP_FAILED)), size_(std::exchange(other.size_, 0)) {}
  MappedFile& operator=(MappedFile&&) = delete;
  ~MappedFile() {
    if (data_ != MAP_FAILED) ::munmap(data_, size_);
  }
  [[nodiscard]] std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

 private:
  MappedFile() = default;
  void* data_ = MAP_FAILED;
  std::size_t size_ = 0;
};

std::uint32_t read_u32(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

float read_f32(std::string_view bytes, std::size_t at) {
  float value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

std::string hex_of(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const char byte : bytes) {
    out += kDigits[static_cast<unsigned char>(byte) >> 4];
    out += kDigits[static_cast<unsigned char>(byte) & 15];
  }
  return out;
}

// Where the tables of a file stand; see tools/distill_vectors.py for the layout.
struct Layout {
  std::uint32_t count = 0;
  std::uint32_t dims = 0;
  std::size_t offsets = 0;
  std::size_t rows = 0;
  std::size_t strings = 0;
  std::size_t end = 0;
};

Layout layout_of(std::string_view file) {
  Layout layout{.count = read_u32(file, 8), .dims = read_u32(file, 12)};
  layout.offsets = kHeadBytes + 4 * std::size_t{layout.count};
  layout.rows = layout.offsets + 4 * (std::size_t{layout.count} + 1);
  layout.strings = layout.rows + std::size_t{layout.count} * layout.dims;
  layout.end = layout.strings + read_u32(file, 16);
  return layout;
}

// What is wrong with the file; empty where nothing is.
std::string fault_of(std::string_view file) {
  if (file.size() < kHeadBytes) return "cut short in its head";
  if (file.substr(0, kMagic.size()) != kMagic) return "another format or version";
  if (read_u32(file, 8) > kMaxPieces || read_u32(file, 12) > kMaxDims || read_u32(file, 12) == 0)
    return "its head names impossible sizes";
  const Layout layout = layout_of(file);
  if (file.size() != layout.end) return "its size is not what its head says";
  if (sha256_hex(file.substr(kHeadBytes)) != hex_of(file.substr(24, 32))) return "its checksum differs";
  std::uint32_t last = 0;
  for (std::size_t i = 0; i <= layout.count; ++i) {
    const std::uint32_t offset = read_u32(file, layout.offsets + 4 * i);
    if (offset < last) return "its strings are out of order";
    last = offset;
  }
  return last == layout.end - layout.strings ? "" : "its strings do not fill their place";
}

}  // namespace

struct SentenceVectors::Parts {
  MappedFile file;
  Layout layout;
  std::string sha256;
  WordPieces pieces;

  explicit Parts(MappedFile mapped) : file(std::move(mapped)), layout(layout_of(file.bytes())) {
    const std::string_view bytes = file.bytes();
    sha256 = hex_of(bytes.substr(24, 32));
    pieces.reserve(layout.count);
    for (std::uint32_t id = 0; id < layout.count; ++id) {
      const std::uint32_t begin = read_u32(bytes, layout.offsets + 4 * std::size_t{id});
      const std::uint32_t end = read_u32(bytes, layout.offsets + 4 * (std::size_t{id} + 1));
      pieces.add(bytes.substr(layout.strings + begin, end - begin), id);
    }
  }

  void add_row(PieceId id, std::span<float> sum) const {
    const float scale = read_f32(file.bytes(), kHeadBytes + 4 * std::size_t{id});
    const char* row = file.bytes().data() + layout.rows + std::size_t{id} * layout.dims;
    for (std::size_t i = 0; i < sum.size(); ++i)
      sum[i] += scale * static_cast<float>(static_cast<signed char>(row[i]));
  }
};

SentenceVectors::SentenceVectors(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
SentenceVectors::~SentenceVectors() = default;

Result<std::shared_ptr<const SentenceVectors>> SentenceVectors::open(const std::string& path) {
  auto file = MappedFile::open(path);
  if (!file) return tl::unexpected(file.error());
  if (const std::string fault = fault_of(file->bytes()); !fault.empty())
    return fail(ErrorCode::kInvalid, "reading vectors " + path + ": " + fault + "; run ./run setup");
  return std::shared_ptr<const SentenceVectors>(
      new SentenceVectors(std::make_unique<const Parts>(std::move(*file))));
}

std::size_t SentenceVectors::dims() const { return parts_->layout.dims; }
std::size_t SentenceVectors::pieces() const { return parts_->layout.count; }
const std::string& SentenceVectors::sha256() const { return parts_->sha256; }

Vector SentenceVectors::embed(std::string_view text) const {
  Vector sum(dims(), 0.0F);
  for (const PieceId id : parts_->pieces.cut(text)) parts_->add_row(id, sum);
  float squares = 0;
  for (const float x : sum) squares += x * x;
  if (squares <= 0) return sum;
  const float norm = std::sqrt(squares);
  for (float& x : sum) x /= norm;
  return sum;
}

double SentenceVectors::similarity(std::string_view a, std::string_view b) const {
  return cosine(embed(a), embed(b));
}

double cosine(std::span<const float> a, std::span<const float> b) {
  double dot = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    dot += double{a[i]} * b[i];
    aa += double{a[i]} * a[i];
    bb += double{b[i]} * b[i];
  }
  return aa > 0 && bb > 0 ? dot / std::sqrt(aa * bb) : 0;
}

}  // namespace tellings
