// The structures of the Arrow C data interface and C stream interface, as the specification lays them down
// (arrow.apache.org/docs/format/CDataInterface.html). Whoever makes one fills `release`; whoever has taken
// one over calls it once.
#pragma once

#include <cstdint>

extern "C" {

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  ArrowSchema** children;
  ArrowSchema* dictionary;
  void (*release)(ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  const void** buffers;
  ArrowArray** children;
  ArrowArray* dictionary;
  void (*release)(ArrowArray*);
  void* private_data;
};

struct ArrowArrayStream {
  int (*get_schema)(ArrowArrayStream*, ArrowSchema* out);
  int (*get_next)(ArrowArrayStream*, ArrowArray* out);
  const char* (*get_last_error)(ArrowArrayStream*);
  void (*release)(ArrowArrayStream*);
  void* private_data;
};

}  // extern "C"

namespace tellings {

inline constexpr std::int64_t kArrowNullable = 2;  // flag of ArrowSchema

// Owns one of the structures: releases it where it was not handed on.
template <typename Arrow>
class Owned {
 public:
  Owned() : arrow_{} {}
  ~Owned() { reset(); }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;

  void reset() {
    if (arrow_.release != nullptr) arrow_.release(&arrow_);
    arrow_ = Arrow{};
  }
  // Moves the contents of `other` in, as the specification allows: a plain copy, and `other` marked released.
  void take(Arrow& other) {
    reset();
    arrow_ = other;
    other.release = nullptr;
  }
  [[nodiscard]] bool empty() const { return arrow_.release == nullptr; }
  Arrow* operator->() { return &arrow_; }
  const Arrow* operator->() const { return &arrow_; }
  Arrow* get() { return &arrow_; }

 private:
  Arrow arrow_;
};

}  // namespace tellings
