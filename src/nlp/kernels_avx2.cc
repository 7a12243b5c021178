// Compiled with -mavx2 -mfma, on x86-64 only.
#include "nlp/kernels_impl.h"

namespace tellings {

const Kernels* avx2_kernels() {
  static constexpr Kernels kKernels{"avx2", maxout, window_maxout, normalise, score};
  static const bool kCanRun = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  return kCanRun ? &kKernels : nullptr;
}

}  // namespace tellings
