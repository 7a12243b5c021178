#include "ingest/content_coding.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <memory>

namespace tellings {
namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10;

std::optional<std::string> some(std::string out) {
  if (out.empty()) return std::nullopt;
  return out;
}

// `window_bits` as zlib takes them: 15 + 32 for gzip or zlib by its head, -15 for raw deflate.
std::optional<std::string> inflate_bytes(std::string_view bytes, int window_bits, std::size_t limit) {
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) return std::nullopt;
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> guard(&stream, &inflateEnd);
  std::string out;
  std::array<char, kChunk> buffer{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), 0x7FFFFFFF));
  for (;;) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = kChunk;
    const int state = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer.data(), kChunk - stream.avail_out);
    if (out.size() > limit) return std::nullopt;
    if (state == Z_STREAM_END && stream.avail_in > 2 && window_bits > 15 && inflateReset(&stream) == Z_OK)
      continue;
    if (state != Z_OK || (stream.avail_in == 0 && stream.avail_out != 0)) return some(std::move(out));
  }
}

std::optional<std::string> unbrotli(std::string_view bytes, std::size_t limit) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  if (!state) return std::nullopt;
  std::string out;
  std::array<std::uint8_t, kChunk> buffer{};
  std::size_t left = bytes.size();
  const auto* next = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (;;) {
    std::size_t room = kChunk;
    std::uint8_t* to = buffer.data();
    const BrotliDecoderResult result =
        BrotliDecoderDecompressStream(state.get(), &left, &next, &room, &to, nullptr);
    out.append(reinterpret_cast<const char*>(buffer.data()), kChunk - room);
    if (out.size() > limit) return std::nullopt;
    if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) return some(std::move(out));
  }
}

std::optional<std::string> unzstd(std::string_view bytes, std::size_t limit) {
  const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
  if (!context) return std::nullopt;
  std::string out;
  std::array<char, kChunk> buffer{};
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  for (;;) {
    ZSTD_outBuffer to{buffer.data(), kChunk, 0};
    const std::size_t state = ZSTD_decompressStream(context.get(), &to, &in);
    out.append(buffer.data(), to.pos);
    if (out.size() > limit) return std::nullopt;
    if (ZSTD_isError(state) != 0 || (in.pos == in.size && to.pos < to.size)) return some(std::move(out));
  }
}

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\t') out.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
  return out;
}

}  // namespace

std::optional<std::string> undo_content_coding(std::string_view bytes, std::string_view coding,
                                               std::size_t limit) {
  const std::string name = lower(coding);
  if (name == "gzip" || name == "x-gzip") return inflate_bytes(bytes, 15 + 32, limit);
  if (name == "deflate") {
    if (auto out = inflate_bytes(bytes, 15 + 32, limit)) return out;
    return inflate_bytes(bytes, -15, limit);  // servers that send no zlib head
  }
  if (name == "br") return unbrotli(bytes, limit);
  if (name == "zstd") return unzstd(bytes, limit);
  return std::nullopt;
}

}  // namespace tellings
