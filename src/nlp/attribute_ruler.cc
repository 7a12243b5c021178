#include "nlp/attribute_ruler.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <map>
#include <optional>

namespace tellings {
namespace {

using nlohmann::json;

constexpr std::size_t kBlock = 64;
constexpr std::size_t kMostPatterns = 4096;  // groups, and tokens of all patterns

std::optional<Pos> pos_named(std::string_view name) {
  for (auto pos = Pos::kNone; pos <= Pos::kSpace; pos = static_cast<Pos>(static_cast<int>(pos) + 1)) {
    if (name_of(pos) == name) return pos;
  }
  return std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (true) {
    const std::size_t at = text.find(separator);
    pieces.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + 1);
  }
}

void set_bit(BitSet& set, std::size_t bit) { set[bit / kBlock] |= std::uint64_t{1} << (bit % kBlock); }

// Which of `values` satisfy a condition: "NN", {"IN": [...]} or {"NOT_IN": [...]}. Nothing for anything else.
std::optional<std::vector<bool>> satisfied(const json& condition, const std::vector<std::string>& values) {
  json list = condition;
  bool wanted = true;
  if (condition.is_object()) {
    if (condition.size() != 1 || (condition.begin().key() != "IN" && condition.begin().key() != "NOT_IN"))
      return std::nullopt;
    wanted = condition.begin().key() == "IN";
    list = condition.begin().value();
  } else {
    list = json::array({condition});
  }
  if (!list.is_array() ||
      !std::all_of(list.begin(), list.end(), [](const json& entry) { return entry.is_string(); }))
    return std::nullopt;
  std::vector<bool> row;
  for (const std::string& value : values)
    row.push_back((std::find(list.begin(), list.end(), json(value)) != list.end()) == wanted);
  return row;
}

tl::unexpected<Error> refuse(const std::string& place, const std::string& cause) {
  return fail(ErrorCode::kUnsupported, "reading attribute ruler, " + place + ": " + cause);
}

}  // namespace

void RulerScratch::clear() {
  word_bits.clear();
  known_word.clear();
}

std::string normal_morph(std::string_view features) {
  if (features == "_" || features.empty()) return "";
  std::map<std::string, std::string> fields;
  for (const std::string_view pair : split(features, '|')) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    std::vector<std::string_view> values = split(pair.substr(equals + 1), ',');
    std::sort(values.begin(), values.end());
    std::string joined;
    for (const std::string_view value : values) joined.append(joined.empty() ? "" : ",").append(value);
    fields[std::string(pair.substr(0, equals))] = joined;
  }
  std::vector<std::string> pairs;
  for (const auto& [field, values] : fields) pairs.push_back(std::string(field).append("=").append(values));
  std::sort(pairs.begin(), pairs.end());
  std::string joined;
  for (const std::string& pair : pairs) joined.append(joined.empty() ? "" : "|").append(pair);
  return joined;
}

Result<AttributeRuler> AttributeRuler::read(const json& patterns, const std::vector<std::string>& tags,
                                            const std::vector<std::string>& labels) {
  AttributeRuler ruler;
  if (!patterns.is_array() || patterns.size() > kMostPatterns) return refuse("patterns", "not a list");
  for (std::size_t group = 0; group < patterns.size(); ++group) {
    const auto read = ruler.read_group(patterns[group], group, tags, labels);
    if (!read) return tl::unexpected(read.error());
  }
  ruler.blocks_ = (ruler.bits_ + kBlock - 1) / kBlock;
  const BitSet none(ruler.blocks_, 0);
  ruler.tag_bits_.assign(tags.size(), none);
  ruler.label_bits_.assign(labels.size(), none);
  ruler.space_bits_ = {none, none};
  ruler.untested_words_ = none;
  ruler.first_tokens_ = none;
  std::vector<bool> tested(ruler.bits_, false);
  for (const WordTest& test : ruler.word_tests_) tested[test.bit] = true;
  for (std::size_t bit = 0; bit < ruler.bits_; ++bit) {
    for (std::size_t tag = 0; tag < tags.size(); ++tag)
      if (ruler.tag_rows_[bit][tag]) set_bit(ruler.tag_bits_[tag], bit);
    for (std::size_t label = 0; label < labels.size(); ++label)
      if (ruler.label_rows_[bit][label]) set_bit(ruler.label_bits_[label], bit);
    for (std::size_t space : {0U, 1U})
      if (ruler.space_rows_[bit][space]) set_bit(ruler.space_bits_[space], bit);
    if (!tested[bit]) set_bit(ruler.untested_words_, bit);
  }
  ruler.pattern_of_bit_.assign(ruler.bits_, 0);
  for (std::size_t pattern = 0; pattern < ruler.patterns_.size(); ++pattern) {
    set_bit(ruler.first_tokens_, ruler.patterns_[pattern].first_bit);
    ruler.pattern_of_bit_[ruler.patterns_[pattern].first_bit] = pattern;
  }
  for (std::size_t at = 0; at < ruler.word_tests_.size(); ++at) {
    const WordTest& test = ruler.word_tests_[at];
    if (test.kind == WordTest::Kind::kIn && test.on_lower) {
      for (const std::string& word : test.list) ruler.lower_tests_[word].push_back(at);
    } else {
      ruler.other_tests_.push_back(at);
    }
  }
  return ruler;
}

Result<void> AttributeRuler::read_group(const json& group, std::size_t index,
                                        const std::vector<std::string>& tags,
                                        const std::vector<std::string>& labels) {
  const std::string place = "group " + std::to_string(index);
  if (!group.is_object() || !group.contains("patterns") || !group["patterns"].is_array() ||
      !group.contains("attrs") || !group.contains("index") || !group["index"].is_number_integer()) {
    return refuse(place, "not patterns, attrs and index");
  }
  const long target = group["index"].get<long>();
  for (const json& pattern : group["patterns"]) {
    if (!pattern.is_array() || pattern.empty()) return refuse(place, "an empty pattern");
    const long size = static_cast<long>(pattern.size());
    const long place_of_target = target < 0 ? target + size : target;
    if (place_of_target < 0 || place_of_target >= size)
      return refuse(place, "index lies outside of its pattern");
    patterns_.push_back({bits_, pattern.size(), index, static_cast<std::size_t>(place_of_target)});
    for (const json& token : pattern) {
      const auto read = read_token(token, place, tags, labels);
      if (!read) return read;
    }
  }
  return read_change(group["attrs"], place);
}

Result<void> AttributeRuler::read_token(const json& conditions, const std::string& place,
                                        const std::vector<std::string>& tags,
                                        const std::vector<std::string>& labels) {
  if (!conditions.is_object()) return refuse(place, "a pattern token that is no table");
  if (bits_ == kMostPatterns) return refuse(place, "too many patterns");
  if (conditions.contains("LOWER") + conditions.contains("ORTH") + conditions.contains("TEXT") > 1) {
    return refuse(place, "two conditions on one word");
  }
  std::vector<bool> tag_row(tags.size(), true);
  std::vector<bool> label_row(labels.size(), true);
  std::array<bool, 2> space_row{true, true};
  for (const auto& [key, value] : conditions.items()) {
    if (key == "TAG" || key == "DEP") {
      auto row = satisfied(value, key == "TAG" ? tags : labels);
      if (!row) return refuse(place, "condition " + key + " " + value.dump() + " is not known");
      (key == "TAG" ? tag_row : label_row) = std::move(*row);
    } else if (key == "IS_SPACE" && value.is_boolean()) {
      space_row[value.get<bool>() ? 0 : 1] = false;
    } else if (key == "LOWER" || key == "ORTH" || key == "TEXT") {
      const auto added = add_word_test(value, key == "LOWER", place);
      if (!added) return added;
    } else {
      return refuse(place, "condition " + key + " " + value.dump() + " is not known");
    }
  }
  tag_rows_.push_back(std::move(tag_row));
  label_rows_.push_back(std::move(label_row));
  space_rows_.push_back(space_row);
  ++bits_;
  return {};
}

Result<void> AttributeRuler::add_word_test(const json& value, bool on_lower, const std::string& place) {
  WordTest test{WordTest::Kind::kIn, on_lower, {}, 0, bits_};
  json list = json::array({value});
  if (value.is_object()) {
    const std::string operation = value.size() == 1 ? value.begin().key() : "";
    if (operation == "REGEX" && value.begin().value().is_string()) {
      auto regex = Regex::compile(value.begin().value().get_ref<const std::string&>(), place);
      if (!regex) return tl::unexpected(regex.error());
      test.kind = WordTest::Kind::kRegex;
      test.regex = regexes_.size();
      regexes_.push_back(std::move(*regex));
      word_tests_.push_back(std::move(test));
      return {};
    }
    if (operation != "IN" && operation != "NOT_IN")
      return refuse(place, "condition " + value.dump() + " is not known");
    if (operation == "NOT_IN") test.kind = WordTest::Kind::kNotIn;
    list = value.begin().value();
  }
  if (!list.is_array()) return refuse(place, "condition " + value.dump() + " is not known");
  for (const json& word : list) {
    if (!word.is_string()) return refuse(place, "condition " + value.dump() + " is not known");
    test.list.push_back(word.get<std::string>());
  }
  word_tests_.push_back(std::move(test));
  return {};
}

Result<void> AttributeRuler::read_change(const json& attrs, const std::string& place) {
  Change change;
  if (!attrs.is_object()) return refuse(place, "attrs are no table");
  for (const auto& [key, value] : attrs.items()) {
    if (!value.is_string()) return refuse(place, "attribute " + key + " is no string");
    const std::string text = value.get<std::string>();
    if (key == "POS") {
      const auto pos = pos_named(text);
      if (!pos) return refuse(place, "part of speech " + text + " is not known");
      change.sets_pos = true;
      change.pos = *pos;
    } else if (key == "MORPH") {
      const std::string normal = normal_morph(text);
      const auto known = std::find(morphs_.begin(), morphs_.end(), normal);
      change.sets_morph = true;
      change.morph = static_cast<std::uint16_t>(known - morphs_.begin());
      if (known == morphs_.end()) morphs_.push_back(normal);
    } else if (key == "LEMMA") {
      change.lemma = text;
    } else if (key == "TAG") {
      change.tag = text;
    } else if (key == "DEP") {
      change.dep = text;
    } else {
      return refuse(place, "attribute " + key + " is not known");
    }
  }
  if (morphs_.size() > UINT16_MAX) return refuse(place, "too many feature strings");
  changes_.push_back(std::move(change));
  return {};
}

bool AttributeRuler::passes(const WordTest& test, const Word& word, RulerScratch& scratch) const {
  const std::string_view text = test.on_lower ? word.lower : word.text;
  if (test.kind == WordTest::Kind::kRegex)
    return regexes_[test.regex].search(text, scratch.regex).has_value();
  const bool is_listed = std::find(test.list.begin(), test.list.end(), text) != test.list.end();
  return is_listed == (test.kind == WordTest::Kind::kIn);
}

// Bits that the word satisfies or that do not ask for it. A token with two tests on the word needs both.
const std::uint64_t* AttributeRuler::bits_of_word(WordIndex index, const WordStore& words,
                                                  RulerScratch& scratch) const {
  if (scratch.known_word.size() <= index) {
    scratch.known_word.resize(words.size(), false);
    scratch.word_bits.resize(words.size() * blocks_, 0);
  }
  std::uint64_t* const bits = scratch.word_bits.data() + index * blocks_;
  if (scratch.known_word[index]) return bits;
  scratch.known_word[index] = true;
  const Word& word = words[index];
  BitSet set = untested_words_;
  if (const auto tests = lower_tests_.find(std::string(word.lower)); tests != lower_tests_.end()) {
    for (const std::size_t test : tests->second) set_bit(set, word_tests_[test].bit);
  }
  for (const std::size_t test : other_tests_) {
    if (passes(word_tests_[test], word, scratch)) set_bit(set, word_tests_[test].bit);
  }
  std::copy(set.begin(), set.end(), bits);
  return bits;
}

void AttributeRuler::apply(const std::vector<WordIndex>& token_words, const std::vector<std::uint16_t>& tags,
                           const std::vector<std::uint16_t>& labels, const WordStore& words,
                           RulerScratch& scratch, std::vector<RuledToken>& ruled) const {
  const std::size_t count = token_words.size();
  const std::size_t group_blocks = (changes_.size() + kBlock - 1) / kBlock;
  scratch.matched_groups.assign(count * group_blocks, 0);
  const auto block_of = [&](std::size_t token, std::size_t block) {
    const std::size_t space = words[token_words[token]].is_space ? 1 : 0;
    return bits_of_word(token_words[token], words, scratch)[block] & tag_bits_[tags[token]][block] &
           label_bits_[labels[token]][block] & space_bits_[space][block];
  };
  const auto rest_matches = [&](const Pattern& pattern, std::size_t token) {
    if (pattern.size > count - token) return false;
    for (std::size_t at = 1; at < pattern.size; ++at) {
      const std::size_t bit = pattern.first_bit + at;
      if ((block_of(token + at, bit / kBlock) >> (bit % kBlock) & 1) == 0) return false;
    }
    return true;
  };
  for (std::size_t token = 0; token < count; ++token) {
    for (std::size_t block = 0; block < blocks_; ++block) {
      for (std::uint64_t left = block_of(token, block) & first_tokens_[block]; left != 0; left &= left - 1) {
        const std::size_t bit = block * kBlock + static_cast<std::size_t>(std::countr_zero(left));
        const Pattern& pattern = patterns_[pattern_of_bit_[bit]];
        if (!rest_matches(pattern, token)) continue;
        const std::size_t place = (token + pattern.target) * group_blocks + pattern.group / kBlock;
        scratch.matched_groups[place] |= std::uint64_t{1} << (pattern.group % kBlock);
      }
    }
  }
  ruled.assign(count, RuledToken{});
  for (std::size_t token = 0; token < count; ++token) {
    for (std::size_t block = 0; block < group_blocks; ++block) {
      for (std::uint64_t left = scratch.matched_groups[token * group_blocks + block]; left != 0;
           left &= left - 1) {
        const Change& change = changes_[block * kBlock + static_cast<std::size_t>(std::countr_zero(left))];
        RuledToken& out = ruled[token];
        if (change.sets_pos) out.pos = change.pos;
        if (change.sets_morph) {
          out.morph_index = change.morph;
          out.morph = morphs_[change.morph];
        }
        if (!change.lemma.empty()) out.lemma = change.lemma;
        if (!change.tag.empty()) out.tag = change.tag;
        if (!change.dep.empty()) out.dep = change.dep;
      }
    }
  }
}

}  // namespace tellings
