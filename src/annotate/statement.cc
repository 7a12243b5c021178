#include "annotate/statement.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "annotate/data.h"
#include "annotate/figure_context.h"
#include "annotate/lexicons.h"
#include "base/lexicon.h"
#include "text/ascii.h"

namespace tellings {
namespace {

struct Hedges {
  std::unordered_set<std::string_view> aux;
  std::unordered_set<std::string_view> adverb;
  std::unordered_set<std::string_view> verb;
};

const Hedges& hedges() {
  static const Hedges kHedges = [] {
    Hedges hedges;
    for (const auto& entry : read_table(annotate_data::kHedges))
      (entry[1] == "aux" ? hedges.aux : entry[1] == "adverb" ? hedges.adverb : hedges.verb).insert(entry[0]);
    return hedges;
  }();
  return kHedges;
}

bool is_subject(std::string_view dep) {
  return dep == "nsubj" || dep == "nsubjpass" || dep == "csubj" || dep == "expl";
}

// A clause of its own, told apart from the one that it hangs under.
bool opens_clause(const Token& token) {
  if (token.pos != Pos::kVerb && token.pos != Pos::kAux) return false;
  const auto dep = token.dep;
  return dep == "ROOT" || dep == "ccomp" || dep == "conj" || dep == "advcl" || dep == "relcl" ||
         dep == "parataxis" || dep == "csubj";
}

bool negates(std::string_view lemma) {
  return lemma == "no" || lemma == "none" || lemma == "nobody" || lemma == "nothing" || lemma == "neither" ||
         lemma == "never";
}

class Clause {
 public:
  Clause(const Tree& tree, TokenIndex predicate) : tree_(tree), predicate_(predicate) {}

  // The subject of the predicate, or of the one that it is joined to.
  std::optional<TokenIndex> subject() const {
    TokenIndex at = predicate_;
    for (int steps = 0; steps < 4; ++steps) {
      for (const TokenIndex child : tree_.children(at))
        if (is_subject(tree_[child].dep)) return child;
      if (tree_[at].dep == "relcl") return tree_[at].head;
      if (tree_[at].dep != "conj" || tree_[at].head == at) return std::nullopt;
      at = tree_[at].head;
    }
    return std::nullopt;
  }

  std::optional<TokenIndex> object() const {
    for (const std::string_view dep : {"dobj", "attr", "acomp", "oprd", "agent"}) {
      const TokenIndex child = tree_.child(predicate_, dep);
      if (child != tree_.size()) return child;
    }
    return std::nullopt;
  }

  // "be dead" is "dead": the copula says nothing.
  std::string lemma() const {
    if (tree_[predicate_].lemma == "be") {
      for (const std::string_view dep : {"acomp", "attr"})
        if (const TokenIndex child = tree_.child(predicate_, dep); child != tree_.size())
          return lower_ascii(tree_[child].lemma);
    }
    std::string lemma = lower_ascii(tree_[predicate_].lemma);
    if (const TokenIndex particle = tree_.child(predicate_, "prt"); particle != tree_.size())
      lemma += " " + lower_ascii(tree_.text(particle));
    return lemma;
  }

  // What hangs under the predicate but for clauses of their own and the marks around.
  ByteSpan span() const {
    ByteSpan span = tree_[predicate_].span;
    for (const TokenIndex child : tree_.children(predicate_)) {
      const auto dep = tree_[child].dep;
      if (dep == "punct" || dep == "cc" || dep == "mark" || dep == "intj" ||
          (opens_clause(tree_[child]) && dep != "csubj"))
        continue;
      span = hull(span, tree_.span(tree_.subtree(child)));
    }
    return span;
  }

  Polarity polarity() const {
    for (const TokenIndex child : tree_.children(predicate_)) {
      const Token& token = tree_[child];
      if (token.dep == "neg" || negates(lower_ascii(token.lemma))) return Polarity::kNegated;
      if (token.dep != "nsubj" && token.dep != "nsubjpass" && token.dep != "dobj" && token.dep != "attr")
        continue;
      for (const TokenIndex inner : tree_.children(child))
        if (tree_[inner].dep == "det" && negates(lower_ascii(tree_[inner].lemma))) return Polarity::kNegated;
    }
    return Polarity::kAffirmed;
  }

  Certainty certainty() const {
    for (const TokenIndex child : tree_.children(predicate_)) {
      const Token& token = tree_[child];
      const std::string lemma = lower_ascii(token.lemma);
      if (token.dep == "aux" && hedges().aux.contains(lemma)) return Certainty::kHedged;
      if (token.dep == "advmod" && hedges().adverb.contains(lemma)) return Certainty::kHedged;
    }
    if (hedges().verb.contains(lower_ascii(tree_[predicate_].lemma)) && tree_.has_child(predicate_, "xcomp"))
      return Certainty::kHedged;
    const Token& token = tree_[predicate_];
    const bool under = token.dep == "ccomp" || token.dep == "xcomp";
    if (under && token.head != predicate_ && hedges().verb.contains(lower_ascii(tree_[token.head].lemma)))
      return Certainty::kHedged;
    return Certainty::kAsserted;
  }

  Tense tense() const {
    for (const TokenIndex child : tree_.children(predicate_)) {
      const Token& token = tree_[child];
      if (token.dep != "aux" && token.dep != "auxpass") continue;
      const auto lemma = token.lemma;
      if (lemma == "will" || lemma == "shall" || lemma == "'ll" || lemma == "’ll") return Tense::kFuture;
      if (token.tag == "VBD" || lemma == "have") return Tense::kPast;
    }
    const auto tag = tree_[predicate_].tag;
    return tag == "VBD" || tag == "VBN" ? Tense::kPast : Tense::kPresent;
  }

 private:
  const Tree& tree_;
  TokenIndex predicate_;
};

// The quotation whose words hold this byte.
const Quote* quote_at(const Notes& notes, std::uint32_t byte) {
  for (const Quote& quote : notes.quotes)
    for (const ByteSpan& piece : quote.content)
      if (piece.contains(byte)) return &quote;
  return nullptr;
}

std::optional<NameIndex> name_in(const Notes& notes, ByteSpan span) {
  for (NameIndex i = 0; i < notes.names.size(); ++i)
    for (const Mention& mention : notes.names[i].mentions)
      if (span.contains(mention.span)) return i;
  return std::nullopt;
}

struct Attribution {
  std::optional<ByteSpan> according_to;
  std::optional<NameIndex> holder;
};

Attribution attribution_of(const Tree& tree, const Notes& notes, TokenIndex token) {
  Attribution attribution;
  if (const Quote* quote = quote_at(notes, tree[token].span.begin);
      quote != nullptr && (quote->source || quote->speaker)) {
    attribution.according_to = quote->source;
    attribution.holder = quote->speaker;
    return attribution;
  }
  attribution.according_to = holder_of(tree, token);
  if (attribution.according_to) attribution.holder = name_in(notes, *attribution.according_to);
  return attribution;
}

template <typename Items, typename SpanOf>
std::vector<std::uint32_t> within(const Items& items, ByteSpan span, SpanOf span_of) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < items.size(); ++i)
    if (span.contains(span_of(items[i]))) found.push_back(i);
  return found;
}

// A verb of saying that introduces a clause or a quotation: what is said is the statement.
bool is_cue(const Tree& tree, TokenIndex predicate) {
  const auto frames = Lexicons::get().cue(lower_ascii(tree[predicate].lemma));
  if ((frames & kTakesClause) == 0) return false;
  return tree.has_child(predicate, "ccomp") || tree[predicate].dep == "parataxis";
}

}  // namespace

std::vector<Statement> find_statements(const Tree& tree, const Notes& notes) {
  std::vector<Statement> statements;
  for (TokenIndex i = 0; i < tree.size(); ++i) {
    if (!opens_clause(tree[i]) || is_cue(tree, i)) continue;
    const Clause clause(tree, i);
    const auto subject = clause.subject();
    if (!subject) continue;
    Statement statement;
    statement.span = clause.span();
    statement.sentence = tree[i].sentence;
    statement.predicate = i;
    statement.lemma = clause.lemma();
    statement.subject = tree.span(tree.subtree(*subject));
    if (tree[i].dep == "relcl") statement.subject = tree[*subject].span;
    if (const auto object = clause.object()) statement.object = tree.span(tree.subtree(*object));
    statement.polarity = clause.polarity();
    statement.certainty = clause.certainty();
    statement.tense = clause.tense();
    const Attribution attribution = attribution_of(tree, notes, i);
    statement.according_to = attribution.according_to;
    statement.holder = attribution.holder;
    for (NameIndex n = 0; n < notes.names.size(); ++n) {
      const auto& mentions = notes.names[n].mentions;
      if (std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
            return statement.span.contains(m.span) || statement.subject->contains(m.span);
          }))
        statement.names.push_back(n);
    }
    statement.figures = within(notes.figures, hull(statement.span, *statement.subject),
                               [](const Figure& f) { return f.number; });
    statement.times = within(notes.times, statement.span, [](const TimeRef& t) { return t.span; });
    statements.push_back(std::move(statement));
  }
  std::stable_sort(statements.begin(), statements.end(),
                   [](const Statement& a, const Statement& b) { return a.span < b.span; });
  return statements;
}

void attribute_figures(const Tree& tree, Notes& notes) {
  for (Figure& figure : notes.figures) {
    const TokenIndex token = tree.token_from(figure.number.begin);
    if (token >= tree.size()) continue;
    const Attribution attribution = attribution_of(tree, notes, token);
    figure.according_to = attribution.according_to;
    figure.holder = attribution.holder;
  }
}

}  // namespace tellings
