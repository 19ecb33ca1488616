// SPDX-License-Identifier: BSL-1.0
// Rows of the table: contestants that do the same work, checked against each other and then timed in turns.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "network.hpp"

namespace bench {

/// The compiler takes all memory for read and written here, so that no call is left out or moved.
inline void settle() { asm volatile("" ::: "memory"); }

struct contestant {
  std::string name;
  std::function<void(long)> calls;             // makes so many calls
  std::function<floats()> output;  // what the last call gave, channels last
  std::function<double(long)> seconds;         // instead of `calls`, where another process holds the watch
};
/// A contestant out of one call, which is inlined into its loop.
template <class Call> contestant contestant_of(std::string name, Call call, std::function<floats()> output) {
  return {std::move(name), [call](long n) mutable { for (; n > 0; --n) call(), settle(); }, std::move(output), nullptr};
}

/// What a row is about, as the peers see it.
struct job {
  network net;
  int batch = 1;
  bool streaming = false;  // recurrent: a step a call, from the state that the call before left
  bool feedback = false;   // y is the next call's x[0]: latency, not throughput
  floats x = net.input(batch);
};

struct memory_facts {
  std::size_t weights = 0, arena = 0, state = 0;
};

struct work {
  job about;
  std::vector<contestant> ours;  // the first is what the row is about
  memory_facts memory = {};
};

/// A row by its name; made only when it is asked for.
struct row {
  std::string name;
  std::function<work()> make;
};

/// The main function of a workload: `--only=a,b` rows whose names begin so, `--rounds=n`, `--sample=milliseconds`, `--threads=n`, `--json=file`.
int run(int argc, char** argv, const std::vector<row>& rows);

/// How many threads a contestant may have.
int threads();

/// Peers that are linked into this program announce themselves.
using peer = std::vector<contestant> (*)(const job&);
struct announce {
  explicit announce(peer p);
};

/// So many multiply-adds in registers, and the flops of one.
void fma_chain(long n);
extern const double fma_chain_flops;

}  // namespace bench
