// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <functional>

#include <ikebana/models/checks.hpp>
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

  [[noreturn]] static void refuse(int node, const complaint& why) { mismatch<A>(worded(why, judgement::label(node))); }

  /// The extents of this call; throws before anything is written.
  static actual_t check(input_data (&in)[inputs]) {
    actual_t actual;
    int batch = -1;
    for (std::size_t i = 0; i < inputs; ++i) {
      const int node = facts::inputs[i];
      const tensor_spec& declared = facts::known.spec[node];
      if (in[i].shape.rank == 0) {  // flat floats: as many samples as they make
        in[i].shape = declared.shape;
        const int sample = declared.shape.count(1, declared.rank());
        const bool fits = sample > 0 && in[i].size % std::size_t(sample) == 0;
        in[i].shape.set(0, fits ? int(in[i].size / std::size_t(sample)) : int(in[i].size));
        if (!fits) refuse(node, wrong_input(declared, in[i].shape, int(i)));
      }
      if (!agree(declared.shape, in[i].shape)) refuse(node, wrong_input(declared, in[i].shape, int(i)));
      if (const complaint c = too_long(declared, in[i].shape, int(i))) refuse(node, c);
      if (facts::fixed_batch && in[i].shape.extent[0] != facts::batch.extent[0]) {
        tensor_spec wanted = declared;
        wanted.shape.copy_axis(0, facts::batch, 0);
        refuse(node, wrong_input(wanted, in[i].shape, int(i)));
      }
      if (batch >= 0 && in[i].shape.extent[0] != batch) {
        complaint c = wrong_input(declared, in[i].shape, int(i));
        c.says = "Input %i of layer %n is incompatible with the other inputs: all must have the same batch, %0, found shape=%g";
        c.numbers[0] = batch;
        refuse(node, c);
      }
      batch = in[i].shape.extent[0];
    }
    actual.batch = batch;
    if constexpr (at_call) {
      tensor_spec given[inputs];
      for (std::size_t i = 0; i < inputs; ++i) {
        given[i] = facts::known.spec[facts::inputs[i]];
        given[i].shape = in[i].shape;
        if (!whole && !facts::fixed_batch) given[i].shape.set(0, 1);
      }
      actual.found = infer(facts::nodes, facts::inputs, facts::outputs, given);
      if (actual.found.refused >= 0) refuse(actual.found.refused, actual.found.why);
    }
    for (std::size_t o = 0; o < outputs; ++o) {
      if constexpr (at_call) actual.output[o] = actual.found.spec[facts::outputs[o]].shape;
      else actual.output[o] = facts::known.spec[facts::outputs[o]].shape;
      if (!(whole ? actual.output[o] : facts::known.spec[facts::outputs[o]].shape).known(0)) actual.output[o].set(0, batch);
    }
    return actual;
  }

  static void check_outputs(const actual_t& actual, const output_data (&out)[outputs]) {
    for (std::size_t o = 0; o < outputs; ++o) {
      const bool flat = out[o].shape.rank == 0;
      if (flat ? out[o].size == std::size_t(actual.output[o].size()) : out[o].shape == actual.output[o]) continue;
      complaint c{"the room for an output", "Output %0 is the output of layer %n, of shape %t, and cannot be written to shape %g"};
      c.takes = term::of(actual.output[o]);
      c.gets = term::of(flat ? dims(int(out[o].size)) : out[o].shape);
      c.numbers[0] = int(o);
      refuse(facts::outputs[o], c);
    }
  }

  template <int Samples, bool Threaded = false>
  static void tile(const float* weights, float* arena, float* state, const input_data (&in)[inputs], const output_data (&out)[outputs], const actual_t& actual, bool direct,
                   int first, int count, const any_executor* threads = nullptr) {
    run_memory<facts> m{weights, arena, state, {}, {}, nullptr, threads};
    if constexpr (at_call) m.actual = actual.found.spec;
    constexpr const auto& where = facts::template memory_for<facts::samples>;
    for (std::size_t i = 0; i < inputs; ++i) {
      const std::size_t sample = std::size_t(in[i].shape.count(1, in[i].shape.rank));
      if (in[i].data) {
        m.in[i] = in[i].data + std::size_t(first) * sample;
      } else {
        float* staged = arena + where.offset[facts::inputs[i]];
        in[i].copy(in[i].object, std::size_t(first) * sample, std::size_t(count) * sample, staged);
        m.in[i] = staged;
      }
    }
    for (std::size_t o = 0; o < outputs; ++o) {
      const std::size_t sample = std::size_t(actual.output[o].count(1, actual.output[o].rank));
      m.out[o] = direct ? out[o].data + std::size_t(first) * sample : arena + where.offset[facts::outputs[o]];
    }
    steps<facts, A, Samples, Threaded>::all(m);
    store<Samples>(m, out, actual, direct, first, count, std::make_index_sequence<outputs>{});
  }
  template <int Samples, std::size_t... O> static void store(const run_memory<facts>& m, const output_data (&out)[outputs], const actual_t& actual, bool direct, int first, int count,
                                                             std::index_sequence<O...>) {
    using all = steps<facts, A, Samples>;
    const float* result[]{all::template read<facts::outputs[O]>(m)...};
    constexpr bool there[]{all::output_in(all::where.root[facts::outputs[O]]) >= 0 ...};
    for (std::size_t o = 0; o < outputs; ++o) {
      if (direct && there[o]) continue;
      const std::size_t sample = std::size_t(actual.output[o].count(1, actual.output[o].rank));
      // a batch that runs whole may have become another on its way
      const std::size_t samples = std::size_t(facts::fixed_batch || whole ? actual.output[o].extent[0] : count);
      if (out[o].data) std::copy_n(result[o], samples * sample, out[o].data + std::size_t(first) * sample);
      else out[o].store(out[o].object, std::size_t(first) * sample, samples * sample, result[o]);
    }
  }

  /// No output lies where an input does: outputs may be written at once, and a sample may be read again after it was.
  static bool apart(const input_data (&in)[inputs], const output_data (&out)[outputs]) {
    const std::less<const float*> before;
    for (const input_data& x : in)
      for (const output_data& y : out)
        if (!x.data || !y.data || (before(x.data, y.data + y.size) && before(y.data, x.data + x.size))) return false;
    return true;
  }

  /// On several threads: whole tiles, each in the workspace of its thread, or where they are too few, each layer in parts.
  template <class Workspaces>
  static void run_on(const any_executor& threads, const float* weights, Workspaces& w, const input_data (&in)[inputs], const output_data (&out)[outputs], const actual_t& actual) {
    constexpr int samples = facts::samples;
    const bool direct = apart(in, out);
    if constexpr (facts::fixed_batch || whole) {
      tile<samples, true>(weights, w[0].arena(), w[0].state(), in, out, actual, direct, 0, actual.batch, &threads);
    } else {
      const int tiles = actual.batch / samples, workers = threads.size;
      if (samples > 1 && tiles >= workers && direct) {
        const auto some = [&](int i, int from, int count) {
          tile<samples>(weights, w[std::size_t(i)].arena(), w[std::size_t(i)].state(), in, out, actual, direct, from, count);
        };
        threads(workers, [&](int i) {
          for (int t = int((long long)tiles * i / workers); t < int((long long)tiles * (i + 1) / workers); ++t) some(i, t * samples, samples);
        });
        if (tiles * samples < actual.batch) some(0, actual.batch - samples, samples);
        return;
      }
      int first = 0;
      if constexpr (samples > 1)
        for (; first + samples <= actual.batch; first += samples) tile<samples, true>(weights, w[0].arena(), w[0].state(), in, out, actual, direct, first, samples, &threads);
      for (; first < actual.batch; ++first) tile<1, true>(weights, w[0].arena(), w[0].state(), in, out, actual, direct, first, 1, &threads);
    }
  }

  static void run(const float* weights, workspace_memory<A>& w, const input_data (&in)[inputs], const output_data (&out)[outputs], const actual_t& actual) {
    constexpr int samples = facts::samples;
    const bool direct = apart(in, out);
    if constexpr (facts::fixed_batch || whole) {
      tile<samples>(weights, w.arena(), w.state(), in, out, actual, direct, 0, actual.batch);
    } else {
      int first = 0;
      if constexpr (samples > 1)
        for (; first + samples <= actual.batch; first += samples) tile<samples>(weights, w.arena(), w.state(), in, out, actual, direct, first, samples);
      if (first > 0 && first < actual.batch && direct) {  // the rest: a tile that overlaps the one before
        tile<samples>(weights, w.arena(), w.state(), in, out, actual, direct, actual.batch - samples, samples);
        first = actual.batch;
      }
      for (; first < actual.batch; ++first) tile<1>(weights, w.arena(), w.state(), in, out, actual, direct, first, 1);
    }
  }
};

}  // namespace ikebana::detail
