#include "nlp/vocabulary.h"

#include <algorithm>
#include <cstring>

#include "base/hash.h"
#include "base/lexicon.h"
#include "nlp/data.h"
#include "nlp/unicode.h"
#include "text/utf8.h"

namespace tellings {
namespace {

constexpr WordIndex kEmpty = UINT32_MAX;
constexpr std::size_t kLongWord = 100;  // code points from which spaCy says "LONG"

std::string_view first_point(std::string_view text) { return text.substr(0, decode_at(text, 0).size); }

std::string_view last_points(std::string_view text, int count) {
  std::size_t at = text.size();
  while (at > 0 && count > 0) {
    --at;
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) --count;
  }
  return text.substr(at);
}

bool all_space(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, bytes] = decode_at(text, at);
    if (!is_python_space(point)) return false;
    at += bytes;
  }
  return !text.empty();
}

// The value at the key's place in a sorted list; null where it is not there.
template <typename Value>
const Value* look_up(std::span<const StringId> keys, std::span<const Value> values, StringId key) {
  const auto found = std::lower_bound(keys.begin(), keys.end(), key);
  if (found == keys.end() || *found != key) return nullptr;
  return &values[static_cast<std::size_t>(found - keys.begin())];
}

}  // namespace

std::string word_shape(std::string_view text) {
  std::string shape;
  std::string_view last;
  std::size_t points = 0;
  int run = 0;
  for (std::size_t at = 0; at < text.size(); ++points) {
    const auto [point, bytes] = decode_at(text, at);
    std::string_view symbol = text.substr(at, bytes);
    if (is_python_alpha(point)) {
      symbol = is_python_upper(point) ? "X" : "x";
    } else if (is_python_digit(point)) {
      symbol = "d";
    }
    run = symbol == last ? run + 1 : 0;
    last = symbol;
    if (run < 4) shape += symbol;
    at += bytes;
  }
  return points >= kLongWord ? "LONG" : shape;
}

Result<Vocabulary> Vocabulary::read(const PackedFile& file) {
  Vocabulary vocabulary;
  for (const auto& row : read_table(nlp_data::kNormsBase))
    vocabulary.base_norms_.emplace(row[0], string_id(row[1]));
  const auto norm_keys = file.ids("norms.keys");
  if (!norm_keys) return tl::unexpected(norm_keys.error());
  const auto norm_values = file.ids("norms.values");
  if (!norm_values) return tl::unexpected(norm_values.error());
  vocabulary.norm_keys_ = *norm_keys;
  vocabulary.norm_values_ = *norm_values;
  if (file.has("vectors.keys")) {
    const auto vector_keys = file.ids("vectors.keys");
    if (!vector_keys) return tl::unexpected(vector_keys.error());
    const auto vector_rows = file.numbers("vectors.rows");
    if (!vector_rows) return tl::unexpected(vector_rows.error());
    vocabulary.vector_keys_ = *vector_keys;
    vocabulary.vector_rows_ = *vector_rows;
  }
  if (vocabulary.norm_keys_.size() != vocabulary.norm_values_.size() ||
      vocabulary.vector_keys_.size() != vocabulary.vector_rows_.size()) {
    return fail(ErrorCode::kInvalid, "reading model " + file.place() + ": word tables of different length");
  }
  return vocabulary;
}

StringId Vocabulary::norm_of(StringId orth, std::string_view text, std::string_view lower) const {
  if (const StringId* norm = look_up(norm_keys_, norm_values_, orth)) return *norm;
  if (const auto norm = base_norms_.find(text); norm != base_norms_.end()) return norm->second;
  return string_id(lower);
}

Word Vocabulary::describe(std::string_view text, std::string_view lower, StringId norm) const {
  Word word;
  word.orth = string_id(text);
  word.norm = norm != 0 ? norm : norm_of(word.orth, text, lower);
  word.prefix = string_id(first_point(text));
  word.suffix = string_id(last_points(text, 3));
  word.shape = string_id(word_shape(text));
  word.is_space = all_space(text);
  if (const std::uint32_t* row = look_up(vector_keys_, vector_rows_, word.orth)) word.vector_row = *row;
  return word;
}

std::string_view CharArena::add(std::string_view text) {
  if (text.size() > kBlockSize) {
    char* const data = large_.emplace_back(new char[text.size()]).get();
    std::memcpy(data, text.data(), text.size());
    return {data, text.size()};
  }
  if (blocks_.empty() || used_ + text.size() > kBlockSize) {
    if (!blocks_.empty()) ++block_;
    if (block_ == blocks_.size()) blocks_.emplace_back(new char[kBlockSize]);
    used_ = 0;
  }
  char* const data = blocks_[block_].get() + used_;
  std::memcpy(data, text.data(), text.size());
  used_ += text.size();
  return {data, text.size()};
}

void CharArena::clear() {
  large_.clear();
  block_ = 0;
  used_ = 0;
}

WordStore::WordStore(const Vocabulary& vocabulary) : vocabulary_(&vocabulary), table_(1024, kEmpty) {}

WordIndex WordStore::find(std::string_view text, StringId norm) {
  const std::uint64_t hash = hash64(text, norm);
  const std::size_t mask = table_.size() - 1;
  std::size_t slot = hash & mask;
  for (; table_[slot] != kEmpty; slot = (slot + 1) & mask) {
    const WordIndex index = table_[slot];
    if (hashes_[index] == hash && norms_[index] == norm && words_[index].text == text) return index;
  }
  const auto index = static_cast<WordIndex>(words_.size());
  const std::string lower = python_lower(text);
  Word word = vocabulary_->describe(text, lower, norm);
  word.text = arena_.add(text);
  word.lower = lower == text ? word.text : arena_.add(lower);
  words_.push_back(word);
  hashes_.push_back(hash);
  norms_.push_back(norm);
  table_[slot] = index;
  if (words_.size() * 2 > table_.size()) grow();
  return index;
}

void WordStore::grow() {
  table_.assign(table_.size() * 2, kEmpty);
  const std::size_t mask = table_.size() - 1;
  for (WordIndex index = 0; index < words_.size(); ++index) {
    std::size_t slot = hashes_[index] & mask;
    while (table_[slot] != kEmpty) slot = (slot + 1) & mask;
    table_[slot] = index;
  }
}

void WordStore::clear() {
  arena_.clear();
  words_.clear();
  hashes_.clear();
  norms_.clear();
  std::fill(table_.begin(), table_.end(), kEmpty);
}

}  // namespace tellings
