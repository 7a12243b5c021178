// Idea: in edited English a name is a run of capitalised words, bridged by a few small ones. The model's
// entity labels vote on the kind and settle doubtful bridges; they do not find the names, since a small model
// misses half of the bare and foreign surnames.
//
// Example: "Peter Okello of the Confederated Dock Workers' Union" -> two names: "of" bridges only after a
// body's or place's noun.
//
// Counter-example: "The Ministry of Defence": one name, "Ministry" is such a noun. "On Tuesday": dates,
// languages and "I" are no names.
#include "annotate/name_spans.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>

#include "annotate/lexicons.h"
#include "annotate/name_kind.h"
#include "text/ascii.h"
#include "text/chars.h"
#include "text/utf8.h"

namespace tellings {
namespace {

bool is_date_label(std::string_view label) {
  return label == "DATE" || label == "TIME" || label == "PERCENT" || label == "MONEY" ||
         label == "QUANTITY" || label == "ORDINAL" || label == "CARDINAL" || label == "LANGUAGE";
}

// "GH¢9.8", "US$5m": an amount.
bool has_symbol(std::string_view word) {
  const auto code_points_of = code_points(word);
  return std::any_of(code_points_of.begin(), code_points_of.end(),
                     [](const CodePointAt& at) { return is_symbol(at.code_point); });
}

class Finder {
 public:
  explicit Finder(const Tree& tree) : tree_(tree), lexicons_(Lexicons::get()) {
    for (TokenIndex i = 0; i < tree_.size(); ++i) {
      if (is_capitalised(tree_.text(i)) && tree_[i].pos == Pos::kPropn && !is_sentence_start(i) &&
          !is_shouted(tree_, i)) {
        seen_inside_.emplace(tree_.text(i));
      }
    }
  }

  std::vector<NameSpan> find() {
    std::vector<NameSpan> out;
    for (TokenIndex i = 0; i < tree_.size();) {
      if (!starts_name(i)) {
        ++i;
        continue;
      }
      const TokenRange run = extend(i);
      add(run, out);
      i = run.end;
    }
    return out;
  }

 private:
  [[nodiscard]] Role role_of(TokenIndex i) const {
    const Document& document = tree_.document();
    return document.account->paragraphs[document.sentences[tree_[i].sentence].paragraph].role;
  }

  [[nodiscard]] bool is_sentence_start(TokenIndex i) const {
    const TokenRange sentence = tree_.sentence_of(i);
    TokenIndex first = sentence.begin;
    while (first < sentence.end && (tree_[first].pos == Pos::kPunct || tree_[first].pos == Pos::kSpace))
      ++first;
    if (i == first || (i > 0 && is_quote(i - 1))) return true;
    return i > 0 &&
           (tree_.text(i - 1) == ":" || tree_.text(i - 1) == "-" || tree_.text(i - 1) == "–" ||
            tree_.text(i - 1) == "—") &&
           tree_[i - 1].span.end < tree_[i].span.begin;
  }
  [[nodiscard]] bool is_quote(TokenIndex i) const {
    const std::string_view text = tree_.text(i);
    return !text.empty() && is_quote_mark(decode_at(text, 0).code_point);
  }

  [[nodiscard]] bool is_word_of_name(TokenIndex i) const {
    const std::string_view text = tree_.text(i);
    if (!is_capitalised(text) || text == "I" || has_symbol(text)) return false;
    const Token& token = tree_[i];
    if (is_date_label(token.ent_type) && token.pos != Pos::kPropn) return false;
    if (token.ent_type == "DATE" || token.ent_type == "TIME") return false;
    return true;
  }

  [[nodiscard]] bool starts_name(TokenIndex i) const {
    if (!is_word_of_name(i)) return false;
    const Token& token = tree_[i];
    const std::string word = word_key(tree_.text(i));
    if (token.pos == Pos::kPron || token.pos == Pos::kDet || token.pos == Pos::kPunct ||
        token.pos == Pos::kSconj || token.pos == Pos::kAux)
      return false;
    if (!is_sentence_start(i)) {
      if (is_shouted(tree_, i)) return token.ent_iob != Iob::kOutside;
      return true;
    }
    if (token.pos == Pos::kPropn || (token.ent_iob != Iob::kOutside && !is_date_label(token.ent_type)))
      return true;
    if (seen_inside_.contains(tree_.text(i)) || is_acronym(tree_.text(i)) || has_age(tree_, i + 1))
      return true;
    if (i + 1 >= tree_.size() || tree_[i + 1].sentence != token.sentence) return false;
    const bool more = is_capitalised(tree_.text(i + 1)) && tree_[i + 1].pos == Pos::kPropn;
    return (lexicons_.titles.contains(word) || lexicons_.role_nouns.contains(word) ||
            token.pos == Pos::kAdj || token.pos == Pos::kNoun) &&
           more;
  }

  [[nodiscard]] bool glued(TokenIndex i) const {
    return i + 1 < tree_.size() && tree_[i].span.end == tree_[i + 1].span.begin;
  }
  [[nodiscard]] bool same_entity(TokenIndex a, TokenIndex b) const {
    if (tree_[a].ent_iob == Iob::kOutside || is_date_label(tree_[a].ent_type)) return false;
    for (TokenIndex k = a + 1; k <= b; ++k) {
      if (tree_[k].ent_iob != Iob::kInside) return false;
    }
    return true;
  }
  [[nodiscard]] bool is_body_or_place_noun(TokenIndex i) const {
    const std::string word = word_key(tree_.text(i));
    return lexicons_.org_words.contains(word) || lexicons_.place_words.contains(word);
  }

  // Whether the words from `gap` on, up to a next capitalised word, hold the name together; gives that next
  // word.
  [[nodiscard]] std::optional<TokenIndex> bridge(TokenIndex begin, TokenIndex gap, TokenIndex end) const {
    if (!tree_.uses(Rule::kNameJoints)) return std::nullopt;
    const std::string_view text = tree_.text(gap);
    const auto capital_at = [&](TokenIndex k) { return k < end && is_word_of_name(k); };
    if ((text == "-" || text == "/" || text == "–") && glued(gap - 1) && glued(gap)) {
      if (capital_at(gap + 1)) return gap + 1;
      if (gap + 1 < end && is_digit(decode_at(tree_.text(gap + 1), 0).code_point)) return gap + 1;
      return std::nullopt;
    }
    if (text == "&" || text == "+") return capital_at(gap + 1) ? std::optional(gap + 1) : std::nullopt;
    static const std::unordered_set<std::string_view> kParticles = {
        "de", "da", "del", "della", "der", "den", "van", "von", "bin", "bint", "ibn", "al", "el",
        "la", "le", "du",  "di",    "dos", "das", "do",  "y",   "ter", "zu",   "af",  "av"};
    TokenIndex next = gap;
    while (next < end && next < gap + 3 && kParticles.contains(tree_.text(next))) ++next;
    if (next > gap && capital_at(next)) return next;
    const bool of = text == "of" || text == "for" || text == "on";
    if (text == "of" && is_title_word(gap - 1) && capital_at(gap + 1)) return gap + 1;
    if (of) {
      next = gap + 1;
      if (next < end && tree_.text(next) == "the") ++next;
      if (!capital_at(next)) return std::nullopt;
      if (is_body_or_place_noun(gap - 1) && !(text == "on" && !same_entity(gap - 1, next))) return next;
      return same_entity(begin, next) ? std::optional(next) : std::nullopt;
    }
    if (text == "and")
      return capital_at(gap + 1) && joins_with_and(begin, gap, end) ? std::optional(gap + 1) : std::nullopt;
    if (is_possessive(tree_, gap)) {
      if (!capital_at(gap + 1)) return std::nullopt;
      return joins_over_possessive(begin, gap) ? std::optional(gap + 1) : std::nullopt;
    }
    return std::nullopt;
  }

  // "Bakers and Millers Union" against "Iran and Iraq", "Maass and Okello": the noun of a body
  // comes after, not before.
  [[nodiscard]] bool joins_with_and(TokenIndex begin, TokenIndex gap, TokenIndex end) const {
    for (TokenIndex k = begin; k < gap; ++k) {
      if (is_body_or_place_noun(k) && k + 1 == gap) return same_entity(begin, gap + 1);
    }
    if (same_entity(begin, gap + 1) && tree_[begin].ent_type != "PERSON") return true;
    if (tree_[begin].ent_type == "PERSON" || tree_[begin].ent_type == "GPE") return false;
    TokenIndex k = gap + 1;
    while (k + 1 < end && is_word_of_name(k + 1)) ++k;
    return k > gap + 1 && is_body_or_place_noun(k);
  }

  // "St Amelia's Hospital", "Harbour Workers' Union" against "Orlen's Josefine Maass", "Norway's River
  // Guard".
  [[nodiscard]] bool joins_over_possessive(TokenIndex begin, TokenIndex gap) const {
    if (tree_[begin].ent_type == "GPE" || tree_[begin].ent_type == "NORP") return false;
    const std::string owner = word_key(tree_.text(gap - 1));
    const bool plural = tree_.text(gap).size() < 2 || tree_.text(gap) == "’";
    if (!is_body_or_place_noun(gap + 1)) return same_entity(begin, gap + 1) && tree_[begin].ent_type == "FAC";
    const bool saint = word_key(tree_.text(begin)) == "st";
    const bool common =
        owner == "people" || owner == "women" || owner == "men" || owner == "children" || owner == "seamen";
    return plural || saint || common || same_entity(begin, gap + 1);
  }

  [[nodiscard]] TokenRange extend(TokenIndex i) const {
    const TokenIndex end = tree_.sentence_of(i).end;
    TokenIndex at = i + 1;
    while (at < end) {
      if (is_word_of_name(at) && !starts_other_entity(i, at)) {
        ++at;
        continue;
      }
      if (const TokenIndex past = owned_body_end(i, at); past > at) {
        at = past;
        break;
      }
      if (joins_number(at) || joins_body_noun(at)) {
        ++at;
        break;
      }
      const auto next = bridge(i, at, end);
      if (!next) break;
      at = *next + 1;
    }
    return {i, at};
  }

  // "in Oslo Danish officials": two entities of the model side by side, of kinds that do not go together.
  [[nodiscard]] bool starts_other_entity(TokenIndex begin, TokenIndex at) const {
    const Token& token = tree_[at];
    if (token.ent_iob != Iob::kBegin || tree_[at - 1].ent_iob == Iob::kOutside) return false;
    return token.ent_type == "NORP" && begin < at;
  }

  // "Georgia's embassy in Pakistan": a country's body; gives the token past it, `at` where there is none.
  [[nodiscard]] TokenIndex owned_body_end(TokenIndex begin, TokenIndex at) const {
    static const std::unordered_set<std::string_view> kBodies = {"embassy", "consulate", "government",
                                                                 "parliament", "army"};
    const TokenIndex end = tree_.sentence_of(begin).end;
    if (at + 1 >= end || !is_possessive(tree_, at) || tree_[begin].ent_type != "GPE" ||
        !kBodies.contains(tree_.text(at + 1)))
      return at;
    if (at + 3 < end && tree_.text(at + 2) == "in" && is_word_of_name(at + 3)) return at + 4;
    return at + 2;
  }

  // "US government", "River guard": the noun of the body stands in lower case.
  [[nodiscard]] bool joins_body_noun(TokenIndex i) const {
    static const std::unordered_set<std::string_view> kBodies = {"government", "administration", "parliament",
                                                                 "army",       "embassy",        "force"};
    return tree_.uses(Rule::kBodyNouns) && kBodies.contains(tree_.text(i)) && tree_[i - 1].head == i;
  }

  // "Pier 4", "Local 212", not "May 14".
  [[nodiscard]] bool joins_number(TokenIndex i) const {
    const std::string_view text = tree_.text(i);
    if (text.size() > 3 ||
        !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
      return false;
    const Token& before = tree_[i - 1];
    return before.ent_type != "DATE" && tree_[i].ent_type != "DATE" &&
           (tree_[i].head < i || same_entity(i - 1, i));
  }

  [[nodiscard]] bool is_title_word(TokenIndex i) const {
    const std::string word = word_key(tree_.text(i));
    return lexicons_.titles.contains(word) || lexicons_.role_nouns.contains(word) ||
           titles_in_brackets_.contains(word);
  }

  // "Mr", "Lt Col", "Datuk Seri", "Dr": what may be said to a person's face.
  [[nodiscard]] bool is_honorific(TokenRange words) const {
    std::string all;
    for (TokenIndex k = words.begin; k < words.end; ++k) {
      if (!all.empty()) all += ' ';
      all += word_key(tree_.text(k));
    }
    return lexicons_.titles.contains(all);
  }

  void add(TokenRange run, std::vector<NameSpan>& out) {
    while (!run.empty() && (tree_[run.end - 1].tag == "POS" || tree_[run.end - 1].pos == Pos::kPunct))
      --run.end;
    while (!run.empty() && (tree_[run.begin].pos == Pos::kDet || tree_[run.begin].pos == Pos::kAdp))
      ++run.begin;
    if (run.empty()) return;
    NameSpan span;
    span.heading = role_of(run.begin) == Role::kHeading;
    split_title(run, span);
    if (span.name.empty()) {
      last_title_ = span.title;
      return;
    }
    // "Assistant Commissioner of Police (ACP) Ana Ruiz".
    const bool bracket = span.name.begin >= 3 && tree_.text(span.name.begin - 1) == ")" &&
                         tree_.text(span.name.begin - 3) == "(";
    if (bracket && span.title.empty() && last_title_.end == span.name.begin - 3) {
      span.title = {last_title_.begin, span.name.begin};
      titles_in_brackets_.insert(word_key(tree_.text(span.name.begin - 2)));
    }
    if (span.name.size() == 1 && is_demonym(span.name.begin)) return;
    drop_leading_demonym(span);
    vote_on_kind(tree_, span);
    out.push_back(span);
  }

  // "Canadian", "Georgians": a people is no name of the account. The model labels it NORP; as an adjective it
  // is tagged so.
  [[nodiscard]] bool is_demonym(TokenIndex i) const {
    if (lexicons_.no_names.contains(tree_.text(i))) return true;
    if (is_acronym(tree_.text(i)) && tree_[i].ent_type == "ORG") return false;
    return tree_[i].ent_type == "NORP" || tree_[i].pos == Pos::kAdj || tree_[i].pos == Pos::kVerb ||
           tree_[i].pos == Pos::kAdv || tree_[i].pos == Pos::kIntj;
  }
  void drop_leading_demonym(NameSpan& span) const {
    if (span.title.empty() && span.name.size() > 2 && tree_[span.name.begin].ent_type == "NORP" &&
        tree_[span.name.begin + 1].ent_type != "NORP")
      ++span.name.begin;
  }

  // Where the title ends that begins with token `k`, nothing where none begins: "Chief", "Datuk Seri",
  // "Commissioner of Police".
  [[nodiscard]] std::optional<TokenIndex> title_end(TokenIndex k, TokenIndex end) const {
    static const std::unordered_set<std::string_view> kOpen = {"Foreign",  "Home",   "Internal", "Public",
                                                               "National", "Social", "Human",    "Armed"};
    const bool pair = k + 1 < end && is_honorific({k, k + 2});
    if (!pair && !is_title_word(k)) return std::nullopt;
    TokenIndex past = pair ? k + 2 : k + 1;
    if (past < end && tree_.text(past) == "-") return std::nullopt;
    if (past + 1 < end && tree_.text(past) == "of") past += kOpen.contains(tree_.text(past + 1)) ? 3 : 2;
    return std::min(past, end);
  }

  void split_title(TokenRange run, NameSpan& span) const {
    span.name = run;
    TokenIndex cut = run.begin;
    for (TokenIndex k = run.begin; k < run.end;) {
      const auto end = title_end(k, run.end);
      if (end) cut = *end;
      k = end ? *end : k + 1;
    }
    if (cut == run.begin) return;
    if (cut < run.end && !is_capitalised(tree_.text(cut))) {  // "Minister | for Trade and Ports": the office
      span.title = run;
      span.name = {run.end, run.end};
      return;
    }
    for (TokenIndex k = cut; k < run.end; ++k) {
      if (lexicons_.org_words.contains(word_key(tree_.text(k))))
        return;  // "General Motors", "President Hotel Group"
    }
    if (cut == run.end && run.size() > 1 &&
        !lexicons_.role_nouns.contains(word_key(tree_.text(run.end - 1))) &&
        tree_.text(run.end - 2) != "of") {
      return;  // "Port Ellery Private": a rank's word, but no office
    }
    span.title = {run.begin, cut};
    span.name = {cut, run.end};
    for (TokenIndex k = run.begin; k < cut; ++k) span.honorific |= is_honorific({k, cut});
  }

  const Tree& tree_;
  const Lexicons& lexicons_;
  TokenRange last_title_;                               // the last run that was a title alone
  std::unordered_set<std::string> titles_in_brackets_;  // "Chief Warden of Ports (CWP) Ana Ruiz": cwp
  std::unordered_set<std::string_view>
      seen_inside_;  // capitalised within a sentence somewhere: a name at the head of one, too
};

}  // namespace

std::vector<NameSpan> find_name_spans(const Tree& tree) { return Finder(tree).find(); }

bool is_capitalised(std::string_view word) {
  return !word.empty() && is_upper(decode_at(word, 0).code_point);
}

bool is_acronym(std::string_view word) {
  std::size_t letters = 0;
  for (const CodePointAt& at : code_points(word)) {
    if (is_upper(at.code_point)) {
      ++letters;
    } else if (!is_digit(at.code_point) && at.code_point != '.') {
      return false;
    }
  }
  return letters >= 2;
}

}  // namespace tellings
