#include "annotate/figure.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "annotate/amount.h"
#include "annotate/data.h"
#include "annotate/figure_about.h"
#include "annotate/figure_concept.h"
#include "annotate/figure_context.h"
#include "annotate/figure_minor.h"
#include "annotate/figure_qualifier.h"
#include "annotate/lexicons.h"
#include "annotate/unit.h"
#include "base/lexicon.h"
#include "text/ascii.h"
#include "text/chars.h"

namespace tellings {
namespace {

bool counts_people(std::string_view lemma) {
  static const auto kPeople = read_word_set(annotate_data::kPeopleNouns);
  const std::string lower = lower_ascii(lemma);
  if (kPeople.contains(lower) || Lexicons::get().role_nouns.contains(lower)) return true;
  static constexpr std::string_view kEndings[] = {"goer", "maker", "holder", "worker", "seeker",
                                                  "ist",  "man",   "woman",  "person"};
  return std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view ending) {
    return lower.size() > ending.size() + 2 && lower.ends_with(ending);
  });
}

// Three significant digits: how a share is printed when it is printed in percent.
double rounded_percent(double ratio) {
  const double percent = ratio * 100;
  if (percent == 0) return 0;
  const double step = std::pow(10.0, std::floor(std::log10(std::fabs(percent))) - 2);
  const double rounded = std::round(percent / step);
  return step >= 1 ? rounded * step : rounded / std::round(1 / step);
}

// Lemmas in lower case, without joints: "Johnson deputy", "Kia Hyundai vehicle", "small tenancy".
std::string normal_words(const Tree& tree, TokenRange range) {
  std::string words;
  for (TokenIndex i = range.begin; i < range.end; ++i) {
    const Token& token = tree[i];
    if (token.tag == "POS" || token.pos == Pos::kCconj || token.pos == Pos::kPunct || token.lemma == "more")
      continue;
    const bool hyphened =
        i > range.begin && tree.text(i - 1) == "-" && tree[i - 1].span.end == token.span.begin;
    if (!words.empty()) words.push_back(hyphened ? '-' : ' ');
    words += lower_ascii(token.lemma);
  }
  return words;
}

bool is_content(const Token& token) {
  switch (token.pos) {
    case Pos::kNoun:
    case Pos::kPropn:
    case Pos::kAdj:
    case Pos::kVerb:
    case Pos::kNum:
    case Pos::kX:
    case Pos::kAdv:
      return true;
    default:
      return false;
  }
}

// Lemmas of what is counted, of what it is said of, and of the verb that says it.
void collect_lemmas(const Tree& tree, TokenRange range, std::vector<std::string>& lemmas) {
  for (TokenIndex i = range.begin; i < range.end; ++i) {
    if (!is_content(tree[i])) continue;
    std::string lemma = lower_ascii(tree[i].lemma);
    if (std::find(lemmas.begin(), lemmas.end(), lemma) == lemmas.end()) lemmas.push_back(std::move(lemma));
  }
}

class Finder {
 public:
  explicit Finder(const Tree& tree)
      : document_(tree.document()), text_(document_.account->text), tree_(tree), mask_(tree.size(), false) {}

  std::vector<Figure> run() {
    if (document_.tokens.empty()) return {};
    for (const Paragraph& paragraph : document_.account->paragraphs) {
      if (!is_furniture(paragraph.role)) read_paragraph(paragraph.span);
    }
    if (tree_.uses(Rule::kSettledCurrencies)) settle_currencies();
    return std::move(figures_);
  }

 private:
  void read_paragraph(ByteSpan span) {
    const std::vector<Lexeme> lexemes = lex_numbers(text_, span);
    std::vector<Amount> amounts = read_amounts(lexemes);
    if (tree_.uses(Rule::kJoinedBounds)) join_bounds(lexemes, amounts);
    for (const Amount& amount : amounts) mask(lexemes, amount);
    for (std::size_t i = 0; i < amounts.size(); ++i) {
      const Amount* host =
          i > 0 && amounts[i].begin > 0 && in_brackets_after(lexemes, amounts[i - 1], amounts[i])
              ? &amounts[i - 1]
              : nullptr;
      read_figure(lexemes, amounts[i], host);
    }
  }

  // "15 km (9 miles)": the same said in another unit.
  static bool in_brackets_after(std::span<const Lexeme> l, const Amount& host, const Amount& amount) {
    if (host.unit.empty() || amount.unit.empty() || host.unit == amount.unit) return false;
    return (amount.begin == host.end + 1 && (l[host.end].is("(") || l[host.end].is("/"))) ||
           (amount.begin == host.end + 2 && l[host.end + 1].is("("));
  }

  void mask(std::span<const Lexeme> l, const Amount& amount) {
    if (amount.rank) return;
    const ByteSpan whole = hull(l[amount.begin].span, l[amount.end - 1].span);
    const AmountTokens tokens = locate(tree_, l, amount);
    if (amount.unit.empty() && is_name_part(tree_, l, amount, tokens) &&
        !is_age_of_person(tree_, l, amount, tokens) && !is_age_by_verb(tree_, l, amount, tokens))
      return;
    for (TokenIndex i = tree_.token_from(whole.begin); i < tree_.size() && tree_[i].span.begin < whole.end;
         ++i)
      mask_[i] = !amount.hyphened || !tokens.counted || *tokens.counted != i;
  }

  void read_figure(std::span<const Lexeme> lexemes, const Amount& amount, const Amount* host) {
    AmountTokens tokens = locate(tree_, lexemes, amount);
    const bool age = amount.age || is_age_of_person(tree_, lexemes, amount, tokens) ||
                     is_age_by_verb(tree_, lexemes, amount, tokens);
    if (!age && is_name_part(tree_, lexemes, amount, tokens)) return;
    Figure figure;
    QualifierMatch match = read_qualifier(lexemes, amount);
    const bool converts = host != nullptr && !figures_.empty() && tree_.uses(Rule::kConversions);
    if (converts && match.qualifier == Qualifier::kExact && !is_time_unit(amount.unit)) {
      const Figure& first = figures_.back();
      if (first.qualifier != Qualifier::kRange && first.qualifier != Qualifier::kVague)
        match.qualifier = first.qualifier, match.near = first.near;
    }
    set_bounds(amount, match, figure);
    figure.number = hull(lexemes[amount.number_begin].span, lexemes[amount.number_end - 1].span);
    figure.span = hull(hull(lexemes[match.begin].span, lexemes[amount.begin].span),
                       lexemes[std::max(match.end, amount.end) - 1].span);
    figure.sentence = tree_[tokens.head].sentence;
    figure.age = age;
    set_unit(amount, tokens, figure);
    if (age && amount.unit.empty()) figure.unit = "years", figure.counted.clear();
    if (!age && amount.hyphened && amount.unit.empty() && !tokens.counted && figure.unit.empty()) return;
    if (!amount.rank)
      figure.change =
          converts ? figures_.back().change : change_before(tree_, lexemes[match.begin].span.begin);
    if (figure.change == Change::kNone && text_[figure.number.begin] == '+') figure.change = Change::kUp;
    if (converts)
      copy_concept(figures_.back(), figure);
    else
      set_concept(tokens, figure);
    figure.minor = tree_.uses(Rule::kMinorCounts) && is_minor(tree_, lexemes, amount, tokens, figure);
    if (!converts && figure.counted.empty() && figure.unit.empty() && !age) inherit_unit(tokens, figure);
    ambiguous_.push_back(amount.ambiguous && !(converts && amount.money));
    figures_.push_back(std::move(figure));
  }

  void set_unit(const Amount& amount, const AmountTokens& tokens, Figure& figure) {
    figure.unit = amount.unit;
    if (amount.unit == "decades") scale(figure, 10), figure.unit = "years";
    if (amount.part) {
      figure.ratio = amount.value;
      for (auto* bound : {&figure.value, &figure.low, &figure.high})
        if (*bound) *bound = rounded_percent(**bound);
      figure.unit = "percent";
    }
    if (tokens.counted && (amount.unit.empty() || amount.rank)) {
      const TokenRange noun = premodified(tree_, *tokens.counted, false);
      figure.counted = amount.rank ? std::string() : words_before_number(tokens) + normal_words(tree_, noun);
      figure.concept_span = tree_.span(noun);
      figure.span = hull(figure.span, figure.concept_span);
      if (!amount.part && !amount.rank) {
        figure.unit = lower_ascii(tree_.text(*tokens.counted));
        if (counts_people(tree_[*tokens.counted].lemma)) figure.unit = "people";
      }
      return;
    }
    if (figure.unit.empty()) {
      const TokenIndex above = tree_[tokens.head].head;
      if (happens_to_people(tree_[above].lemma) || is_strong(tokens)) figure.unit = "people";
    }
  }

  // "a [record] 32 goals", "the [previous] two sessions": what tells the things counted apart stands before
  // the number; with a blank after it, empty where nothing does.
  std::string words_before_number(const AmountTokens& tokens) const {
    TokenIndex begin = tokens.number.begin;
    if (tokens.of || *tokens.counted < begin || !tree_.uses(Rule::kWordsBeforeNumber)) return {};
    while (begin > 0 && tree_[begin - 1].head == *tokens.counted &&
           (tree_[begin - 1].dep == "amod" || tree_[begin - 1].dep == "compound") &&
           (tree_[begin - 1].pos == Pos::kAdj || tree_[begin - 1].pos == Pos::kNoun))
      --begin;
    const std::string words = normal_words(tree_, {begin, tokens.number.begin});
    return words.empty() ? words : words + " ";
  }

  // "435 homes by open sale and 187 by tender", "lost 162 points to 7,425": a bare number counts what the one
  // before it in its sentence counts, where the tree joins the two or the words compare them.
  void inherit_unit(const AmountTokens& tokens, Figure& figure) const {
    if (figures_.empty() || !tree_.uses(Rule::kInheritedUnits)) return;
    const Figure& before = figures_.back();
    if (before.sentence != figure.sentence || before.counted.empty() || before.age || before.ratio ||
        before.minor)
      return;
    const Token& token = tree_[tokens.head];
    const TokenIndex word = tokens.number.begin > 0 ? tokens.number.begin - 1 : 0;
    const std::string beside = lower_ascii(tree_.text(word));
    const bool compared = beside == "with" || beside == "to" || beside == "from" || beside == "than";
    if (token.dep != "conj" && !compared && beside != "and" && beside != "or" && beside != "but") return;
    figure.unit = before.unit;
    figure.counted = before.counted;
  }

  // "15 km (9 miles)": said of the same.
  static void copy_concept(const Figure& from, Figure& to) {
    to.about = from.about;
    to.concept_lemmas = from.concept_lemmas;
    to.concept_span = from.concept_span;
  }

  static bool is_time_unit(std::string_view unit) {
    const auto measure = measure_of(unit);
    return measure && measure->kind == "time";
  }

  // "11 strong", "a 2,000-strong crowd".
  bool is_strong(const AmountTokens& tokens) const {
    for (TokenIndex i = tokens.number.end; i < std::min(tree_.size(), tokens.number.end + 2); ++i)
      if (tree_[i].lemma == "strong") return true;
    return false;
  }

  static void scale(Figure& figure, double by) {
    for (auto* bound : {&figure.value, &figure.low, &figure.high})
      if (*bound) **bound *= by;
  }

  void set_concept(const AmountTokens& tokens, Figure& figure) {
    if (tokens.counted)
      collect_lemmas(tree_, premodified(tree_, *tokens.counted, false), figure.concept_lemmas);
    for (const TokenRange& range : find_about(tree_, tokens, mask_)) {
      figure.about.push_back(tree_.span(range));
      collect_lemmas(tree_, range, figure.concept_lemmas);
      if (figure.concept_span.empty()) figure.concept_span = tree_.span(range);
    }
    TokenIndex at = tokens.head;
    while (tree_[at].head != at && tree_[at].pos != Pos::kVerb) at = tree_[at].head;
    if (tree_[at].pos == Pos::kVerb) collect_lemmas(tree_, {at, at + 1}, figure.concept_lemmas);
  }

  // "$6 million (A$9.2 million)", "$6 million, or A$9.2 million": two currencies, so the bare sign is not
  // that of the other.
  void settle_conversions() {
    for (std::size_t i = 0; i + 1 < figures_.size(); ++i) {
      const Figure& first = figures_[i];
      const Figure& second = figures_[i + 1];
      if (ambiguous_[i] == ambiguous_[i + 1] || first.unit == second.unit ||
          !share_a_name(first.unit, second.unit) || second.span.begin < first.span.end)
        continue;
      std::string_view between = ByteSpan{first.span.end, second.span.begin}.in(text_);
      if (between.starts_with(',')) between.remove_prefix(1);
      between = trim(between);
      if (between == "(" || between == "or") ambiguous_[i] = ambiguous_[i + 1] = false;
    }
  }

  // The country whose domain the account was published under: "au" of "https://millport.com.au/news/1"; empty
  // for none. Companies anywhere take ".co".
  [[nodiscard]] std::string country_of_outlet() const {
    std::string_view host = document_.account->url;
    const std::size_t scheme = host.find("://");
    if (scheme == std::string_view::npos) return {};
    host.remove_prefix(scheme + 3);
    host = host.substr(0, host.find_first_of("/:?#"));
    const std::size_t dot = host.rfind('.');
    const std::string country =
        dot == std::string_view::npos ? std::string() : lower_ascii(host.substr(dot + 1));
    return country == "co" ? std::string() : country;
  }

  // "$" and "crowns" mean what the account itself names in full elsewhere: "DKK 450 million" makes its
  // "crowns" Danish. Where it names nothing, the money of the country that it is published in.
  void settle_currencies() {
    settle_conversions();
    const std::string country = country_of_outlet();
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      if (!ambiguous_[i]) continue;
      std::unordered_set<std::string_view> clear;
      for (std::size_t j = 0; j < figures_.size(); ++j)
        if (!ambiguous_[j] && figures_[j].unit != figures_[i].unit &&
            share_a_name(figures_[j].unit, figures_[i].unit))
          clear.insert(figures_[j].unit);
      const bool said = std::any_of(figures_.begin(), figures_.end(), [&](const Figure& f) {
        return f.unit == figures_[i].unit && !ambiguous_[static_cast<std::size_t>(&f - figures_.data())];
      });
      if (clear.size() == 1 && !said) {
        figures_[i].unit = *clear.begin();
      } else if (const auto national = national_currency(country, figures_[i].unit);
                 national && clear.empty()) {
        figures_[i].unit = *national;
      }
    }
  }

  const Document& document_;
  const std::string& text_;
  const Tree& tree_;
  TokenMask mask_;
  std::vector<Figure> figures_;
  std::vector<bool> ambiguous_;
};

}  // namespace

std::vector<Figure> find_figures(const Tree& tree) { return Finder(tree).run(); }

std::optional<double> printed_value(const Figure& figure) {
  return figure.ratio && figure.value ? figure.ratio : figure.value;
}

std::string printed_unit(const Figure& figure) {
  if (figure.ratio) return figure.counted.empty() ? std::string() : "% " + figure.counted;
  if (figure.age) return figure.unit + " of age";
  return figure.counted.empty() ? figure.unit : figure.counted;
}

std::string_view printed_change(const Figure& figure) {
  if (figure.change == Change::kUp) return "up";
  if (figure.change == Change::kDown) return "down";
  if (figure.near) return "~";
  switch (figure.qualifier) {
    case Qualifier::kAbout:
      return "~";
    case Qualifier::kAtLeast:
    case Qualifier::kMoreThan:
      return ">";
    case Qualifier::kUpTo:
    case Qualifier::kUnder:
      return "<";
    default:
      return "=";
  }
}

std::string printed_concept(const Figure& figure, const Document& document) {
  const auto& tokens = document.tokens;
  std::string printed;
  for (const ByteSpan& part : figure.about) {
    if (!printed.empty()) printed += ", ";
    const auto from = std::partition_point(tokens.begin(), tokens.end(),
                                           [&](const Token& t) { return t.span.end <= part.begin; });
    const auto begin = static_cast<std::size_t>(from - tokens.begin());
    std::size_t end = begin;
    while (end < tokens.size() && tokens[end].span.end <= part.end) ++end;
    bool glued = false;  // to a word that was printed
    bool first = true;
    for (std::size_t i = begin; i < end; ++i) {
      const bool touches = i > begin && tokens[i].span.begin == tokens[i - 1].span.end;
      const bool inside = touches && glued && tokens[i].tag != "POS" && i + 1 < end &&
                          tokens[i + 1].span.begin == tokens[i].span.end;
      if (!is_content(tokens[i]) && tokens[i].pos != Pos::kSym && !inside) {
        glued = false;
        continue;
      }
      if (!first && !(touches && glued)) printed.push_back(' ');
      printed += document.text(tokens[i]);
      glued = true;
      first = false;
    }
  }
  return printed;
}

}  // namespace tellings
