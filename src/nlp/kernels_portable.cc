#include "nlp/kernels_impl.h"

namespace tellings {

const Kernels& portable_kernels() {
  static constexpr Kernels kKernels{"portable", maxout, window_maxout, normalise, score};
  return kKernels;
}

#if !defined(__x86_64__)
const Kernels* avx2_kernels() { return nullptr; }
#endif

const Kernels& best_kernels() {
  const Kernels* wide = avx2_kernels();
  return wide != nullptr ? *wide : portable_kernels();
}

}  // namespace tellings
