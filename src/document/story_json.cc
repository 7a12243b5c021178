#include "document/story_json.h"

#include "account/own_words.h"
#include "collate/edge_direction.h"
#include "collate/quote_flags.h"
#include "document/excerpts.h"

namespace tellings {
namespace {

// Writes the parts of one story; each function is one list of the schema, in its order.
class StoryWriter {
 public:
  StoryWriter(const StoryCollation& story, Texts texts, const std::vector<CollationChange>& changes)
      : story_(story), offsets_(story), texts_(texts), changes_(changes) {
    if (texts == Texts::kExcerpts) excerpts_ = cited_excerpts(story);
  }

  Json write() const {
    const auto [first, last] = period();
    return {{"id", story_.id},
            {"title", story_.title},
            {"first", first},
            {"last", last},
            {"language", text_or_null(story_.language)},
            {"accounts", accounts()},
            {"entities", entities()},
            {"quotes", quotes()},
            {"figures", figures()},
            {"claims", claims()},
            {"derivation", derivation()},
            {"timeline", timeline()},
            {"brief", brief()}};
  }

 private:
  std::pair<Json, Json> period() const {
    Json first = nullptr;
    Json last = nullptr;
    for (const auto& account : story_.accounts) {
      if (!account->published) continue;
      if (first.is_null()) first = account->published->value;
      last = account->published->value;
    }
    return {first, last};
  }

  const std::string& id_of(AccountIndex account) const { return story_.accounts[account]->id; }

  Json ids_of(const std::vector<AccountIndex>& accounts) const {
    Json list = Json::array();
    for (const AccountIndex account : accounts) list.push_back(id_of(account));
    return list;
  }

  Json entity_or_null(const std::optional<EntityIndex>& entity) const {
    return entity ? Json(story_.entities[*entity].id) : Json(nullptr);
  }

  Json account_json(AccountIndex index) const {
    const Account& account = *story_.accounts[index];
    Json paragraphs = Json::array();
    for (const Paragraph& paragraph : account.paragraphs) {
      Json object = offsets_.span(index, paragraph.span);
      object["role"] = name_of(paragraph.role);
      paragraphs.push_back(std::move(object));
    }
    Json credit = Json::array();
    for (const Credit& item : account.credit) {
      Json object = {{"agency", item.agency}};
      offsets_.add(object, index, item.span);
      credit.push_back(std::move(object));
    }
    Json earlier = Json::array();
    for (const EarlierVersion& version : account.earlier)
      earlier.push_back({{"id", version.id},
                         {"sha256", version.sha256},
                         {"time", time_value(version.time)},
                         {"replaced_silently", version.replaced_silently}});
    const bool analysed = index >= story_.read.size() || story_.read[index].analysed;
    Json object = {{"id", account.id},
                   {"source", account.source},
                   {"url", account.url},
                   {"title", account.title},
                   {"use", name_of(account.use)},
                   {"kind", name_of(account.kind)},
                   {"published", time_value(account.published)},
                   {"modified", time_value(account.modified)},
                   {"retrieved", time_value(account.retrieved)},
                   {"language", text_or_null(account.language)},
                   {"complete", name_of(account.complete)},
                   {"read", analysed ? Json{"text", "names", "quotes", "figures", "claims"} : Json{"text"}},
                   {"words", own_words(account)},
                   {"sha256", account.sha256},
                   {"text", texts_ == Texts::kWhole ? Json(account.text) : Json(nullptr)},
                   {"version_of", text_or_null(account.version_of)},
                   {"earlier", earlier},
                   {"byline", account.byline},
                   {"credit", credit},
                   {"paragraphs", paragraphs}};
    if (texts_ == Texts::kExcerpts) object["excerpts"] = excerpts_json(index);
    return object;
  }

  Json excerpts_json(AccountIndex index) const {
    Json list = Json::array();
    for (const ByteSpan span : excerpts_[index]) {
      Json object = offsets_.span(index, span);
      object["text"] = span.in(story_.accounts[index]->text);
      list.push_back(std::move(object));
    }
    return list;
  }

  Json accounts() const {
    Json list = Json::array();
    for (AccountIndex i = 0; i < story_.accounts.size(); ++i) list.push_back(account_json(i));
    return list;
  }

  Json entities() const {
    Json list = Json::array();
    for (const Entity& entity : story_.entities) {
      Json roles = Json::array();
      for (const RoleReading& role : entity.roles) {
        Json object = {{"text", role.text}};
        object.update(offsets_.evidence(role.evidence));
        roles.push_back(std::move(object));
      }
      list.push_back({{"id", entity.id},
                      {"name", entity.name},
                      {"kind", name_of(entity.kind)},
                      {"aliases", entity.aliases},
                      {"roles", roles},
                      {"mentions", offsets_.evidence_list(entity.mentions)}});
    }
    return list;
  }

  Json witness_json(const Witness& witness, const CodePointIndex& wording) const {
    const AccountIndex account = witness.evidence.account;
    Json edits = Json::array();
    for (const Edit& edit : witness.edits) {
      Json object = {
          {"op", name_of(edit.op)}, {"kind", name_of(edit.kind)}, {"from", edit.from}, {"to", edit.to}};
      offsets_.add(object, account, edit.span);
      edits.push_back(std::move(object));
    }
    Json covers = nullptr;
    if (witness.covers) {
      const auto [start, end] = wording.to_code_points(*witness.covers);
      covers = {{"start", start}, {"end", end}};
    }
    Json object = offsets_.evidence(witness.evidence);
    object["kind"] = name_of(witness.kind);
    object["speaker"] = entity_or_null(witness.speaker);
    object["speaker_name"] = text_or_null(witness.speaker_name);
    object["cue"] = offsets_.span_or_null(account, witness.cue);
    object["verdict"] = name_of(witness.verdict);
    object["translation"] = witness.translation;
    object["band"] = name_of(witness.band);
    object["covers"] = std::move(covers);
    object["joins"] = witness.joins;
    object["edits"] = std::move(edits);
    return object;
  }

  Json quotes() const {
    Json list = Json::array();
    for (const Utterance& utterance : story_.utterances) {
      const CodePointIndex wording(utterance.text);
      Json witnesses = Json::array();
      for (const Witness& witness : utterance.witnesses) witnesses.push_back(witness_json(witness, wording));
      list.push_back({{"id", utterance.id},
                      {"speaker", entity_or_null(utterance.speaker)},
                      {"speaker_name", text_or_null(utterance.speaker_name)},
                      {"text", utterance.text},
                      {"text_from", id_of(utterance.text_from)},
                      {"base", name_of(utterance.base)},
                      {"independent", utterance.independent},
                      {"independent_range", {utterance.independent_low, utterance.independent_high}},
                      {"origin", text_or_null(name_of(utterance.origin))},
                      {"witnesses", witnesses},
                      {"flags", flags_json(utterance)}});
    }
    return list;
  }

  Json flags_json(const Utterance& utterance) const {
    Json flags = Json::array();
    for (const QuoteFlag& flag : quote_flags(story_, utterance)) {
      Json object = offsets_.evidence(flag.evidence);
      object["kind"] = name_of(flag.kind);
      flags.push_back(std::move(object));
    }
    return flags;
  }

  Json reading_json(const FigureReading& reading) const {
    Json object = offsets_.evidence(reading.evidence);
    object["value"] = number_value(reading.value);
    object["low"] = number_value(reading.low);
    object["high"] = number_value(reading.high);
    object["unit"] = text_or_null(reading.unit);
    object["qualifier"] = name_of(reading.qualifier);
    object["as_of"] = text_or_null(reading.as_of);
    object["according_to"] = reading.according_to ? offsets_.evidence(*reading.according_to) : Json(nullptr);
    object["holder"] = text_or_null(reading.holder);
    object["independent"] = reading.independent;
    return object;
  }

  Json figures() const {
    Json list = Json::array();
    for (const FigureGroup& group : story_.figures) {
      Json readings = Json::array();
      for (const FigureReading& reading : group.readings) readings.push_back(reading_json(reading));
      list.push_back({{"id", group.id},
                      {"measure", group.measure},
                      {"verdict", name_of(group.verdict)},
                      {"band", name_of(group.band)},
                      {"note", text_or_null(group.note)},
                      {"readings", readings}});
    }
    return list;
  }

  Json claim_json(const Claim& claim) const {
    Json unknown = Json::array();
    for (const UnknownAccount& item : claim.unknown)
      unknown.push_back({{"account", id_of(item.account)}, {"why", item.why}});
    Json evidence = Json::array();
    for (const ClaimEvidence& item : claim.evidence) {
      Json object = offsets_.evidence(item.evidence);
      object["stance"] = name_of(item.stance);
      Json holder = nullptr;
      if (!item.according_to.empty()) {
        holder = {{"name", item.according_to}};
        if (item.according_to_span) offsets_.add(holder, item.evidence.account, *item.according_to_span);
      }
      object["according_to"] = std::move(holder);
      evidence.push_back(std::move(object));
    }
    return {{"id", claim.id},
            {"text", claim.text},
            {"accounts", ids_of(claim.accounts)},
            {"denied_by", ids_of(claim.denied_by)},
            {"silent", ids_of(claim.silent)},
            {"unknown", unknown},
            {"independent", claim.independent},
            {"independent_range", {claim.independent_low, claim.independent_high}},
            {"same_as", claim.same_as},
            {"status", name_of(claim.status)},
            {"evidence", evidence}};
  }

  Json claims() const {
    Json list = Json::array();
    for (const Claim& claim : story_.claims) list.push_back(claim_json(claim));
    return list;
  }

  Json edge_json(const Edge& edge) const {
    Json evidence = Json::array();
    for (const EdgeEvidence& item : edge.evidence) {
      const Json from = edge.from.hidden ? Json(nullptr) : offsets_.span_or_null(edge.from.index, item.from);
      evidence.push_back(
          {{"kind", name_of(item.kind)}, {"from", from}, {"to", offsets_.span(edge.to, item.to)}});
    }
    return {{"from", edge.from.hidden ? story_.stemma.hidden[edge.from.index].id : id_of(edge.from.index)},
            {"to", id_of(edge.to)},
            {"how", name_of(edge.how)},
            {"credited", edge.credited},
            {"share", rounded_score(edge.share)},
            {"score", rounded_score(edge.score)},
            {"direction_score", rounded_score(edge.direction_score)},
            {"direction_open", is_direction_open(edge)},
            {"band", name_of(edge.band)},
            {"evidence", evidence}};
  }

  Json derivation() const {
    Json hidden = Json::array();
    for (const HiddenSource& source : story_.stemma.hidden) {
      hidden.push_back({{"id", source.id},
                        {"kind", text_or_null(name_of(source.kind))},
                        {"label", source.label},
                        {"evidence", offsets_.evidence_list(source.evidence)}});
    }
    Json edges = Json::array();
    for (const Edge& edge : story_.stemma.edges) edges.push_back(edge_json(edge));
    Json groups = Json::array();
    for (const auto& group : story_.stemma.independent_groups) groups.push_back(ids_of(group));
    return {{"hidden", hidden}, {"edges", edges}, {"independent_groups", groups}};
  }

  Json timeline() const {
    Json list = Json::array();
    for (const TimelineEntry& entry : story_.timeline) {
      list.push_back({{"when", entry.when},
                      {"precision", entry.precision},
                      {"what", entry.what},
                      {"evidence", offsets_.evidence_list(entry.evidence)}});
    }
    return list;
  }

  Json brief() const {
    Json sentences = Json::array();
    for (const BriefSentence& sentence : story_.brief.sentences) {
      sentences.push_back({{"text", sentence.text},
                           {"status", name_of(sentence.status)},
                           {"evidence", offsets_.evidence_list(sentence.evidence)}});
    }
    Json changes = Json::array();
    for (const CollationChange& change : changes_) {
      changes.push_back({{"kind", name_of(change.kind)},
                         {"of", name_of(change.of)},
                         {"id", change.id},
                         {"text", change.text},
                         {"before", text_or_null(change.before)},
                         {"evidence", offsets_.evidence_list(change.evidence)}});
    }
    return {{"sentences", sentences}, {"words", story_.brief.words}, {"changes", changes}};
  }

  const StoryCollation& story_;
  Offsets offsets_;
  Texts texts_;
  const std::vector<CollationChange>& changes_;
  std::vector<std::vector<ByteSpan>> excerpts_;  // [account]; empty unless they are asked for
};

}  // namespace

Json story_json(const StoryCollation& story, Texts texts, const std::vector<CollationChange>& changes) {
  return StoryWriter(story, texts, changes).write();
}

}  // namespace tellings
