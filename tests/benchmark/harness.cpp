// SPDX-License-Identifier: BSL-1.0
#include "harness.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <new>
#include <thread>

#include <benchmark/benchmark.h>

namespace {
long allocations = 0;
}

void* operator new(std::size_t n) {
  ++allocations;
  if (void* p = std::malloc(n)) return p;
  throw std::bad_alloc{};
}
void* operator new(std::size_t n, std::align_val_t a) {
  ++allocations;
  const std::size_t to = std::size_t(a);
  if (void* p = std::aligned_alloc(to, (n + to - 1) / to * to)) return p;
  throw std::bad_alloc{};
}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"  // malloc and free are what this operator new is made of
#endif
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
void operator delete(void* p, std::align_val_t) noexcept { std::free(p); }
void operator delete(void* p, std::size_t, std::align_val_t) noexcept { std::free(p); }

namespace bench {
namespace {

std::vector<peer>& peers() {
  static std::vector<peer> all;
  return all;
}

int allowed_threads = 1;

struct options {
  std::string only, json;
  int rounds = 25;
  double sample = 2e-3;  // seconds
};

bool begins(const std::string& text, const std::string& with) { return text.compare(0, with.size(), with) == 0; }

bool wanted(const std::string& row, const std::string& only) {
  if (only.empty()) return true;
  for (std::size_t from = 0; from <= only.size();) {
    const std::size_t comma = std::min(only.find(',', from), only.size());
    if (comma > from && begins(row, only.substr(from, comma - from))) return true;
    from = comma + 1;
  }
  return false;
}

/// Collects the seconds a call of each benchmark, in the order in which they ran.
class collector : public benchmark::BenchmarkReporter {
 public:
  std::map<std::string, std::vector<double>> samples;
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& r : runs) samples[r.benchmark_name()].push_back(r.real_accumulated_time / double(r.iterations));
  }
};

double seconds_of(const contestant& c, long n) {
  if (c.seconds) return c.seconds(n);
  const auto from = std::chrono::steady_clock::now();
  c.calls(n);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

/// What the one before it left in the caches is not this one's time. On several threads, those of others look for work for a while; after
/// the sleep that lets them end, neither is the time that clocks and the placing of threads take.
void prepare(const contestant& c) {
  if (threads() == 1) return void(seconds_of(c, 1));
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(10);
  while (std::chrono::steady_clock::now() < until) seconds_of(c, 1);
}

long calls_for(const contestant& c, double sample) {
  if (threads() > 1) prepare(c);
  long n = 1;
  for (double took = 0; (took = seconds_of(c, n)) < sample && n < 1L << 40;) n = took < sample / 16 ? n * 8 : long(double(n) * sample / took * 1.2) + 1;
  return n;
}

void measure(benchmark::State& state, const contestant& c) {
  const auto n = state.max_iterations;
  prepare(c);
  while (state.KeepRunningBatch(n)) {
    if (c.seconds) state.SetIterationTime(c.seconds(n));
    else c.calls(n);
  }
}

/// The largest difference, as a part of the largest value.
double difference(const floats& a, const floats& b) {
  if (a.size() != b.size()) return 1e9;
  double most = 0, scale = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double d = std::abs(double(a[i]) - double(b[i]));
    if (!(d <= most)) most = d;
    scale = std::max(scale, std::abs(double(a[i])));
  }
  return most / scale;
}

void write_json(std::FILE* to, const row& r, const work& w, long allocated, const collector& all, const std::vector<contestant>& them, bool first) {
  const network& net = w.about.net;
  const double touched = double(net.weights.size()) + double(w.about.batch) * (net.inputs() + net.outputs());
  std::fprintf(to, "%s{\"row\": \"%s\", \"flops\": %.0f, \"bytes\": %.0f, \"weight_bytes\": %zu, \"arena_bytes\": %zu, \"state_bytes\": %zu, \"allocations\": %ld,\n",
               first ? "" : ",\n", r.name.c_str(), net.flops() * w.about.batch, touched * 4, w.memory.weights, w.memory.arena, w.memory.state, allocated);
  std::fprintf(to, " \"fma_chain_flops\": %.0f, \"seconds\": {", fma_chain_flops);
  for (std::size_t i = 0; i < them.size(); ++i) {
    std::fprintf(to, "%s\n  \"%s\": [", i ? "," : "", them[i].name.c_str());
    const char* between = "";
    for (const double s : all.samples.at(them[i].name)) std::fprintf(to, "%s%.6g", between, s), between = ", ";
    std::fprintf(to, "]");
  }
  std::fprintf(to, "}}");
}

/// Runs one row; whether all agreed.
bool run_row(const row& r, const options& o, std::FILE* json, bool first) {
  const work w = r.make();
  std::vector<contestant> them = w.ours;
  for (const peer p : peers())
    for (contestant& c : p(w.about)) them.push_back(std::move(c));

  bool agreed = true;
  long allocated = 0;
  for (const long n : {1L, 3L}) {  // of stateful ones the fourth call, too
    for (std::size_t i = 0; i < them.size(); ++i) {
      const long before = allocations;
      seconds_of(them[i], n);
      if (i == 0) allocated = allocations - before;
      const double d = i == 0 ? 0 : difference(them[0].output(), them[i].output());
      if (!(d <= 1e-4)) {
        std::fprintf(stderr, "%s: %s differs from ours by %g of the largest value\n", r.name.c_str(), them[i].name.c_str(), d);
        agreed = false;
      }
    }
  }

  them.push_back({"fma peak", fma_chain, nullptr, nullptr});
  std::vector<long> counts;
  for (const contestant& c : them) counts.push_back(calls_for(c, o.sample));
  collector all;
  for (int round = 0; round < o.rounds; ++round) {
    // In turns, each round from another one on.
    benchmark::ClearRegisteredBenchmarks();
    for (std::size_t k = 0; k < them.size(); ++k) {
      const std::size_t i = (k + std::size_t(round)) % them.size();
      auto* b = benchmark::RegisterBenchmark(them[i].name.c_str(), [&c = them[i]](benchmark::State& state) { measure(state, c); })->Iterations(counts[i]);
      if (them[i].seconds) b->UseManualTime();
      else b->UseRealTime();
    }
    collector now;
    benchmark::RunSpecifiedBenchmarks(&now, ".");
    for (const auto& [name, seconds] : now.samples) {
      auto& mine = all.samples[name.substr(0, name.rfind("/iterations:"))];
      mine.insert(mine.end(), seconds.begin(), seconds.end());
    }
  }
  for (const contestant& c : them) {
    std::vector<double> s = all.samples.at(c.name);
    std::sort(s.begin(), s.end());
    std::printf("%-36s %-44s min %12.2f ns  median %12.2f ns\n", r.name.c_str(), c.name.c_str(), s.front() * 1e9, s[s.size() / 2] * 1e9);
  }
  std::fflush(stdout);
  if (json) write_json(json, r, w, allocated, all, them, first);
  return agreed;
}

}  // namespace

int threads() { return allowed_threads; }

announce::announce(peer p) { peers().push_back(p); }

int run(int argc, char** argv, const std::vector<row>& rows) {
  benchmark::Initialize(&argc, argv);
  options o;
  for (int i = 1; i < argc; ++i) {
    const std::string a = argv[i];
    if (begins(a, "--only=")) o.only = a.substr(7);
    else if (begins(a, "--rounds=")) o.rounds = std::max(1, std::atoi(a.c_str() + 9));
    else if (begins(a, "--sample=")) o.sample = std::atof(a.c_str() + 9) * 1e-3;
    else if (begins(a, "--threads=")) allowed_threads = std::max(1, std::atoi(a.c_str() + 10));
    else if (begins(a, "--json=")) o.json = a.substr(7);
    else {
      std::fprintf(stderr, "%s: %s? --only=rows --rounds=n --sample=milliseconds --threads=n --json=file\n", argv[0], argv[i]);
      return 2;
    }
  }
  std::FILE* json = o.json.empty() ? nullptr : std::fopen(o.json.c_str(), "w");
  if (!json && !o.json.empty()) return std::perror(o.json.c_str()), 2;
  if (json) std::fprintf(json, "[");
  bool agreed = true, first = true;
  for (const row& r : rows)
    if (wanted(r.name, o.only)) {
      agreed = run_row(r, o, json, first) && agreed;
      first = false;
    }
  if (json) std::fprintf(json, "]\n"), std::fclose(json);
  return agreed ? 0 : 1;
}

}  // namespace bench
