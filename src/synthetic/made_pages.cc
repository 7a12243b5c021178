#include "synthetic/made_pages.h"

#include <libdeflate.h>

#include <array>
#include <string_view>
#include <vector>

#include "base/chance.h"
#include "base/hash.h"

namespace tellings {
namespace {

constexpr std::uint32_t kSites = 400;
constexpr std::uint32_t kTemplates = 6;
constexpr double kForeign = 0.06;     // sites in another language
constexpr double kOldEncoding = 0.1;  // sites in windows-1252
constexpr std::size_t kSentencesAParagraph = 3;
constexpr std::uint32_t kLinks = 40;  // of a page's furniture, about
constexpr int kCompression = 6;

struct Site {
  std::uint32_t number = 0;
  std::uint32_t form = 0;  // template
  bool foreign = false;
  bool old_encoding = false;
  std::string host;
  std::string name;
};

Site site_of(const MadeAccount& made, const Vocabulary& vocabulary) {
  Chance chance(hash64("site", made.number));
  Site site;
  site.number = chance.leaning(kSites);
  Chance own(hash64("site's own", site.number));
  site.form = own.below(kTemplates);
  site.foreign = own.with(kForeign);
  site.old_encoding = own.with(kOldEncoding);
  const std::string first = vocabulary.printed(Vocabulary::kFirstName + 5'000'000 + site.number);
  site.name = "The " + first + " Post";
  site.host = "www." + first + "-post.example";
  for (char& c : site.host)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return site;
}

struct Words {
  const Vocabulary& vocabulary;
  bool foreign;

  [[nodiscard]] std::string printed(WordNumber word) const {
    if (!foreign || Vocabulary::keeps(word)) return vocabulary.printed(word);
    return vocabulary.printed(Vocabulary::kFirstRare + 7'000'000 + word);
  }
  [[nodiscard]] std::string sentence(const Sentence& words) const {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::string word = printed(words[i]);
      if (i == 0 && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
      out += (i == 0 ? "" : " ") + word;
    }
    return out;
  }
};

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

struct Clock {
  CivilDate date;
  std::string iso;      // 2023-11-14T22:13:20Z
  std::string printed;  // November 14, 2023
};
Clock clock_of(std::int64_t second) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  const std::int64_t days = second / 86400, left = second % 86400;
  Clock clock{civil_from_days(days), "", ""};
  clock.iso = std::to_string(clock.date.year) + "-" + two(clock.date.month) + "-" + two(clock.date.day) +
              "T" + two(left / 3600) + ":" + two(left / 60 % 60) + ":" + two(left % 60) + "Z";
  clock.printed = std::string(kMonths[static_cast<std::size_t>(clock.date.month - 1)]) + " " +
                  std::to_string(clock.date.day) + ", " + std::to_string(clock.date.year);
  return clock;
}

// Links to other pages: more bytes than the article has, as on real pages.
std::string furniture(Chance& chance, const Words& words, std::string_view element, std::uint32_t links) {
  std::string out = "<" + std::string(element) + "><ul>";
  for (std::uint32_t i = 0; i < links; ++i) {
    const std::string label = words.printed(chance.zipf(3000)) + " " + words.printed(chance.zipf(3000));
    out += "<li><a href=\"/section/" + std::to_string(chance.below(900)) + "\">" + label + "</a></li>";
  }
  return out + "</ul></" + std::string(element) + ">\n";
}

std::string paragraphs(const MadeAccount& made, const Words& words) {
  std::string out;
  for (std::size_t i = 0; i < made.sentences.size(); ++i) {
    out += i % kSentencesAParagraph == 0 ? (i == 0 ? "<p>" : "</p>\n<p>") : " ";
    out += words.sentence(made.sentences[i]) + ".";
  }
  return out + "</p>\n";
}

struct Parts {
  std::string title, body, byline;
  Clock clock;
  Site site;
};

// What stands in the head of a page: how its time can be known, above all.
std::string head_of(const Parts& parts, const std::string& url) {
  std::string head = "<title>" + parts.title + " | " + parts.site.name +
                     "</title>\n<link rel=canonical href=\"" + url + "\">\n";
  if (parts.site.form % 3 == 0)
    head += "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"" + parts.title +
            "\",\"datePublished\":\"" + parts.clock.iso + "\",\"author\":{\"@type\":\"Person\",\"name\":\"" +
            parts.byline + "\"}}</script>\n";
  if (parts.site.form % 3 == 1)
    head += "<meta property=\"article:published_time\" content=\"" + parts.clock.iso +
            "\">\n<meta name=author content=\"" + parts.byline + "\">\n";
  return head;
}

std::string article_of(const Parts& parts) {
  const std::string heading = "<h1>" + parts.title + "</h1>\n";
  const std::string time = "<time datetime=\"" + parts.clock.iso + "\">" + parts.clock.printed + "</time>";
  switch (parts.site.form) {
    case 0:
      return "<article>" + heading + "<p class=byline>By " + parts.byline + "</p>" + time + parts.body +
             "</article>\n";
    case 1:
      return heading + "<div class=meta>By " + parts.byline + "</div><div class=\"article-body\">" +
             parts.body + "</div>\n";
    case 2:
      return "<main>" + heading + "<p>" + time + "</p><section>" + parts.body + "</section></main>\n";
    case 3:
      return "<div id=content><div class=story>" + heading + parts.body + "</div></div>\n";
    case 4:
      return "<table><tr><td>" + heading + "<td>" + parts.body + "</table>\n";
    default:
      return "<div class=post>" + heading + "<span class=date>" + time + "</span>" + parts.body + "</div>\n";
  }
}

}  // namespace

MadePage page_of(const MadeAccount& made, const Vocabulary& vocabulary) {
  Parts parts;
  parts.site = site_of(made, vocabulary);
  const Words words{vocabulary, parts.site.foreign};
  Chance chance(hash64("page", made.number));
  parts.title = words.sentence(made.title);
  parts.body = paragraphs(made, words);
  parts.clock = clock_of(made.second);
  parts.byline = vocabulary.printed(Vocabulary::kFirstName + 6'000'000 + chance.below(3000)) + " " +
                 vocabulary.printed(Vocabulary::kFirstName + 6'010'000 + chance.below(3000));
  MadePage page;
  page.translated = parts.site.foreign;
  page.url = "https://" + parts.site.host + "/" + std::to_string(parts.clock.date.year) + "/" +
             two(parts.clock.date.month) + "/" + two(parts.clock.date.day) + "/m" +
             std::to_string(made.number);
  // é in the name of every site in windows-1252: one byte there, which is no UTF-8.
  const std::string charset = parts.site.old_encoding ? "windows-1252" : "utf-8";
  const std::string about =
      parts.site.old_encoding ? "Soci\xE9t\xE9 anonyme" : "Soci\xC3\xA9t\xC3\xA9 anonyme";
  page.content_type = "text/html; charset=" + charset;
  page.html = "<!doctype html>\n<html><head><meta charset=" + charset + ">\n" + head_of(parts, page.url) +
              "</head><body>\n" + furniture(chance, words, "nav", chance.between(kLinks / 2, kLinks)) +
              article_of(parts) + furniture(chance, words, "aside", chance.between(kLinks / 2, kLinks)) +
              "<footer>" + about + "</footer></body></html>\n";
  return page;
}

std::string warc_record(const MadePage& page, std::int64_t second) {
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: " + page.content_type +
                           "\r\nContent-Length: " + std::to_string(page.html.size()) + "\r\n\r\n" + page.html;
  const std::string record =
      "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:made:" + std::to_string(hash64(page.url)) +
      ">\r\nWARC-Target-URI: " + page.url + "\r\nWARC-Date: " + clock_of(second).iso +
      "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
      std::to_string(http.size()) + "\r\n\r\n" + http + "\r\n\r\n";
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(kCompression);
  std::string packed(libdeflate_gzip_compress_bound(compressor, record.size()), '\0');
  packed.resize(
      libdeflate_gzip_compress(compressor, record.data(), record.size(), packed.data(), packed.size()));
  libdeflate_free_compressor(compressor);
  return packed;
}

}  // namespace tellings
