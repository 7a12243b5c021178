#include "annotate/annotate.h"

#include <utility>

#include "annotate/figure.h"
#include "annotate/figure_time.h"
#include "annotate/name_roles.h"
#include "annotate/names.h"
#include "annotate/quotes.h"
#include "annotate/statement.h"
#include "annotate/time.h"
#include "annotate/tree.h"

namespace tellings {

Notes annotate(std::shared_ptr<const Document> document, Rules rules) {
  Notes notes;
  notes.document = std::move(document);
  const Tree tree(*notes.document, rules);
  NameTable names = find_names(tree);
  find_roles(tree, names);
  notes.quotes = find_quotes(tree, names);
  notes.names = std::move(names.names);
  notes.figures = find_figures(tree);
  notes.times = find_times(tree);
  attribute_figures(tree, notes);
  date_figures(tree, notes);
  notes.statements = find_statements(tree, notes);
  return notes;
}

}  // namespace tellings
