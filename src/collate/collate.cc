#include "collate/collate.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/hash.h"
#include "collate/claims.h"
#include "collate/entities.h"
#include "collate/figure_groups.h"
#include "collate/hidden_sources.h"
#include "collate/quote_groups.h"
#include "collate/stemma.h"
#include "collate/timeline.h"
#include "collate/utterances.h"

namespace tellings {
namespace {

SentenceTable sentence_table(const Document& document, const SentenceVectors& vectors) {
  SentenceTable table;
  table.dimensions = vectors.dims();
  for (const Sentence& sentence : document.sentences) {
    const Vector vector =
        vectors.embed(document.span(sentence.begin, sentence.end).in(document.account->text));
    table.values.insert(table.values.end(), vector.begin(), vector.end());
  }
  return table;
}

std::vector<bool> counted_accounts(const Story& story) {
  std::vector<bool> counted(story.size());
  for (AccountIndex a = 0; a < story.size(); ++a) counted[a] = story.counted(a);
  return counted;
}

// The headline of the earliest counted account that has one and is no machine's.
std::string title_of(const Story& story) {
  for (AccountIndex a = 0; a < story.size(); ++a) {
    if (story.counted(a) && !story.independence.machine_rewritten(a) && !story.account(a).title.empty())
      return story.account(a).title;
  }
  return {};
}

std::string language_of(const Story& story) {
  std::map<std::string, std::size_t> votes;
  for (AccountIndex a = 0; a < story.size(); ++a) ++votes[story.account(a).language];
  const auto most = std::max_element(votes.begin(), votes.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == votes.end() ? std::string() : most->first;
}

}  // namespace

ReadStory read_story(std::vector<Notes> notes, const SentenceVectors* vectors) {
  ReadStory read;
  Story& story = read.story;
  story.notes = std::move(notes);
  story.standing = standings(story.notes);
  story.vocabulary = vectors;
  for (const Notes& of_account : story.notes) {
    story.occasions.push_back(occasions_of(of_account));
    story.words.add(*of_account.document->account);
    if (vectors != nullptr) story.vectors.push_back(sentence_table(*of_account.document, *vectors));
  }
  story.entities = resolve_entities(story.notes);
  story.stemma = build_stemma(story);
  story.entities = resolve_entities(story);
  const std::vector<QuotePart> parts = quote_parts(story);
  const QuoteGrouping grouping = group_quotes(story, parts);
  story.stemma = with_hidden_sources(story, parts, grouping);
  story.independence = Independence(story.stemma, counted_accounts(story));
  read.utterances = make_utterances(story, parts, grouping);
  return read;
}

StoryCollation collate_story(std::vector<Notes> notes, const SentenceVectors* vectors,
                             const CollateSettings& settings) {
  StoryCollation collation;
  if (notes.empty()) return collation;
  auto [story, utterances] = read_story(std::move(notes), vectors);
  story.tuning = settings.tuning;
  story.log = settings.log;
  collation.id = short_id("s", hash64(story.account(0).text));
  collation.title = title_of(story);
  collation.language = language_of(story);
  for (AccountIndex a = 0; a < story.size(); ++a) {
    collation.accounts.push_back(story.document(a).account);
    collation.read.push_back({!story.document(a).tokens.empty()});
  }
  collation.figures = group_figures(story);
  collation.claims = find_claims(story, collation.figures, utterances);
  collation.timeline = build_timeline(story, collation.claims);
  collation.entities = std::move(story.entities.entities);
  collation.utterances = std::move(utterances);
  collation.stemma = std::move(story.stemma);
  return collation;
}

}  // namespace tellings
