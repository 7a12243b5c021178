// group_bench [--accounts N] [--a-day N] [--seed N] [--archive FILE] [--dump FILE --dumped N]
//
// Groups a made stream on one thread and prints, as one JSON object: accounts a second (time in add() and
// flush() alone, by the processor's clock), the time of each block of 100,000, peak memory, how many settled
// accounts changed their story on a simulated day, and how well stories and copies were found.
// --dump writes the first accounts as JSON Lines for the peers: words by number, story and origin.
#include <sys/resource.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/json_writer.h"
#include "group/grouper.h"
#include "pipeline/story_file.h"
#include "synthetic/made_stream.h"

namespace tellings {
namespace {

constexpr std::size_t kBetweenFlushes = 1000;
constexpr std::size_t kBlock = 100'000;
constexpr std::int64_t kSettled = 2 * 86400;  // an account of this age has settled

struct Settings {
  std::size_t accounts = 1'000'000;
  double a_day = 20'000;
  std::uint64_t seed = 7;
  std::string archive = "group_bench.asleep";
  std::string dump;
  std::size_t dumped = 100'000;
};

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// What is known of each account, and what the grouper says.
struct Ledger {
  std::vector<std::uint64_t> event, origin;
  std::vector<MadeAs> made;
  std::vector<std::int64_t> second;
  std::vector<std::uint32_t> story;    // by number
  std::vector<std::uint32_t> copy_of;  // 1 + account, 0 for none
  std::vector<bool> round_up;
  std::unordered_map<std::string, std::uint32_t> stories;

  std::uint32_t story_number(const std::string& id) {
    return stories.emplace(id, static_cast<std::uint32_t>(stories.size())).first->second;
  }
  void take(const MadeAccount& account) {
    event.push_back(account.event);
    origin.push_back(account.origin);
    made.push_back(account.made);
    second.push_back(account.second);
    story.push_back(0);
    copy_of.push_back(0);
    round_up.push_back(false);
  }
  // Whether a settled account changed its story.
  bool told(const Placement& place, std::int64_t now) {
    const std::size_t account = std::stoull(place.id.substr(1));
    const std::uint32_t number = story_number(place.story);
    const bool moved = story[account] != number && second[account] + kSettled < now;
    story[account] = number;
    copy_of[account] =
        place.copy_of.empty() ? 0 : 1 + static_cast<std::uint32_t>(std::stoul(place.copy_of.substr(1)));
    round_up[account] = place.round_up;
    return moved;
  }
};

struct Score {
  double precision = 0, recall = 0;
  [[nodiscard]] double f1() const {
    return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
  }
};

// B-cubed over all accounts.
Score story_score(const Ledger& ledger) {
  std::unordered_map<std::uint64_t, double> gold, found, both;
  const auto key = [&](std::size_t i) { return ledger.event[i] << 32 | ledger.story[i]; };
  for (std::size_t i = 0; i < ledger.event.size(); ++i) {
    ++gold[ledger.event[i]];
    ++found[ledger.story[i]];
    ++both[key(i)];
  }
  Score score;
  const auto count = static_cast<double>(ledger.event.size());
  for (std::size_t i = 0; i < ledger.event.size(); ++i) {
    score.precision += both[key(i)] / found[ledger.story[i]] / count;
    score.recall += both[key(i)] / gold[ledger.event[i]] / count;
  }
  return score;
}

// Links that join accounts of one origin, of all links; copies that are linked so, by the way they were made.
void write_copies(const Ledger& ledger, JsonWriter& json) {
  std::map<MadeAs, std::pair<double, double>> found;  // right, all
  double links = 0, right = 0;
  for (std::size_t i = 0; i < ledger.event.size(); ++i) {
    const bool copy = ledger.origin[i] != i;
    bool good = false;
    if (ledger.copy_of[i] != 0) {
      ++links;
      good = ledger.origin[ledger.copy_of[i] - 1] == ledger.origin[i];
      right += good ? 1 : 0;
    }
    if (!copy) continue;
    auto& [hits, all] = found[ledger.made[i]];
    hits += good ? 1 : 0;
    ++all;
  }
  json.key("copies").begin_object().member("precision", links > 0 ? right / links : 0);
  for (const auto& [made, counts] : found) json.member(name_of(made), counts.first / counts.second);
  json.end_object();
}

class Measuring {
 public:
  explicit Measuring(const Settings& settings, std::unique_ptr<StoryFile> archive)
      : settings_(settings), grouper_({}, {}, std::move(archive)), stream_(settings.seed, settings.a_day) {}

  std::string report() {
    for (std::size_t i = 0; i < settings_.accounts; ++i) one(i);
    return written();
  }

 private:
  void one(std::size_t i) {
    const MadeAccount made = stream_.next();
    ledger_.take(made);
    if (i < settings_.dumped) dump(made);
    Signature signature = signature_of(made, stream_.vocabulary());
    const double begin = processor_seconds();
    const auto place = grouper_.add(std::move(signature));
    std::vector<Placement> corrections;
    const bool flushing = (i + 1) % kBetweenFlushes == 0;
    if (flushing) corrections = grouper_.flush();
    const double took = processor_seconds() - begin;
    seconds_ += took;
    if (i % kBlock == 0) blocks_.push_back(0);
    blocks_.back() += took;
    ledger_.told(*place, made.second);
    for (const Placement& correction : corrections)
      if (ledger_.told(correction, made.second)) ++moved_;
    if (flushing) count_day(made.second);
  }

  // At the end of a simulated day: of the settled accounts that are awake, how many have changed their story.
  void count_day(std::int64_t now) {
    if (day_end_ == 0) day_end_ = now + 86400;
    while (oldest_ < ledger_.second.size() && ledger_.second[oldest_] + kSettled < now) ++oldest_;
    if (now < day_end_) return;
    const double settled = static_cast<double>(std::min(oldest_, grouper_.awake()));
    if (settled > 10'000) moved_shares_.push_back(static_cast<double>(moved_) / settled);
    moved_ = 0;
    day_end_ += 86400;
  }

  void dump(const MadeAccount& made) {
    if (settings_.dump.empty()) return;
    if (!dump_.is_open()) dump_.open(settings_.dump, std::ios::trunc);
    std::string line;
    JsonWriter json(line);
    json.begin_object().member("id", made.number).member("event", made.event).member("origin", made.origin);
    json.member("made", name_of(made.made)).key("words").begin_array();
    for (const Sentence& sentence : made.sentences)
      for (const WordNumber word : sentence) json.value(word);
    json.end_array().end_object();
    dump_ << line << '\n';
  }

  std::string written() const {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::string out;
    JsonWriter json(out);
    json.begin_object().member("accounts", settings_.accounts);
    json.member("accounts_a_second", static_cast<double>(settings_.accounts) / seconds_);
    json.key("seconds_a_block").begin_array();
    for (const double block : blocks_) json.value(block);
    json.end_array().member("last_to_first", blocks_.back() / blocks_.front());
    json.member("peak_megabytes", static_cast<double>(usage.ru_maxrss) / 1024);
    json.member("awake", grouper_.awake()).member("stories_asleep", grouper_.archive().size());
    double worst = 0, sum = 0;
    for (const double share : moved_shares_) {
      worst = std::max(worst, share);
      sum += share;
    }
    const double days = std::max<double>(1, static_cast<double>(moved_shares_.size()));
    json.key("settled_moved_a_day")
        .begin_object()
        .member("mean", sum / days)
        .member("worst", worst)
        .end_object();
    const Score stories = story_score(ledger_);
    json.key("stories").begin_object().member("bcubed_f1", stories.f1());
    json.member("precision", stories.precision).member("recall", stories.recall).end_object();
    write_copies(ledger_, json);
    double marked = 0, of = 0, wrongly = 0;
    for (std::size_t i = 0; i < ledger_.event.size(); ++i) {
      if (ledger_.made[i] == MadeAs::kRoundUp) {
        ++of;
        marked += ledger_.round_up[i] ? 1 : 0;
      } else {
        wrongly += ledger_.round_up[i] ? 1 : 0;
      }
    }
    json.key("round_ups").begin_object().member("marked", of > 0 ? marked / of : 0).member("all", of);
    json.member("others_marked", wrongly).end_object().end_object();
    return out;
  }

  Settings settings_;
  Grouper grouper_;
  MadeStream stream_;
  Ledger ledger_;
  std::ofstream dump_;
  double seconds_ = 0;
  std::vector<double> blocks_;
  std::int64_t day_end_ = 0;
  std::size_t oldest_ = 0;  // accounts before this one have settled
  std::size_t moved_ = 0;
  std::vector<double> moved_shares_;
};

bool read_settings(int count, char** values, Settings& settings) {
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string name = values[i], value = values[i + 1];
    if (name == "--accounts")
      settings.accounts = std::stoull(value);
    else if (name == "--a-day")
      settings.a_day = std::stod(value);
    else if (name == "--seed")
      settings.seed = std::stoull(value);
    else if (name == "--archive")
      settings.archive = value;
    else if (name == "--dump")
      settings.dump = value;
    else if (name == "--dumped")
      settings.dumped = std::stoull(value);
    else
      return false;
  }
  return count % 2 == 1 && settings.accounts > 0;
}

}  // namespace
}  // namespace tellings

int main(int count, char** values) {
  tellings::Settings settings;
  if (!tellings::read_settings(count, values, settings)) {
    std::cerr << "usage: group_bench [--accounts N] [--a-day N] [--seed N] [--archive FILE] [--dump FILE "
                 "--dumped N]\n";
    return 2;
  }
  auto archive = tellings::StoryFile::open(settings.archive, 0);
  if (!archive) {
    std::cerr << archive.error().message << '\n';
    return 1;
  }
  std::cout << tellings::Measuring(settings, *std::move(archive)).report() << std::endl;
  std::error_code ignored;
  std::filesystem::remove(settings.archive, ignored);
  return 0;
}
