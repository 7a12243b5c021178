#include "collate/claim_units.h"

#include <algorithm>
#include <optional>

#include "annotate/dateline.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::size_t kContentOfClause = 4;  // content words that a clause needs to stand alone
constexpr std::uint32_t kShownWords = 45;    // longer evidence is no longer a place to look at

// Personal pronouns of the third person lean on a name; "we" and "I" stand in quotations and point at their
// speaker.
bool leans_on_a_name(const Token& token) {
  return token.pos == Pos::kPron && (token.tag == "PRP" || token.tag == "PRP$") && token.lemma != "I" &&
         token.lemma != "i" && token.lemma != "we" && token.lemma != "you" && token.lemma != "my" &&
         token.lemma != "our" && token.lemma != "your";
}

ByteSpan meet(ByteSpan a, ByteSpan b) {
  return a.overlaps(b) ? ByteSpan{std::max(a.begin, b.begin), std::min(a.end, b.end)} : ByteSpan{};
}

bool is_verb(const Token& token) { return token.pos == Pos::kVerb || token.pos == Pos::kAux; }

// "STAVHOLM, Norway (BP) --" that the splitter has cut off from what it opens.
bool is_bare_dateline(const Tree& tree, const Sentence& sentence) {
  const std::string_view last = tree.text(sentence.end - 1);
  const bool dash = last == "--" || (!last.empty() && is_dash(decode_at(last, 0).code_point));
  for (TokenIndex t = sentence.begin; dash && t < sentence.end; ++t)
    if (is_verb(tree[t])) return false;
  return dash;
}

// The words of a sentence that tell something; empty where it is a dateline alone.
ByteSpan without_dateline(const Tree& tree, const Sentence& sentence) {
  if (sentence.begin == sentence.end || is_bare_dateline(tree, sentence)) return {};
  return tree.span({past_dateline(tree, sentence.begin), sentence.end});
}

class UnitReader {
 public:
  UnitReader(const Story& story, AccountIndex account)
      : story_(story), account_(account), document_(story.document(account)), notes_(story.notes[account]) {}

  std::vector<ClaimUnit> read() const {
    std::vector<ClaimUnit> out;
    const Tree tree(document_);
    std::vector<std::vector<std::size_t>> statements(document_.sentences.size());
    for (std::size_t i = 0; i < notes_.statements.size(); ++i)
      statements[notes_.statements[i].sentence].push_back(i);
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      if (is_furniture(story_.account(account_).paragraphs[document_.sentences[s].paragraph].role)) continue;
      const ByteSpan telling = without_dateline(tree, document_.sentences[s]);
      if (telling.empty()) continue;
      std::vector<std::size_t> standing;
      for (const std::size_t i : statements[s])
        if (words_of(story_, account_, notes_.statements[i].span, true).size() >= kContentOfClause)
          standing.push_back(i);
      if (standing.size() >= 2) {
        for (const std::size_t i : standing)
          add(unit(s, meet(notes_.statements[i].span, telling), &notes_.statements[i]), out);
      } else {
        const Statement* first = statements[s].empty() ? nullptr : &notes_.statements[statements[s].front()];
        add(unit(s, telling, first), out);
      }
    }
    return out;
  }

  ClaimUnit read(std::uint32_t first, std::uint32_t last) const {
    ClaimUnit out = unit(
        first,
        hull(span_of(document_, document_.sentences[first]), span_of(document_, document_.sentences[last])),
        nullptr);
    out.shown = out.clause;
    out.finite = true;
    return out;
  }

 private:
  static void add(ClaimUnit unit, std::vector<ClaimUnit>& out) {
    if (unit.words.size() >= 2) out.push_back(std::move(unit));
  }

  [[nodiscard]] std::uint32_t count(ByteSpan span) const {
    return count_words(span.in(document_.account->text));
  }

  ClaimUnit unit(std::uint32_t s, ByteSpan clause, const Statement* statement) const {
    ClaimUnit out;
    out.account = account_;
    out.sentence = s;
    out.clause = clause;
    out.words = words_of(story_, account_, clause, true);
    out.names = story_.entities_in(account_, clause);
    for (std::uint32_t i = 0; i < notes_.figures.size(); ++i)
      if (clause.contains(notes_.figures[i].number)) out.figures.push_back(i);
    out.place = static_cast<double>(s) / static_cast<double>(document_.sentences.size());
    out.word_count = count(clause);
    out.leans = leans(s);
    out.shown = shown(s, clause, out.leans);
    read_quotes(clause, out);
    if (statement != nullptr) read_statement(*statement, out);
    return out;
  }

  void read_statement(const Statement& statement, ClaimUnit& out) const {
    out.finite = true;
    if (statement.certainty == Certainty::kHedged) out.stance = Stance::kHedges;
    if (!out.holder.empty() || (!statement.holder && !statement.according_to)) return;
    out.holder_span = statement.according_to;
    out.holder = statement.holder ? name_of_holder(*statement.holder)
                                  : std::string(statement.according_to->in(document_.account->text));
  }

  [[nodiscard]] std::string name_of_holder(NameIndex name) const {
    return story_.entities.entities[story_.entity_of(account_, name)].id;
  }

  void read_quotes(ByteSpan clause, ClaimUnit& out) const {
    std::uint32_t quoted = 0;
    for (const Quote& quote : notes_.quotes) {
      std::uint32_t inside = 0;
      for (const ByteSpan& piece : quote.content)
        if (piece.overlaps(clause))
          inside += std::min(piece.end, clause.end) - std::max(piece.begin, clause.begin);
      if (inside == 0) continue;
      if (quote.kind == QuoteKind::kIndirect) {
        out.reported = true;
      } else {
        quoted += inside;
      }
      if (out.holder.empty() && inside * 2 > clause.size()) {
        out.holder = quote.speaker ? name_of_holder(*quote.speaker) : quote.speaker_name;
        out.holder_span = quote.source;
      }
    }
    out.quoted = clause.empty() ? 0 : static_cast<double>(quoted) / static_cast<double>(clause.size());
  }

  [[nodiscard]] bool leans(std::uint32_t s) const {
    bool named = false;
    for (TokenIndex t = document_.sentences[s].begin; t < document_.sentences[s].end; ++t) {
      if (leans_on_a_name(document_.tokens[t])) return true;
      named = named || document_.tokens[t].pos == Pos::kPropn;
    }
    return !named;
  }

  [[nodiscard]] ByteSpan shown(std::uint32_t s, ByteSpan clause, bool leans) const {
    const ByteSpan sentence = span_of(document_, document_.sentences[s]);
    if (count(sentence) > kShownWords) return clause;
    if (!leans || s == 0) return sentence;
    const ByteSpan with_before = hull(span_of(document_, document_.sentences[s - 1]), sentence);
    const bool beside = document_.sentences[s].paragraph <= document_.sentences[s - 1].paragraph + 1;
    return beside && count(with_before) <= kShownWords ? with_before : sentence;
  }

  const Story& story_;
  AccountIndex account_;
  const Document& document_;
  const Notes& notes_;
};

}  // namespace

std::vector<ClaimUnit> claim_units(const Story& story) {
  std::vector<ClaimUnit> out;
  for (AccountIndex account = 0; account < story.size(); ++account) {
    if (!story.counted(account)) continue;
    for (ClaimUnit& unit : UnitReader(story, account).read()) out.push_back(std::move(unit));
  }
  return out;
}

ClaimUnit unit_of_sentences(const Story& story, AccountIndex account, std::uint32_t first,
                            std::uint32_t last) {
  return UnitReader(story, account).read(first, last);
}

}  // namespace tellings
