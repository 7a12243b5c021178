#include <array>
#include <charconv>
#include <optional>

#include "base/csv.h"
#include "render/exports.h"
#include "render/story_spans.h"
#include "render/wording.h"

namespace tellings {
namespace {

class CsvWriter {
 public:
  void cell(std::string_view words) {
    if (!line_begins_) out_ += ',';
    line_begins_ = false;
    out_ += csv_cell(plain(words));
  }
  // A number of ours is no formula: -4 stays -4.
  void number(std::optional<double> value) {
    if (!line_begins_) out_ += ',';
    line_begins_ = false;
    if (!value) return;
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), *value).ptr;
    out_.append(buffer.data(), end);
  }
  void end_line() {
    out_ += "\r\n";
    line_begins_ = true;
  }
  std::string take() && { return std::move(out_); }

 private:
  std::string out_;
  bool line_begins_ = true;
};

template <std::size_t N>
void head_line(CsvWriter& csv, const std::array<std::string_view, N>& names) {
  for (const std::string_view name : names) csv.cell(name);
  csv.end_line();
}

// account, source, published, printed, start, end.
void place_cells(CsvWriter& csv, const StoryCollation& story, const StorySpans& spans,
                 const Evidence& evidence) {
  const Account& account = *story.accounts[evidence.account];
  csv.cell(account.id);
  csv.cell(account.source);
  csv.cell(account.published ? account.published->value : "");
  csv.cell(spans.printed(evidence));
  const auto [start, end] = spans.offsets(evidence);
  csv.number(start);
  csv.number(end);
}

std::string edits_in_words(const Witness& witness) {
  std::string out;
  for (const Edit& edit : witness.edits) {
    if (!out.empty()) out += "; ";
    out += edit.from.empty() ? "added: " + edit.to
           : edit.to.empty() ? "left out: " + edit.from
                             : edit.from + " > " + edit.to;
  }
  return out;
}

}  // namespace

std::string export_figures_csv(const Collation& collation) {
  CsvWriter csv;
  head_line(csv,
            std::to_array<std::string_view>({"story", "figure", "measure", "verdict", "note", "account",
                                             "source", "published", "printed", "start", "end", "value", "low",
                                             "high", "unit", "qualifier", "as_of", "holder", "independent"}));
  for (const StoryCollation& story : collation.stories) {
    const StorySpans spans(story);
    for (const FigureGroup& group : story.figures) {
      for (const FigureReading& reading : group.readings) {
        for (const std::string_view cell :
             {std::string_view(story.id), std::string_view(group.id), std::string_view(group.measure)})
          csv.cell(cell);
        csv.cell(verdict_words(group.verdict));
        csv.cell(group.note);
        place_cells(csv, story, spans, reading.evidence);
        for (const auto& value : {reading.value, reading.low, reading.high}) csv.number(value);
        csv.cell(reading.unit);
        csv.cell(name_of(reading.qualifier));
        csv.cell(reading.as_of);
        csv.cell(reading.holder);
        csv.number(reading.independent);
        csv.end_line();
      }
    }
  }
  return std::move(csv).take();
}

std::string export_quotations_csv(const Collation& collation) {
  CsvWriter csv;
  head_line(csv, std::to_array<std::string_view>({"story", "quotation", "speaker", "origin", "wording",
                                                  "account", "source", "published", "printed", "start", "end",
                                                  "kind", "speaker_there", "verdict", "differences"}));
  for (const StoryCollation& story : collation.stories) {
    const StorySpans spans(story);
    for (const Utterance& utterance : story.utterances) {
      for (const Witness& witness : utterance.witnesses) {
        csv.cell(story.id);
        csv.cell(utterance.id);
        csv.cell(utterance.speaker_name);
        csv.cell(name_of(utterance.origin));
        csv.cell(utterance.text);
        place_cells(csv, story, spans, witness.evidence);
        csv.cell(name_of(witness.kind));
        csv.cell(witness.speaker_name);
        csv.cell(verdict_words(witness, utterance.base));
        csv.cell(edits_in_words(witness));
        csv.end_line();
      }
    }
  }
  return std::move(csv).take();
}

}  // namespace tellings
