#include "ingest/encoding.h"

#include <fmt/format.h>
#include <lexbor/encoding/encoding.h>
#include <lexbor/html/encoding.h>
#include <simdjson.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "text/utf8.h"

namespace tellings {
namespace {

constexpr std::size_t kPrescanBytes = std::size_t{64}
                                      << 10;  // the standard says 1,024; pages put much before <meta>
constexpr std::size_t kDetectBytes = std::size_t{64} << 10;

using Encoding = const lxb_encoding_data_t*;

const lxb_char_t* chars(std::string_view text) { return reinterpret_cast<const lxb_char_t*>(text.data()); }

Encoding labelled(std::string_view label) {
  return label.empty() ? nullptr : lxb_encoding_data_by_pre_name(chars(label), label.size());
}

struct Bom {
  Encoding encoding = nullptr;
  std::size_t size = 0;
};

Bom byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {labelled("utf-8"), 3};
  if (bytes.starts_with("\xFE\xFF")) return {labelled("utf-16be"), 2};
  if (bytes.starts_with("\xFF\xFE")) return {labelled("utf-16le"), 2};
  return {};
}

Encoding declared_in_header(std::string_view content_type) {
  if (content_type.empty()) return nullptr;
  const lxb_char_t* end = nullptr;
  const lxb_char_t* begin =
      lxb_html_encoding_content(chars(content_type), chars(content_type) + content_type.size(), &end);
  if (begin == nullptr || end <= begin) return nullptr;
  return lxb_encoding_data_by_pre_name(begin, static_cast<std::size_t>(end - begin));
}

Encoding declared_in_meta(std::string_view bytes) {
  lxb_html_encoding_t scanner{};
  if (lxb_html_encoding_init(&scanner) != LXB_STATUS_OK) return nullptr;
  const std::string_view head = bytes.substr(0, kPrescanBytes);
  Encoding found = nullptr;
  if (lxb_html_encoding_determine(&scanner, chars(head), chars(head) + head.size()) == LXB_STATUS_OK &&
      lxb_html_encoding_meta_length(&scanner) > 0) {
    const auto* entry = lxb_html_encoding_meta_entry(&scanner, 0);
    found =
        lxb_encoding_data_prescan_validate(entry->name, static_cast<std::size_t>(entry->end - entry->name));
  }
  lxb_html_encoding_destroy(&scanner, false);
  return found;
}

// UTF-16 without a mark shows as a zero in every other byte of the markup.
Encoding zero_pattern(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 512);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i)
    if (head[i] == '\0') ++zeros[i % 2];
  if (head.size() < 8) return nullptr;
  if (zeros[1] > head.size() / 3 && zeros[0] < head.size() / 16) return labelled("utf-16le");
  if (zeros[0] > head.size() / 3 && zeros[1] < head.size() / 16) return labelled("utf-16be");
  return nullptr;
}

Encoding detected(std::string_view bytes, bool markup) {
  if (const Encoding wide = zero_pattern(bytes)) return wide;
  const std::string_view head = bytes.substr(0, kDetectBytes);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  if (U_FAILURE(status)) return nullptr;
  ucsdet_setText(detector.get(), head.data(), static_cast<std::int32_t>(head.size()), &status);
  ucsdet_enableInputFilter(detector.get(), static_cast<UBool>(markup));
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr || ucsdet_getConfidence(match, &status) < 20) return nullptr;
  const char* name = ucsdet_getName(match, &status);
  return U_FAILURE(status) || name == nullptr ? nullptr : labelled(name);
}

struct MultiByte {
  std::size_t valid = 0;
  std::size_t invalid = 0;
};

// Counts multi-byte sequences; a lone continuation byte or a broken lead counts as invalid.
MultiByte count_multi_byte(std::string_view bytes) {
  MultiByte count;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    const std::size_t size = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    const std::string_view sequence = bytes.substr(at, size);
    const bool whole =
        size > 1 && sequence.size() == size && simdjson::validate_utf8(sequence.data(), sequence.size());
    whole ? ++count.valid : ++count.invalid;
    at += whole ? size : 1;
  }
  return count;
}

std::string decode(std::string_view bytes, Encoding encoding) {
  std::array<lxb_codepoint_t, 4096> buffer{};
  lxb_encoding_decode_t state{};
  lxb_encoding_decode_init(&state, encoding, buffer.data(), buffer.size());
  const lxb_codepoint_t replacement = kReplacement;
  lxb_encoding_decode_replace_set(&state, &replacement, 1);
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 4);
  const auto flush = [&] {
    for (std::size_t i = 0; i < lxb_encoding_decode_buf_used(&state); ++i)
      append_utf8(out, static_cast<char32_t>(buffer[i]));
    lxb_encoding_decode_buf_used_set(&state, 0);
  };
  const lxb_char_t* at = chars(bytes);
  const lxb_char_t* end = at + bytes.size();
  while (encoding->decode(&state, &at, end) == LXB_STATUS_SMALL_BUFFER) flush();
  flush();
  lxb_encoding_decode_finish(&state);
  flush();
  return out;
}

// What the bytes say against the declaration; the declaration where they say nothing.
Encoding checked(Encoding declared, std::string_view bytes, bool is_utf8, bool markup) {
  const Encoding utf8 = labelled("utf-8");
  if (declared == nullptr && is_utf8) {
    const Encoding wide = zero_pattern(bytes);
    return wide == nullptr ? utf8 : wide;
  }
  const bool wide = declared != nullptr && (declared->encoding == LXB_ENCODING_UTF_16LE ||
                                            declared->encoding == LXB_ENCODING_UTF_16BE ||
                                            declared->encoding == LXB_ENCODING_ISO_2022_JP);
  if (is_utf8 && !wide) return utf8;
  if (declared == utf8) {
    const MultiByte count = count_multi_byte(bytes);
    if (count.invalid <= count.valid) return utf8;
    declared = nullptr;
  }
  if (declared == nullptr) {
    const MultiByte count = count_multi_byte(bytes);
    if (count.valid >= 4 * count.invalid && count.valid > 0) return utf8;
    declared = detected(bytes, markup);
  }
  return declared == nullptr || declared == utf8 ? labelled("windows-1252") : declared;
}

Result<DecodedPage> decode_as(std::string bytes, std::string_view content_type, std::string_view forced,
                              bool markup) {
  const Bom mark = byte_order_mark(bytes);
  if (mark.size > 0) bytes.erase(0, mark.size);
  Encoding encoding = mark.encoding;
  const bool is_utf8 = simdjson::validate_utf8(bytes.data(), bytes.size());
  if (!forced.empty() && encoding == nullptr) {
    encoding = labelled(forced);
    if (encoding == nullptr) {
      return fail(ErrorCode::kUsage,
                  fmt::format("reading with encoding {}: no label of the WHATWG list; try utf-8 or "
                              "windows-1252",
                              forced));
    }
  } else if (encoding == nullptr) {
    encoding = declared_in_header(content_type);
    if (encoding == nullptr && markup && !is_utf8) encoding = declared_in_meta(bytes);
    encoding = checked(encoding, bytes, is_utf8, markup);
  }
  DecodedPage page;
  page.encoding = reinterpret_cast<const char*>(encoding->name);
  const bool as_it_is = is_utf8 && encoding->encoding == LXB_ENCODING_UTF_8;
  page.utf8 = as_it_is ? std::move(bytes) : decode(bytes, encoding);
  return page;
}

}  // namespace

Result<DecodedPage> decode_page(std::string bytes, std::string_view content_type, std::string_view forced) {
  return decode_as(std::move(bytes), content_type, forced, true);
}

Result<DecodedPage> decode_text(std::string bytes, std::string_view content_type, std::string_view forced) {
  return decode_as(std::move(bytes), content_type, forced, false);
}

}  // namespace tellings
