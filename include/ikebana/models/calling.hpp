// SPDX-License-Identifier: BSL-1.0
// What a call does that is the same for every network: on values, so that a program has it once.
#pragma once
#include <cstring>
#include <functional>

#include <ikebana/models/checks.hpp>
#include <ikebana/threads/executor.hpp>

namespace ikebana::detail {

/// What a network's calls are held against.
struct known_call {
  const tensor_spec* specs;
  const layer_label* labels;
  const int *inputs, *outputs;  // their nodes
  int input_count, output_count;
  dims batch;  // rank 1
};

template <architecture A> [[noreturn]] void refuse(const known_call& net, int node, const complaint& why) { mismatch<A>(worded(why, net.labels[node])); }

/// The batch of a call; throws before anything is written. Flat floats get their shape.
template <architecture A> int check_inputs(const known_call& net, input_data* in) {
  int batch = -1;
  for (int i = 0; i < net.input_count; ++i) {
    const int node = net.inputs[i];
    const tensor_spec& declared = net.specs[node];
    if (in[i].shape.rank == 0) {  // flat floats: as many samples as they make
      in[i].shape = declared.shape;
      const int sample = declared.shape.count(1, declared.rank());
      const bool fits = sample > 0 && in[i].size % std::size_t(sample) == 0;
      in[i].shape.set(0, fits ? int(in[i].size / std::size_t(sample)) : int(in[i].size));
      if (!fits) refuse<A>(net, node, wrong_input(declared, in[i].shape, i));
    }
    if (!agree(declared.shape, in[i].shape)) refuse<A>(net, node, wrong_input(declared, in[i].shape, i));
    if (const complaint c = too_long(declared, in[i].shape, i)) refuse<A>(net, node, c);
    if (net.batch.known(0) && in[i].shape.extent[0] != net.batch.extent[0]) {
      tensor_spec wanted = declared;
      wanted.shape.copy_axis(0, net.batch, 0);
      refuse<A>(net, node, wrong_input(wanted, in[i].shape, i));
    }
    if (batch >= 0 && in[i].shape.extent[0] != batch) {
      complaint c = wrong_input(declared, in[i].shape, i);
      c.says = "Input %i of layer %n is incompatible with the other inputs: all must have the same batch, %0, found shape=%g";
      c.numbers[0] = batch;
      refuse<A>(net, node, c);
    }
    batch = in[i].shape.extent[0];
  }
  return batch;
}

template <architecture A> void check_outputs(const known_call& net, const dims* actual, const output_data* out) {
  for (int o = 0; o < net.output_count; ++o) {
    const bool flat = out[o].shape.rank == 0;
    if (flat ? out[o].size == std::size_t(actual[o].size()) : out[o].shape == actual[o]) continue;
    complaint c{"the room for an output", "Output %0 is the output of layer %n, of shape %t, and cannot be written to shape %g"};
    c.takes = term::of(actual[o]);
    c.gets = term::of(flat ? dims(int(out[o].size)) : out[o].shape);
    c.numbers[0] = o;
    refuse<A>(net, net.outputs[o], c);
  }
}

/// The shapes of the outputs: `found`, as the extents of this call make them, or null where the types tell all but the batch.
template <architecture A> [[gnu::noinline]] void shape_outputs(const known_call& net, const tensor_spec* found, bool whole, int batch, dims* output) {
  for (int o = 0; o < net.output_count; ++o) {
    const dims& known = net.specs[net.outputs[o]].shape;
    output[o] = found ? found[net.outputs[o]].shape : known;
    if (!(whole ? output[o] : known).known(0)) output[o].set(0, batch);
  }
}

/// No output lies where an input does: outputs may be written at once, and a sample may be read again after it was.
template <architecture A> [[gnu::noinline]] bool apart(const known_call& net, const input_data* in, const output_data* out) {
  const std::less<const float*> before;
  for (const input_data* x = in; x < in + net.input_count; ++x)
    for (const output_data* y = out; y < out + net.output_count; ++y)
      if (!x->data || !y->data || (before(x->data, y->data + y->size) && before(y->data, x->data + x->size))) return false;
  return true;
}

/// Samples [first, first + count) of each input: where they lie, or in the arena at `offset`, brought together there.
template <architecture A>
[[gnu::noinline]] void locate_inputs(const known_call& net, const input_data* in, const float** at, float* arena, const int* offset, int first, int count) {
  for (int i = 0; i < net.input_count; ++i) {
    const std::size_t sample = std::size_t(in[i].shape.count(1, in[i].shape.rank)), from = std::size_t(first) * sample;
    if (in[i].data) {
      at[i] = in[i].data + from;
    } else {
      if (in[i].size > 0) in[i].copy(in[i].object, from, std::size_t(count) * sample, arena + offset[i]);
      at[i] = arena + offset[i];
    }
  }
}

/// The outputs that were not written in their place already; `shape` has the batch of the call.
template <architecture A>
[[gnu::noinline]] void store_outputs(const known_call& net, const output_data* out, const float* const* result, const bool* there, const dims* shape, int first, int count, bool all_samples) {
  for (int o = 0; o < net.output_count; ++o) {
    if (there[o] || out[o].size == 0) continue;
    const std::size_t sample = std::size_t(shape[o].count(1, shape[o].rank)), from = std::size_t(first) * sample;
    // a batch that runs whole may have become another on its way
    const std::size_t floats = std::size_t(all_samples ? shape[o].extent[0] : count) * sample;
    if (out[o].data) std::memcpy(out[o].data + from, result[o], floats * sizeof(float));
    else out[o].store(out[o].object, from, floats, result[o]);
  }
}

/// A call, as all tiles of its samples see it.
struct tiled_call {
  const float* weights;
  float *arena, *state;
  const input_data* in;
  const output_data* out;
  const dims* output;         // with the batch of the call
  const tensor_spec* actual;  // of every node, where extents are known only now
  int batch;
  bool direct;  // outputs may be written at once
  const any_executor* threads = nullptr;
};
/// Samples [first, first + count): one, or as many as a tile has.
using run_tile = void (*)(const tiled_call&, int first, int count);

template <architecture A> [[gnu::noinline]] void run_tiles(const tiled_call& call, int samples, run_tile tile) {
  int first = 0;
  if (samples > 1)
    for (; first + samples <= call.batch; first += samples) tile(call, first, samples);
  if (first > 0 && first < call.batch && call.direct) {  // the rest: a tile that overlaps the one before
    tile(call, call.batch - samples, samples);
    first = call.batch;
  }
  for (; first < call.batch; ++first) tile(call, first, 1);
}

}  // namespace ikebana::detail
