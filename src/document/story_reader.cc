#include "document/story_reader.h"

#include <algorithm>
#include <map>

#include "text/code_points.h"

namespace tellings {
namespace {

std::optional<PrintedTime> read_time(const JsonCursor& time) {
  if (time.is_null()) return std::nullopt;
  auto read = parse_iso_time(time.at("value").text());
  if (!read) {
    time.at("value").note("is no ISO 8601 time");
    return std::nullopt;
  }
  read->printed = time.at("printed").text();
  read->precision = time.at("precision").named(TimePrecision::kSecond);
  return read;
}

// Reads the lists of a story in the order in which they refer to each other.
class StoryReader {
 public:
  explicit StoryReader(const JsonCursor& json) : json_(json) {}

  ReadStory read() {
    story_.id = json_.at("id").text();
    story_.title = json_.at("title").text();
    story_.language = json_.at("language").text();
    for (const JsonCursor& account : json_.at("accounts").items()) read_account(account);
    for (const JsonCursor& entity : json_.at("entities").items()) read_entity(entity);
    for (const JsonCursor& quote : json_.at("quotes").items()) story_.utterances.push_back(utterance(quote));
    for (const JsonCursor& group : json_.at("figures").items()) story_.figures.push_back(figure(group));
    for (const JsonCursor& item : json_.at("claims").items()) story_.claims.push_back(claim(item));
    read_stemma(json_.at("derivation"));
    for (const JsonCursor& entry : json_.at("timeline").items()) {
      story_.timeline.push_back({entry.at("when").text(), entry.at("precision").text(),
                                 entry.at("what").text(), evidence_list(entry.at("evidence"))});
    }
    read_brief(json_.at("brief"));
    return {std::move(story_), std::move(changes_)};
  }

 private:
  // --- places ---

  [[nodiscard]] AccountIndex account_of(const JsonCursor& id) const {
    const auto found = accounts_.find(id.text());
    if (found != accounts_.end()) return found->second;
    id.note("names no account of the story");
    return 0;
  }

  [[nodiscard]] static ByteSpan span_in(const CodePointIndex& index, const JsonCursor& span) {
    const std::uint32_t start = span.at("start").count();
    const std::uint32_t end = span.at("end").count();
    if (index.size() == 0) return {};
    if (start <= end && end <= index.size()) return index.to_bytes(start, end);
    span.note("lies outside of its text");
    return {};
  }

  [[nodiscard]] ByteSpan span(AccountIndex account, const JsonCursor& json) const {
    if (account >= offsets_.size()) return {};
    return span_in(offsets_[account], json);
  }

  [[nodiscard]] std::optional<ByteSpan> span_or_nothing(AccountIndex account, const JsonCursor& json) const {
    if (json.is_null()) return std::nullopt;
    return span(account, json);
  }

  [[nodiscard]] Evidence evidence(const JsonCursor& json) const {
    const AccountIndex account = account_of(json.at("account"));
    return {account, span(account, json)};
  }

  [[nodiscard]] std::vector<Evidence> evidence_list(const JsonCursor& json) const {
    std::vector<Evidence> out;
    for (const JsonCursor& item : json.items()) out.push_back(evidence(item));
    return out;
  }

  [[nodiscard]] std::vector<AccountIndex> account_list(const JsonCursor& json) const {
    std::vector<AccountIndex> out;
    for (const JsonCursor& item : json.items()) out.push_back(account_of(item));
    return out;
  }

  [[nodiscard]] std::optional<EntityIndex> entity_or_nothing(const JsonCursor& id) const {
    if (id.is_null()) return std::nullopt;
    const auto found = entities_.find(id.text());
    if (found != entities_.end()) return found->second;
    id.note("names no entity of the story");
    return std::nullopt;
  }

  // --- the lists of the schema ---

  void read_account(const JsonCursor& json) {
    auto account = std::make_shared<Account>();
    account->id = json.at("id").text();
    account->source = json.at("source").text();
    account->url = json.at("url").text();
    account->title = json.at("title").text();
    account->byline = json.at("byline").texts();
    account->use = json.at("use").named(Use::kReference);
    account->kind = json.at("kind").named(AccountKind::kBlog);
    account->published = read_time(json.at("published"));
    account->modified = read_time(json.at("modified"));
    account->retrieved = read_time(json.at("retrieved"));
    account->language = json.at("language").text();
    account->complete = json.at("complete").named(Completeness::kSummary);
    account->text = json.at("text").text();
    account->sha256 = json.at("sha256").text();
    account->version_of = json.at("version_of").text();
    if (json.json().contains("earlier")) {  // documents of the first release have none
      for (const JsonCursor& version : json.at("earlier").items()) {
        account->earlier.push_back({version.at("id").text(), version.at("sha256").text(),
                                    read_time(version.at("time")), version.at("replaced_silently").truth()});
      }
    }
    const CodePointIndex& index = offsets_.emplace_back(account->text);
    for (const JsonCursor& paragraph : json.at("paragraphs").items())
      account->paragraphs.push_back({span_in(index, paragraph), paragraph.at("role").named(Role::kOther)});
    for (const JsonCursor& credit : json.at("credit").items())
      account->credit.push_back({credit.at("agency").text(), span_in(index, credit)});
    const auto number = static_cast<AccountIndex>(story_.accounts.size());
    if (!accounts_.emplace(account->id, number).second) json.at("id").note("is another account's too");
    story_.read.push_back({json.at("read").items().size() > 1});
    story_.accounts.push_back(std::move(account));
  }

  void read_entity(const JsonCursor& json) {
    Entity entity;
    entity.id = json.at("id").text();
    entity.name = json.at("name").text();
    entity.kind = json.at("kind").named(NameKind::kOther);
    entity.aliases = json.at("aliases").texts();
    for (const JsonCursor& role : json.at("roles").items())
      entity.roles.push_back({role.at("text").text(), evidence(role)});
    entity.mentions = evidence_list(json.at("mentions"));
    entities_.emplace(entity.id, static_cast<EntityIndex>(story_.entities.size()));
    story_.entities.push_back(std::move(entity));
  }

  [[nodiscard]] Witness witness(const JsonCursor& json, const CodePointIndex& wording) const {
    Witness out;
    out.evidence = evidence(json);
    const AccountIndex account = out.evidence.account;
    out.kind = json.at("kind").named(QuoteKind::kIndirect);
    out.speaker = entity_or_nothing(json.at("speaker"));
    out.speaker_name = json.at("speaker_name").text();
    out.cue = span_or_nothing(account, json.at("cue"));
    out.verdict = json.at("verdict").named(Verdict::kIndirect);
    out.translation = json.at("translation").truth();
    out.band = json.at("band").named(Band::kOpen);
    if (const JsonCursor covers = json.at("covers"); !covers.is_null()) out.covers = span_in(wording, covers);
    out.joins = json.at("joins").texts();
    for (const JsonCursor& edit : json.at("edits").items()) {
      out.edits.push_back({edit.at("op").named(EditOp::kDelete), edit.at("kind").named(EditKind::kOther),
                           edit.at("from").text(), edit.at("to").text(), span(account, edit)});
    }
    return out;
  }

  [[nodiscard]] Utterance utterance(const JsonCursor& json) const {
    Utterance out;
    out.id = json.at("id").text();
    out.speaker = entity_or_nothing(json.at("speaker"));
    out.speaker_name = json.at("speaker_name").text();
    out.text = json.at("text").text();
    out.text_from = account_of(json.at("text_from"));
    out.base = json.at("base").named(Base::kNone);
    out.independent = json.at("independent").count();
    std::tie(out.independent_low, out.independent_high) = range(json.at("independent_range"));
    out.origin = json.at("origin").named(Occasion::kReport);
    const CodePointIndex wording(out.text);
    for (const JsonCursor& item : json.at("witnesses").items())
      out.witnesses.push_back(witness(item, wording));
    return out;
  }

  [[nodiscard]] FigureReading reading(const JsonCursor& json) const {
    FigureReading out;
    out.evidence = evidence(json);
    out.value = json.at("value").number_or_nothing();
    out.low = json.at("low").number_or_nothing();
    out.high = json.at("high").number_or_nothing();
    out.unit = json.at("unit").text();
    out.qualifier = json.at("qualifier").named(Qualifier::kVague);
    out.as_of = json.at("as_of").text();
    if (const JsonCursor by = json.at("according_to"); !by.is_null()) out.according_to = evidence(by);
    out.holder = json.at("holder").text();
    out.independent = json.at("independent").count();
    return out;
  }

  [[nodiscard]] FigureGroup figure(const JsonCursor& json) const {
    FigureGroup out;
    out.id = json.at("id").text();
    out.measure = json.at("measure").text();
    out.verdict = json.at("verdict").named(FigureVerdict::kSingle);
    out.band = json.at("band").named(Band::kOpen);
    out.note = json.at("note").text();
    for (const JsonCursor& item : json.at("readings").items()) out.readings.push_back(reading(item));
    return out;
  }

  [[nodiscard]] ClaimEvidence claim_evidence(const JsonCursor& json) const {
    ClaimEvidence out;
    out.evidence = evidence(json);
    out.stance = json.at("stance").named(Stance::kCorrects);
    const JsonCursor holder = json.at("according_to");
    if (holder.is_null()) return out;
    out.according_to = holder.at("name").text();
    if (holder.json().contains("start")) out.according_to_span = span(out.evidence.account, holder);
    return out;
  }

  [[nodiscard]] Claim claim(const JsonCursor& json) const {
    Claim out;
    out.id = json.at("id").text();
    out.text = json.at("text").text();
    out.accounts = account_list(json.at("accounts"));
    out.denied_by = account_list(json.at("denied_by"));
    out.silent = account_list(json.at("silent"));
    for (const JsonCursor& item : json.at("unknown").items())
      out.unknown.push_back({account_of(item.at("account")), item.at("why").text()});
    out.independent = json.at("independent").count();
    std::tie(out.independent_low, out.independent_high) = range(json.at("independent_range"));
    out.same_as = json.at("same_as").texts();
    out.status = json.at("status").named(ClaimStatus::kDisputed);
    for (const JsonCursor& item : json.at("evidence").items()) out.evidence.push_back(claim_evidence(item));
    return out;
  }

  [[nodiscard]] static std::pair<std::uint32_t, std::uint32_t> range(const JsonCursor& json) {
    const auto ends = json.items();
    if (ends.size() == 2) return {ends[0].count(), ends[1].count()};
    json.note("is no pair");
    return {};
  }

  [[nodiscard]] SourceRef source(const JsonCursor& id) const {
    const std::string name = id.text();
    const auto hidden = std::ranges::find(story_.stemma.hidden, name, &HiddenSource::id);
    if (hidden != story_.stemma.hidden.end())
      return {true, static_cast<std::uint32_t>(hidden - story_.stemma.hidden.begin())};
    return {false, account_of(id)};
  }

  [[nodiscard]] Edge edge(const JsonCursor& json) const {
    Edge out;
    out.from = source(json.at("from"));
    out.to = account_of(json.at("to"));
    out.how = json.at("how").named(Derivation::kQuoted);
    out.credited = json.at("credited").truth();
    out.share = json.at("share").number();
    out.score = json.at("score").number();
    out.direction_score = json.at("direction_score").number();
    out.band = json.at("band").named(Band::kOpen);
    for (const JsonCursor& item : json.at("evidence").items()) {
      EdgeEvidence evidence;
      evidence.kind = item.at("kind").named(EdgeEvidenceKind::kSynonym);
      if (!out.from.hidden) evidence.from = span_or_nothing(out.from.index, item.at("from"));
      evidence.to = span(out.to, item.at("to"));
      out.evidence.push_back(evidence);
    }
    return out;
  }

  void read_stemma(const JsonCursor& json) {
    for (const JsonCursor& item : json.at("hidden").items()) {
      story_.stemma.hidden.push_back({item.at("id").text(), item.at("kind").named(HiddenKind::kEarlierReport),
                                      item.at("label").text(), evidence_list(item.at("evidence"))});
    }
    for (const JsonCursor& item : json.at("edges").items()) story_.stemma.edges.push_back(edge(item));
    for (const JsonCursor& group : json.at("independent_groups").items())
      story_.stemma.independent_groups.push_back(account_list(group));
  }

  void read_brief(const JsonCursor& json) {
    for (const JsonCursor& item : json.at("sentences").items()) {
      story_.brief.sentences.push_back({item.at("text").text(),
                                        item.at("status").named(ClaimStatus::kDisputed),
                                        evidence_list(item.at("evidence"))});
    }
    story_.brief.words = json.at("words").count();
    if (!json.json().contains("changes")) return;  // documents of the first release have none
    for (const JsonCursor& item : json.at("changes").items()) {
      changes_.push_back({item.at("kind").named(ChangeKind::kWithdrawn),
                          item.at("of").named(ChangeOf::kQuote), item.at("id").text(), item.at("text").text(),
                          item.at("before").text(), evidence_list(item.at("evidence"))});
    }
  }

  JsonCursor json_;
  StoryCollation story_;
  std::vector<CollationChange> changes_;
  std::map<std::string, AccountIndex, std::less<>> accounts_;
  std::map<std::string, EntityIndex, std::less<>> entities_;
  std::vector<CodePointIndex> offsets_;  // [account]; each views a text that story_ owns
};

}  // namespace

ReadStory read_story(const JsonCursor& story) { return StoryReader(story).read(); }

}  // namespace tellings
