// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/attention/attend.hpp>

namespace ikebana {

/// A learned factor of the scores.
inline constexpr flag<"use_scale"> use_scale{};
/// How a query is compared with a key: `score_mode::dot`, or `score_mode::concat`, the sum of tanh(query + key).
enum class score_mode { dot, concat };
template <> inline constexpr std::string_view keyword_of<score_mode> = "score_mode";
constexpr std::string_view spelled(score_mode m) { return m == score_mode::dot ? "dot" : "concat"; }

namespace detail {

/// Attention of one head without projections: `Self::scores` fills rows of scores.
template <class Self, auto... Options> struct attention_layer : layer<Self, Options...> {
  static constexpr auto takes = keywords("use_scale", "dropout", "use_causal_mask", "return_attention_scores", "query_mask", "value_mask");
  static constexpr auto call_arguments = keywords("use_causal_mask", "return_attention_scores", "query_mask", "value_mask");
  static constexpr int arity = -1;
  static constexpr bool repeats = true, supports_masking = true, writes_mask = true;
  static constexpr bool keeps_scores = option_or<Options...>(return_attention_scores(false)).value;
  static constexpr int outputs = keeps_scores ? 2 : 1;
  static constexpr attention_rule rule{option_or<Options...>(use_causal_mask(false)).value, 0, attention_rule::unmasked};

  static constexpr bool names_masks = option_or<Options...>(query_mask(false)).value || option_or<Options...>(value_mask(false)).value;
  /// The output has the mask of the queries, be it named or brought along.
  static constexpr int compute_mask(specs in, int which) {
    if (which > 0 || in.empty()) return 0;
    return names_masks ? (option_or<Options...>(query_mask(false)).value ? 2 : 0) : in[0].mask;
  }

  static constexpr verdict compute_output_shape(specs in, int which) {
    const attention_call c = attention_call_of<Options...>(int(in.size()));
    if (c.tensors < 2 || c.tensors > 3)
      return refuses({"the number of inputs", "Layer %n accepts inputs list of length 2 or 3, namely [query, value] or [query, value, key]. Received length: %0", "", {}, {},
                      {c.tensors}});
    const dims &query = in[0].shape, &value = in[1].shape, &key = in[std::size_t(c.key)].shape;
    const int rank = query.rank;
    if (rank < 3) return refuses(complaints::min_rank(3, in[0]));
    for (int k = 1; k < c.tensors; ++k)
      if (in[std::size_t(k)].rank() != rank) return refuses(complaints::rank(rank, in[std::size_t(k)], k));
    tensor_spec out = in[0];
    if (const complaint wrong = merge_ends(in.first(std::size_t(c.tensors)), out)) return refuses(wrong);
    const auto same = [](const dims& a, int i, const dims& b, int j) { return !a.known(i) || !b.known(j) || a.extent[i] == b.extent[j]; };
    if (!same(query, rank - 1, key, rank - 1))
      return refuses(attention_complaint("query and key of other widths", "Layer %n: query and key must have the same last dimension. Received: query.shape=%t and key.shape=%s",
                                         query, key, c.key));
    if (!same(value, rank - 2, key, rank - 2))
      return refuses(attention_complaint("value and key of other lengths", "Layer %n: value and key must have the same length. Received: value.shape=%t and key.shape=%s", value, key, c.key));
    for (int a = 1; a < rank - 2; ++a)
      if (!same(query, a, value, a) || !same(query, a, key, a))
        return refuses(attention_complaint("query and value do not fit", "Layer %n: all dimensions but the last two must be equal. Received: query.shape=%t and value.shape=%s", query, value, 1));
    for (const int mask : {c.masks_queries, c.masks_values}) {
      if (mask >= 0 && rank != 3) return refuses(complaints::rank(3, in[0]));
      if (const complaint wrong = sequence_mask_complaint(in, mask, mask == c.masks_queries ? query : value)) return refuses(wrong);
    }
    constexpr std::string_view of_sequence = "Layer %n: a mask must be one of a sequence, (batch, length). That of input %0 covers %1 axes";
    if (const complaint other = names_masks ? complaint{} : brought_mask_complaint(in, 2, rank == 3 ? 1 : -1, of_sequence)) return refuses(other);
    if (!Self::describe_weights(in).complete()) return refuses(complaints::undefined(-1, in[0]));
    if (which == 0) out.shape.copy_axis(rank - 1, value, rank - 1);
    else out.shape.copy_axis(rank - 1, key, rank - 2);
    out.format = layout::unspecified;
    out.type = dtype::float32;
    return gives(out);
  }
  static constexpr int describe_scratch(specs in) {
    const dims query = in[0].shape.largest(), key = in[std::size_t(attention_call_of<Options...>(int(in.size())).key)].shape.largest();
    const int keys = key.extent[key.rank - 2];
    return key.last() * keys + (keeps_scores ? 0 : block_of_scores(query.extent[query.rank - 2], keys));
  }
  static constexpr long long flops(specs in, const tensor_spec& out) {
    return 2ll * in[1].extent(-2) * (in[0].extent(-1) * in[0].shape.count(1, in[0].rank() - 1) + out.shape.count(1, out.rank()));
  }

  template <class Call> static void forward(const Call& call) {
    constexpr attention_call at = attention_call_of<Options...>(Call::inputs);
    constexpr int brings = names_masks ? -1 : 0;  // from which input on masks are brought along
    constexpr bool masked = at.masks_values >= 0 || (!names_masks && brings_mask(Call::input_specs, 1));
    const float *const counts = mask_of<at.masks_queries, brings>(call), *const looked_at = mask_of<at.masks_values, names_masks ? -1 : 1>(call);
    const auto q = call.template input<0>();
    const auto v = call.template input<1>();
    const auto k = call.template input<at.key>();
    const auto y = call.template output<0>();
    const auto depth = q.template extent<-1>();
    const auto keys = k.template extent<-2>();
    const auto width = v.template extent<-1>();
    const int queries = q.template extent<-2>(), samples = q.template count<0, -2>();
    float *const kt = call.scratch(), *const block = kt + std::ptrdiff_t(depth) * keys;
    for (int n = 0; n < samples; ++n) {
      const float *const from = q.data() + std::ptrdiff_t(n) * queries * depth, *const values = v.data() + std::ptrdiff_t(n) * keys * width;
      float* const to = y.data() + std::ptrdiff_t(n) * queries * width;
      kernels::transpose<Call::arch>(keys, depth, k.data() + std::ptrdiff_t(n) * keys * depth, kt);
      Self::prepare(call, keys * depth, kt);
      attention_masks masks;
      if constexpr (masked) masks.keys[0] = looked_at + std::ptrdiff_t(n) * keys;
      float* room = block;
      if constexpr (keeps_scores) room = call.template output<1>().data() + std::ptrdiff_t(n) * queries * keys;
      attend<Call::arch, rule, masked, keeps_scores>(
          queries, keys, room, masks, [&](int first, int rows, float* x) { Self::scores(call, rows, keys, depth, from + std::ptrdiff_t(first) * depth, kt, x); },
          [&](int first, int rows, const float* x) {
            kernels::product<Call::arch>(rows, width, keys, x, keys, values, width, to + std::ptrdiff_t(first) * width, width);
          });
      for (int t = 0; counts && t < queries; ++t)
        for (int i = 0; i < width && counts[n * queries + t] == 0; ++i) to[t * width + i] = 0;
    }
    if constexpr (decltype(y)::spec.mask > 0) {
      const float* const goes_on = names_masks ? counts : q.mask();
      for (int i = 0; i < samples * queries; ++i) y.mask()[i] = goes_on[i] != 0 ? 1.f : 0.f;
    }
  }
};

}  // namespace detail

/// Dot-product attention: (batch, queries, depth), (batch, keys, width) and, where keys are not the values, (batch, keys, depth) ->
/// (batch, queries, width). Options: use_scale, score_mode, use_causal_mask, return_attention_scores, query_mask, value_mask, dropout.
/// https://keras.io/api/layers/attention_layers/attention/
template <auto... Options> struct Attention : detail::attention_layer<Attention<Options...>, Options...> {
  static constexpr std::string_view class_name = "Attention";
  static constexpr auto takes = keywords("use_scale", "score_mode", "dropout", "use_causal_mask", "return_attention_scores", "query_mask", "value_mask");
  static constexpr bool scaled = option_or<Options...>(use_scale(false)).value;
  static constexpr score_mode mode = option_or<Options...>(score_mode::dot);
  template <class Config> static constexpr void get_config(Config& config) {
    config("use_scale", scaled);
    config("score_mode", mode);
    config.training("dropout", option_or<Options...>(dropout(0)).rate);
    config.call("use_causal_mask", option_or<Options...>(use_causal_mask(false)).value);
    config.call("return_attention_scores", option_or<Options...>(return_attention_scores(false)).value);
    if constexpr (option_or<Options...>(query_mask(false)).value) config.tensor("mask", 0);
    if constexpr (option_or<Options...>(value_mask(false)).value) config.tensor("mask", 1);
  }

  static constexpr weight_list describe_weights(specs) {
    weight_list w;
    if (scaled) w.add({"scale", dims{}, initializers::ones});
    if (mode == score_mode::concat) w.add({"concat_score_weight", dims{}, initializers::ones});
    return w;
  }
  template <class Call> static void prepare(const Call& call, int n, float* kt) {
    if constexpr (scaled && mode == score_mode::dot) kernels::zip_scalar<Call::arch, kernels::binary::multiply>(n, kt, *call.weight(0), kt);
  }
  template <class Call, class Keys, class Depth> static void scores(const Call& call, int rows, Keys keys, Depth depth, const float* q, const float* kt, float* x) {
    if constexpr (mode == score_mode::dot) kernels::product<Call::arch>(rows, keys, depth, q, depth, kt, keys, x, keys);
    else kernels::additive_product<Call::arch>(rows, keys, depth, q, depth, kt, keys, nullptr, scaled ? *call.weight(0) : 1.f, *call.weight(scaled), x, keys);
  }
};

static_assert(written_layer<Attention<>>);

}  // namespace ikebana
