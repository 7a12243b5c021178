// The weights of one pipeline component as thinc writes them: a list of nodes, each with sizes, settings and
// arrays.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tellings {

struct Tensor {
  std::vector<std::uint32_t> shape;
  std::vector<float> values;  // row-major; as many as the shape says
};

struct ThincNode {
  std::string name;  // "maxout", "hashembed", "residual(...)"
  std::map<std::string, std::string_view>
      attrs;                             // each value is MessagePack again; views into the file's bytes
  std::map<std::string, Tensor> params;  // only those that are set
};

// The nodes in the order of the file (breadth-first over the layers). Only little-endian 32-bit floats are
// read. `place` names the file in errors.
Result<std::vector<ThincNode>> read_thinc_model(std::string_view bytes, const std::string& place);

}  // namespace tellings
