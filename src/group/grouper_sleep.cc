// The part of Grouper that puts stories to sleep and wakes them.
//
// A story sleeps once its latest account is older than the window, or when too many accounts are awake. It is
// kept under the names that most of its accounts print. An account that prints enough of them has the story
// read; if it is like enough, the story is awake again as it was, and the account is placed as always.
#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "group/grouper_parts.h"
#include "group/signature_code.h"

namespace tellings {
namespace {

constexpr std::int64_t kSecondsOfADay = 86400;
constexpr std::size_t kWordsOfAStory = 12;
constexpr std::size_t kLeastShared = 5;  // of them, before a story is read
constexpr std::size_t kWordsOfAnAccount = 80;
constexpr std::size_t kMostRead = 2;   // stories for one account
constexpr float kLeastNameWeight = 4;  // commoner words name nothing
constexpr double kWakes = 0.8;         // of what would join

// The words that name these accounts: names before other words, those of many accounts first.
std::vector<std::uint32_t> naming_words(const std::vector<const Bag*>& bags, std::size_t most) {
  std::vector<std::pair<std::uint32_t, double>> worth;
  for (const Bag* bag : bags)
    for (const Bag::Entry& entry : bag->entries)
      if (entry.names > 0 && entry.weight() >= kLeastNameWeight)
        worth.emplace_back(entry.hash(), double{damped(entry.names)} * double{entry.weight()});
  std::sort(worth.begin(), worth.end());
  std::vector<std::pair<double, std::uint32_t>> order;
  for (std::size_t begin = 0, end = 0; begin < worth.size(); begin = end) {
    double sum = 0;
    for (; end < worth.size() && worth[end].first == worth[begin].first; ++end) sum += worth[end].second;
    order.emplace_back(-sum, worth[begin].first);
  }
  std::sort(order.begin(), order.end());
  order.resize(std::min(order.size(), most));
  std::vector<std::uint32_t> words;
  for (const auto& entry : order) words.push_back(entry.second);
  return words;
}

}  // namespace

std::string Grouper::Parts::block_of(StoryNumber number) const {
  const StoryRecord& story = stories[number];
  std::string bytes;
  ByteWriter out(bytes);
  out.text(story.id).real(story.inside).number(story.last_time).number(story.last_clock);
  out.number(static_cast<std::uint32_t>(story.members.size()));
  for (const Slot slot : story.members) {
    const Kept& kept = *accounts[slot];
    write_signature(kept.signature, out);
    out.number(kept.arrival).text(kept.told.copy_of).text(kept.told.how ? name_of(*kept.told.how) : "");
    out.real(kept.told.score).real(kept.told.share).real(kept.told.share_of_origin);
    out.number(static_cast<std::uint8_t>(kept.told.round_up ? 1 : 0));
    std::vector<CopyEdge> edges = kept.edges;
    std::sort(edges.begin(), edges.end(), [this](const CopyEdge& x, const CopyEdge& y) {
      return std::pair(accounts[x.other]->arrival, x.brief) < std::pair(accounts[y.other]->arrival, y.brief);
    });
    out.number(static_cast<std::uint32_t>(edges.size()));
    for (const CopyEdge& edge : edges) {
      out.text(accounts[edge.other]->signature.id).real(double{edge.score}).real(double{edge.share});
      out.real(double{edge.share_other}).number(static_cast<std::uint8_t>(edge.brief ? 1 : 0));
      out.number(static_cast<std::uint8_t>(edge.how)).number(static_cast<std::uint8_t>(edge.how_other));
    }
  }
  return bytes;
}

// Takes a block in as an awake story. False, with nothing changed, where it is no block. Edges to accounts
// that are not awake are left out; those of an account that comes later in the blocks come with that one.
bool Grouper::Parts::enter_block(std::string_view bytes) {
  struct Member {
    Signature signature;
    std::uint64_t arrival = 0;
    Placement told;
    struct Tie {
      std::string other;
      CopyEdge edge;
    };
    std::vector<Tie> ties;
  };
  ByteReader in(bytes);
  const std::string id(in.text());
  const double inside = in.real();
  const auto last_time = in.number<std::int64_t>(), last_clock = in.number<std::int64_t>();
  const auto count = in.number<std::uint32_t>();
  std::vector<Member> members;
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    auto signature = read_signature(in);
    if (!signature) return false;
    Member member{*std::move(signature), in.number<std::uint64_t>(), {}, {}};
    member.told.id = member.signature.id;
    member.told.copy_of = in.text();
    const std::string_view how = in.text();
    member.told.how = copy_how_named(how);
    if (!how.empty() && !member.told.how) return false;
    member.told.score = in.real();
    member.told.share = in.real();
    member.told.share_of_origin = in.real();
    member.told.round_up = in.number<std::uint8_t>() == 1;
    const auto ties = in.number<std::uint32_t>();
    for (std::uint32_t k = 0; k < ties && in.ok(); ++k) {
      Member::Tie tie;
      tie.other = in.text();
      tie.edge.score = static_cast<float>(in.real());
      tie.edge.share = static_cast<float>(in.real());
      tie.edge.share_other = static_cast<float>(in.real());
      tie.edge.brief = in.number<std::uint8_t>() == 1;
      const auto as_copy = in.number<std::uint8_t>(), as_origin = in.number<std::uint8_t>();
      if (std::max(as_copy, as_origin) > static_cast<std::uint8_t>(CopyHow::kTranslated)) return false;
      tie.edge.how = static_cast<CopyHow>(as_copy);
      tie.edge.how_other = static_cast<CopyHow>(as_origin);
      member.ties.push_back(std::move(tie));
    }
    if (slot_of.contains(member.signature.id)) return false;
    members.push_back(std::move(member));
  }
  if (!in.ok() || !in.at_end() || id.empty() || members.empty() || number_of.contains(id)) return false;
  const StoryNumber number = new_story(id);
  for (Member& member : members) {
    const Slot slot = take_in(std::move(member.signature));
    Kept& kept = *accounts[slot];
    kept.arrival = member.arrival;
    kept.told = std::move(member.told);
    attach(slot, number);
    index.add(slot, kept.bag);
    sketches.add(slot, kept.sketch);
    for (const Member::Tie& tie : member.ties) {
      const auto other = slot_of.find(tie.other);
      if (other == slot_of.end()) continue;
      CopyEdge edge = tie.edge;
      edge.other = other->second;
      add_edge(slot, edge);
    }
  }
  StoryRecord& story = stories[number];
  story.inside = inside;
  story.last_time = last_time;
  story.last_clock = last_clock;
  story.dirty = false;
  by_age.emplace_back(number, story.last_arrival);
  return true;
}

void Grouper::Parts::forget(StoryNumber number) {
  StoryRecord& story = stories[number];
  for (const Slot slot : story.members) {
    Kept& kept = *accounts[slot];
    drop_edges(slot, false);
    index.remove(slot, kept.bag);
    sketches.remove(slot, kept.sketch);
    slot_of.erase(kept.signature.id);
    accounts[slot].reset();
    free_slots.push_back(slot);
  }
  number_of.erase(story.id);
  story = {};
  free_stories.push_back(number);
}

bool Grouper::Parts::put_to_sleep(StoryNumber number) {
  const StoryRecord& story = stories[number];
  SleepingStory sleeping{story.id, {}, {}, block_of(number)};
  std::vector<const Bag*> bags;
  for (const Slot slot : story.members) {
    bags.push_back(&accounts[slot]->bag);
    sleeping.accounts.push_back(hash64(accounts[slot]->signature.id));
  }
  sleeping.words = naming_words(bags, kWordsOfAStory);
  if (auto kept = archive->put(std::move(sleeping)); !kept) {
    trouble = kept.error();
    return false;
  }
  forget(number);
  return true;
}

void Grouper::Parts::put_to_sleep() {
  while (!by_age.empty()) {
    const auto [number, arrival] = by_age.front();
    const StoryRecord& story = stories[number];
    if (!story.members.empty() && story.last_arrival == arrival) {
      const bool ahead =
          story.last_time > clock.now() + kSecondsOfADay;  // a wrong date, or a leap of the clock
      const std::int64_t latest = ahead ? story.last_clock : story.last_time;
      const bool old = clock.running() && latest + window.days * kSecondsOfADay < clock.now();
      if (!old && slot_of.size() <= window.most_awake) return;
      if (!put_to_sleep(number)) return;
    }
    by_age.pop_front();
  }
}

void Grouper::Parts::wake_named(const Signature& signature) {
  if (archive->size() == 0) return;
  const Bag bag = make_bag(signature);
  const std::vector<std::uint32_t> words = naming_words({&bag}, kWordsOfAnAccount);
  for (const std::string& id : archive->named(words, kLeastShared, kMostRead))
    if (!not_named.contains(id)) wake_if_like(id, signature, bag);
}

void Grouper::Parts::wake_if_like(const std::string& id, const Signature& signature, const Bag& bag) {
  auto block = archive->read(id);
  if (!block || !*block) {
    if (!block) trouble = block.error();
    return;
  }
  if (!enter_block(**block)) {
    trouble = Error{ErrorCode::kInvalid,
                    "waking story " + id + ": the archive gives back other bytes than it was given"};
    return;
  }
  const StoryNumber number = number_of.at(id);
  const StoryRecord& story = stories[number];
  const Probe named(bag);
  double mean = 0;
  const std::vector<Slot> spokesmen = spokesmen_of(story.members);
  for (const Slot slot : spokesmen) {
    const Kept& kept = *accounts[slot];
    mean += double{counted_likeness(signature, kept.signature, named.compare(kept.bag))} /
            static_cast<double>(spokesmen.size());
  }
  const auto size = static_cast<double>(story.members.size());
  const double dated = (story.dated + (signature.first_second ? 1.0 : 0.0)) / (size + 1);
  const bool like =
      joining(mean, cohesion(story.members.size(), story.inside), cohesion(1, 0), dated, yardstick) >= kWakes;
  if (!like) {
    not_named.insert(id);
    forget(number);
    return;
  }
  if (auto removed = archive->remove(id); !removed) {
    trouble = removed.error();
    forget(number);
  }
}

}  // namespace tellings
