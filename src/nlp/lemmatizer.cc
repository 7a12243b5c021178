#include "nlp/lemmatizer.h"

#include <algorithm>

#include "nlp/string_id.h"
#include "nlp/unicode.h"
#include "text/ascii.h"

namespace tellings {
namespace {

using nlohmann::json;

bool contains(const std::vector<std::string>& forms, std::string_view form) {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

}  // namespace

void LemmaCache::clear() {
  arena.clear();
  lemmas.clear();
}

Result<Lemmatizer::Table> Lemmatizer::read_table(const PackedFile& file, const std::string& id,
                                                 const json& rules) {
  const std::string name = "lemma." + id;
  const auto broken = [&] {
    return fail(ErrorCode::kInvalid, "reading model " + file.place() + ": table " + name);
  };
  Table table;
  if (!rules.is_array()) return broken();
  for (const json& rule : rules) {
    if (!rule.is_array() || rule.size() != 2 || !rule[0].is_string() || !rule[1].is_string()) return broken();
    table.rules.emplace_back(rule[0].get<std::string>(), rule[1].get<std::string>());
  }
  const auto index = file.ids(name + ".index");
  if (!index) return tl::unexpected(index.error());
  const auto keys = file.ids(name + ".keys");
  if (!keys) return tl::unexpected(keys.error());
  const auto starts = file.numbers(name + ".starts");
  if (!starts) return tl::unexpected(starts.error());
  const auto forms = file.text(name + ".forms");
  if (!forms) return tl::unexpected(forms.error());
  if (starts->size() != keys->size() + 1 || !std::is_sorted(starts->begin(), starts->end()) ||
      starts->back() > forms->size())
    return broken();
  table.index = *index;
  table.exception_keys = *keys;
  table.exception_starts = *starts;
  table.exception_forms = *forms;
  return table;
}

Result<Lemmatizer> Lemmatizer::read(const PackedFile& file, const json& rules, const Language& language) {
  Lemmatizer lemmatizer;
  lemmatizer.language_ = &language;
  lemmatizer.tables_.resize(static_cast<std::size_t>(Pos::kSpace) + 1);
  if (!rules.is_object()) return fail(ErrorCode::kInvalid, "reading model " + file.place() + ": lemma rules");
  for (auto pos = Pos::kAdj; pos <= Pos::kSpace; pos = static_cast<Pos>(static_cast<int>(pos) + 1)) {
    const std::string id = std::to_string(string_id(lower_ascii(name_of(pos))));
    if (!rules.contains(id)) continue;
    auto table = read_table(file, id, rules[id]);
    if (!table) return tl::unexpected(table.error());
    lemmatizer.tables_[static_cast<std::size_t>(pos)] = std::move(*table);
  }
  return lemmatizer;
}

std::string Lemmatizer::by_rules(const Table& table, std::string_view text, std::string_view lower) {
  const auto is_known = [&](std::string_view form) {
    return std::binary_search(table.index.begin(), table.index.end(), string_id(form));
  };
  std::vector<std::string> forms;
  std::vector<std::string> unknown;
  for (const auto& [old_ending, new_ending] : table.rules) {
    if (!lower.ends_with(old_ending)) continue;
    std::string form = std::string(lower.substr(0, lower.size() - old_ending.size())) + new_ending;
    if (form.empty()) continue;
    if (is_known(form)) {
      forms.insert(forms.begin(), std::move(form));
    } else if (!all_alpha(form)) {
      forms.push_back(std::move(form));
    } else {
      unknown.push_back(std::move(form));
    }
  }
  const auto key =
      std::lower_bound(table.exception_keys.begin(), table.exception_keys.end(), string_id(lower));
  if (key != table.exception_keys.end() && *key == string_id(lower)) {
    const auto at = static_cast<std::size_t>(key - table.exception_keys.begin());
    std::string_view left = table.exception_forms.substr(
        table.exception_starts[at], table.exception_starts[at + 1] - table.exception_starts[at]);
    while (!left.empty()) {
      const std::size_t tab = left.find('\t');
      if (!contains(forms, left.substr(0, tab)))
        forms.insert(forms.begin(), std::string(left.substr(0, tab)));
      left.remove_prefix(tab == std::string_view::npos ? left.size() : tab + 1);
    }
  }
  if (!forms.empty()) return forms.front();
  return unknown.empty() ? std::string(text) : unknown.front();
}

std::string Lemmatizer::find(std::string_view text, std::string_view lower, Pos pos,
                             std::string_view morph) const {
  if (pos == Pos::kNone || pos == Pos::kSpace || language_->is_base_form(pos, morph))
    return std::string(lower);
  const Table& table = tables_[static_cast<std::size_t>(pos)];
  if (table.is_empty()) return std::string(pos == Pos::kPropn ? text : lower);
  return by_rules(table, text, lower);
}

std::string_view Lemmatizer::lemma(WordIndex index, const RuledToken& ruled, const WordStore& words,
                                   LemmaCache& cache) const {
  if (!ruled.lemma.empty()) return ruled.lemma;
  const std::uint64_t key = (std::uint64_t{index} << 24) | (std::uint64_t{ruled.morph_index} << 8) |
                            static_cast<std::uint64_t>(ruled.pos);
  const auto [entry, is_new] = cache.lemmas.try_emplace(key);
  if (is_new) {
    const Word& word = words[index];
    entry->second = cache.arena.add(find(word.text, word.lower, ruled.pos, ruled.morph));
  }
  return entry->second;
}

}  // namespace tellings
