#include "pipeline/notes_json.h"

#include "annotate/figure.h"
#include "annotate/sentences.h"
#include "base/json_writer.h"
#include "text/code_points.h"

namespace tellings {
namespace {

class NotesWriter {
 public:
  NotesWriter(std::string& out, const Notes& notes, const NotesJsonOptions& options)
      : json_(out),
        notes_(notes),
        document_(*notes.document),
        options_(options),
        index_(document_.account->text) {}

  void write() {
    json_.begin_object()
        .member("id", document_.account->id)
        .member_or_null("language", document_.account->language);
    write_sentences();
    if (options_.tokens) write_tokens();
    write_entities();
    write_quotes();
    write_figures();
    write_times();
    json_.end_object();
  }

 private:
  void write_bounds(ByteSpan span) {
    const auto [start, end] = index_.to_code_points(span);
    json_.member("start", start).member("end", end);
  }
  void write_span(ByteSpan span) {
    json_.begin_object();
    write_bounds(span);
    json_.end_object();
  }
  void write_maybe(std::string_view name, const std::optional<ByteSpan>& span) {
    json_.key(name);
    if (span) {
      write_span(*span);
    } else {
      json_.null();
    }
  }

  void write_sentences() {
    json_.key("sentences").begin_array();
    for (const ByteSpan sentence : find_sentences(*document_.account)) {
      const auto [start, end] = index_.to_code_points(sentence);
      json_.begin_array().value(start).value(end).end_array();
    }
    json_.end_array();
  }

  void write_tokens() {
    json_.key("tokens").begin_array();
    for (const Token& token : document_.tokens) {
      json_.begin_object();
      write_bounds(token.span);
      json_.member("lemma", token.lemma)
          .member("tag", token.tag)
          .member("pos", name_of(token.pos))
          .member("morph", token.morph);
      json_.member("dep", token.dep).member("head", token.head).member("ent", entity_of(token)).end_object();
    }
    json_.end_array();
  }
  static std::string entity_of(const Token& token) {
    if (token.ent_iob == Iob::kOutside) return "O";
    return (token.ent_iob == Iob::kBegin ? "B-" : "I-") + std::string(token.ent_type);
  }

  void write_entities() {
    json_.key("entities").begin_array();
    for (const Name& name : notes_.names) {
      json_.begin_object()
          .member("name", name.name)
          .member("kind", name_of(name.kind))
          .key("mentions")
          .begin_array();
      for (const Mention& mention : name.mentions) {
        if (mention.kind < MentionKind::kPronoun) write_span(mention.span);
      }
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  void write_quotes() {
    json_.key("quotes").begin_array();
    for (const Quote& quote : notes_.quotes) {
      if (!quote.saying && !options_.all_attributions) continue;
      json_.begin_object().member("kind", name_of(quote.kind)).key("content").begin_array();
      for (const ByteSpan piece : options_.all_attributions ? quote.marked : quote.content) write_span(piece);
      json_.end_array();
      write_maybe("cue", quote.cue);
      write_maybe("source", quote.source);
      json_.member_or_null("speaker_name", quote.speaker_name).end_object();
    }
    json_.end_array();
  }

  void write_figures() {
    json_.key("figures").begin_array();
    for (const Figure& figure : notes_.figures) {
      json_.begin_object();
      write_bounds(figure.span);
      const bool whole = !figure.ratio || !figure.value;  // a share that is printed as a fraction stays one
      json_.member("value", printed_value(figure))
          .member("low", whole || !figure.low ? figure.low : figure.ratio)
          .member("high", whole || !figure.high ? figure.high : figure.ratio)
          .member_or_null("unit", printed_unit(figure));
      json_.member("qualifier", name_of(figure.qualifier)).member("change", printed_change(figure));
      json_.member_or_null("concept", printed_concept(figure, document_))
          .member_or_null("as_of", figure.as_of)
          .end_object();
    }
    json_.end_array();
  }

  void write_times() {
    json_.key("times").begin_array();
    for (const TimeRef& time : notes_.times) {
      json_.begin_object();
      write_bounds(time.span);
      json_.member("value", time.value).end_object();
    }
    json_.end_array();
  }

  JsonWriter json_;
  const Notes& notes_;
  const Document& document_;
  const NotesJsonOptions& options_;
  CodePointIndex index_;
};

}  // namespace

void append_notes_json(std::string& out, const Notes& notes, const NotesJsonOptions& options) {
  NotesWriter(out, notes, options).write();
  out += '\n';
}

}  // namespace tellings
