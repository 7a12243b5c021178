#include "nlp/pack_rules.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "nlp/msgpack.h"
#include "nlp/string_id.h"

namespace tellings {
namespace {

using nlohmann::json;
using Kind = MsgpackReader::Kind;

constexpr std::int64_t kOrth = 65;  // spaCy's numbers of the attributes ORTH and NORM
constexpr std::int64_t kNorm = 67;

tl::unexpected<Error> broken(const std::string& place, const std::string& cause) {
  return fail(ErrorCode::kInvalid, "reading pipeline file " + place + ": " + cause);
}

// Keys of spaCy's tables are ids or the strings themselves.
StringId read_key(MsgpackReader& reader) {
  return reader.peek() == Kind::kText ? string_id(reader.text()) : reader.id();
}

json read_special(MsgpackReader& reader) {
  json pieces = json::array();
  for (std::uint32_t left = reader.array(); left > 0 && reader.ok(); --left) {
    json orth;
    json norm;
    for (std::uint32_t pairs = reader.map(); pairs > 0 && reader.ok(); --pairs) {
      const std::int64_t attr = reader.integer();
      if (attr == kOrth) {
        orth = std::string(reader.text());
      } else if (attr == kNorm) {
        norm = std::string(reader.text());
      } else {
        reader.fail("an exception sets more than text and norm");
      }
    }
    pieces.push_back({orth, norm});
  }
  return pieces;
}

// Any value as JSON, for patterns, which are small. Depth is bounded by the caller's structure: maps of lists
// of maps.
json to_json(MsgpackReader& reader, int depth = 0) {
  if (depth > 16) reader.fail("nested too deep");
  switch (reader.peek()) {
    case Kind::kNil:
      reader.nil();
      return nullptr;
    case Kind::kBool:
      return reader.boolean();
    case Kind::kInteger:
      return reader.integer();
    case Kind::kFloat:
      return reader.number();
    case Kind::kText:
      return std::string(reader.text());
    case Kind::kArray: {
      json list = json::array();
      for (std::uint32_t left = reader.array(); left > 0 && reader.ok(); --left)
        list.push_back(to_json(reader, depth + 1));
      return list;
    }
    case Kind::kMap: {
      json object = json::object();
      for (std::uint32_t left = reader.map(); left > 0 && reader.ok(); --left) {
        const std::string key(reader.text());
        object[key] = to_json(reader, depth + 1);
      }
      return object;
    }
    default:
      reader.fail("a value of an unknown kind");
      return nullptr;
  }
}

struct Exceptions {
  std::map<StringId, std::string> forms;  // parted by tabs
};

void read_exceptions(MsgpackReader& reader, Exceptions& exceptions) {
  for (std::uint32_t left = reader.map(); left > 0 && reader.ok(); --left) {
    std::string& forms = exceptions.forms[read_key(reader)];
    for (std::uint32_t count = reader.array(); count > 0 && reader.ok(); --count) {
      if (!forms.empty()) forms += '\t';
      forms += reader.text();
    }
  }
}

void add_exceptions(const std::string& name, const Exceptions& exceptions, PackedWriter& out) {
  std::vector<StringId> keys;
  std::vector<std::uint32_t> starts{0};
  std::string forms;
  for (const auto& [key, text] : exceptions.forms) {
    keys.push_back(key);
    forms += text;
    starts.push_back(static_cast<std::uint32_t>(forms.size()));
  }
  out.add_ids(name + ".keys", keys);
  out.add_numbers(name + ".starts", starts);
  out.add_text(name + ".forms", forms);
}

std::vector<StringId> read_index(MsgpackReader& reader) {
  std::vector<StringId> index;
  const bool is_map = reader.peek() == Kind::kMap;
  for (std::uint32_t left = is_map ? reader.map() : reader.array(); left > 0 && reader.ok(); --left) {
    index.push_back(read_key(reader));
    if (is_map) reader.skip();
  }
  std::sort(index.begin(), index.end());
  return index;
}

}  // namespace

Result<json> pack_tokenizer(std::string_view bytes, const std::string& place) {
  static const std::map<std::string_view, std::string> kNames{{"prefix_search", "prefix"},
                                                              {"suffix_search", "suffix"},
                                                              {"infix_finditer", "infix"},
                                                              {"token_match", "token_match"},
                                                              {"url_match", "url_match"}};
  json tokenizer{{"prefix", nullptr},          {"suffix", nullptr},    {"infix", nullptr},
                 {"token_match", nullptr},     {"url_match", nullptr}, {"faster_heuristics", true},
                 {"exceptions", json::array()}};
  std::map<std::string, json> exceptions;
  MsgpackReader reader(bytes);
  for (std::uint32_t left = reader.map(); left > 0 && reader.ok(); --left) {
    const std::string_view key = reader.text();
    if (const auto name = kNames.find(key); name != kNames.end()) {
      if (!reader.nil()) tokenizer[name->second] = std::string(reader.text());
    } else if (key == "faster_heuristics") {
      tokenizer["faster_heuristics"] = reader.boolean();
    } else if (key == "exceptions") {
      for (std::uint32_t count = reader.map(); count > 0 && reader.ok(); --count) {
        const std::string text(reader.text());
        exceptions[text] = read_special(reader);
      }
    } else {
      reader.skip();
    }
  }
  if (!reader.ok()) return broken(place, reader.error());
  for (const auto& [text, pieces] : exceptions) tokenizer["exceptions"].push_back({text, pieces});
  return tokenizer;
}

Result<void> pack_norms(std::string_view bytes, const std::string& place, PackedWriter& out) {
  std::map<StringId, StringId> norms;
  MsgpackReader reader(bytes);
  for (std::uint32_t left = reader.map(); left > 0 && reader.ok(); --left) {
    if (reader.text() != "lexeme_norm") {
      reader.skip();
      continue;
    }
    for (std::uint32_t count = reader.map(); count > 0 && reader.ok(); --count) {
      const StringId key = read_key(reader);
      norms[key] = string_id(reader.text());
    }
  }
  if (!reader.ok()) return broken(place, reader.error());
  std::vector<StringId> keys;
  std::vector<StringId> values;
  for (const auto& [key, value] : norms) {
    keys.push_back(key);
    values.push_back(value);
  }
  out.add_ids("norms.keys", keys);
  out.add_ids("norms.values", values);
  return {};
}

Result<void> pack_vector_keys(std::string_view bytes, const std::string& place, PackedWriter& out) {
  std::vector<std::pair<StringId, std::uint32_t>> pairs;
  MsgpackReader reader(bytes);
  for (std::uint32_t left = reader.map(); left > 0 && reader.ok(); --left) {
    const StringId key = reader.id();
    const std::int64_t row = reader.integer();
    if (row < 0 || row > INT32_MAX) reader.fail("an impossible row");
    pairs.emplace_back(key, static_cast<std::uint32_t>(row));
  }
  if (!reader.ok()) return broken(place, reader.error());
  std::sort(pairs.begin(), pairs.end());
  std::vector<StringId> keys;
  std::vector<std::uint32_t> rows;
  for (const auto& [key, row] : pairs) {
    keys.push_back(key);
    rows.push_back(row);
  }
  out.add_ids("vectors.keys", keys);
  out.add_numbers("vectors.rows", rows);
  return {};
}

Result<json> pack_ruler(std::string_view bytes, const std::string& place) {
  MsgpackReader reader(bytes);
  json patterns = to_json(reader);
  if (!reader.ok()) return broken(place, reader.error());
  return patterns;
}

Result<json> pack_lemmatizer(std::string_view bytes, const std::string& place, PackedWriter& out) {
  std::map<StringId, json> rules;
  std::map<StringId, Exceptions> exceptions;
  std::map<StringId, std::vector<StringId>> indexes;
  MsgpackReader reader(bytes);
  for (std::uint32_t left = reader.map(); left > 0 && reader.ok(); --left) {
    const std::string_view table = reader.text();
    if (table != "lemma_rules" && table != "lemma_exc" && table != "lemma_index") {
      reader.skip();
      continue;
    }
    for (std::uint32_t count = reader.map(); count > 0 && reader.ok(); --count) {
      const StringId pos = read_key(reader);
      if (table == "lemma_rules") rules[pos] = to_json(reader);
      if (table == "lemma_exc") read_exceptions(reader, exceptions[pos]);
      if (table == "lemma_index") indexes[pos] = read_index(reader);
    }
  }
  if (!reader.ok()) return broken(place, reader.error());
  for (const auto& [pos, ignored] : exceptions) rules.try_emplace(pos, json::array());
  for (const auto& [pos, ignored] : indexes) rules.try_emplace(pos, json::array());
  json tables = json::object();
  for (const auto& [pos, list] : rules) {
    const std::string id = std::to_string(pos);
    tables[id] = list;
    out.add_ids("lemma." + id + ".index", indexes[pos]);
    add_exceptions("lemma." + id, exceptions[pos], out);
  }
  return tables;
}

}  // namespace tellings
