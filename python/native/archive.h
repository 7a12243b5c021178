// The steps of the archive job (spark/) that are the engine's: what needs an account's text or signature.
// What moves rows between machines, joins and counts, is Spark's.
//
//   accounts -> signatures -> keys -> pairs that share keys -> likeness -> components -> stories ->
//   collations
//
// Everything is a table in, a table out; rows of one story or key lie together where that is said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>

#include "arrow_abi.h"
#include "engine.h"
#include "ingest/raw_page.h"
#include "table.h"

namespace tellings {

// id, second, text_hash, signature (group/signature_code.h); what could not be read is left out: extract has
// told.
Table signature_table(const Engine& engine, PageSource& accounts, unsigned threads);

// id, second, signature -> key, id, second, weight_milli: what an account may be found by. Keys are the
// shingles of its sketch, each worth kShingleWeight, and its most telling words, names first; a key holds for
// a time of kBucketDays, and an account near the end of one stands in the next as well, so that no border
// parts a story.
Table key_table(ArrowArrayStream& signatures);

// Rows key, id, weight_milli, sorted by key, second and id -> a, b, weight. Each account is paired with the
// kNeighbours before it that have the key: a key of a million accounts costs a million times kNeighbours,
// never its square, and needs no memory. State goes on from batch to batch.
class Pairing {
 public:
  Table next(ArrowArrayStream& rows);

 private:
  struct Holder {
    std::string id;
    double weight = 0;
  };
  std::int64_t key_ = 0;
  std::deque<Holder> latest_;
};

// a, b, signature_a, signature_b -> a, b, likeness: 0..1, 1 for copies.
Table likeness_table(ArrowArrayStream& pairs);

// component, signature; the rows of a component together -> id, story, copy_of, how, score, round_up,
// component: each component grouped by itself, as `tellings group` does.
Table story_table(ArrowArrayStream& signatures);

// story and the columns of an account; the rows of a story together -> kind, story, id, json. A story of
// `least` accounts or more gives a "collation" (json: its document); each account gives "notes". Of a story
// of over `most` accounts the first are laid side by side; the others are "left out".
Table collation_table(const Engine& engine, ArrowArrayStream& accounts, std::size_t least, std::size_t most,
                      unsigned threads);

}  // namespace tellings
