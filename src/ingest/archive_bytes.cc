#include "ingest/archive_bytes.h"

#include <fmt/format.h>
#include <libdeflate.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>

#include "ingest/warc_fields.h"

namespace tellings {
namespace {

constexpr std::size_t kPlainChunk = std::size_t{4} << 20;
constexpr std::size_t kWholeMember = std::size_t{64}
                                     << 20;  // unpacked size up to which a member is taken at once
constexpr std::size_t kFirstRoom = std::size_t{1} << 20;
constexpr std::size_t kStreamChunk = std::size_t{1} << 20;
constexpr std::string_view kGzip = "\x1f\x8b\x08";
constexpr std::string_view kZstd = "\x28\xb5\x2f\xfd";
constexpr std::string_view kZstdDictionary =
    "\x5d\x2a\x4d\x18";  // a skippable frame that holds the dictionary
constexpr std::size_t kLongestArcLine = std::size_t{16} << 10;
constexpr std::string_view kRecord = "WARC/";
constexpr std::string_view kLz4 = "\x04\x22\x4d\x18";

class Plain : public ArchiveBytes {
 public:
  Plain(std::string_view bytes, std::uint64_t from)
      : rest_(bytes.substr(std::min<std::size_t>(from, bytes.size()))), at_(from) {}
  bool more(std::string& out, std::uint64_t& member) override {
    const std::string_view chunk = rest_.substr(0, kPlainChunk);
    member = at_;
    out += chunk;
    rest_.remove_prefix(chunk.size());
    at_ += chunk.size();
    return !chunk.empty();
  }
  [[nodiscard]] bool packed() const override { return false; }

 private:
  std::string_view rest_;
  std::uint64_t at_;
};

class Gzip : public ArchiveBytes {
 public:
  Gzip(std::string_view bytes, std::uint64_t from)
      : bytes_(bytes), at_(from), whole_(libdeflate_alloc_decompressor(), &libdeflate_free_decompressor) {}

  bool more(std::string& out, std::uint64_t& member) override {
    if (streaming_) {
      member = member_;
      return stream(out);
    }
    if (at_ >= bytes_.size()) return false;
    member = member_ = at_;
    if (take_whole(out)) return true;
    begin_stream();
    return stream(out);
  }

 private:
  // The member in one go by libdeflate, three times as fast as zlib, into room that is kept: few members do
  // not fit at once.
  bool take_whole(std::string& out) {
    const std::string_view rest = bytes_.substr(at_);
    for (;;) {
      if (room_ == nullptr) room_.reset(new char[room_size_]);  // not zeroed, as make_unique would
      std::size_t used = 0;
      std::size_t made = 0;
      const libdeflate_result result = libdeflate_gzip_decompress_ex(whole_.get(), rest.data(), rest.size(),
                                                                     room_.get(), room_size_, &used, &made);
      if (result == LIBDEFLATE_SUCCESS) {
        out.append(room_.get(), made);
        skip_to_member(at_ + used);
        return true;
      }
      if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room_size_ * 4 > kWholeMember) return false;
      room_size_ *= 4;
      room_.reset();
    }
  }

  void begin_stream() {
    zlib_ = z_stream{};
    inflateInit2(&zlib_, 15 + 16);
    zlib_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes_.data() + at_));
    zlib_.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes_.size() - at_, 0xFFFFFFFF));
    streaming_ = true;
  }

  bool stream(std::string& out) {
    const std::size_t before = out.size();
    out.resize(before + kStreamChunk);
    zlib_.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    zlib_.avail_out = kStreamChunk;
    const int state = inflate(&zlib_, Z_NO_FLUSH);
    const std::size_t made = kStreamChunk - zlib_.avail_out;
    out.resize(before + made);
    if (state == Z_OK && (zlib_.avail_in > 0 || made == kStreamChunk)) return true;
    const auto* next = reinterpret_cast<const char*>(zlib_.next_in);
    const auto used = static_cast<std::uint64_t>(next - bytes_.data());
    inflateEnd(&zlib_);
    streaming_ = false;
    if (state == Z_STREAM_END) {
      skip_to_member(used);
    } else {
      problems_.push_back(
          {member_, fmt::format("a gzip member is damaged or cut short at byte {}", member_)});
      skip_to_member(member_ + 1);
    }
    return made > 0 || at_ < bytes_.size();
  }

  void skip_to_member(std::uint64_t from) {
    const std::size_t next = bytes_.find(kGzip, static_cast<std::size_t>(from));
    at_ = next == std::string_view::npos ? bytes_.size() : next;
  }

  std::string_view bytes_;
  std::uint64_t at_;
  std::uint64_t member_ = 0;
  std::unique_ptr<char[]> room_;
  std::size_t room_size_ = kFirstRoom;
  std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> whole_;
  z_stream zlib_{};
  bool streaming_ = false;
};

class Zstd : public ArchiveBytes {
 public:
  Zstd(std::string_view bytes, std::uint64_t from)
      : bytes_(bytes), context_(ZSTD_createDCtx(), &ZSTD_freeDCtx) {
    std::size_t begin = 0;
    if (bytes.starts_with(kZstdDictionary) && bytes.size() >= 8) {
      std::uint32_t size = 0;
      for (std::size_t i = 0; i < 4; ++i)
        size |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[4 + i])) << (8 * i);
      load_dictionary(bytes.substr(8, size));
      begin = std::min<std::size_t>(8 + std::size_t{size}, bytes.size());
    }
    at_ = std::max<std::size_t>(begin, static_cast<std::size_t>(from));
    member_ = at_;
  }

  bool more(std::string& out, std::uint64_t& member) override {
    while (at_ < bytes_.size() || pending_) {
      const std::size_t before = out.size();
      out.resize(before + kStreamChunk);
      ZSTD_outBuffer to{out.data() + before, kStreamChunk, 0};
      ZSTD_inBuffer in{bytes_.data() + at_, bytes_.size() - at_, 0};
      const std::size_t state = ZSTD_decompressStream(context_.get(), &to, &in);
      out.resize(before + to.pos);
      at_ += in.pos;
      pending_ = to.pos == kStreamChunk;
      member = member_;
      if (ZSTD_isError(state) != 0) {
        problems_.push_back({member_, fmt::format("a zstd frame is damaged at byte {}", member_)});
        ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only);
        const std::size_t next = bytes_.find(kZstd, static_cast<std::size_t>(member_) + 1);
        at_ = next == std::string_view::npos ? bytes_.size() : next;
        pending_ = false;
      }
      if (state == 0 || ZSTD_isError(state) != 0) member_ = at_;
      if (to.pos > 0) return true;
    }
    return false;
  }

 private:
  // The dictionary may itself be packed.
  void load_dictionary(std::string_view bytes) {
    std::string plain;
    if (bytes.starts_with(kZstd)) {
      const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
      if (size > kWholeMember) return;
      plain.resize(static_cast<std::size_t>(size));
      const std::size_t made = ZSTD_decompress(plain.data(), plain.size(), bytes.data(), bytes.size());
      if (ZSTD_isError(made) != 0) return;
      bytes = plain;
    }
    ZSTD_DCtx_loadDictionary(context_.get(), bytes.data(), bytes.size());
  }

  std::string_view bytes_;
  std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context_;
  std::size_t at_ = 0;
  std::uint64_t member_ = 0;
  bool pending_ = false;
};

}  // namespace

Result<std::unique_ptr<ArchiveBytes>> unpack_archive(std::string_view bytes, std::uint64_t from) {
  if (bytes.starts_with(kLz4))
    return fail(ErrorCode::kUnsupported,
                "an lz4 archive, which is not read; unpack it or pack it with gzip or zstd");
  if (bytes.starts_with(kGzip)) return std::make_unique<Gzip>(bytes, from);
  if (bytes.starts_with(kZstd) || bytes.starts_with(kZstdDictionary))
    return std::make_unique<Zstd>(bytes, from);
  return std::make_unique<Plain>(bytes, from);
}

namespace {

bool begins_record(std::string_view unpacked) {
  if (unpacked.starts_with(kRecord)) return true;
  const std::string_view line = unpacked.substr(0, std::min(unpacked.find('\n'), kLongestArcLine));
  return is_arc_line(line, 5) || is_arc_line(line, 10);
}

}  // namespace

std::optional<std::uint64_t> find_member(std::string_view bytes, std::uint64_t from, std::uint64_t to) {
  const bool gzip = bytes.starts_with(kGzip);
  const bool plain = bytes.starts_with(kRecord);
  const bool zstd = bytes.starts_with(kZstd) || bytes.starts_with(kZstdDictionary);
  if (!gzip && !plain && !zstd) return std::nullopt;
  const std::string_view mark = gzip ? kGzip : plain ? kRecord : kZstd;
  for (std::size_t at = bytes.find(mark, static_cast<std::size_t>(from)); at < to;
       at = bytes.find(mark, at + 1)) {
    if (plain) {
      if (at > 0 && bytes[at - 1] == '\n') return at;
      continue;
    }
    const auto member = unpack_archive(bytes, at);
    std::string out;
    std::uint64_t begin = 0;
    if (member && (*member)->more(out, begin) && begin == at && begins_record(out)) return at;
  }
  return std::nullopt;
}

}  // namespace tellings
