#include <algorithm>
#include <set>
#include <vector>

#include "render/exports.h"
#include "render/story_spans.h"
#include "render/wording.h"

namespace tellings {
namespace {

// An xml:id is an NCName: what an account is called may not be one, its place in the document is.
std::string witness_id(std::size_t story, AccountIndex account) {
  return "s" + std::to_string(story + 1) + "w" + std::to_string(account + 1);
}

class TeiWriter {
 public:
  std::string write(const Collation& collation) {
    out_ =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n "
        "<teiHeader>\n  "
        "<fileDesc>\n   <titleStmt><title>Quotations in several tellings, side by side</title></titleStmt>\n"
        "   <publicationStmt><p>Made by Tellings from the accounts listed.</p></publicationStmt>\n   "
        "<sourceDesc>\n";
    for (std::size_t s = 0; s < collation.stories.size(); ++s) write_witness_list(collation.stories[s], s);
    if (collation.stories.empty()) out_ += "    <p>No account.</p>\n";
    out_ +=
        "   </sourceDesc>\n  </fileDesc>\n  <encodingDesc><variantEncoding method=\"parallel-segmentation\" "
        "location=\"internal\"/></encodingDesc>\n </teiHeader>\n <text>\n  <body>\n";
    for (std::size_t s = 0; s < collation.stories.size(); ++s) write_story(collation.stories[s], s);
    if (collation.stories.empty()) out_ += "   <p/>\n";
    out_ += "  </body>\n </text>\n</TEI>\n";
    return std::move(out_);
  }

 private:
  void write_witness_list(const StoryCollation& story, std::size_t s) {
    out_ += "    <listWit>\n     <head>" + xml_escaped(story.title) + "</head>\n";
    for (AccountIndex a = 0; a < story.accounts.size(); ++a) {
      const Account& account = *story.accounts[a];
      out_ += "     <witness xml:id=\"" + witness_id(s, a) + "\" n=\"" + xml_escaped(account.id) +
              "\"><title>" + xml_escaped(account.title) + "</title> <orgName>" + xml_escaped(account.source) +
              "</orgName>";
      if (account.published) out_ += " <date when=\"" + xml_escaped(account.published->value) + "\"/>";
      if (!account.url.empty()) out_ += " <ptr target=\"" + xml_escaped(account.url) + "\"/>";
      out_ += "</witness>\n";
    }
    out_ += "    </listWit>\n";
  }

  void write_story(const StoryCollation& story, std::size_t s) {
    out_ +=
        "   <div n=\"" + xml_escaped(story.id) + "\">\n    <head>" + xml_escaped(story.title) + "</head>\n";
    const StorySpans spans(story);
    bool any = false;
    for (const Utterance& utterance : story.utterances) {
      const bool marked = std::ranges::any_of(
          utterance.witnesses, [](const Witness& w) { return w.kind != QuoteKind::kIndirect; });
      if (marked) write_utterance(story, s, spans, utterance);
      any = any || marked;
    }
    if (!any) out_ += "    <p/>\n";
    out_ += "   </div>\n";
  }

  void write_utterance(const StoryCollation& story, std::size_t s, const StorySpans& spans,
                       const Utterance& utterance) {
    std::set<AccountIndex> same;
    std::vector<const Witness*> others;
    for (const Witness& witness : utterance.witnesses) {
      if (witness.verdict == Verdict::kVerbatim)
        same.insert(witness.evidence.account);
      else
        others.push_back(&witness);
    }
    if (same.empty()) same.insert(utterance.text_from);
    const std::string speaker = utterance.speaker_name.empty() ? "speaker not named" : utterance.speaker_name;
    out_ += "    <p n=\"" + xml_escaped(utterance.id) + "\"><persName>" + xml_escaped(speaker) +
            "</persName>: <q><app>" + "<lem wit=\"";
    bool first = true;
    for (const AccountIndex account : same) {
      out_ += (first ? "#" : " #") + witness_id(s, account);
      first = false;
    }
    out_ += "\">" + xml_escaped(utterance.text) + "</lem>";
    for (const Witness* witness : others) write_reading(story, s, spans, utterance, *witness);
    out_ += "</app></q></p>\n";
  }

  void write_reading(const StoryCollation& story, std::size_t s, const StorySpans& spans,
                     const Utterance& utterance, const Witness& witness) {
    const AccountIndex account = witness.evidence.account;
    const std::string id = witness_id(s, account);
    out_ += "<rdg wit=\"#" + id + "\" type=\"" + std::string(name_of(witness.verdict)) + "\">";
    std::vector<Edit> edits = witness.edits;
    std::ranges::sort(edits, {}, &Edit::span);
    ByteSpan rest = witness.evidence.span;
    const std::string_view text = story.accounts[account]->text;
    for (const Edit& edit : edits) {
      if (edit.span.begin < rest.begin || edit.span.end > rest.end) continue;
      out_ += xml_escaped(text.substr(rest.begin, edit.span.begin - rest.begin));
      out_ += "<seg type=\"" + std::string(name_of(edit.op)) + "\" subtype=\"" +
              std::string(name_of(edit.kind)) + "\" n=\"" + xml_escaped(edit.from) + "\">" +
              xml_escaped(spans.printed({account, edit.span})) + "</seg>";
      rest.begin = edit.span.end;
    }
    out_ += xml_escaped(text.substr(rest.begin, rest.end - rest.begin)) + "</rdg><witDetail target=\"#" + id +
            "\" wit=\"#" + id + "\">" + xml_escaped(verdict_words(witness, utterance.base)) + "</witDetail>";
  }

  std::string out_;
};

}  // namespace

std::string export_tei(const Collation& collation) { return TeiWriter().write(collation); }

}  // namespace tellings
