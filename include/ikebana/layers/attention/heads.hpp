// SPDX-License-Identifier: BSL-1.0
// What MultiHeadAttention and GroupQueryAttention share: projections into heads, attention of each, and a projection of what they give.
#pragma once
#include <ikebana/activations/sigmoid.hpp>
#include <ikebana/layers/attention/attend.hpp>
#include <ikebana/layers/attention/head_sizes.hpp>

namespace ikebana {

/// Queries look only at keys less than so far away: `sliding_window(16)`.
inline constexpr number_option<"sliding_window"> sliding_window{};
/// What the heads give is multiplied with a sigmoid of a projection of the query.
inline constexpr flag<"use_gate"> use_gate{};

namespace detail {

/// The masks of a call, which Keras takes by keyword.
template <auto... Options, class Config> constexpr void name_masks(Config& config) {
  if constexpr (option_or<Options...>(query_mask(false)).value) config.tensor("query_mask");
  if constexpr (option_or<Options...>(value_mask(false)).value) config.tensor("value_mask");
  if constexpr (option_or<Options...>(key_mask(false)).value) config.tensor("key_mask");
  if constexpr (option_or<Options...>(attention_mask(false)).value) config.tensor("attention_mask");
}

template <class Self, head_sizes H, auto... Options> struct heads_layer : layer<Self, Options...> {
  static constexpr int arity = -1;
  static constexpr bool repeats = true, supports_masking = true, list_of_inputs = false, weights_follow_from_input = true;
  static constexpr auto call_arguments = keywords("use_causal_mask", "return_attention_scores", "query_mask", "value_mask", "key_mask", "attention_mask");
  static constexpr bool with_bias = option_or<Options...>(use_bias).value, gated = option_or<Options...>(use_gate(false)).value;
  static constexpr bool keeps_scores = option_or<Options...>(return_attention_scores(false)).value;
  static constexpr float dropped = option_or<Options...>(dropout(0)).rate;
  static constexpr int window = option_or<Options...>(sliding_window(0)).value;
  static constexpr int outputs = keeps_scores ? 2 : 1;
  static constexpr int axes_given = 0, axes_list[3]{};

  static constexpr attended_axes axes(specs in) { return {in[0].rank(), Self::axes_given, Self::axes_list}; }
  /// Keras has two ways to compute the same, which differ in what a query gets that may look nowhere.
  static constexpr attention_rule rule(specs in) {
    return {option_or<Options...>(use_causal_mask(false)).value, window, keeps_scores || dropped > 0 || in[0].rank() != 3 ? attention_rule::zeros : attention_rule::even};
  }
  static constexpr attention_call call_of(specs in) { return attention_call_of<Options...>(int(in.size())); }

  /// What both layers refuse; `out` is the query's spec with the batch of all.
  static constexpr complaint wrong(specs in, tensor_spec& out) {
    const attention_call c = call_of(in);
    if (has_option<number_option<"sliding_window">, Options...> && window <= 0)
      return complaints::option("the sliding window", "Layer %n: `sliding_window` must be `None` or a positive integer. Received: sliding_window=%0", window);
    if (c.tensors < 2 || c.tensors > 3)
      return {"the number of inputs", "Layer %n is called on a query, a value and perhaps a key, and the masks that its options name. Received: %0 tensors", "", {}, {}, {int(in.size())}};
    out = in[0];
    if (const complaint w = merge_ends(in.first(std::size_t(c.tensors)), out)) return w;
    for (int k = 0; k < c.tensors; ++k)
      if (!in[std::size_t(k)].shape.known(in[std::size_t(k)].rank() - 1)) return complaints::undefined(-1, in[std::size_t(k)]);
    return {};
  }
  static constexpr complaint lengths_complaint(specs in, int key) {
    const dims &v = in[1].shape, &k = in[std::size_t(key)].shape;
    bool same = v.rank == k.rank;
    for (int a = 1; same && a < v.rank - 1; ++a) same = v.extent[a] == k.extent[a];
    if (same) return {};
    return attention_complaint("value and key of other lengths",
                               "Layer %n: all dimensions of `value` and `key`, except the last one, must be equal. Received: value_shape=%t and key_shape=%s", v, k, key);
  }
  static constexpr complaint mask_complaint(specs in) {
    const attention_call c = call_of(in);
    const attended_axes x = axes(in);
    const dims &q = in[0].shape, &v = in[1].shape;
    const attention_rule r = rule(in);
    if (r.limits() && (x.count != 1 || (x.axis[0] != 1 && (q.extent[1] != q.extent[x.axis[0]] || v.extent[1] != v.extent[x.axis[0]]))))
      return complaints::option("a causal mask over several axes", "Layer %n: a causal mask or a sliding window needs one attention axis, the first");
    for (const int mask : {c.masks_queries, c.masks_values, c.masks_keys}) {
      if (mask >= 0 && q.rank != 3) return complaints::rank(3, in[0]);
      if (const complaint w = sequence_mask_complaint(in, mask, mask == c.masks_queries ? q : v)) return w;
    }
    constexpr std::string_view up_to_axis = "Layer %n: attention must go over one axis, the last of those that a mask covers. That of input %0 covers %1 axes";
    if (const complaint w = brought_mask_complaint(in, c.tensors, x.count == 1 ? x.axis[0] : -1, up_to_axis)) return w;
    if (c.masks_pairs < 0) return {};
    const tensor_spec& m = in[std::size_t(c.masks_pairs)];
    dims wanted = scores_shape(in);  // all leading axes but the batch, or the heads, may be missing
    const int missing = wanted.rank - m.rank();
    if (missing > 0 && missing <= x.others + 1)
      for (int i = 0; i < missing; ++i) wanted = wanted.without(wanted.rank - 2 * x.count - 1);
    if (wanted.rank != m.rank()) return complaints::rank(3, m, c.masks_pairs);
    for (int side = 0; side < 2; ++side) {  // the axes of a side spread together
      bool all = true, none = true;
      for (int i = 0; i < x.count; ++i) {
        const int a = m.rank() - (2 - side) * x.count + i;
        all = all && (!m.shape.known(a) || !wanted.known(a) || m.shape.extent[a] == wanted.extent[a]);
        none = none && m.shape.extent[a] == 1;
      }
      if (!all && !none) return complaints::shape(wanted, m, c.masks_pairs);
    }
    for (int a = 0; a < m.rank() - 2 * x.count; ++a)
      if (m.shape.known(a) && wanted.known(a) && m.shape.extent[a] != wanted.extent[a] && (a == 0 || m.shape.extent[a] != 1)) return complaints::shape(wanted, m, c.masks_pairs);
    return {};
  }
  /// (batch, other axes..., heads, axes of the query..., axes of the key...)
  static constexpr dims scores_shape(specs in) {
    const attended_axes x = axes(in);
    dims d;
    if (2 + x.others + 2 * x.count > max_rank) return d;
    d.copy_axis(d.rank++, in[0].shape, 0);
    for (int i = 0; i < x.others; ++i) d.copy_axis(d.rank++, in[0].shape, x.other[i]);
    d.add(H.queries);
    for (int k = 0; k < 2; ++k)
      for (int i = 0; i < x.count; ++i) d.copy_axis(d.rank++, in[std::size_t(k)].shape, x.axis[i]);
    return d;
  }

  static constexpr void add_dense(weight_list& w, std::string_view group, const dims& kernel, int inputs) {
    dims bias;
    float in = 1, out = 1;
    for (int a = 0; a < kernel.rank; ++a) (a < inputs ? in : out) *= float(kernel.extent[a]);
    for (int a = inputs; a < kernel.rank; ++a) bias.add(kernel.extent[a]);
    w.add({"kernel", kernel, with_fans(option_or<Options...>(kernel_initializer(initializers::glorot_uniform)).value, kernel, in, out), true, group});
    if (with_bias) w.add({"bias", bias, option_or<Options...>(bias_initializer(initializers::zeros)).value, true, group});
  }
  static constexpr weight_list describe_weights(specs in) {
    weight_list w;
    const int q = in[0].shape.last(), v = in[1].shape.last(), k = in[std::size_t(call_of(in).key)].shape.last();
    add_dense(w, Self::groups[0], dims(q, H.queries, H.depth), 1);
    add_dense(w, Self::groups[1], dims(k, H.keys, H.depth), 1);
    if (gated) add_dense(w, "_gate_dense", dims(q, H.queries, H.width), 1);
    add_dense(w, Self::groups[2], dims(v, H.keys, H.width), 1);
    dims out(H.queries, H.width);
    const dims shape = Self::output_dims(in);
    for (int a = 0; a < shape.rank; ++a) out.add(shape.extent[a]);
    add_dense(w, Self::groups[3], out, 2);
    return w;
  }
  static constexpr projections packed_places(specs in) {
    const int q = in[0].shape.last(), v = in[1].shape.last(), k = in[std::size_t(call_of(in).key)].shape.last();
    projections p;
    p.query = {q, H.query(), 0};
    p.key = {k, H.key(), p.query.end()};
    p.gate = {q, gated ? H.context() : 0, p.key.end()};
    p.value = {v, H.value(), gated ? p.gate.end() : p.key.end()};
    p.output = {H.context(), Self::output_dims(in).size(), p.value.end()};
    return p;
  }
  static constexpr int describe_packed(specs in) { return packed_places(in).output.end(); }

  static constexpr head_room room_for(specs in) {
    const attended_axes x = axes(in);
    const dims q = in[0].shape.largest(), v = in[1].shape.largest();
    const int rows = q.count(1, q.rank - 1), keys = v.count(1, v.rank - 1), queries = x.length(q), length = x.length(v), most = rows > keys ? rows : keys;
    head_room r;
    r.samples = most >= 128 || most <= 0 ? 1 : 128 / most;
    if (r.samples > q.extent[0]) r.samples = q.extent[0];
    const auto take = [&r](int floats) {
      const int from = r.size;
      r.size += whole_lines(floats);
      return from;
    };
    r.query = take(r.samples * rows * H.query());
    r.key = take(r.samples * keys * H.key());
    r.value = take(r.samples * keys * H.value());
    r.context = take(r.samples * rows * H.context());
    r.gate = gated ? take(r.samples * rows * H.context()) : 0;
    r.transposed = take(length * H.key());
    r.gathered = x.in_order ? 0 : take(queries * H.query() + length * (H.key() + H.value()) + queries * H.context());
    r.scores = keeps_scores ? 0 : take(block_of_scores(queries, length));
    return r;
  }
  static constexpr int describe_scratch(specs in) { return room_for(in).size; }
  static constexpr long long flops(specs in, const tensor_spec& out) {
    const attended_axes x = axes(in);
    const projections p = packed_places(in);
    const dims &q = in[0].shape, &v = in[1].shape;
    const long long rows = q.count(1, q.rank - 1), keys = v.count(1, v.rank - 1);
    return 2 * (rows * ((long long)p.query.in * (p.query.out + p.gate.out) + (long long)x.length(v) * (H.query() + H.context()) + (long long)p.output.in * p.output.out) +
                keys * ((long long)p.key.in * p.key.out + (long long)p.value.in * p.value.out)) + 0 * out.rank();
  }

  template <class Call> static void pack(const Call& call, float* packed) {
    constexpr projections p = packed_places(Call::input_specs);
    constexpr int step = with_bias ? 2 : 1;
    const float root = kernels::math::sqrt(float(H.depth));
    int k = 0;
    const auto dense = [&]<projection P>(std::integral_constant<int, P.at>) {
      kernels::pack_gemm<Call::arch, P.out, P.in>(call.weight(k), nullptr, packed + P.at);
      call.pack_bias(P.out, with_bias ? call.weight(k + 1) : nullptr, packed + P.bias());
      k += step;
    };
    dense.template operator()<p.query>({});
    for (int i = 0; i < p.key.at; ++i) packed[i] /= root;  // the scores' factor
    dense.template operator()<p.key>({});
    if constexpr (gated) dense.template operator()<p.gate>({});
    dense.template operator()<p.value>({});
    dense.template operator()<p.output>({});
  }

  /// Some samples through one projection.
  template <architecture A, projection P, auto Act = activation::linear, class Rows> static void project(Rows rows, const float* x, const float* packed, float* y) {
    kernels::gemm<A, Act, P.out, P.in>(rows, x, packed + P.at, packed + P.bias(), y);
  }
  template <class Call> static void forward(const Call& call) {
    constexpr head_room room = room_for(Call::input_specs);
    const int samples = call.template input<0>().template extent<0>();
    if constexpr (room.samples == Call::input_specs[0].shape.extent[0]) some(call, kernels::constant<room.samples>{}, 0);
    else
      for (int first = 0; first < samples; first += room.samples) some(call, samples - first < room.samples ? samples - first : room.samples, first);
  }

 private:
  /// a * b, both constants where they are.
  template <class M, class N> static constexpr auto times(M m, N n) {
    if constexpr (std::is_same_v<M, int> || std::is_same_v<N, int>) return int(m) * int(n);
    else return kernels::constant<M::value * N::value>{};
  }
  template <class Call, class Samples> static void some(const Call& call, Samples samples, int first) {
    constexpr architecture A = Call::arch;
    constexpr projections p = packed_places(Call::input_specs);
    constexpr head_room room = room_for(Call::input_specs);
    constexpr attention_call at = call_of(Call::input_specs);
    constexpr attended_axes x = axes(Call::input_specs);
    const auto query = call.template input<0>();
    const auto value = call.template input<1>();
    const auto key = call.template input<at.key>();
    const auto rows = query.template count<1, -1>();
    const auto keys = value.template count<1, -1>();
    float* const scratch = call.scratch();
    const float* const from = query.data() + std::ptrdiff_t(first) * rows * p.query.in;
    project<A, p.query>(times(samples, rows), from, call.packed(), scratch + room.query);
    project<A, p.key>(times(samples, keys), key.data() + std::ptrdiff_t(first) * keys * p.key.in, call.packed(), scratch + room.key);
    project<A, p.value>(times(samples, keys), value.data() + std::ptrdiff_t(first) * keys * p.value.in, call.packed(), scratch + room.value);
    for (int n = 0; n < samples; ++n) {
      for (int g = 0, groups = x.groups(query.shape()); g < groups; ++g) {
        if constexpr (x.in_order) {
          const int queries = x.length(query.shape());
          const auto length = value.template count<1 + x.others, -1>();
          const std::ptrdiff_t q_row = std::ptrdiff_t(n) * rows + g * queries, k_row = std::ptrdiff_t(n) * keys + g * length;
          all_heads(call, first + n, g, queries, length, scratch + room.query + q_row * H.query(), scratch + room.key + k_row * H.key(),
                    scratch + room.value + k_row * H.value(), scratch + room.context + q_row * H.context());
        } else {
          gathered(call, n, first + n, g, int(rows), int(keys));
        }
      }
    }
    float* const context = scratch + room.context;
    if constexpr (gated) {
      project<A, p.gate, activation::sigmoid>(times(samples, rows), from, call.packed(), scratch + room.gate);
      kernels::zip<A, kernels::binary::multiply>(times(times(samples, rows), kernels::constant<H.context()>{}), context, scratch + room.gate, context);
    }
    project<A, p.output>(times(samples, rows), context, call.packed(), call.output().data() + std::ptrdiff_t(first) * rows * p.output.out);
  }

  /// Rows that don't lie one after another are copied to where they do, and what comes of them back.
  template <class Call> static void gathered(const Call& call, int n, int sample, int group, int rows, int keys) {
    constexpr head_room room = room_for(Call::input_specs);
    constexpr attended_axes x = axes(Call::input_specs);
    const dims q = call.template input<0>().shape(), v = call.template input<1>().shape();
    const int queries = x.length(q), length = x.length(v);
    float *const to_q = call.scratch() + room.gathered, *const to_k = to_q + queries * H.query(), *const to_v = to_k + length * H.key(), *const to_y = to_v + length * H.value();
    const auto copy = [](const float* a, float* b, int many) {
      for (int i = 0; i < many; ++i) b[i] = a[i];
    };
    for (int t = 0; t < queries; ++t) copy(call.scratch() + room.query + std::ptrdiff_t(n * rows + x.row(q, group, t)) * H.query(), to_q + t * H.query(), H.query());
    for (int s = 0; s < length; ++s) {
      const std::ptrdiff_t row = n * keys + x.row(v, group, s);
      copy(call.scratch() + room.key + row * H.key(), to_k + s * H.key(), H.key());
      copy(call.scratch() + room.value + row * H.value(), to_v + s * H.value(), H.value());
    }
    all_heads(call, sample, group, queries, length, to_q, to_k, to_v, to_y);
    for (int t = 0; t < queries; ++t) copy(to_y + t * H.context(), call.scratch() + room.context + std::ptrdiff_t(n * rows + x.row(q, group, t)) * H.context(), H.context());
  }

  template <class Call, class Keys>
  static void all_heads(const Call& call, int sample, int group, int queries, Keys keys, const float* q, const float* k, const float* v, float* y) {
    constexpr architecture A = Call::arch;
    constexpr head_room room = room_for(Call::input_specs);
    constexpr attention_call at = call_of(Call::input_specs);
    constexpr attention_rule limits = rule(Call::input_specs);
    constexpr int own_key = at.tensors > 2 ? at.key : -1;
    constexpr bool masked = at.masks_queries >= 0 || at.masks_values >= 0 || at.masks_keys >= 0 || at.masks_pairs >= 0 || brings_mask(Call::input_specs, 0) ||
                            brings_mask(Call::input_specs, 1) || brings_mask(Call::input_specs, own_key);
    const float *const of_queries = mask_of<at.masks_queries, 0>(call), *const of_values = mask_of<at.masks_values, 1>(call), *const of_keys = mask_of<at.masks_keys, own_key>(call);
    const std::ptrdiff_t sequence = masked ? axes(Call::input_specs).sequence(call.template input<0>().shape(), sample, group) : 0;
    float* const kt = call.scratch() + room.transposed;
    kernels::transpose<A>(keys, kernels::constant<H.key()>{}, k, kt);
    for (int h = 0; h < H.queries; ++h) {
      const int shared = h / (H.queries / H.keys);
      attention_masks masks;
      if (of_queries) masks.query = of_queries + sequence * queries;
      if (of_values) masks.keys[0] = of_values + sequence * keys;
      if (of_keys) masks.keys[1] = of_keys + sequence * keys;
      if constexpr (at.masks_pairs >= 0) find_pairs(call, sample, group, h, queries, int(keys), masks);
      float* scores = call.scratch() + room.scores;
      if constexpr (keeps_scores) scores = call.template output<1>().data() + ((std::ptrdiff_t(sample) * axes(Call::input_specs).groups(call.template input<0>().shape()) + group) * H.queries + h) * queries * keys;
      const float *const own_q = q + h * H.depth, *const own_k = kt + std::ptrdiff_t(shared) * H.depth * keys, *const own_v = v + shared * H.width;
      attend<A, limits, masked, keeps_scores>(
          queries, keys, scores, masks,
          [=](int from, int many, float* x) {
            kernels::product<A>(many, keys, kernels::constant<H.depth>{}, own_q + std::ptrdiff_t(from) * H.query(), kernels::constant<H.query()>{}, own_k, keys, x, keys);
          },
          [=](int from, int many, const float* x) {
            kernels::product<A>(many, kernels::constant<H.width>{}, keys, x, keys, own_v, kernels::constant<H.value()>{}, y + std::ptrdiff_t(from) * H.context() + h * H.width,
                                kernels::constant<H.context()>{});
          });
    }
  }
  /// The part of an attention_mask that is one head's; an axis of extent 1 spreads.
  template <class Call> static void find_pairs(const Call& call, int sample, int group, int head, int queries, int keys, attention_masks& masks) {
    constexpr attended_axes x = axes(Call::input_specs);
    const auto mask = call.template input<call_of(Call::input_specs).masks_pairs>();
    const dims m = mask.shape(), q = call.template input<0>().shape();
    const int leading = m.rank - 2 * x.count;
    int index[max_rank]{sample}, at = 0, rows = 1, columns = 1;
    for (int i = x.others - 1; i >= 0; --i) index[1 + i] = group % q.extent[x.other[i]], group /= q.extent[x.other[i]];
    index[1 + x.others] = head;
    for (int a = 0; a < leading; ++a) at = at * m.extent[a] + (a > 0 && m.extent[a] == 1 ? 0 : index[a]);
    for (int i = 0; i < x.count; ++i) rows *= m.extent[leading + i], columns *= m.extent[leading + x.count + i];
    masks.pairs = mask.data() + std::ptrdiff_t(at) * rows * columns;
    masks.pair_row = rows == 1 && queries != 1 ? 0 : columns;
    masks.one_for_keys = columns == 1 && keys != 1;
  }
};

}  // namespace detail

}  // namespace ikebana
