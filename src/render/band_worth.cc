#include "render/band_worth.h"

#include "base/lexicon.h"
#include "render/data.h"

namespace tellings {

std::string band_worth(std::string_view kind, std::string_view band) {
  for (const auto& fields : read_table(render_data::kBandWorth)) {
    if (fields.size() == 4 && fields[0] == kind && fields[1] == band)
      return std::string(fields[2]) + " of " + std::string(fields[3]) +
             " like it were right on the story sets";
  }
  return "";
}

}  // namespace tellings
