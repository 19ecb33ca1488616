// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/models/calling.hpp>
#include <ikebana/models/execute.hpp>
#include <ikebana/models/memory.hpp>

namespace ikebana::detail {

/// One call: checks what only the data knows, then runs tiles of samples through the arena. Allocates nothing.
template <class Parts, architecture A> struct evaluation {
  using facts = typename Parts::facts;
  using judgement = typename Parts::judgement;
  static constexpr std::size_t inputs = facts::inputs.size(), outputs = facts::outputs.size();
  static constexpr bool whole = facts::bounded_batch && facts::whole_batch;
  static constexpr bool at_call = facts::dynamic || whole;
  /// So little to do that a call of one sample keeps what lies between the layers on the stack, or rather in registers.
  static constexpr bool tiny = facts::size <= 8 && facts::flops <= 256 && facts::arena_size <= 1024 && facts::parameters.state_size == 0;

  struct actual_t {
    int batch = 0;
    inference<at_call ? facts::size : 1> found{};
    dims output[outputs]{};  // with the batch of the call
  };
  static constexpr known_call net{facts::known.spec, judgement::labels.data(), facts::inputs.data(), facts::outputs.data(), int(inputs), int(outputs), facts::batch};

  /// The extents of this call; throws before anything is written.
  static actual_t check(input_data (&in)[inputs]) {
    actual_t actual;
    actual.batch = check_inputs<A>(net, in);
    if constexpr (at_call) {
      tensor_spec given[inputs];
      for (std::size_t i = 0; i < inputs; ++i) {
        given[i] = net.specs[net.inputs[i]];
        given[i].shape = in[i].shape;
        if (!whole && !facts::fixed_batch) given[i].shape.set(0, 1);
      }
      actual.found = infer(facts::nodes, facts::inputs, facts::outputs, given);
      if (actual.found.refused >= 0) refuse<A>(net, actual.found.refused, actual.found.why);
    }
    for (std::size_t o = 0; o < outputs; ++o) {
      const dims& known = net.specs[net.outputs[o]].shape;
      if constexpr (at_call) actual.output[o] = actual.found.spec[net.outputs[o]].shape;
      else actual.output[o] = known;
      if (!(whole ? actual.output[o] : known).known(0)) actual.output[o].set(0, actual.batch);
    }
    return actual;
  }
  static void check_outputs(const actual_t& actual, const output_data (&out)[outputs]) { detail::check_outputs<A>(net, actual.output, out); }

  using steps_of = void (*)(const run_memory<facts>&);
  template <int Samples, bool Threaded = false> static constexpr steps_of run_steps = steps<facts, A, Samples, Threaded>::all;

  /// Where inputs are brought together, and outputs made and read; can a step write an output in its place?
  static constexpr struct end_places {
    int staged[inputs]{}, made[outputs]{};
    bool in_place[outputs]{};
    tensor_place result[outputs]{};
  } ends = [] {
    using all = steps<facts, A, facts::samples>;
    end_places e;
    for (std::size_t i = 0; i < inputs; ++i) e.staged[i] = all::where.offset[facts::inputs[i]];
    for (std::size_t o = 0; o < outputs; ++o) {
      const int n = facts::outputs[o];
      e.made[o] = all::where.offset[n];
      e.in_place[o] = all::output_in(all::where.root[n]) >= 0;
      e.result[o] = all::place_of(n);
    }
    return e;
  }();
  /// Samples [first, first + count), by steps that are made for as many.
  static void tile(steps_of run_all, const float* weights, float* arena, float* state, const input_data (&in)[inputs], const output_data (&out)[outputs],
                   const actual_t& actual, bool direct, int first, int count, const any_executor* threads = nullptr) {
    run_memory<facts> m{weights, arena, state, {}, {}, nullptr, threads};
    if constexpr (at_call) m.actual = actual.found.spec;
    locate_inputs<A>(net, in, m.in, arena, ends.staged, first, count);
    bool there[outputs];
    for (std::size_t o = 0; o < outputs; ++o) {
      there[o] = direct && ends.in_place[o];
      m.out[o] = direct ? out[o].data + std::size_t(first) * std::size_t(actual.output[o].count(1, actual.output[o].rank)) : arena + ends.made[o];
    }
    run_all(m);
    const float* result[outputs];
    for (std::size_t o = 0; o < outputs; ++o) result[o] = ends.result[o].read(m);
    store_outputs<A>(net, out, result, there, actual.output, first, count, facts::fixed_batch || whole);
  }

  /// On several threads: whole tiles, each in the workspace of its thread, or where they are too few, each layer in parts.
  template <class Workspaces>
  static void run_on(const any_executor& threads, const float* weights, Workspaces& w, const input_data (&in)[inputs], const output_data (&out)[outputs], const actual_t& actual) {
    constexpr int samples = facts::samples;
    const bool direct = apart<A>(net, in, out);
    if constexpr (facts::fixed_batch || whole) {
      tile(run_steps<samples, true>, weights, w[0].arena(), w[0].state(), in, out, actual, direct, 0, actual.batch, &threads);
    } else {
      const int tiles = actual.batch / samples, workers = threads.size;
      if (samples > 1 && tiles >= workers && direct) {
        const auto some = [&](int i, int from, int count) {
          tile(run_steps<samples>, weights, w[std::size_t(i)].arena(), w[std::size_t(i)].state(), in, out, actual, direct, from, count);
        };
        threads(workers, [&](int i) {
          for (int t = int((long long)tiles * i / workers); t < int((long long)tiles * (i + 1) / workers); ++t) some(i, t * samples, samples);
        });
        if (tiles * samples < actual.batch) some(0, actual.batch - samples, samples);
        return;
      }
      int first = 0;
      if constexpr (samples > 1)
        for (; first + samples <= actual.batch; first += samples) tile(run_steps<samples, true>, weights, w[0].arena(), w[0].state(), in, out, actual, direct, first, samples, &threads);
      for (; first < actual.batch; ++first) tile(run_steps<1, true>, weights, w[0].arena(), w[0].state(), in, out, actual, direct, first, 1, &threads);
    }
  }

  static void run(const float* weights, workspace_memory<A>& w, const input_data (&in)[inputs], const output_data (&out)[outputs], const actual_t& actual) {
    constexpr int samples = facts::samples;
    const bool direct = apart<A>(net, in, out);
    if constexpr (facts::fixed_batch || whole) {
      tile(run_steps<samples>, weights, w.arena(), w.state(), in, out, actual, direct, 0, actual.batch);
    } else {
      int first = 0;
      if constexpr (samples > 1)
        for (; first + samples <= actual.batch; first += samples) tile(run_steps<samples>, weights, w.arena(), w.state(), in, out, actual, direct, first, samples);
      if (first > 0 && first < actual.batch && direct) {  // the rest: a tile that overlaps the one before
        tile(run_steps<samples>, weights, w.arena(), w.state(), in, out, actual, direct, actual.batch - samples, samples);
        first = actual.batch;
      }
      for (; first < actual.batch; ++first) tile(run_steps<1>, weights, w.arena(), w.state(), in, out, actual, direct, first, 1);
    }
  }
};

}  // namespace ikebana::detail
