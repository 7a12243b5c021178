// tellings model pack: a spaCy pipeline as one file.
#include "nlp/model_pack.h"

#include "cli/commands.h"
#include "cli/common.h"

namespace tellings {

int run_model_pack(const Arguments& arguments, const Environment&) {
  if (arguments.operands.size() != 2)
    return failed({ErrorCode::kUsage, "packing a model: takes the pipeline's folder and the file to write"});
  const auto packed = pack_pipeline_to(arguments.operands[0], arguments.operands[1]);
  return packed ? kDone : failed(packed.error());
}

}  // namespace tellings
