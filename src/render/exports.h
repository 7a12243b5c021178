// A collation in the forms that other programs read. Each gives UTF-8 that ends with a line end, the same
// bytes for the same collation; values are said in the words on screen (wording.h). REQUIRES of all: spans
// lie within their texts.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "collate/collation.h"

namespace tellings {

// TEI P5: the quotations as a critical apparatus. One <app> an utterance: <lem> the best attested wording
// with who gives it, <rdg> each other wording; a changed word is a <seg> whose n is the word it stands for.
std::string export_tei(const Collation& collation);

// GraphML: the stemma. Nodes are accounts and hidden sources, edges run from the source; an edge whose
// direction is open is undirected. One <graph> a story.
std::string export_graphml(const Collation& collation);

// PROV-O as JSON-LD: accounts and hidden sources as entities, outlets as agents, edges as derivations,
// quotations or revisions; where the direction is open, as alternates.
std::string export_prov(const Collation& collation);

// W3C Web Annotations as JSON-LD: one for every mention, quotation, figure, claim, credit and stretch of
// shared material, each with a quote selector and a position selector (code points).
std::string export_annotations(const Collation& collation);

// CSV (RFC 4180) with a head line: one line a reading of a figure, one line a witness of a quotation. A cell
// that a spreadsheet would take for a formula begins with an apostrophe.
std::string export_figures_csv(const Collation& collation);
std::string export_quotations_csv(const Collation& collation);

// All of them, by the names that the command line and Python give them.
struct Export {
  std::string_view form;
  std::string (*make)(const Collation&);
};
inline constexpr std::array kExports = {Export{"tei", export_tei},
                                        Export{"graphml", export_graphml},
                                        Export{"prov", export_prov},
                                        Export{"annotations", export_annotations},
                                        Export{"figures-csv", export_figures_csv},
                                        Export{"quotations-csv", export_quotations_csv}};

}  // namespace tellings
