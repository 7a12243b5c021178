// What the four searches share; included by them alone.
#pragma once

#include <string_view>

#include "desk/search.h"
#include "text/code_points.h"

namespace tellings {

// The keys that a request's times and cursor leave. An error (kUsage) for a cursor that is none.
struct Place {
  KeyRange range;
  std::size_t skip = 0;
};
Result<Place> place_of(const SearchRequest& request);

ToldIn told_in(Connection& db, AccountKey key);
std::string text_of(Connection& db, AccountKey key);

// A page of ranked matches and where it goes on.
template <typename Found>
void cut_page(SearchAnswer<Found>& answer, std::vector<Found>&& ranked, const Place& place,
              const Matches& matches, const SearchRequest& request) {
  const std::size_t end = std::min(ranked.size(), place.skip + request.limit);
  for (std::size_t i = place.skip; i < end; ++i) answer.found.push_back(std::move(ranked[i]));
  answer.back_to = second_of(matches.reached);
  if (end < ranked.size()) {
    answer.next = cursor_text({place.range.before, end});
  } else if (!matches.all) {
    answer.next = cursor_text({matches.reached, 0});
  }
}

}  // namespace tellings
