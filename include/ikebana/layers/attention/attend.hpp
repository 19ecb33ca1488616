// SPDX-License-Identifier: BSL-1.0
// What the attention layers share: their calls, which keys a query may look at, and the softmax over those.
#pragma once
#include <ikebana/core/view.hpp>
#include <ikebana/layers/merging/merge.hpp>

namespace ikebana {

// What Keras takes at the call is an option here: a call has tensors alone.
/// A query looks at no key behind its own place.
inline constexpr flag<"use_causal_mask"> use_causal_mask{};
/// The scores after the softmax beside the output: `auto [y, scores] = Attention<return_attention_scores>{}(q, v);`
inline constexpr flag<"return_attention_scores"> return_attention_scores{};
/// The call has a further input, behind query, value and key, in the order of Keras' arguments: which queries count, (batch, queries); which values and
/// keys, (batch, keys); which pairs, (batch, queries, keys). 0 hides.
inline constexpr flag<"query_mask"> query_mask{};
inline constexpr flag<"value_mask"> value_mask{};
inline constexpr flag<"key_mask"> key_mask{};
inline constexpr flag<"attention_mask"> attention_mask{};

namespace detail {

/// Which input of a call is what; -1 for one that is not there.
struct attention_call {
  int tensors = 0, query = 0, value = 1, key = 1, masks_queries = -1, masks_values = -1, masks_keys = -1, masks_pairs = -1;
};
template <auto... Options> constexpr attention_call attention_call_of(int count) {
  const bool given[]{option_or<Options...>(query_mask(false)).value, option_or<Options...>(value_mask(false)).value, option_or<Options...>(key_mask(false)).value,
                     option_or<Options...>(attention_mask(false)).value};
  attention_call c;
  c.tensors = count - given[0] - given[1] - given[2] - given[3];
  c.key = c.tensors > 2 ? 2 : 1;
  int next = c.tensors;
  c.masks_queries = given[0] ? next++ : -1;
  c.masks_values = given[1] ? next++ : -1;
  c.masks_keys = given[2] ? next++ : -1;
  c.masks_pairs = given[3] ? next++ : -1;
  return c;
}

constexpr complaint attention_complaint(std::string_view because, std::string_view says, const dims& takes, const dims& gets, int input) {
  return {because, says, "", term::of(takes), term::of(gets), {}, input};
}
/// A mask of one sequence: (batch, length).
constexpr complaint sequence_mask_complaint(specs in, int mask, const dims& sequence) {
  if (mask < 0) return {};
  dims wanted(unknown);
  wanted.copy_axis(0, sequence, 0);
  wanted.copy_axis(wanted.rank++, sequence, 1);
  return agree(wanted, in[std::size_t(mask)].shape) ? complaint{} : complaints::shape(wanted, in[std::size_t(mask)], mask);
}

/// A mask that a tensor brings along, and that does not end with the axis that attention goes over.
constexpr complaint brought_mask_complaint(specs in, int tensors, int axis, std::string_view says) {
  for (int k = 0; k < tensors; ++k)
    if (const tensor_spec& x = in[std::size_t(k)]; x.read_mask() && x.mask != axis + 1) return complaints::option("a mask of other axes", says, k, x.mask);
  return {};
}
constexpr bool brings_mask(specs in, int tensor) { return tensor >= 0 && in[std::size_t(tensor)].read_mask(); }
/// A mask that the call names, or else the one that a tensor brings along; null where there is none.
template <int Named, int Tensor, class Call> constexpr const float* mask_of(const Call& call) {
  if constexpr (Named >= 0) return call.template input<Named>().data();
  else if constexpr (brings_mask(Call::input_specs, Tensor)) return call.template input<Tensor>().mask();
  else return nullptr;
}

/// Where a query may look before any tensor says so, and what becomes of one that may look nowhere.
struct attention_rule {
  bool causal = false;
  int window = 0;  // keys less than so far away; 0 for all
  enum blind { even, zeros, unmasked } otherwise = even;
  constexpr bool limits() const { return causal || window > 0; }
};

/// The masks of one sample and head, null where there are none.
struct attention_masks {
  const float *query = nullptr, *keys[2]{}, *pairs = nullptr;
  int pair_row = 0;            // floats from one query's pairs to the next
  bool one_for_keys = false;  // one number for all keys of a query
};

/// The softmax of a query's scores over the keys that it may look at.
template <architecture A, attention_rule Rule, class Keys> void masked_softmax(int query, Keys keys, float* x, const attention_masks& masks) {
  const int n = keys;
  const float* const pairs = masks.pairs ? masks.pairs + std::ptrdiff_t(query) * masks.pair_row : nullptr;
  const float* const rows[]{masks.keys[0], masks.keys[1], masks.one_for_keys ? nullptr : pairs};
  int from = 0, to = n;
  if (Rule.window > 0) from = query - Rule.window + 1 < 0 ? 0 : query - Rule.window + 1;
  if (Rule.window > 0 && query + Rule.window < to) to = query + Rule.window;
  if (Rule.causal && query + 1 < to) to = query + 1;
  bool looks = !(masks.query && masks.query[query] == 0) && !(masks.one_for_keys && pairs && *pairs == 0);
  for (int i = from; looks; ++i) {
    if (i >= to) looks = false;
    else if (!(rows[0] && rows[0][i] == 0) && !(rows[1] && rows[1][i] == 0) && !(rows[2] && rows[2][i] == 0)) break;
  }
  if (!looks) {
    if (Rule.otherwise == attention_rule::unmasked) return kernels::softmax<A>(1, keys, x, x);
    for (int i = 0; i < n; ++i) x[i] = Rule.otherwise == attention_rule::even ? 1.f / float(n) : 0.f;
    return;
  }
  for (const float* row : rows)
    if (row) kernels::mask_out<A>(to - from, row + from, -3.4e38f, x + from);
  kernels::softmax<A>(1, to - from, x + from, x + from);
  for (int i = 0; i < from; ++i) x[i] = 0;
  for (int i = to; i < n; ++i) x[i] = 0;
}

inline constexpr int queries_at_once = 32;  // their scores stay in the cache until they are used

/// One sample and head: score(first query, queries, x) fills rows of scores, combine(first query, queries, x) uses what the softmax makes of them.
/// `room` has all rows where they are kept, else those of a block.
template <architecture A, attention_rule Rule, bool Masks, bool Keeps, class Keys, class Score, class Combine>
void attend(int queries, Keys keys, float* room, const attention_masks& masks, Score score, Combine combine) {
  for (int first = 0; first < queries; first += queries_at_once) {
    const int rows = queries - first < queries_at_once ? queries - first : queries_at_once;
    float* const x = Keeps ? room + std::ptrdiff_t(first) * keys : room;
    score(first, rows, x);
    if constexpr (!Masks && !Rule.limits()) kernels::softmax<A>(rows, keys, x, x);
    else
      for (int r = 0; r < rows; ++r) masked_softmax<A, Rule>(first + r, keys, x + std::ptrdiff_t(r) * keys, masks);
    combine(first, rows, x);
  }
}
/// The floats of `room` for one block of a None batch's longest sequence.
constexpr int block_of_scores(int queries, int keys) { return (queries < queries_at_once ? queries : queries_at_once) * keys; }

}  // namespace detail

}  // namespace ikebana
