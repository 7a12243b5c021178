// Which field of the input is which of ours: `--fields text=body,published=date`.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tellings {

class FieldMap {
 public:
  // Comma-parted OURS=THEIRS pairs; the error names the valid names.
  static Result<FieldMap> parse(std::string_view spec);

  // How the input calls our field; our own name where nothing was said.
  [[nodiscard]] std::string theirs(std::string_view ours) const;

 private:
  std::map<std::string, std::string, std::less<>> theirs_;
};

}  // namespace tellings
