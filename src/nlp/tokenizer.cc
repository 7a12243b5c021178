#include "nlp/tokenizer.h"

#include <algorithm>

#include "nlp/unicode.h"
#include "text/utf8.h"

namespace tellings {
namespace {

using nlohmann::json;

struct Match {
  std::size_t begin;  // tokens [begin, end)
  std::size_t end;
};

Result<std::optional<Regex>> read_rule(const json& rules, const char* name) {
  if (!rules.contains(name) || rules[name].is_null()) return std::nullopt;
  if (!rules[name].is_string())
    return fail(ErrorCode::kInvalid, std::string("reading tokenizer rule ") + name + ": no pattern");
  auto regex = Regex::compile(rules[name].get_ref<const std::string&>(), name);
  if (!regex) return tl::unexpected(regex.error());
  return std::optional<Regex>(std::move(*regex));
}

// Longest first, then leftmost; one whose first or last token is taken falls out, but still takes its tokens.
void keep_longest(std::vector<Match>& matches, std::size_t token_count) {
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return a.end - a.begin != b.end - b.begin ? a.end - a.begin > b.end - b.begin : a.begin < b.begin;
  });
  std::vector<bool> taken(token_count, false);
  std::vector<Match> kept;
  for (const Match& match : matches) {
    if (!taken[match.begin] && !taken[match.end - 1]) kept.push_back(match);
    std::fill(taken.begin() + static_cast<std::ptrdiff_t>(match.begin),
              taken.begin() + static_cast<std::ptrdiff_t>(match.end), true);
  }
  std::sort(kept.begin(), kept.end(), [](const Match& a, const Match& b) { return a.begin < b.begin; });
  matches = std::move(kept);
}

}  // namespace

void TokenizerScratch::clear() {
  runs_.clear();
  pool_.clear();
  arena_.clear();
}

Result<Tokenizer> Tokenizer::read(const json& rules, const Vocabulary& vocabulary) {
  if (!rules.is_object()) return fail(ErrorCode::kInvalid, "reading tokenizer rules: not an object");
  Tokenizer tokenizer;
  const std::pair<const char*, std::optional<Regex>*> patterns[] = {{"prefix", &tokenizer.prefix_},
                                                                    {"suffix", &tokenizer.suffix_},
                                                                    {"infix", &tokenizer.infix_},
                                                                    {"token_match", &tokenizer.token_match_},
                                                                    {"url_match", &tokenizer.url_match_}};
  for (const auto& [name, place] : patterns) {
    auto rule = read_rule(rules, name);
    if (!rule) return tl::unexpected(rule.error());
    *place = std::move(*rule);
  }
  if (!rules.contains("exceptions"))
    return fail(ErrorCode::kInvalid, "reading tokenizer rules: no exceptions");
  const auto read = tokenizer.read_exceptions(rules["exceptions"]);
  if (!read) return tl::unexpected(read.error());
  tokenizer.find_sequences(rules.value("faster_heuristics", json(true)) == json(true), vocabulary);
  return tokenizer;
}

// Each exception's pieces must spell it: spans of tokens are counted from their lengths.
Result<void> Tokenizer::read_exceptions(const json& list) {
  const auto broken = [] {
    return fail(ErrorCode::kInvalid, "reading tokenizer exceptions: not [text, [[piece, norm], ...]]");
  };
  if (!list.is_array()) return broken();
  for (const json& entry : list) {
    if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_array())
      return broken();
    std::vector<Piece> pieces;
    std::string joined;
    for (const json& piece : entry[1]) {
      if (!piece.is_array() || piece.size() != 2 || !piece[0].is_string() ||
          piece[0].get_ref<const std::string&>().empty())
        return broken();
      pieces.push_back({piece[0].get<std::string>(),
                        piece[1].is_string() ? string_id(piece[1].get_ref<const std::string&>()) : 0});
      joined += pieces.back().text;
    }
    const auto& text = entry[0].get_ref<const std::string&>();
    if (joined != text || text.empty())
      return fail(ErrorCode::kInvalid,
                  "reading tokenizer exception " + entry[0].dump() + ": its pieces do not spell it");
    exceptions_.emplace_back(text, std::move(pieces));
  }
  for (const auto& [text, pieces] : exceptions_) {
    specials_.emplace(text, pieces);
    longest_special_ = std::max(longest_special_, text.size());
  }
  return {};
}

void Tokenizer::find_sequences(bool fast, const Vocabulary& vocabulary) {
  WordStore words(vocabulary);
  TokenizerScratch scratch;
  std::vector<TokenPlace> tokens;
  for (const auto& [text, pieces] : exceptions_) {
    const bool is_cut = match_size(prefix_, text, scratch) > 0 || match_size(suffix_, text, scratch) > 0 ||
                        (infix_ && infix_->search(text, scratch.regex_)) ||
                        text.find(' ') != std::string::npos;
    if (fast && !is_cut) continue;
    tokens.clear();
    split_text(text, false, words, scratch, tokens);
    Sequence sequence;
    for (const TokenPlace& token : tokens) sequence.orths.push_back(words[token.word].orth);
    if (!sequence.orths.empty()) sequences_[sequence.orths.front()].push_back(std::move(sequence));
  }
}

std::size_t Tokenizer::match_size(const std::optional<Regex>& rule, std::string_view text,
                                  TokenizerScratch& scratch) {
  if (!rule) return 0;
  const auto match = rule->search(text, scratch.regex_);
  return match ? match->end - match->begin : 0;
}

// A suffix lies at the end, so of a very long run only the end is searched: else each bracket of a million
// would cost a million steps. A match from the first byte of the tail on may begin before it, and is searched
// for in the whole.
std::size_t Tokenizer::suffix_size(std::string_view text, TokenizerScratch& scratch) const {
  static constexpr std::size_t kLongRun = 1024;
  static constexpr std::size_t kTail = 256;
  if (!suffix_ || text.size() < kLongRun) return match_size(suffix_, text, scratch);
  std::size_t tail = text.size() - kTail;
  while (is_continuation(text[tail])) --tail;
  const auto match = suffix_->search(text, scratch.regex_, tail);
  if (!match) return 0;
  return match->begin > tail ? match->end - match->begin : match_size(suffix_, text, scratch);
}

const std::vector<Tokenizer::Piece>* Tokenizer::special(std::string_view text, bool use_specials) const {
  if (!use_specials || text.size() > longest_special_) return nullptr;
  const auto found = specials_.find(text);
  return found == specials_.end() ? nullptr : &found->second;
}

void Tokenizer::tokenize(std::string_view text, WordStore& words, TokenizerScratch& scratch,
                         std::vector<TokenPlace>& tokens) const {
  tokens.clear();
  split_text(text, true, words, scratch, tokens);
  restore_specials(text, words, scratch, tokens);
}

// Runs of white space and of anything else alternate. A single ASCII space between them belongs to the token
// before.
void Tokenizer::split_text(std::string_view text, bool use_specials, WordStore& words,
                           TokenizerScratch& scratch, std::vector<TokenPlace>& tokens) const {
  const auto flush = [&](std::size_t begin, std::size_t end) {
    if (begin == end) return;
    const auto run = split_run(text.substr(begin, end - begin), use_specials, words, scratch);
    auto at = static_cast<std::uint32_t>(begin);
    for (std::uint32_t index = run.begin; index < run.begin + run.count; ++index) {
      const WordIndex word = scratch.pool_[index];
      const auto next = at + static_cast<std::uint32_t>(words[word].text.size());
      tokens.push_back({word, {at, next}, false});
      at = next;
    }
  };
  std::size_t start = 0;
  std::size_t at = 0;
  bool in_space = !text.empty() && is_python_space(decode_at(text, 0).code_point);
  while (at < text.size()) {
    const auto [point, bytes] = decode_at(text, at);
    if (is_python_space(point) != in_space) {
      flush(start, at);
      in_space = !in_space;
      start = at;
      if (point == ' ') {
        if (!tokens.empty()) tokens.back().space_after = true;
        start = at + 1;
      }
    }
    at += bytes;
  }
  flush(start, text.size());
}

TokenizerScratch::Run Tokenizer::split_run(std::string_view run, bool use_specials, WordStore& words,
                                           TokenizerScratch& scratch) const {
  if (use_specials) {
    if (const auto known = scratch.runs_.find(run); known != scratch.runs_.end()) return known->second;
  }
  const auto begin = static_cast<std::uint32_t>(scratch.pool_.size());
  scratch.prefixes_.clear();
  scratch.suffixes_.clear();
  const std::string_view middle = strip_affixes(run, use_specials, scratch);
  for (const std::string_view prefix : scratch.prefixes_) scratch.pool_.push_back(words.find(prefix));
  add_middle(middle, use_specials, words, scratch);
  for (std::size_t at = scratch.suffixes_.size(); at > 0; --at)
    scratch.pool_.push_back(words.find(scratch.suffixes_[at - 1]));
  const TokenizerScratch::Run found{begin, static_cast<std::uint32_t>(scratch.pool_.size()) - begin};
  if (use_specials) scratch.runs_.emplace(scratch.arena_.add(run), found);
  return found;
}

std::string_view Tokenizer::strip_affixes(std::string_view run, bool use_specials,
                                          TokenizerScratch& scratch) const {
  std::size_t last_size = 0;
  while (!run.empty() && run.size() != last_size) {
    if (token_match_ && token_match_->search(run, scratch.regex_)) break;
    if (special(run, use_specials) != nullptr) break;
    last_size = run.size();
    const std::size_t prefix = match_size(prefix_, run, scratch);
    const std::string_view after_prefix = run.substr(prefix);
    if (prefix > 0 && special(after_prefix, use_specials) != nullptr) {
      scratch.prefixes_.push_back(run.substr(0, prefix));
      return after_prefix;
    }
    const std::size_t suffix = suffix_size(after_prefix, scratch);
    const std::string_view before_suffix = run.substr(0, run.size() - suffix);
    if (suffix > 0 && special(before_suffix, use_specials) != nullptr) {
      scratch.suffixes_.push_back(run.substr(run.size() - suffix));
      return before_suffix;
    }
    if (prefix > 0) scratch.prefixes_.push_back(run.substr(0, prefix));
    if (suffix > 0) scratch.suffixes_.push_back(run.substr(run.size() - suffix));
    run = run.substr(prefix, run.size() - prefix - suffix);
  }
  return run;
}

void Tokenizer::add_middle(std::string_view middle, bool use_specials, WordStore& words,
                           TokenizerScratch& scratch) const {
  if (middle.empty()) return;
  if (const auto* pieces = special(middle, use_specials)) {
    for (const Piece& piece : *pieces) scratch.pool_.push_back(words.find(piece.text, piece.norm));
    return;
  }
  const bool is_whole = (token_match_ && token_match_->search(middle, scratch.regex_)) ||
                        (url_match_ && url_match_->search(middle, scratch.regex_));
  std::size_t start = 0;
  std::size_t from = 0;
  while (!is_whole && infix_ && from <= middle.size()) {
    const auto match = infix_->search(middle, scratch.regex_, from);
    if (!match) break;
    const bool is_empty = match->begin == match->end;
    from = is_empty && match->end < middle.size() ? match->end + decode_at(middle, match->end).size
                                                  : match->end + (is_empty ? 1 : 0);
    if (match->begin == 0) continue;  // spaCy passes over it and keeps it with what follows
    if (match->begin != start)
      scratch.pool_.push_back(words.find(middle.substr(start, match->begin - start)));
    if (!is_empty)
      scratch.pool_.push_back(words.find(middle.substr(match->begin, match->end - match->begin)));
    start = match->end;
  }
  if (start < middle.size()) scratch.pool_.push_back(words.find(middle.substr(start)));
}

void Tokenizer::restore_specials(std::string_view text, WordStore& words, TokenizerScratch& scratch,
                                 std::vector<TokenPlace>& tokens) const {
  std::vector<Match> matches;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const auto candidates = sequences_.find(words[tokens[at].word].orth);
    if (candidates == sequences_.end()) continue;
    for (const Sequence& sequence : candidates->second) {
      const std::size_t size = sequence.orths.size();
      if (size > tokens.size() - at) continue;
      std::size_t same = 1;
      while (same < size && words[tokens[at + same].word].orth == sequence.orths[same]) ++same;
      if (same == size) matches.push_back({at, at + size});
    }
  }
  if (matches.empty()) return;
  keep_longest(matches, tokens.size());
  scratch.merged_.clear();
  std::size_t at = 0;
  for (const Match& match : matches) {
    scratch.merged_.insert(scratch.merged_.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                           tokens.begin() + static_cast<std::ptrdiff_t>(match.begin));
    at = match.begin;
    const ByteSpan span{tokens[match.begin].span.begin, tokens[match.end - 1].span.end};
    const auto* pieces = special(span.in(text), true);
    if (pieces == nullptr) continue;
    std::uint32_t begin = span.begin;
    for (const Piece& piece : *pieces) {
      const auto end = begin + static_cast<std::uint32_t>(piece.text.size());
      scratch.merged_.push_back({words.find(piece.text, piece.norm), {begin, end}, false});
      begin = end;
    }
    scratch.merged_.back().space_after = tokens[match.end - 1].space_after;
    at = match.end;
  }
  scratch.merged_.insert(scratch.merged_.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                         tokens.end());
  tokens.swap(scratch.merged_);
}

}  // namespace tellings
