#include "archive.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "arrow_rows.h"
#include "base/hash.h"
#include "document/write.h"
#include "failure.h"
#include "group/bag.h"
#include "group/copies.h"
#include "group/signature_code.h"
#include "group/sketch_table.h"
#include "ingest/json_lines.h"
#include "ingest/record.h"
#include "pipeline/analyse.h"
#include "pipeline/collate_accounts.h"
#include "pipeline/group_accounts.h"
#include "pipeline/notes_json.h"
#include "pipeline/parallel.h"

namespace tellings {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::int64_t kBucketDays = 32;
constexpr std::int64_t kOverlapDays = 14;  // nearness() of accounts so far apart is still 1
constexpr std::size_t kWordKeys = 14;
constexpr double kNameFactor = 1.5;
constexpr double kShingleWeight = 8;
constexpr std::size_t kNeighbours = 20;
constexpr std::size_t kBatch = 256;

std::string packed(const Signature& signature) {
  std::string bytes;
  ByteWriter writer(bytes);
  write_signature(signature, writer);
  return bytes;
}

Signature unpacked(const std::optional<std::string>& bytes) {
  ByteReader reader(bytes ? std::string_view(*bytes) : std::string_view());
  auto signature = read_signature(reader);
  if (!signature) throw Failure("reading a signature: these bytes are none");
  return *std::move(signature);
}

std::int64_t signed_hash(std::uint64_t hash) { return static_cast<std::int64_t>(hash); }

// Its most telling words, each once, the best first.
std::vector<std::pair<double, std::uint32_t>> telling_words(const Bag& bag) {
  std::vector<std::pair<double, std::uint32_t>> words;
  for (const Bag::Entry& entry : bag.entries)
    words.emplace_back(
        double{entry.weight()} * double{damped(entry.all)} * (entry.names > 0 ? kNameFactor : 1),
        entry.hash());
  const std::size_t kept = std::min(kWordKeys, words.size());
  std::partial_sort(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(kept), words.end(),
                    [](const auto& x, const auto& y) {
                      return x.first != y.first ? x.first > y.first : x.second < y.second;
                    });
  words.resize(kept);
  return words;
}

// The buckets of time that an account stands in; those without a time have one of their own.
std::vector<std::int64_t> buckets_of(const std::optional<std::int64_t>& second) {
  if (!second) return {INT64_MIN};
  const std::int64_t day = *second / kDay;
  const std::int64_t bucket = day / kBucketDays;
  if (day % kBucketDays >= kBucketDays - kOverlapDays) return {bucket, bucket + 1};
  return {bucket};
}

void add_keys(Table& table, const Signature& signature) {
  const auto add = [&](std::uint64_t kind, std::uint32_t hash, double weight) {
    for (const std::int64_t bucket : buckets_of(signature.first_second)) {
      const std::array<std::uint64_t, 2> parts = {kind << 32 | hash, static_cast<std::uint64_t>(bucket)};
      table.add(signed_hash(hash64({reinterpret_cast<const char*>(parts.data()), sizeof parts})));
      table.add(std::string_view(signature.id));
      table.add(signature.first_second);
      table.add(static_cast<std::int64_t>(weight * 1000));
    }
  };
  for (const std::uint32_t shingle : make_sketch(signature)) add(1, shingle, kShingleWeight);
  for (const auto& [weight, hash] : telling_words(make_bag(signature))) add(2, hash, weight);
}

double likeness(RunFinder& runs, const Signature& a, const Signature& b) {
  if (a.text_hash == b.text_hash) return 1;
  const Bag bag_a = make_bag(a), bag_b = make_bag(b);
  const Overlap overlap = Probe(bag_a).compare(bag_b);
  if (may_be_copy(a, bag_a, b, bag_b, overlap)) {
    runs.set(a.terms);
    if (weigh_copy(runs, a, bag_a, b, bag_b, overlap)) return 1;
  }
  return double{overlap.likeness()} * nearness(a, b);
}

void add_placements(Table& table, std::string_view component, std::vector<Signature> signatures) {
  Grouper grouper;
  for (const Placement& place : group_signatures(grouper, std::move(signatures)).placements) {
    table.add(std::string_view(place.id));
    table.add(std::string_view(place.story));
    table.add_or_null(place.copy_of);
    table.add_or_null(place.how ? name_of(*place.how) : std::string_view());
    table.add(place.score);
    table.add(std::int64_t{place.round_up});
    table.add(component);
  }
}

// The accounts of one story as they come, until another begins.
class StoryWriter {
 public:
  StoryWriter(const Engine& engine, std::size_t least, std::size_t most, unsigned threads)
      : engine_(engine), least_(least), most_(most), threads_(threads) {}

  void take(const std::string& story, IngestItem item) {
    if (story != story_) finish();
    story_ = story;
    items_.push_back(std::move(item));
  }
  void finish();
  Table table{{{"kind"}, {"story"}, {"id"}, {"json"}}};

 private:
  // What was read before is handed out as a source.
  class Source : public PageSource {
   public:
    explicit Source(std::vector<IngestItem> items) : items_(std::move(items)) {}
    std::optional<IngestItem> next() override {
      if (at_ == items_.size()) return std::nullopt;
      return std::move(items_[at_++]);
    }

   private:
    std::vector<IngestItem> items_;
    std::size_t at_ = 0;
  };

  void add(std::string_view kind, std::string_view id, std::string_view json) {
    table.add(kind);
    table.add(std::string_view(story_));
    table.add_or_null(id);
    table.add_or_null(json);
  }
  void add_notes(const Notes& notes) {
    std::string json;
    append_notes_json(json, notes);
    add("notes", notes.document->account->id, json);
  }

  const Engine& engine_;
  std::size_t least_;
  std::size_t most_;
  unsigned threads_;
  std::string story_;
  std::vector<IngestItem> items_;
};

void StoryWriter::finish() {
  if (items_.empty()) return;
  Source source(std::exchange(items_, {}));
  AccountBatch batch = read_all_accounts(source, engine_.reading(threads_));
  const auto earlier = [](const Account& x, const Account& y) {
    const auto second = [](const Account& one) {
      return one.published ? one.published->interval().begin : std::numeric_limits<std::int64_t>::max();
    };
    return std::pair(second(x), std::string_view(x.id)) < std::pair(second(y), std::string_view(y.id));
  };
  std::sort(batch.accounts.begin(), batch.accounts.end(), earlier);
  for (std::size_t i = most_; i < batch.accounts.size(); ++i) add("left out", batch.accounts[i].id, "");
  if (batch.accounts.size() > most_)
    batch.accounts.erase(batch.accounts.begin() + static_cast<std::ptrdiff_t>(most_), batch.accounts.end());
  const StoreEngine engine = engine_.for_store(threads_);
  if (batch.accounts.size() < least_) {
    for (Account& account : batch.accounts)
      add_notes(analyse(*engine.analyzer, std::make_shared<const Account>(std::move(account))));
    return;
  }
  CollateOptions options;
  options.one_story = true;
  options.threads = threads_;
  options.noted = [this](const Notes& notes) { add_notes(notes); };
  Collation collation = collate_accounts(std::move(batch), *engine.analyzer, engine.vectors, options);
  for (StoryCollation& story : collation.stories) story.id = story_;
  DocumentOptions document = engine.document;
  document.indent = -1;
  add("collation", "", write_document(collation, document));
}

}  // namespace

Table signature_table(const Engine& engine, PageSource& accounts, unsigned threads) {
  Table table({{"id"},
               {"second", ColumnType::kInteger},
               {"text_hash", ColumnType::kInteger},
               {"signature", ColumnType::kBytes}});
  for (;;) {
    const auto read = read_batch(accounts, kBatch, engine.reading(threads));
    if (read.empty()) return table;
    std::vector<Signature> signatures(read.size());
    parallel_for(read.size(), threads, [&](std::size_t i) {
      if (const auto* account = std::get_if<ReadAccount>(&read[i]))
        signatures[i] = make_signature(account->account);
    });
    for (const Signature& signature : signatures) {
      if (signature.id.empty()) continue;
      table.add(std::string_view(signature.id));
      table.add(signature.first_second);
      table.add(signed_hash(signature.text_hash));
      table.add(std::string_view(packed(signature)));
    }
  }
}

Table key_table(ArrowArrayStream& signatures) {
  Table table({{"key", ColumnType::kInteger},
               {"id"},
               {"second", ColumnType::kInteger},
               {"weight_milli", ColumnType::kInteger}});
  for_each_row(signatures, {"signature"},
               [&](const ArrowRow& row) { add_keys(table, unpacked(row.text(0))); });
  return table;
}

Table Pairing::next(ArrowArrayStream& rows) {
  Table table({{"a"}, {"b"}, {"weight", ColumnType::kReal}});
  for_each_row(rows, {"key", "id", "weight_milli"}, [&](const ArrowRow& row) {
    const std::int64_t key = row.number(0).value_or(0);
    if (key != key_) latest_.clear();
    key_ = key;
    Holder holder{row.text(1).value_or(""), static_cast<double>(row.number(2).value_or(0)) / 1000};
    for (const Holder& other : latest_) {
      if (other.id == holder.id) continue;
      table.add(std::string_view(std::min(other.id, holder.id)));
      table.add(std::string_view(std::max(other.id, holder.id)));
      table.add(std::min(other.weight, holder.weight));
    }
    latest_.push_back(std::move(holder));
    if (latest_.size() > kNeighbours) latest_.pop_front();
  });
  return table;
}

Table likeness_table(ArrowArrayStream& pairs) {
  Table table({{"a"}, {"b"}, {"likeness", ColumnType::kReal}});
  RunFinder runs;
  for_each_row(pairs, {"a", "b", "signature_a", "signature_b"}, [&](const ArrowRow& row) {
    table.add(row.text(0));
    table.add(row.text(1));
    table.add(likeness(runs, unpacked(row.text(2)), unpacked(row.text(3))));
  });
  return table;
}

Table story_table(ArrowArrayStream& signatures) {
  Table table({{"id"},
               {"story"},
               {"copy_of"},
               {"how"},
               {"score", ColumnType::kReal},
               {"round_up", ColumnType::kBool},
               {"component"}});
  std::string component;
  std::vector<Signature> members;
  for_each_row(signatures, {"component", "signature"}, [&](const ArrowRow& row) {
    std::string next = row.text(0).value_or("");
    if (next != component && !members.empty()) add_placements(table, component, std::exchange(members, {}));
    component = std::move(next);
    members.push_back(unpacked(row.text(1)));
  });
  if (!members.empty()) add_placements(table, component, std::move(members));
  return table;
}

Table collation_table(const Engine& engine, ArrowArrayStream& accounts, std::size_t least, std::size_t most,
                      unsigned threads) {
  static const std::vector<std::string_view> kColumns = {"story",    "id",        "source",   "url",
                                                         "title",    "published", "modified", "language",
                                                         "complete", "text",      "byline",   "paragraphs"};
  StoryWriter writer(engine, least, most, threads);
  for_each_row(accounts, kColumns, [&](const ArrowRow& row) {
    const auto field = [&](std::string_view name) -> std::optional<std::string> {
      const auto at = std::find(kColumns.begin() + 1, kColumns.end(), name);
      if (at == kColumns.end()) return std::nullopt;
      return row.text(static_cast<std::size_t>(at - kColumns.begin()));
    };
    IngestItem item = item_of_record(field, field("id").value_or(""));
    if (auto* given = std::get_if<GivenAccount>(&item)) {
      given->account.byline = read_strings(field("byline").value_or("[]"));
      given->account.paragraphs = read_paragraphs(field("paragraphs").value_or("[]"), given->account.text);
    }
    writer.take(row.text(0).value_or(""), std::move(item));
  });
  writer.finish();
  return std::move(writer.table);
}

}  // namespace tellings
