// Made accounts as web pages of made-up sites, and as records of a web archive: what a crawl of a day looks
// like to the reader of one, with the truth known.
//
//   site       one of many, a few of which publish most; has a template, an encoding, furniture and a
//   language template   where title, byline, time, article and the rest stand, and how they are marked:
//   JSON-LD, meta elements,
//              time elements, printed words, or nothing but the address
//   language   of most sites English; others print each common word as another, the same for all their pages:
//   a
//              translation in which names and figures stay
#pragma once

#include <cstdint>
#include <string>

#include "synthetic/made_stream.h"

namespace tellings {

struct MadePage {
  std::string url;
  std::string html;  // bytes in the encoding of its site
  std::string content_type;
  bool translated = false;
};

// The same account gives the same page, on any machine.
MadePage page_of(const MadeAccount& made, const Vocabulary& vocabulary);

// A WARC/1.1 response record with its HTTP head, one gzip member.
std::string warc_record(const MadePage& page, std::int64_t second);

}  // namespace tellings
