#include "base/json_writer.h"
#include "render/exports.h"
#include "render/story_spans.h"
#include "render/wording.h"

namespace tellings {
namespace {

constexpr std::uint32_t kContext = 32;  // code points around the words: enough to find them in a changed page

class AnnotationWriter {
 public:
  std::string write(const Collation& collation) {
    json_.begin_object().member("@context", "http://www.w3.org/ns/anno.jsonld");
    json_.member("id", "urn:tellings:annotations")
        .member("type", "AnnotationPage")
        .key("items")
        .begin_array();
    for (const StoryCollation& story : collation.stories) write_story(story);
    json_.end_array().end_object();
    return std::move(out_) + "\n";
  }

 private:
  void write_story(const StoryCollation& story) {
    const StorySpans spans(story);
    story_ = &story;
    spans_ = &spans;
    number_ = 0;
    for (const Entity& entity : story.entities) {
      for (const RoleReading& role : entity.roles) add(role.evidence, "describing", "role of " + entity.name);
      for (const Evidence& mention : entity.mentions)
        add(mention, "identifying", std::string(name_of(entity.kind)) + ": " + entity.name);
    }
    for (const Utterance& utterance : story.utterances) {
      for (const Witness& witness : utterance.witnesses)
        add(witness.evidence, "linking",
            "quotation " + utterance.id + ", " + utterance.speaker_name + ": " +
                verdict_words(witness, utterance.base));
    }
    for (const FigureGroup& group : story.figures) {
      for (const FigureReading& reading : group.readings)
        add(reading.evidence, "classifying",
            "figure " + group.id + ", " + group.measure + ": " + verdict_words(group.verdict));
    }
    for (const Claim& claim : story.claims) {
      for (const ClaimEvidence& item : claim.evidence)
        add(item.evidence, "assessing",
            "statement " + claim.id + ", " + std::string(name_of(item.stance)) + ": " + support_words(claim));
    }
    write_sources();
    story_ = nullptr;
    spans_ = nullptr;
  }

  void write_sources() {
    for (AccountIndex a = 0; a < story_->accounts.size(); ++a)
      for (const Credit& credit : story_->accounts[a]->credit)
        add({a, credit.span}, "describing", "credit: " + credit.agency);
    for (const HiddenSource& hidden : story_->stemma.hidden)
      for (const Evidence& item : hidden.evidence)
        add(item, "linking", "points at a source not among the accounts: " + hidden.label);
    for (const Edge& edge : story_->stemma.edges)
      for (const EdgeEvidence& item : edge.evidence)
        add({edge.to, item.to}, "linking", std::string(name_of(item.kind)) + ": " + edge_words(edge));
  }

  void add(const Evidence& evidence, std::string_view motivation, const std::string& words) {
    if (evidence.span.empty()) return;
    const Account& account = *story_->accounts[evidence.account];
    json_.begin_object().member("id", urn_of(*story_, "n" + std::to_string(++number_)));
    json_.member("type", "Annotation").member("motivation", motivation);
    json_.key("body").begin_object().member("type", "TextualBody").member("value", words);
    json_.member("format", "text/plain").member("language", "en").end_object();
    json_.key("target").begin_object();
    json_.member("source", account.url.empty() ? urn_of(*story_, account.id) : account.url);
    json_.key("selector").begin_array();
    json_.begin_object().member("type", "TextQuoteSelector").member("exact", spans_->printed(evidence));
    json_.member("prefix", spans_->before(evidence, kContext))
        .member("suffix", spans_->behind(evidence, kContext));
    json_.end_object();
    const auto [start, end] = spans_->offsets(evidence);
    json_.begin_object()
        .member("type", "TextPositionSelector")
        .member("start", start)
        .member("end", end)
        .end_object();
    json_.end_array().end_object().end_object();
  }

  std::string out_;
  JsonWriter json_{out_, 1};
  const StoryCollation* story_ = nullptr;
  const StorySpans* spans_ = nullptr;
  std::size_t number_ = 0;
};

}  // namespace

std::string export_annotations(const Collation& collation) { return AnnotationWriter().write(collation); }

}  // namespace tellings
