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
  static constexpr bool at_once = facts::fixed_batch || whole;  // in one tile
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
    shape_outputs<A>(net, at_call ? actual.found.spec : nullptr, whole, actual.batch, actual.output);
    return actual;
  }
  static void check_outputs(const actual_t& actual, const output_data (&out)[outputs]) { detail::check_outputs<A>(net, actual.output, out); }

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
  static tiled_call call_of(const float* weights, float* arena, float* state, const input_data (&in)[inputs], const output_data (&out)[outputs], const actual_t& actual,
                            const any_executor* threads = nullptr) {
    return {weights, arena, state, in, out, actual.output, at_call ? actual.found.spec : nullptr, actual.batch, apart<A>(net, in, out), threads};
  }
  template <int Samples, bool Threaded> static constexpr void (*run_steps)(const run_memory<facts>&) = steps<facts, A, Samples, Threaded>::all;
  /// Samples [first, first + count), by steps that are made for as many.
  template <bool Threaded = false> static void tile(const tiled_call& call, int first, int count) {
    run_memory<facts> m{call.weights, call.arena, call.state, {}, {}, call.actual, call.threads};
    locate_inputs<A>(net, call.in, m.in, call.arena, ends.staged, first, count);
    bool there[outputs];
    for (std::size_t o = 0; o < outputs; ++o) {
      there[o] = call.direct && ends.in_place[o];
      m.out[o] = call.direct ? call.out[o].data + std::size_t(first) * std::size_t(call.output[o].count(1, call.output[o].rank)) : call.arena + ends.made[o];
    }
    if constexpr (!at_once && facts::samples > 1) (count > 1 ? run_steps<facts::samples, Threaded> : run_steps<1, Threaded>)(m);
    else run_steps<facts::samples, Threaded>(m);
    const float* result[outputs];
    for (std::size_t o = 0; o < outputs; ++o) result[o] = ends.result[o].read(m);
    store_outputs<A>(net, call.out, result, there, call.output, first, count, at_once);
  }

  /// On several threads: whole tiles, each in the workspace of its thread, or where they are too few, each layer in parts.
  template <class Workspaces>
  static void run_on(const any_executor& threads, const float* weights, Workspaces& w, const input_data (&in)[inputs], const output_data (&out)[outputs], const actual_t& actual) {
    constexpr int samples = facts::samples;
    const tiled_call call = call_of(weights, w[0].arena(), w[0].state(), in, out, actual, &threads);
    if constexpr (at_once) {
      tile<true>(call, 0, actual.batch);
    } else {
      const int tiles = actual.batch / samples, workers = threads.size;
      if (samples > 1 && tiles >= workers && call.direct) {
        const auto some = [&](int i, int from, int count) {
          tiled_call alone = call;
          alone.arena = w[std::size_t(i)].arena();
          alone.state = w[std::size_t(i)].state();
          alone.threads = nullptr;
          tile(alone, from, count);
        };
        threads(workers, [&](int i) {
          for (int t = int((long long)tiles * i / workers); t < int((long long)tiles * (i + 1) / workers); ++t) some(i, t * samples, samples);
        });
        if (tiles * samples < actual.batch) some(0, actual.batch - samples, samples);
        return;
      }
      run_tiles<A>(call, samples, tile<true>);
    }
  }

  static void run(const float* weights, workspace_memory<A>& w, const input_data (&in)[inputs], const output_data (&out)[outputs], const actual_t& actual) {
    const tiled_call call = call_of(weights, w.arena(), w.state(), in, out, actual);
    if constexpr (at_once) tile(call, 0, actual.batch);
    else run_tiles<A>(call, facts::samples, tile<>);
  }
};

}  // namespace ikebana::detail
