// SPDX-License-Identifier: BSL-1.0
// Needs oneTBB (Debian's libtbb-dev).
#pragma once
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <ikebana/threads/executor.hpp>

namespace ikebana {

/// An executor on an arena of oneTBB that the program has already: `tbb::task_arena arena(2); tbb_executor threads(arena);`
class tbb_executor {
 public:
  explicit tbb_executor(tbb::task_arena& arena) : arena_{&arena} {}
  int size() const { return arena_->max_concurrency(); }
  template <class F> void run(int n, const F& f) {
    arena_->execute([&] { tbb::parallel_for(0, n, [&](int i) { f(i); }, tbb::static_partitioner{}); });
  }

 private:
  tbb::task_arena* arena_;
};

}  // namespace ikebana
