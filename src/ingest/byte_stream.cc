#include "ingest/byte_stream.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>
#include <vector>

namespace tellings {
namespace {

constexpr std::size_t kChunk = 1 << 16;

class FileBytes : public ByteStream {
 public:
  FileBytes(std::FILE* file, std::string path) : file_(file), path_(std::move(path)) {}
  ~FileBytes() override {
    if (file_ != stdin) std::fclose(file_);
  }
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file_);
    if (got == 0 && std::ferror(file_) != 0)
      return fail(ErrorCode::kUnreadable, "reading " + path_ + ": " + std::strerror(errno));
    return got;
  }

 private:
  std::FILE* file_;
  std::string path_;
};

class MemoryBytes : public ByteStream {
 public:
  explicit MemoryBytes(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t got = bytes_.copy(buffer.data(), buffer.size(), at_);
    at_ += got;
    return got;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

// The packed bytes that a decoder works on: what is left of the last chunk.
class PackedInput {
 public:
  explicit PackedInput(std::unique_ptr<ByteStream> packed) : packed_(std::move(packed)), chunk_(kChunk) {}

  // False at the end of the packed bytes.
  Result<bool> refill() {
    if (!rest().empty()) return true;
    const auto got = packed_->read(chunk_);
    if (!got) return tl::unexpected(got.error());
    begin_ = 0;
    end_ = *got;
    return end_ > 0;
  }
  [[nodiscard]] std::span<char> rest() { return std::span(chunk_).subspan(begin_, end_ - begin_); }
  void take(std::size_t bytes) { begin_ += bytes; }

 private:
  std::unique_ptr<ByteStream> packed_;
  std::vector<char> chunk_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

// Members that follow each other are one stream, as gzip -d reads them.
class GzipBytes : public ByteStream {
 public:
  explicit GzipBytes(std::unique_ptr<ByteStream> packed) : input_(std::move(packed)) {
    inflateInit2(&zlib_, 15 + 32);  // largest window, gzip or zlib head
  }
  ~GzipBytes() override { inflateEnd(&zlib_); }
  GzipBytes(const GzipBytes&) = delete;
  GzipBytes& operator=(const GzipBytes&) = delete;

  Result<std::size_t> read(std::span<char> buffer) override {
    zlib_.next_out = reinterpret_cast<Bytef*>(buffer.data());
    zlib_.avail_out = static_cast<uInt>(buffer.size());
    while (zlib_.avail_out == buffer.size()) {
      const auto more = input_.refill();
      if (!more) return tl::unexpected(more.error());
      if (!*more)
        return member_open_ ? fail(ErrorCode::kInvalid, "unpacking gzip: cut short") : Result<std::size_t>(0);
      if (auto broken = inflate_once(); !broken) return tl::unexpected(broken.error());
      if (done_) return buffer.size() - zlib_.avail_out;
    }
    return buffer.size() - zlib_.avail_out;
  }

 private:
  Result<bool> inflate_once() {
    const auto rest = input_.rest();
    if (done_) {
      input_.take(rest.size());
      return true;
    }
    zlib_.next_in = reinterpret_cast<Bytef*>(rest.data());
    zlib_.avail_in = static_cast<uInt>(rest.size());
    const int status = inflate(&zlib_, Z_NO_FLUSH);
    input_.take(rest.size() - zlib_.avail_in);
    member_open_ = status != Z_STREAM_END;
    if (status == Z_STREAM_END) {
      inflateReset(&zlib_);
      members_ += 1;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      if (members_ == 0)
        return fail(ErrorCode::kInvalid,
                    std::string("unpacking gzip: ") + (zlib_.msg != nullptr ? zlib_.msg : "broken data"));
      done_ = true;  // rubbish behind the last member: gzip -d ignores it too
      member_open_ = false;
    }
    return true;
  }

  PackedInput input_;
  z_stream zlib_{};
  bool member_open_ = false;
  bool done_ = false;
  int members_ = 0;
};

class ZstdBytes : public ByteStream {
 public:
  explicit ZstdBytes(std::unique_ptr<ByteStream> packed)
      : input_(std::move(packed)), zstd_(ZSTD_createDCtx()) {}
  ~ZstdBytes() override { ZSTD_freeDCtx(zstd_); }
  ZstdBytes(const ZstdBytes&) = delete;
  ZstdBytes& operator=(const ZstdBytes&) = delete;

  Result<std::size_t> read(std::span<char> buffer) override {
    ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
    while (out.pos == 0) {
      const auto more = input_.refill();
      if (!more) return tl::unexpected(more.error());
      if (!*more)
        return frame_open_ ? fail(ErrorCode::kInvalid, "unpacking zstd: cut short") : Result<std::size_t>(0);
      const auto rest = input_.rest();
      ZSTD_inBuffer in{rest.data(), rest.size(), 0};
      const std::size_t status = ZSTD_decompressStream(zstd_, &out, &in);
      if (ZSTD_isError(status) != 0U)
        return fail(ErrorCode::kInvalid, std::string("unpacking zstd: ") + ZSTD_getErrorName(status));
      input_.take(in.pos);
      frame_open_ = status != 0;
    }
    return out.pos;
  }

 private:
  PackedInput input_;
  ZSTD_DCtx* zstd_;
  bool frame_open_ = false;
};

// Hands the first bytes out again, then the rest of the stream.
class Prefixed : public ByteStream {
 public:
  Prefixed(std::string first, std::unique_ptr<ByteStream> rest)
      : first_(std::move(first)), rest_(std::move(rest)) {}
  Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t got = std::exchange(first_, first_.substr(std::min(buffer.size(), first_.size())))
                                .copy(buffer.data(), buffer.size());
    return got > 0 ? Result<std::size_t>(got) : rest_->read(buffer);
  }

 private:
  std::string first_;
  std::unique_ptr<ByteStream> rest_;
};

std::unique_ptr<ByteStream> unpacked(std::unique_ptr<ByteStream> raw) {
  std::string first(4, '\0');
  std::size_t have = 0;
  while (have < first.size()) {
    const auto got = raw->read(std::span(first).subspan(have));
    if (!got || *got == 0) break;
    have += *got;
  }
  first.resize(have);
  const bool gzip = first.starts_with("\x1F\x8B");
  const bool zstd = first == "\x28\xB5\x2F\xFD";
  auto whole = std::make_unique<Prefixed>(std::move(first), std::move(raw));
  if (gzip) return std::make_unique<GzipBytes>(std::move(whole));
  if (zstd) return std::make_unique<ZstdBytes>(std::move(whole));
  return whole;
}

}  // namespace

Result<std::unique_ptr<ByteStream>> open_bytes(const std::string& path) {
  if (path == "-") return unpacked(std::make_unique<FileBytes>(stdin, "standard input"));
  std::error_code error;
  if (std::filesystem::is_directory(path, error))
    return fail(ErrorCode::kUsage, "reading " + path + ": is a folder");
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    return fail(missing ? ErrorCode::kNotFound : ErrorCode::kUnreadable,
                "reading " + path + ": " + (missing ? "no such file" : std::strerror(errno)));
  }
  return unpacked(std::make_unique<FileBytes>(file, path));
}

std::unique_ptr<ByteStream> stream_of(std::string bytes) {
  return unpacked(std::make_unique<MemoryBytes>(std::move(bytes)));
}

Result<std::string> read_all(ByteStream& stream, const std::string& path, std::size_t limit) {
  std::string all;
  std::vector<char> chunk(kChunk);
  for (;;) {
    const auto got = stream.read(chunk);
    if (!got) return fail(got.error().code, "reading " + path + ": " + got.error().message);
    if (*got == 0) return all;
    if (all.size() + *got > limit) {
      const bool large = limit >= 1U << 20;
      return fail(ErrorCode::kTooLarge, "reading " + path + ": is larger than the " +
                                            std::to_string(large ? limit >> 20 : limit >> 10) +
                                            (large ? " MB" : " KB") + " that are read; cut it into parts");
    }
    all.append(chunk.data(), *got);
  }
}

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  const auto stream = open_bytes(path);
  if (!stream) return tl::unexpected(stream.error());
  return read_all(**stream, path == "-" ? "standard input" : path, limit);
}

}  // namespace tellings
