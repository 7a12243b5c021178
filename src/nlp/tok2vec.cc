#include "nlp/tok2vec.h"

#include <algorithm>
#include <array>

#include "nlp/string_id.h"

namespace tellings {
namespace {

using nlohmann::json;

constexpr std::uint32_t kMixPieces = 3;  // fixed in spaCy's MultiHashEmbed

std::uint32_t next_tile(std::uint32_t row) {
  return static_cast<std::uint32_t>((row + kTileRows - 1) / kTileRows * kTileRows);
}

std::uint32_t small_number(const json& object, const char* key, std::uint32_t most) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_unsigned() || found->get<std::uint64_t>() > most) return 0;
  return found->get<std::uint32_t>();
}

}  // namespace

void RowLayout::clear(std::uint32_t pad) {
  first_row.clear();
  rows = next_tile(pad);
}

void RowLayout::add_text(std::uint32_t token_count, std::uint32_t pad) {
  first_row.push_back(rows);
  rows = next_tile(rows + token_count + pad);
}

void MixCache::clear() {
  slot_of.clear();
  rows.clear();
}

Result<Tok2Vec::RawLayer> Tok2Vec::read_layer(const PackedFile& file, const std::string& name,
                                              std::uint32_t width, std::uint32_t pieces,
                                              std::uint32_t inputs) {
  const auto weights = file.floats(name + ".W", {width, pieces, inputs, 0});
  if (!weights) return tl::unexpected(weights.error());
  const auto bias = file.floats(name + ".b", {width, pieces, 0, 0});
  if (!bias) return tl::unexpected(bias.error());
  const auto scale = file.floats(name + ".G", {width, 0, 0, 0});
  if (!scale) return tl::unexpected(scale.error());
  const auto shift = file.floats(name + ".beta", {width, 0, 0, 0});
  if (!shift) return tl::unexpected(shift.error());
  return RawLayer{*weights, *bias, {scale->data(), shift->data()}};
}

Result<Tok2Vec> Tok2Vec::read(const PackedFile& file, const json& structure, const std::string& name) {
  static constexpr std::array<std::string_view, 8> kAttrs{"NORM",  "PREFIX",   "SUFFIX", "SHAPE",
                                                          "SPACY", "IS_SPACE", "ORTH",   "LOWER"};
  const auto broken = [&] {
    return fail(ErrorCode::kInvalid, "reading model " + file.place() + ": structure of " + name);
  };
  if (!structure.is_object()) return broken();
  Tok2Vec network;
  network.width_ = small_number(structure, "width", 4096);
  const std::uint32_t depth = small_number(structure, "depth", 16);
  const std::uint32_t pieces = small_number(structure, "pieces", 3);
  const json attrs = structure.value("attrs", json());
  const json seeds = structure.value("seeds", json());
  if (network.width_ == 0 || network.width_ % kLane != 0 || depth == 0 || pieces == 0 || !attrs.is_array() ||
      !seeds.is_array() || attrs.empty() || attrs.size() != seeds.size() || attrs.size() > 64) {
    return broken();
  }
  for (std::size_t at = 0; at < attrs.size(); ++at) {
    const auto known =
        std::find(kAttrs.begin(), kAttrs.end(), attrs[at].is_string() ? attrs[at].get<std::string>() : "");
    const std::string table_name = name + ".embed." + std::to_string(at);
    const auto values = file.floats(table_name, {0, network.width_, 0, 0});
    if (known == kAttrs.end() || !seeds[at].is_number_unsigned()) return broken();
    if (!values) return tl::unexpected(values.error());
    const Shape shape = file.shape(table_name);
    if (shape[0] == 0 || shape[1] != network.width_) return broken();
    network.tables_.push_back({static_cast<Attr>(known - kAttrs.begin()), seeds[at].get<std::uint32_t>(),
                               shape[0], values->data()});
  }
  network.has_static_ = structure.value("static", json(false)) == json(true);
  if (network.has_static_) {
    const auto rows = file.floats(name + ".static", {0, network.width_, 0, 0});
    if (!rows) return tl::unexpected(rows.error());
    network.static_rows_ = rows->data();
    network.static_count_ = static_cast<std::uint32_t>(rows->size() / network.width_);
  }
  const auto inputs =
      static_cast<std::uint32_t>(network.width_ * (network.tables_.size() + (network.has_static_ ? 1 : 0)));
  auto mix = read_layer(file, name + ".mix", network.width_, kMixPieces, inputs);
  if (!mix) return tl::unexpected(mix.error());
  network.mix_ = pack_layer(mix->weights, mix->bias, network.width_, kMixPieces, inputs);
  network.mix_norm_ = mix->norm;
  for (std::uint32_t layer = 0; layer < depth; ++layer) {
    auto encode = read_layer(file, name + ".encode." + std::to_string(layer), network.width_, pieces,
                             3 * network.width_);
    if (!encode) return tl::unexpected(encode.error());
    network.encode_.push_back(
        {pack_window_layer(encode->weights, encode->bias, network.width_, pieces, network.width_),
         encode->norm});
  }
  return network;
}

std::uint64_t Tok2Vec::attribute(const Word& word, bool space_after, Attr attr) {
  switch (attr) {
    case Attr::kNorm:
      return word.norm;
    case Attr::kPrefix:
      return word.prefix;
    case Attr::kSuffix:
      return word.suffix;
    case Attr::kShape:
      return word.shape;
    case Attr::kSpacy:
      return space_after ? 1 : 0;
    case Attr::kIsSpace:
      return word.is_space ? 1 : 0;
    case Attr::kOrth:
      return word.orth;
    case Attr::kLower:
      return string_id(word.lower);
  }
  return 0;
}

void Tok2Vec::embed(const Word& word, bool space_after, float* row) const {
  for (const Table& table : tables_) {
    const auto hashes = embedding_hash(attribute(word, space_after, table.attr), table.seed);
    std::fill_n(row, width_, 0.0F);
    for (const std::uint32_t hash : hashes) {
      const float* const values = table.values + std::size_t{hash % table.rows} * width_;
      for (std::uint32_t at = 0; at < width_; ++at) row[at] += values[at];
    }
    row += width_;
  }
  if (!has_static_) return;
  if (word.vector_row < static_count_) {
    std::copy_n(static_rows_ + std::size_t{word.vector_row} * width_, width_, row);
  } else {
    std::fill_n(row, width_, 0.0F);
  }
}

void Tok2Vec::fill_cache(const Kernels& kernels, std::span<const std::vector<TokenPlace>> texts,
                         const WordStore& words, MixCache& cache, EncoderBuffers& buffers) const {
  static constexpr std::size_t kMixBlock = 64;
  if (cache.slot_of.size() < words.size() * 2) cache.slot_of.resize(words.size() * 2, 0);
  buffers.missing.clear();
  auto slots = static_cast<std::uint32_t>(cache.rows.size() / width_);
  for (const auto& tokens : texts) {
    for (const TokenPlace& token : tokens) {
      std::uint32_t& slot = cache.slot_of[MixCache::key(token)];
      if (slot != 0) continue;
      slot = ++slots;
      buffers.missing.push_back(MixCache::key(token));
    }
  }
  const std::size_t begin = cache.rows.size();
  cache.rows.resize(begin + buffers.missing.size() * width_);
  buffers.scratch.resize(std::max(buffers.scratch.size(), kMixBlock * mix_.inputs));
  for (std::size_t first = 0; first < buffers.missing.size(); first += kMixBlock) {
    const std::size_t count = std::min(kMixBlock, buffers.missing.size() - first);
    for (std::size_t at = 0; at < count; ++at) {
      const std::uint32_t key = buffers.missing[first + at];
      embed(words[key / 2], key % 2 == 1, buffers.scratch.data() + at * mix_.inputs);
    }
    float* const rows = cache.rows.data() + begin + first * width_;
    kernels.maxout(mix_, buffers.scratch.data(), mix_.inputs, count, rows, width_);
    kernels.normalise(rows, count, width_, mix_norm_.scale, mix_norm_.shift, nullptr);
  }
}

void Tok2Vec::encode(const Kernels& kernels, const RowLayout& layout,
                     std::span<const std::vector<TokenPlace>> texts, const WordStore& words, MixCache& cache,
                     EncoderBuffers& buffers, std::vector<float>& output) const {
  fill_cache(kernels, texts, words, cache, buffers);
  const std::size_t size = std::size_t{layout.rows} * width_;
  std::vector<float>& input = buffers.input;
  input.assign(size + std::size_t{2} * width_, 0.0F);
  for (std::size_t text = 0; text < texts.size(); ++text) {
    float* row = input.data() + (std::size_t{layout.first_row[text]} + 1) * width_;
    for (const TokenPlace& token : texts[text]) {
      const std::uint32_t slot = cache.slot_of[MixCache::key(token)] - 1;
      std::copy_n(cache.rows.data() + std::size_t{slot} * width_, width_, row);
      row += width_;
    }
  }
  output.resize(size);
  for (const EncodeLayer& layer : encode_) {
    buffers.scratch.resize(std::max(buffers.scratch.size(), layer.maxout.scratch_size()));
    kernels.window_maxout(layer.maxout, input.data(), layout.rows / kTileRows, buffers.scratch.data(),
                          output.data());
    kernels.normalise(output.data(), layout.rows, width_, layer.norm.scale, layer.norm.shift,
                      input.data() + width_);
    if (&layer != &encode_.back()) std::copy(output.begin(), output.end(), input.begin() + width_);
  }
}

}  // namespace tellings
