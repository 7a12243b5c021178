#include <algorithm>
#include <limits>
#include <map>

#include "store/layout.h"
#include "store/writer_accounts.h"
#include "text/fold.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::size_t kLongestThing = 12;  // words kept of what a figure counts

std::string joined(const std::vector<ByteSpan>& pieces, std::string_view text) {
  std::string out;
  for (const ByteSpan piece : pieces) out.append(out.empty() ? "" : " ").append(piece.in(text));
  return out;
}

class NotesInserter {
 public:
  NotesInserter(Writer& writer, AccountKey key, const Notes& notes)
      : db_(writer.db), writer_(writer), key_(key), notes_(notes), text_(notes.document->account->text) {}

  void insert() {
    std::int64_t item = first_item_of(key_);
    const std::int64_t end = item + kItemsOfAccount;
    for (const Quote& quote : notes_.quotes)
      if (quote.saying && item < end) insert_quote(item++, quote);
    item = first_item_of(key_);
    for (const Figure& figure : notes_.figures)
      if (!figure.minor && item < end) insert_figure(item++, figure);
    insert_names();
  }

 private:
  void insert_quote(std::int64_t key, const Quote& quote) {
    const std::string words = joined(quote.content, text_);
    db_.prepare("INSERT INTO quotation VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(key)
        .bind(name_of(quote.kind))
        .bind(words)
        .bind(quote.speaker_name)
        .bind(name_of(quote.occasion))
        .bind(spans_json(quote.content))
        .bind(writer_.engine)
        .run();
    db_.prepare("INSERT INTO quotation_search (rowid, words, speaker) VALUES (?, ?, ?)")
        .bind(key)
        .bind(words)
        .bind(quote.speaker_name)
        .run();
  }

  // The words that say what is counted, each once: as printed, as a noun, and what it is said of.
  [[nodiscard]] std::string thing_of(const Figure& figure) const {
    std::vector<std::string> words;
    const auto add = [&words](std::string_view text) {
      for (Word& word : split_words(text)) {
        if (words.size() < kLongestThing && std::find(words.begin(), words.end(), word.folded) == words.end())
          words.push_back(std::move(word.folded));
      }
    };
    add(figure.concept_span.in(text_));
    add(figure.counted);
    for (const std::string& lemma : figure.concept_lemmas) add(lemma);
    for (const ByteSpan about : figure.about) add(about.in(text_));
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
  }

  void insert_figure(std::int64_t key, const Figure& figure) {
    const double infinite = std::numeric_limits<double>::infinity();
    // "about" and the like have no bounds: the value stands for them. "at least 14" is found by 14, not
    // by 90.
    const double least = figure.value ? *figure.value : figure.low.value_or(-infinite);
    const double most = figure.value ? *figure.value : figure.high.value_or(infinite);
    const std::string thing = thing_of(figure);
    Query row = db_.prepare("INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    row.bind(key).bind(figure.span.begin).bind(figure.span.end).bind(figure.span.in(text_)).bind(thing);
    row.bind(figure.value).bind(figure.low).bind(figure.high).bind(least).bind(most);
    row.bind(figure.unit).bind(name_of(figure.qualifier)).bind(figure.as_of);
    row.bind(figure.holder ? notes_.names[*figure.holder].name : std::string()).bind(writer_.engine).run();
    db_.prepare("INSERT INTO figure_search (rowid, thing, unit) VALUES (?, ?, ?)")
        .bind(key)
        .bind(thing)
        .bind(figure.unit)
        .run();
  }

  void insert_names() {
    struct Found {
      std::string name;
      std::vector<ByteSpan> mentions;
    };
    std::map<std::pair<std::string, std::string_view>, Found> found;  // several names may be one as compared
    for (const Name& name : notes_.names) {
      Found& one = found[{fold_name(name.name), name_of(name.kind)}];
      if (one.name.empty()) one.name = name.name;
      for (const Mention& mention : name.mentions)
        if (mention.kind < MentionKind::kPronoun) one.mentions.push_back(mention.span);
    }
    for (const auto& [compared, one] : found) {
      if (compared.first.empty() || one.mentions.empty()) continue;
      db_.prepare("INSERT OR IGNORE INTO naming VALUES (?, ?, ?, ?)")
          .bind(name_key(compared.first, compared.second, one.name))
          .bind(key_)
          .bind(spans_json(one.mentions))
          .bind(writer_.engine)
          .run();
    }
  }

  // Of the name as compared, which from now on one account more has.
  std::int64_t name_key(const std::string& folded, std::string_view kind, const std::string& name) {
    Query row = db_.prepare(
        "INSERT INTO name (folded, kind, name, accounts) VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET "
        "accounts = accounts + 1 RETURNING key, accounts");
    row.bind(folded).bind(kind).bind(name);
    if (!row.step()) return 0;
    const std::int64_t key = row.integer(0);
    const bool fresh = row.integer(1) == 1;
    while (row.step()) {
    }
    if (fresh) db_.prepare("INSERT INTO name_search (rowid, name) VALUES (?, ?)").bind(key).bind(name).run();
    return key;
  }

  Connection& db_;
  Writer& writer_;
  AccountKey key_;
  const Notes& notes_;
  std::string_view text_;
};

}  // namespace

void put_notes(Writer& writer, AccountKey key, const Notes& notes) {
  NotesInserter(writer, key, notes).insert();
}

}  // namespace tellings
