// The only place where threads are made.
#pragma once

#include <cstddef>
#include <functional>

namespace tellings {

// Runs work(0) ... work(count - 1), each once, on up to `threads` threads, and returns when all are done.
// Work must write to its own slot only; what comes out then depends on neither the order nor the number of
// threads. 0 threads: as many as the machine has.
void parallel_for(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

}  // namespace tellings
