#include "render/explain.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "render/band_worth.h"
#include "render/story_spans.h"
#include "render/wording.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::size_t kAlternatives = 5;
constexpr std::size_t kRun = 4;        // words that chance seldom puts in one order
constexpr double kWorthTelling = 0.1;  // alternatives that share less are none

std::set<std::string> word_set(std::string_view text) {
  std::set<std::string> out;
  for (Word& word : split_words(text)) out.insert(std::move(word.folded));
  return out;
}

// Words in both over words in either.
double likeness(std::string_view a, std::string_view b) {
  const std::set<std::string> left = word_set(a);
  const std::set<std::string> right = word_set(b);
  const auto shared = static_cast<double>(
      std::ranges::count_if(left, [&](const std::string& word) { return right.contains(word); }));
  const double all = static_cast<double>(left.size() + right.size()) - shared;
  return all == 0 ? 0 : shared / all;
}

// Runs of kRun folded words, joined by blanks.
std::vector<std::string> runs_of(const std::vector<Word>& words) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) {
    std::string run;
    for (std::size_t k = i; k < i + kRun; ++k) run += words[k].folded + " ";
    out.push_back(std::move(run));
  }
  return out;
}

double share_of_runs(std::string_view from, std::string_view to) {
  const std::vector<std::string> source = runs_of(split_words(from));
  const std::set<std::string> known(source.begin(), source.end());
  const std::vector<Word> words = split_words(to);
  const std::vector<std::string> runs = runs_of(words);
  std::vector<bool> shared(words.size(), false);
  for (std::size_t i = 0; i < runs.size(); ++i)
    if (known.contains(runs[i])) std::fill_n(shared.begin() + static_cast<std::ptrdiff_t>(i), kRun, true);
  if (words.empty()) return 0;
  return static_cast<double>(std::ranges::count(shared, true)) / static_cast<double>(words.size());
}

void keep_best(std::vector<Alternative>& alternatives) {
  std::erase_if(alternatives, [](const Alternative& a) { return a.score < kWorthTelling; });
  std::ranges::stable_sort(alternatives, std::greater<>(), &Alternative::score);
  if (alternatives.size() > kAlternatives) alternatives.resize(kAlternatives);
}

// Takes in what `out` might have been told as, unless it is itself.
void weigh(Explanation& out, const std::string& id, std::string text, double score, std::string reason) {
  if (id != out.id) out.alternatives.push_back({id, std::move(text), score, std::move(reason)});
}

class Explainer {
 public:
  explicit Explainer(const StoryCollation& story) : story_(story), spans_(story) {}

  [[nodiscard]] Explanation of(const Utterance& utterance) const {
    Explanation out;
    out.id = utterance.id;
    out.kind = "quotation";
    out.text = utterance.speaker_name + ": " + utterance.text;
    out.judgement = "wording from " + story_.accounts[utterance.text_from]->id +
                    ", base: " + std::string(name_of(utterance.base)) + ", " +
                    counted(utterance.independent, "independent telling");
    Band weakest = Band::kClear;
    for (const Witness& witness : utterance.witnesses) {
      weakest = std::max(weakest, witness.band);
      out.evidence.push_back(
          place(witness.evidence, verdict_words(witness, utterance.base) + differences(witness)));
    }
    set_band(out, weakest);
    for (const Utterance& other : story_.utterances)
      weigh(out, other.id, other.speaker_name + ": " + other.text, likeness(other.text, utterance.text),
            "words in common: told as another saying");
    keep_best(out.alternatives);
    return out;
  }

  [[nodiscard]] Explanation of(const FigureGroup& group) const {
    Explanation out;
    out.id = group.id;
    out.kind = "figure";
    out.text = group.measure;
    out.judgement = verdict_words(group.verdict);
    if (!group.note.empty()) out.judgement += " (" + group.note + ")";
    for (const FigureReading& reading : group.readings)
      out.evidence.push_back(place(reading.evidence, reading_words(reading)));
    set_band(out, group.band);
    for (const FigureGroup& other : story_.figures) {
      const bool same_unit =
          !other.readings.empty() && other.readings.front().unit == group.readings.front().unit;
      if (same_unit)
        weigh(out, other.id, other.measure, likeness(other.measure, group.measure),
              "words of the measure in common, same unit: told as another measure");
    }
    keep_best(out.alternatives);
    return out;
  }

  [[nodiscard]] Explanation of(const Claim& claim) const {
    Explanation out;
    out.id = claim.id;
    out.kind = "claim";
    out.text = claim.text;
    out.judgement = support_words(claim);
    for (const ClaimEvidence& item : claim.evidence) {
      std::string note(name_of(item.stance));
      if (item.according_to_span)
        note +=
            ", according to " + std::string(spans_.printed({item.evidence.account, *item.according_to_span}));
      out.evidence.push_back(place(item.evidence, note));
    }
    for (const Claim& other : story_.claims)
      weigh(out, other.id, other.text, likeness(other.text, claim.text),
            "words in common: told as another statement");
    keep_best(out.alternatives);
    return out;
  }

  [[nodiscard]] Explanation of_pair(AccountIndex from, AccountIndex to) const {
    Explanation out;
    out.id = story_.accounts[from]->id + ":" + story_.accounts[to]->id;
    out.kind = "edge";
    out.text = story_.accounts[to]->id + " beside " + story_.accounts[from]->id;
    out.judgement = "nothing found that one has from the other";
    for (const Edge& edge : story_.stemma.edges) {
      const bool forward = edge.from == SourceRef{false, from} && edge.to == to;
      const bool backward = edge.from == SourceRef{false, to} && edge.to == from;
      if (forward || backward) explain_edge(edge, out);
      if (edge.to == to && !forward) out.alternatives.push_back(other_source(edge));
    }
    out.alternatives.push_back(shared_words(from, to));
    out.alternatives.push_back(shared_words(to, from));
    std::ranges::stable_sort(out.alternatives, std::greater<>(), &Alternative::score);
    return out;
  }

 private:
  [[nodiscard]] ExplainedPlace place(const Evidence& evidence, std::string note) const {
    const auto [start, end] = spans_.offsets(evidence);
    return {story_.accounts[evidence.account]->id, start, end, std::string(spans_.printed(evidence)),
            std::move(note)};
  }

  static void set_band(Explanation& out, Band band) {
    out.band = name_of(band);
    out.worth = band_worth(out.kind, out.band);
  }

  static std::string differences(const Witness& witness) {
    std::string out;
    for (const Edit& edit : witness.edits) {
      out += out.empty() ? ": " : "; ";
      out += std::string(name_of(edit.kind)) + " \"" + edit.from + "\" -> \"" + edit.to + "\"";
    }
    return out;
  }

  static std::string reading_words(const FigureReading& reading) {
    std::string out(name_of(reading.qualifier));
    if (!reading.holder.empty()) out += ", according to " + reading.holder;
    if (!reading.as_of.empty()) out += ", as of " + reading.as_of;
    return out;
  }

  void explain_edge(const Edge& edge, Explanation& out) const {
    out.judgement = story_.accounts[edge.to]->id + ": " + edge_words(edge) + "; score " +
                    two_digits(edge.score) + ", this way round " + two_digits(edge.direction_score);
    set_band(out, edge.band);
    for (const EdgeEvidence& item : edge.evidence) {
      if (item.from && !edge.from.hidden)
        out.evidence.push_back(
            place({edge.from.index, *item.from}, std::string(name_of(item.kind)) + ", source"));
      out.evidence.push_back(place({edge.to, item.to}, std::string(name_of(item.kind))));
    }
  }

  static std::string two_digits(double score) {
    const auto percent = std::lround(score * 100);
    return percent == 100 ? "1" : std::string("0.") + (percent < 10 ? "0" : "") + std::to_string(percent);
  }

  [[nodiscard]] Alternative other_source(const Edge& edge) const {
    const std::string id =
        edge.from.hidden ? story_.stemma.hidden[edge.from.index].id : story_.accounts[edge.from.index]->id;
    const std::string text = edge.from.hidden ? story_.stemma.hidden[edge.from.index].label
                                              : story_.accounts[edge.from.index]->title;
    return {id, text, edge.score,
            "another source of " + story_.accounts[edge.to]->id + ": " + edge_words(edge)};
  }

  [[nodiscard]] Alternative shared_words(AccountIndex from, AccountIndex to) const {
    const std::string id = story_.accounts[from]->id;
    const std::string target = story_.accounts[to]->id;
    return {id + ":" + target, "", share_of_runs(story_.accounts[from]->text, story_.accounts[to]->text),
            "share of the words of " + target + " that stand in runs of four that " + id + " has too"};
  }

  const StoryCollation& story_;
  StorySpans spans_;
};

// 2 for "q3" and 'q'; nothing where the id has another form.
std::optional<std::size_t> place_in(std::string_view id, char letter) {
  if (id.size() < 2 || id.front() != letter) return std::nullopt;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), number);
  if (error != std::errc() || end != id.data() + id.size() || number == 0) return std::nullopt;
  return number - 1;
}

template <typename T>
std::optional<Explanation> find_in(const Collation& collation, std::string_view id, char letter,
                                   const std::vector<T> StoryCollation::* list) {
  for (const StoryCollation& story : collation.stories)
    for (const T& item : story.*list)
      if (item.id == id) return Explainer(story).of(item);
  auto place = place_in(id, letter);
  for (const StoryCollation& story : collation.stories) {
    if (!place) break;
    if (*place < (story.*list).size()) return Explainer(story).of((story.*list)[*place]);
    *place -= (story.*list).size();
  }
  return std::nullopt;
}

// An id may hold a colon of its own: every one is tried.
std::optional<Explanation> find_pair(const Collation& collation, std::string_view id) {
  for (std::size_t colon = id.find(':'); colon != std::string_view::npos; colon = id.find(':', colon + 1)) {
    for (const StoryCollation& story : collation.stories) {
      const auto index_of = [&](std::string_view name) {
        return std::ranges::find_if(story.accounts,
                                    [&](const auto& account) { return account->id == name; }) -
               story.accounts.begin();
      };
      const auto from = static_cast<std::size_t>(index_of(id.substr(0, colon)));
      const auto to = static_cast<std::size_t>(index_of(id.substr(colon + 1)));
      if (from != to && from < story.accounts.size() && to < story.accounts.size())
        return Explainer(story).of_pair(static_cast<AccountIndex>(from), static_cast<AccountIndex>(to));
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Explanation> explain(const Collation& collation, std::string_view id) {
  if (auto found = find_in(collation, id, 'q', &StoryCollation::utterances)) return found;
  if (auto found = find_in(collation, id, 'f', &StoryCollation::figures)) return found;
  if (auto found = find_in(collation, id, 'c', &StoryCollation::claims)) return found;
  return find_pair(collation, id);
}

}  // namespace tellings
