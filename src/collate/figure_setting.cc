#include "collate/figure_setting.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "base/lexicon.h"
#include "collate/data.h"

namespace tellings {
namespace {

constexpr std::size_t kClose = 4;
constexpr std::size_t kNear = 8;
constexpr double kTopicReach = 9;  // words between a number and the word that tells its topic
constexpr std::size_t kNameReach = 6;
constexpr std::uint32_t kAntecedentReach = 2;  // sentences

// Which topic a stem belongs to, for the words of this story.
class Topics {
 public:
  explicit Topics(const Story& story) {
    std::unordered_map<std::string_view, std::string_view> topic_of;
    for (const auto& row : read_table(collate_data::kFigureTopics)) {
      std::string_view forms = row[1];
      while (!forms.empty()) {
        const std::size_t bar = std::min(forms.find('|'), forms.size());
        topic_of.try_emplace(forms.substr(0, bar), row[0]);
        forms.remove_prefix(std::min(bar + 1, forms.size()));
      }
    }
    for (AccountIndex account = 0; account < story.size(); ++account) {
      for (const Token& token : story.document(account).tokens) {
        if (const auto found = topic_of.find(token.lemma); found != topic_of.end())
          at_[{account, token.span.begin}] = found->second;
      }
    }
    of_ = std::move(topic_of);
  }

  [[nodiscard]] std::optional<std::string_view> of(std::string_view lemma) const {
    const auto found = of_.find(lemma);
    return found == of_.end() ? std::nullopt : std::optional(found->second);
  }

  [[nodiscard]] std::optional<std::string_view> at(AccountIndex account, std::uint32_t byte) const {
    const auto found = at_.find({account, byte});
    return found == at_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::map<std::pair<AccountIndex, std::uint32_t>, std::string_view> at_;
  std::unordered_map<std::string_view, std::string_view> of_;
};

class SettingReader {
 public:
  explicit SettingReader(const Story& story)
      : story_(story), topics_(story), cues_(read_word_set(collate_data::kFigureCues)) {
    for (AccountIndex account = 0; account < story.size(); ++account)
      trees_.emplace_back(story.document(account));
  }

  FigureSetting read(AccountIndex account, std::uint32_t index) const {
    const Figure& figure = story_.notes[account].figures[index];
    FigureSetting out;
    out.account = account;
    out.index = index;
    out.sentence = figure.sentence;
    out.number = comparable(figure);
    out.unit = figure.unit;
    const Document& document = story_.document(account);
    const ByteSpan sentence = span_of(document, document.sentences[figure.sentence]);
    read_words(figure, sentence, out);
    out.sentence_words = words_of(story_, account, sentence);
    out.around = out.near;
    if (figure.sentence > 0) add_sentence_before(account, figure.sentence - 1, out.around);
    out.counted = words_of(story_, account, figure.concept_span);
    out.nearest = nearest_name(account, figure, sentence);
    if (!document.tokens.empty()) out.grammar = read_figure_grammar(trees_[account], figure);
    read_core_topics(out);
    out.holder = holder_of(account, figure, out.grammar);
    return out;
  }

 private:
  void read_words(const Figure& figure, ByteSpan sentence, FigureSetting& out) const {
    const auto all = story_.words.of(out.account);
    const auto [first, last] = story_.words.within(out.account, sentence);
    const auto [from, to] = story_.words.within(out.account, figure.number);
    std::map<std::string_view, double> topics;
    for (std::size_t i = first; i < last; ++i) {
      if (i >= from && i < to) continue;
      const std::size_t distance = i < from ? from - i : i + 1 - to;
      const auto folded = story_.words.text(all[i].form);
      out.set_against = out.set_against || cues_.contains(folded);
      if (const auto topic = topics_.at(out.account, all[i].span.begin)) {
        const double reach =
            static_cast<double>(distance) * (i < from ? 1.3 : 1.0);  // what is counted mostly follows
        const auto [found, fresh] = topics.try_emplace(*topic, reach);
        if (!fresh) found->second = std::min(found->second, reach);
      }
      if (!story_.words.is_content(all[i].form) || story_.words.is_number(all[i].form)) continue;
      out.near.emplace_back(all[i].stem, distance <= kClose ? 1.0F : distance <= kNear ? 0.6F : 0.25F);
      if (i >= to && distance <= kClose && out.after.size() < 2) out.after.push_back(all[i].stem);
      if (i < from && distance <= kClose) out.before.push_back(all[i].stem);
    }
    if (out.before.size() > 2) out.before.erase(out.before.begin(), out.before.end() - 2);
    settle(out.near);
    double best = kTopicReach;
    for (const auto& [topic, reach] : topics) {
      if (reach > kTopicReach) continue;
      out.topics.push_back(topic);
      if (!out.topic || reach < best) out.topic = topic, best = reach;
    }
  }

  // What the grammar ties to the number tells its topic better than what merely stands near.
  void read_core_topics(FigureSetting& out) const {
    std::vector<std::string_view> found;
    if (const auto topic = topics_.of(out.grammar.head)) found.push_back(*topic);
    for (const std::string_view word : out.grammar.core)
      if (const auto topic = topics_.of(word)) found.push_back(*topic);
    if (found.empty()) return;
    out.topic = found.back();
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    out.topics = std::move(found);
  }

  void add_sentence_before(AccountIndex account, std::uint32_t sentence, WordBag& bag) const {
    const Document& document = story_.document(account);
    for (const auto& [stem, weight] :
         words_of(story_, account, span_of(document, document.sentences[sentence])))
      bag.emplace_back(stem, 0.25F);
    settle(bag);
  }

  std::optional<EntityIndex> nearest_name(AccountIndex account, const Figure& figure,
                                          ByteSpan sentence) const {
    std::optional<EntityIndex> nearest;
    std::size_t best = kNameReach + 1;
    const auto [from, to] = story_.words.within(account, figure.number);
    const std::vector<Name>& names = story_.notes[account].names;
    for (NameIndex name = 0; name < names.size(); ++name) {
      for (const Mention& mention : names[name].mentions) {
        if (!sentence.contains(mention.span)) continue;
        const auto [first, last] = story_.words.within(account, mention.span);
        const std::size_t distance = last <= from ? from - last : first >= to ? first - to : 0;
        if (distance < best) nearest = story_.entity_of(account, name), best = distance;
      }
    }
    return nearest;
  }

  // The subject of the number's own verb goes before the speaker of the quotation around it: "she said the
  // union counts 52".
  std::string_view holder_of(AccountIndex account, const Figure& figure, const FigureGrammar& grammar) const {
    const Notes& notes = story_.notes[account];
    if (grammar.teller) return entity_or_words(account, *grammar.teller);
    if (figure.holder) return story_.entities.entities[story_.entity_of(account, *figure.holder)].name;
    for (const Quote& quote : notes.quotes)
      for (const ByteSpan& piece : quote.content)
        if (piece.contains(figure.number))
          return quote.speaker ? std::string_view(
                                     story_.entities.entities[story_.entity_of(account, *quote.speaker)].name)
                               : quote.speaker_name;
    return figure.according_to ? figure.according_to->in(document_text(account)) : std::string_view();
  }

  // The name of the entity that the words name, else the words.
  std::string_view entity_or_words(AccountIndex account, ByteSpan words) const {
    const auto found = story_.entities_in(account, words);
    return found.empty() ? words.in(document_text(account))
                         : std::string_view(story_.entities.entities[found.front()].name);
  }

  [[nodiscard]] std::string_view document_text(AccountIndex account) const {
    return story_.account(account).text;
  }

  const Story& story_;
  std::vector<Tree> trees_;  // [account]
  Topics topics_;
  std::unordered_set<std::string_view> cues_;
};

}  // namespace

namespace {

// "Police say 17 people were arrested. The union says 43": 43 counts what 17 counts. The nearest figure
// before it of the same dimension that is not the whole of another; one that is elliptical itself hands on
// what it has.
void lean_on_antecedent(std::vector<FigureSetting>& settings, std::uint32_t at) {
  FigureSetting& later = settings[at];
  if (!later.grammar.elliptical) return;
  for (std::uint32_t i = at; i-- > 0;) {
    const FigureSetting& earlier = settings[i];
    if (earlier.account != later.account || earlier.sentence + kAntecedentReach < later.sentence) return;
    if (earlier.grammar.whole || earlier.number.dimension != later.number.dimension) continue;
    later.antecedent = i;
    later.grammar.head = earlier.grammar.head;
    if (later.grammar.core.empty()) later.grammar.core = earlier.grammar.core;
    later.topic = earlier.topic;
    later.topics = earlier.topics;
    return;
  }
}

}  // namespace

std::vector<FigureSetting> figure_settings(const Story& story) {
  const SettingReader reader(story);
  std::vector<FigureSetting> out;
  for (AccountIndex account = 0; account < story.size(); ++account)
    for (std::uint32_t i = 0; i < story.notes[account].figures.size(); ++i) {
      if (story.notes[account].figures[i].minor) continue;
      out.push_back(reader.read(account, i));
      lean_on_antecedent(out, static_cast<std::uint32_t>(out.size() - 1));
    }
  return out;
}

}  // namespace tellings
