// How long searches take in a large store: writes made accounts with made notes straight to it, then asks.
//
//   store_bench FILE ACCOUNTS      a FILE that is there already with as many is asked again
//
// Words are drawn by Zipf's law, so the commonest stand in almost every account; accounts are spread over two
// years. Prints one line of JSON a kind of search: how many were asked, the milliseconds of the middle one,
// of the slowest of a hundred, and of the slowest; then the slowest by processor time, which other work on
// the machine does not lengthen. A search is one page; where an answer says that it goes on, that is another
// search.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <utility>

#include "base/chance.h"
#include "base/hash.h"
#include "desk/list_stories.h"
#include "desk/search.h"
#include "store/snapshot.h"
#include "store/writer_accounts.h"
#include "store/writer_stories.h"

namespace tellings {
namespace {

constexpr std::int64_t kFirst = 1'672'531'200;  // 2023-01-01
constexpr std::int64_t kYears = 2LL * 365 * 86400;
constexpr std::uint32_t kVocabulary = 60'000;
constexpr std::uint32_t kSpeakers = 20'000;
constexpr std::int64_t kCommit = 2'000;

// A made word: syllables that spell its rank.
std::string word(std::uint64_t rank) {
  static constexpr std::string_view kConsonants = "bdfgklmnprstvz", kVowels = "aeiou";
  std::string out;
  for (rank += 70; rank > 0; rank /= 70) {
    out += kConsonants[rank % 70 / 5];
    out += kVowels[rank % 5];
  }
  return out;
}

std::string speaker(std::uint64_t rank) { return "Ana " + word(rank * 7) + "son"; }

struct Made {
  Account account;
  Notes notes;
};

std::string sentence(Chance& chance, std::size_t words) {
  std::string out;
  for (std::size_t i = 0; i < words; ++i) out += (i == 0 ? "" : " ") + word(chance.zipf(kVocabulary));
  return out;
}

// A text of five sentences; in it two quotations, two figures, three names. `year` is a word of its own.
Made make(std::int64_t number, std::int64_t all) {
  Chance chance(static_cast<std::uint64_t>(number) + 1);
  Made made;
  Account& account = made.account;
  const std::int64_t second = kFirst + kYears * number / all;
  const CivilDate date = civil_from_days(second / 86400);
  char day[40];
  std::snprintf(day, sizeof day, "%04d-%02d-%02dT%02d:%02d:%02dZ", date.year, date.month, date.day,
                static_cast<int>(second % 86400 / 3600), static_cast<int>(second % 3600 / 60),
                static_cast<int>(second % 60));
  account.id = "b" + std::to_string(number);
  account.source = "Paper " + std::to_string(chance.zipf(500));
  account.published = parse_iso_time(day);
  account.language = "en";
  account.title = sentence(chance, 8);
  Notes& notes = made.notes;
  const auto append = [&account](std::string_view piece) {
    const auto begin = static_cast<std::uint32_t>(account.text.size());
    account.text += piece;
    return ByteSpan{begin, static_cast<std::uint32_t>(account.text.size())};
  };
  append((number < all / 2 ? "earlyhalf " : "latehalf ") + sentence(chance, 30) + ". ");
  for (int i = 0; i < 2; ++i) {
    Quote quote;
    quote.content = {append(sentence(chance, 12))};
    append(" said ");
    Name name;
    name.name = speaker(chance.zipf(kSpeakers));
    name.kind = NameKind::kPerson;
    name.mentions = {{append(name.name), MentionKind::kFull}};
    append(". ");
    quote.speaker_name = name.name;
    notes.quotes.push_back(std::move(quote));
    notes.names.push_back(std::move(name));
    Figure figure;
    figure.value = static_cast<double>(chance.zipf(1'000'000));
    figure.unit = "people";
    figure.number = append(std::to_string(static_cast<std::int64_t>(*figure.value)));
    append(" ");
    figure.concept_span = append(word(chance.zipf(3'000)));
    figure.span = {figure.number.begin, figure.concept_span.end};
    append(" " + sentence(chance, 20) + ". ");
    notes.figures.push_back(std::move(figure));
  }
  account.paragraphs = {{{0, static_cast<std::uint32_t>(account.text.size())}, Role::kBody}};
  account.sha256 = sha256_hex(account.text);
  auto document = std::make_shared<Document>();
  document->account = std::make_shared<const Account>(account);
  notes.document = std::move(document);
  return made;
}

Result<void> fill(const std::string& path, std::int64_t all) {
  auto store = Store::open(path, {"bench", "[]"}, kFirst + kYears);
  if (!store) return tl::unexpected(store.error());
  for (std::int64_t number = (*store)->connection().number("SELECT count(*) FROM account"); number < all;) {
    auto written = (*store)->write([&](Writer& writer) {
      for (const std::int64_t end = std::min(all, number + kCommit); number < end; ++number) {
        Made made = make(number, all);
        const AccountKey key = put_account(writer, std::move(made.account)).key;
        put_notes(writer, key, made.notes);
        put_placement(writer, key, {"s-" + std::to_string(number / 3), "", "", 0});
      }
      return Result<void>();
    });
    if (!written) return written;
    if (number % (kCommit * 25) == 0) std::fprintf(stderr, "%lld written\n", static_cast<long long>(number));
  }
  return {};
}

using Ask = std::function<Result<std::size_t>(Connection&, Chance&)>;  // gives the number found

template <typename Found>
Ask asking(Result<SearchAnswer<Found>> (*search)(Connection&, const SearchRequest&),
           std::function<SearchRequest(Chance&)> request) {
  return [search, request = std::move(request)](Connection& db, Chance& chance) -> Result<std::size_t> {
    const auto answer = search(db, request(chance));
    if (!answer) return tl::unexpected(answer.error());
    return answer->found.size();
  };
}

SearchRequest of_words(std::string words) {
  SearchRequest request;
  request.words = std::move(words);
  return request;
}

struct Kind {
  const char* name;
  Ask ask;
};

std::vector<Kind> kinds() {
  const auto common = [](Chance& chance) { return word(chance.below(20)); };
  const auto rare = [](Chance& chance) { return word(20'000 + chance.below(40'000)); };
  return {
      {"account, a common word",
       asking<FoundAccount>(search_accounts, [=](Chance& c) { return of_words(common(c)); })},
      {"account, a rare word",
       asking<FoundAccount>(search_accounts, [=](Chance& c) { return of_words(rare(c)); })},
      {"account, three common words",
       asking<FoundAccount>(
           search_accounts,
           [=](Chance& c) { return of_words(common(c) + " " + common(c) + " " + common(c)); })},
      {"account, a common and a rare word",
       asking<FoundAccount>(search_accounts, [=](Chance& c) { return of_words(common(c) + " " + rare(c)); })},
      {"account, a phrase of common words",
       asking<FoundAccount>(search_accounts,
                            [=](Chance& c) { return of_words('"' + common(c) + " " + common(c) + '"'); })},
      {"account, a long phrase of common words",
       asking<FoundAccount>(search_accounts,
                            [=](Chance& c) {
                              return of_words('"' + common(c) + " " + common(c) + " " + common(c) + " " +
                                              common(c) + '"');
                            })},
      {"account, two words that never meet",
       asking<FoundAccount>(search_accounts, [](Chance&) { return of_words("earlyhalf latehalf"); })},
      {"account, one common word or another",
       asking<FoundAccount>(search_accounts,
                            [=](Chance& c) { return of_words(common(c) + " OR " + common(c)); })},
      {"account, a prefix",
       asking<FoundAccount>(search_accounts,
                            [=](Chance& c) { return of_words(common(c).substr(0, 4) + "*"); })},
      {"account, a common word of a year ago",
       asking<FoundAccount>(search_accounts,
                            [=](Chance& c) {
                              SearchRequest request = of_words(common(c));
                              request.range.before = first_key_of_second(kFirst + kYears / 2);
                              return request;
                            })},
      {"account, a common word of one source",
       asking<FoundAccount>(search_accounts,
                            [=](Chance& c) {
                              SearchRequest request = of_words(common(c));
                              request.source = "\"Paper " + std::to_string(c.zipf(500)) + '"';
                              return request;
                            })},
      {"quotation, a common speaker", asking<FoundQuotation>(search_quotations,
                                                             [](Chance& c) {
                                                               SearchRequest request;
                                                               request.speaker = speaker(c.below(20));
                                                               return request;
                                                             })},
      {"quotation, common words",
       asking<FoundQuotation>(search_quotations,
                              [=](Chance& c) { return of_words(common(c) + " " + common(c)); })},
      {"quotation, a first name that all have and a word", asking<FoundQuotation>(search_quotations,
                                                                                  [=](Chance& c) {
                                                                                    SearchRequest request =
                                                                                        of_words(common(c));
                                                                                    request.speaker = "ana";
                                                                                    return request;
                                                                                  })},
      {"figure, a thing",
       asking<FoundFigure>(search_figures, [=](Chance& c) { return of_words(common(c)); })},
      {"figure, a thing and a range", asking<FoundFigure>(search_figures,
                                                          [=](Chance& c) {
                                                            SearchRequest request = of_words(common(c));
                                                            request.least =
                                                                static_cast<double>(1'000 + c.below(1'000));
                                                            request.most = *request.least * 2;
                                                            return request;
                                                          })},
      {"figure, a narrow range", asking<FoundFigure>(search_figures,
                                                     [](Chance& c) {
                                                       SearchRequest request;
                                                       request.least = request.most =
                                                           static_cast<double>(c.below(1'000'000));
                                                       return request;
                                                     })},
      {"figure, a wide range", asking<FoundFigure>(search_figures,
                                                   [](Chance&) {
                                                     SearchRequest request;
                                                     request.least = 2;
                                                     request.most = 1'000;
                                                     return request;
                                                   })},
      {"name, one",
       asking<FoundName>(search_names, [](Chance& c) { return of_words(speaker(c.below(kSpeakers))); })},
      {"name, a first name that all have",
       asking<FoundName>(search_names, [](Chance&) { return of_words("ana"); })},
  };
}

constexpr int kAsked = 100;

double processor_ms() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

void measure(Connection& db, const Kind& kind) {
  Chance chance(7);
  std::vector<double> ms;
  double busiest = 0;
  std::size_t found = 0;
  for (int i = -2; i < kAsked; ++i) {  // the first two bring what is read into memory
    const auto begin = std::chrono::steady_clock::now();
    const double busy = processor_ms();
    const auto answer = kind.ask(db, chance);
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
    if (i >= 0) {
      ms.push_back(taken.count());
      busiest = std::max(busiest, processor_ms() - busy);
    }
    if (!answer) std::fprintf(stderr, "%s\n", answer.error().message.c_str());
    found += answer.value_or(0);
  }
  std::sort(ms.begin(), ms.end());
  std::printf(
      "{\"search\":\"%s\",\"asked\":%d,\"found\":%zu,\"ms_middle\":%.2f,\"ms_99\":%.2f,\"ms_most\":%.2f,"
      "\"processor_ms_most\":%.2f}\n",
      kind.name, kAsked, found, ms[ms.size() / 2], ms[ms.size() * 99 / 100], ms.back(), busiest);
  std::fflush(stdout);
}

int run(const std::string& path, std::int64_t all) {
  if (const auto filled = fill(path, all); !filled) {
    std::fprintf(stderr, "%s\n", filled.error().message.c_str());
    return 1;
  }
  auto snapshot = Snapshot::open(path);
  if (!snapshot) return 1;
  std::printf("{\"accounts\":%lld,\"bytes\":%ju}\n", static_cast<long long>(all),
              static_cast<std::uintmax_t>(std::filesystem::file_size(path)));
  for (const Kind& kind : kinds()) measure((*snapshot)->connection(), kind);
  return 0;
}

}  // namespace
}  // namespace tellings

int main(int count, char** words) {
  if (count != 3) {
    std::fprintf(stderr, "store_bench FILE ACCOUNTS\n");
    return 2;
  }
  return tellings::run(words[1], std::atoll(words[2]));
}
