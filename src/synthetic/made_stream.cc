#include "synthetic/made_stream.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/chance.h"
#include "base/hash.h"

namespace tellings {
namespace {

constexpr double kDay = 86400;
constexpr std::int64_t kFirstSecond = 1'700'000'000;

constexpr std::uint32_t kTopics = 300;
constexpr std::uint32_t kTopicWords = 400;
constexpr std::uint32_t kTemplates = 40;
constexpr double kOfATemplate = 1.0 / 12;
constexpr std::uint32_t kKnownNames = 20'000;  // names that many events have: places, office holders

constexpr std::uint32_t kFacts = 14;
constexpr double kMeanAccounts = 5.2;  // of an event, with the bursts below
constexpr double kMostAccounts = 400;
constexpr double kBurstTail = 1.15;  // exponent of the sizes: half of the events have at most two accounts

constexpr double kFollowUps = 0.1;
constexpr double kLateOnes = 0.005;
constexpr double kCopies = 0.45;
constexpr double kRoundUps = 0.004;
constexpr double kRewritten = 0.45;  // words of a rewritten sentence that change
constexpr double kOwnWords = 0.65;   // words of a fact that a telling replaces

constexpr std::size_t kKeptOrigins = 3;  // accounts of an event that copies are made of

// A text that copies are made of.
struct Original {
  std::uint64_t number = 0;
  std::uint64_t origin = 0;
  std::vector<Sentence> sentences;
};

struct Event {
  std::uint64_t number = 0;
  std::uint32_t topic = 0;
  std::vector<Sentence> facts;
  std::vector<Original> originals;
  std::uint32_t left = 0;  // accounts to come
};

struct Arrival {
  double second = 0;
  std::uint64_t event = 0;
  bool operator>(const Arrival& other) const {
    return second != other.second ? second > other.second : event > other.event;
  }
};

}  // namespace

std::string_view name_of(MadeAs made) {
  constexpr std::array<std::string_view, 6> kNames = {"telling",   "edited", "abridged",
                                                      "rewritten", "part",   "round-up"};
  return kNames[static_cast<std::size_t>(made)];
}

struct MadeStream::Parts {
  Vocabulary vocabulary;
  Chance chance;
  double events_a_day;
  double next_event = 0;
  std::uint64_t accounts = 0;
  std::uint64_t event_count = 0;
  std::uint32_t names = kKnownNames;
  std::map<std::uint64_t, Event> events;
  std::deque<std::uint64_t> recent;  // events that were told lately
  std::priority_queue<Arrival, std::vector<Arrival>, std::greater<>> arrivals;

  Parts(std::uint64_t seed, double accounts_a_day)
      : chance(seed), events_a_day(accounts_a_day / kMeanAccounts) {}

  WordNumber any_word() { return chance.zipf(vocabulary.common_words() + 60'000); }
  // The words of a topic are some of the rarer common ones, the first of them more often.
  WordNumber topic_word(std::uint32_t topic) {
    const std::uint64_t hash = hash64("topic", (std::uint64_t{topic} << 32) | chance.leaning(kTopicWords));
    return 150 + static_cast<WordNumber>(hash % (vocabulary.common_words() - 150));
  }
  WordNumber known_name() { return Vocabulary::kFirstName + chance.leaning(kKnownNames); }
  WordNumber own_name() { return Vocabulary::kFirstName + names++; }
  WordNumber number() { return Vocabulary::kFirstNumber + 2 + chance.zipf(900); }
  WordNumber filler(std::uint32_t topic) { return chance.with(0.3) ? topic_word(topic) : any_word(); }

  Sentence plain_sentence(std::uint32_t topic) {
    Sentence sentence;
    for (std::uint32_t left = chance.between(9, 17); left > 0; --left) sentence.push_back(filler(topic));
    return sentence;
  }

  void start_event(double second) {
    Event event;
    event.number = event_count++;
    event.topic = chance.below(kTopics);
    std::vector<WordNumber> cast;
    for (int i = 0; i < 7; ++i) cast.push_back(own_name());
    for (int i = 0; i < 3; ++i) cast.push_back(known_name());
    const bool of_template = chance.with(kOfATemplate);
    Chance form(1000 + chance.below(kTemplates));  // the same for all events of one template
    Chance& words = of_template ? form : chance;
    for (std::uint32_t i = 0; i < kFacts; ++i) {
      Sentence fact;
      const std::uint32_t size = words.between(9, 16);
      for (std::uint32_t k = 0; k < size; ++k) {
        const double part = words.unit();
        if (part < 0.16) {
          fact.push_back(cast[chance.zipf(static_cast<std::uint32_t>(cast.size()))]);
        } else if (part < 0.21) {
          fact.push_back(number());
        } else if (of_template) {
          fact.push_back(words.zipf(vocabulary.common_words()));
        } else {
          fact.push_back(filler(event.topic));
        }
      }
      event.facts.push_back(std::move(fact));
    }
    const double burst = std::pow(1 - chance.unit(), -1 / kBurstTail);
    event.left = static_cast<std::uint32_t>(std::min(kMostAccounts, burst));
    for (std::uint32_t i = 0; i < event.left; ++i) {
      double at = second + (i == 0 ? 0 : chance.waiting(kDay / 3));
      if (i > 0 && chance.with(kFollowUps)) at += kDay * (5 + chance.waiting(3));
      if (i > 0 && chance.with(kLateOnes)) at += kDay * (35 + chance.waiting(10));
      arrivals.push({at, event.number});
    }
    events.emplace(event.number, std::move(event));
  }

  // In other words: names and figures stay, of the others some do.
  Sentence reworded(const Sentence& sentence, std::uint32_t topic, double changed) {
    Sentence out;
    for (const WordNumber word : sentence) {
      if (Vocabulary::keeps(word) || !chance.with(changed)) {
        out.push_back(word);
      } else if (chance.with(0.85)) {
        out.push_back(filler(topic));
        if (chance.with(0.15)) out.push_back(any_word());
      }
    }
    if (out.empty()) out.push_back(any_word());
    return out;
  }

  Sentence in_other_order(Sentence sentence) {
    for (std::size_t i = 1; i < sentence.size(); ++i)
      std::swap(sentence[i], sentence[chance.below(static_cast<std::uint32_t>(i + 1))]);
    return sentence;
  }

  std::vector<Sentence> telling(const Event& event) {
    std::vector<Sentence> out;
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < event.facts.size(); ++i)
      if (i < 2 || chance.with(0.6)) order.push_back(i);
    for (std::size_t i = 2; i < order.size(); ++i)
      std::swap(order[i], order[2 + chance.below(static_cast<std::uint32_t>(order.size() - 2))]);
    for (const std::uint32_t fact : order) {
      out.push_back(in_other_order(reworded(event.facts[fact], event.topic, kOwnWords)));
      if (chance.with(0.5)) out.push_back(plain_sentence(event.topic));
    }
    return out;
  }

  std::vector<Sentence> edited(const Event& event, const std::vector<Sentence>& sentences) {
    std::vector<Sentence> out;
    for (const Sentence& sentence : sentences) {
      if (chance.with(0.03)) continue;
      out.push_back(reworded(sentence, event.topic, 0.02));
    }
    if (out.empty()) out = sentences;
    return out;
  }

  std::vector<Sentence> rewritten(const Event& event, const std::vector<Sentence>& sentences) {
    std::vector<Sentence> out;
    for (const Sentence& sentence : sentences)
      if (out.empty() || !chance.with(0.1)) out.push_back(reworded(sentence, event.topic, kRewritten));
    return out;
  }

  // Half of an account of another event in the middle of a telling of this one.
  bool with_part(const Event& event, MadeAccount& made) {
    if (recent.empty()) return false;
    const auto other = events.find(recent[chance.below(static_cast<std::uint32_t>(recent.size()))]);
    if (other == events.end() || other->first == event.number || other->second.originals.empty())
      return false;
    const Original& original = other->second.originals.front();
    if (original.sentences.size() < 8) return false;
    std::vector<Sentence> own = telling(event);
    const auto quarter = static_cast<std::ptrdiff_t>(original.sentences.size() / 4);
    const std::vector<Sentence> half =
        edited(other->second, {original.sentences.begin() + quarter, original.sentences.end() - quarter});
    own.insert(own.begin() + static_cast<std::ptrdiff_t>(own.size() / 2), half.begin(), half.end());
    made.sentences = std::move(own);
    made.origin = original.origin;
    made.made = MadeAs::kPart;
    return true;
  }

  bool round_up(MadeAccount& made) {
    if (recent.size() < 50) return false;
    std::vector<Sentence> all;
    for (int part = 0; part < 4; ++part) {
      const auto event = events.find(recent[chance.below(static_cast<std::uint32_t>(recent.size()))]);
      if (event == events.end()) continue;
      for (std::size_t i = 0; i < 3; ++i)
        all.push_back(reworded(event->second.facts[i], event->second.topic, kOwnWords));
    }
    if (all.size() < 9) return false;
    made.sentences = std::move(all);
    made.title = plain_sentence(chance.below(kTopics));
    made.event = event_count++;
    made.made = MadeAs::kRoundUp;
    return true;
  }

  void copy(const Event& event, MadeAccount& made) {
    const Original& original =
        event.originals[chance.below(static_cast<std::uint32_t>(event.originals.size()))];
    made.origin = original.origin;
    const double way = chance.unit();
    if (way < 0.5) {
      made.made = MadeAs::kEdited;
      made.sentences = edited(event, original.sentences);
    } else if (way < 0.7) {
      made.made = MadeAs::kAbridged;
      const std::size_t all = original.sentences.size();
      const std::size_t kept = std::max<std::size_t>(3, all * chance.between(40, 70) / 100);
      made.sentences.assign(original.sentences.begin(),
                            original.sentences.begin() + static_cast<std::ptrdiff_t>(std::min(kept, all)));
    } else {
      made.made = MadeAs::kRewritten;
      made.sentences = rewritten(event, original.sentences);
    }
  }

  MadeAccount make(double second, Event& event) {
    MadeAccount made;
    made.number = accounts++;
    made.second = kFirstSecond + static_cast<std::int64_t>(second);
    made.event = event.number;
    made.origin = made.number;
    if (chance.with(kRoundUps) && round_up(made)) return made;
    made.title = reworded(event.facts.front(), event.topic, kOwnWords);
    made.title.resize(std::min<std::size_t>(made.title.size(), 9));
    if (!event.originals.empty() && chance.with(kCopies)) {
      if (!chance.with(0.08) || !with_part(event, made)) copy(event, made);
    } else {
      made.sentences = telling(event);
    }
    if (made.made != MadeAs::kPart && event.originals.size() < kKeptOrigins && event.left > 1)
      event.originals.push_back({made.number, made.origin, made.sentences});
    return made;
  }
};

MadeStream::MadeStream(std::uint64_t seed, double accounts_a_day)
    : parts_(std::make_unique<Parts>(seed, accounts_a_day)) {}
MadeStream::~MadeStream() = default;

const Vocabulary& MadeStream::vocabulary() const { return parts_->vocabulary; }

MadeAccount MadeStream::next() {
  Parts& parts = *parts_;
  while (parts.arrivals.empty() || parts.next_event <= parts.arrivals.top().second) {
    parts.start_event(parts.next_event);
    parts.next_event += parts.chance.waiting(kDay / parts.events_a_day);
  }
  const Arrival arrival = parts.arrivals.top();
  parts.arrivals.pop();
  Event& event = parts.events.at(arrival.event);
  MadeAccount made = parts.make(arrival.second, event);
  parts.recent.push_back(arrival.event);
  if (parts.recent.size() > 500) parts.recent.pop_front();
  if (--event.left == 0) parts.events.erase(arrival.event);
  return made;
}

namespace {

void scan_into(const Sentence& sentence, const Vocabulary& vocabulary, std::vector<ScannedWord>& out) {
  for (std::size_t i = 0; i < sentence.size(); ++i) out.push_back(vocabulary.scanned(sentence[i], i == 0));
}

void print_into(const Sentence& sentence, const Vocabulary& vocabulary, std::string& out) {
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    std::string word = vocabulary.printed(sentence[i]);
    if (i == 0 && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
    if (i > 0) out += ' ';
    out += word;
  }
}

// "2023-11-14T22:13:20Z"
std::string iso_time(std::int64_t second) {
  const std::int64_t days = second / 86400, left = second % 86400;
  const CivilDate date = civil_from_days(days);
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day) + "T" + two(left / 3600) +
         ":" + two(left / 60 % 60) + ":" + two(left % 60) + "Z";
}

}  // namespace

Signature signature_of(const MadeAccount& made, const Vocabulary& vocabulary) {
  std::string title_text;  // a title of names alone is a heading, so it is read as it is printed
  print_into(made.title, vocabulary, title_text);
  std::vector<ScannedWord> words = scan_words(title_text);
  const std::size_t title = words.size();
  for (const Sentence& sentence : made.sentences) scan_into(sentence, vocabulary, words);
  return make_signature("m" + std::to_string(made.number), made.second, words, title);
}

Account account_of(const MadeAccount& made, const Vocabulary& vocabulary) {
  Account account;
  account.id = "m" + std::to_string(made.number);
  print_into(made.title, vocabulary, account.title);
  for (std::size_t i = 0; i < made.sentences.size(); ++i) {
    if (i > 0) account.text += ' ';  // one line: a short one of many names would be a heading
    print_into(made.sentences[i], vocabulary, account.text);
    account.text += '.';
  }
  account.published = parse_iso_time(iso_time(made.second));
  return account;
}

}  // namespace tellings
