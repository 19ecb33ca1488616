// SPDX-License-Identifier: BSL-1.0
// On which processor a thread runs, and how it leaves it; elsewhere than on Linux the system is trusted.
#pragma once
#include <cstddef>
#ifdef __linux__
#include <sched.h>
#endif

namespace ikebana::detail {

#ifdef __linux__
inline int this_cpu() { return sched_getcpu(); }
/// Linux may wake a thread on the processor of its waker, and moves it to an idle one only after milliseconds. This one moves at once, and is as
/// free as it was.
inline void leave_cpu(int busy) {
  cpu_set_t allowed;
  if (busy < 0 || busy >= CPU_SETSIZE || sched_getaffinity(0, sizeof allowed, &allowed) != 0) return;
  cpu_set_t others = allowed;
  CPU_CLR(std::size_t(busy), &others);
  if (CPU_COUNT(&others) == 0 || sched_setaffinity(0, sizeof others, &others) != 0) return;
  sched_setaffinity(0, sizeof allowed, &allowed);
}
#else
inline int this_cpu() { return -1; }
inline void leave_cpu(int) {}
#endif

}  // namespace ikebana::detail
