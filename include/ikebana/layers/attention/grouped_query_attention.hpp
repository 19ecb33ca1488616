// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/attention/heads.hpp>

namespace ikebana {

inline constexpr number_option<"head_dim"> head_dim{};
inline constexpr number_option<"num_query_heads"> num_query_heads{};
inline constexpr number_option<"num_key_value_heads"> num_key_value_heads{};

namespace detail {
template <auto... Options> inline constexpr head_sizes grouped_heads_of = [] {
  constexpr dims given = numbers_of<Options...>;
  const int depth = given.rank > 0 ? given.extent[0] : option_or<Options...>(head_dim(0)).value;
  const int heads = given.rank > 1 ? given.extent[1] : option_or<Options...>(num_query_heads(0)).value;
  return head_sizes{heads, given.rank > 2 ? given.extent[2] : option_or<Options...>(num_key_value_heads(0)).value, depth, depth};
}();
}  // namespace detail

/// Attention of several heads that share keys and values in groups: `GroupQueryAttention<head_dim, num_query_heads, num_key_value_heads>{}(query, value)`.
/// Inputs, output and options are those of MultiHeadAttention, but for value_dim, output_shape and attention_axes.
/// https://keras.io/api/layers/attention_layers/group_query_attention/
template <auto... Options>
struct GroupQueryAttention : detail::heads_layer<GroupQueryAttention<Options...>, detail::grouped_heads_of<Options...>, Options...> {
  static constexpr std::string_view class_name = "GroupedQueryAttention", groups[]{"_query_dense", "_key_dense", "_value_dense", "_output_dense"};
  static constexpr auto takes = keywords("head_dim", "num_query_heads", "num_key_value_heads", "dropout", "use_bias", "sliding_window", "use_gate", "kernel_initializer", "bias_initializer",
                                         "use_causal_mask", "return_attention_scores", "query_mask", "value_mask", "key_mask", "attention_mask");
  static constexpr int positional = 3;
  static constexpr detail::head_sizes heads = detail::grouped_heads_of<Options...>;

  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("head_dim", heads.depth);
    config.argument("num_query_heads", heads.queries);
    config.argument("num_key_value_heads", heads.keys);
    config("dropout", GroupQueryAttention::dropped);
    config("use_bias", GroupQueryAttention::with_bias);
    config("use_gate", GroupQueryAttention::gated);
    if constexpr (GroupQueryAttention::window > 0) config("sliding_window", GroupQueryAttention::window);
    else config("sliding_window", nullptr);
    config.call("use_causal_mask", option_or<Options...>(use_causal_mask(false)).value);
    config.call("return_attention_scores", option_or<Options...>(return_attention_scores(false)).value);
    detail::name_masks<Options...>(config);
  }

  static constexpr dims output_dims(specs in) { return dims(in[0].shape.last()); }

  static constexpr verdict compute_output_shape(specs in, int which) {
    if (heads.depth <= 0 || heads.queries <= 0 || heads.keys <= 0)
      return refuses(complaints::option("heads that are not positive", "Layer %n: head_dim, num_query_heads and num_key_value_heads should be positive integers. Received: %0, %1, %2", heads.depth,
                                        heads.queries, heads.keys));
    if (heads.queries % (heads.keys > 0 ? heads.keys : 1) != 0)
      return refuses(complaints::option("heads that do not divide", "Layer %n: `num_query_heads` must be divisible by `num_key_value_heads`. Received: %0 and %1", heads.queries, heads.keys));
    tensor_spec out;
    if (const complaint c = GroupQueryAttention::wrong(in, out)) return refuses(c);
    const int key = GroupQueryAttention::call_of(in).key;
    for (int k = 0; k < GroupQueryAttention::call_of(in).tensors; ++k)
      if (in[std::size_t(k)].rank() != 3) return refuses(complaints::rank(3, in[std::size_t(k)], k));
    if (in[0].shape.last() != in[1].shape.last())
      return refuses(detail::attention_complaint("query and value of other widths",
                                                 "Layer %n: the last dimension of `query_shape` and `value_shape` must be equal. Received: query_shape=%t, value_shape=%s", in[0].shape,
                                                 in[1].shape, 1));
    if (const complaint c = GroupQueryAttention::lengths_complaint(in, key)) return refuses(c);
    if (const complaint c = GroupQueryAttention::mask_complaint(in)) return refuses(c);
    if (which == 1) return gives({GroupQueryAttention::scores_shape(in)});
    return gives({out.shape});
  }
};
/// The same by the name of its class.
template <auto... Options> using GroupedQueryAttention = GroupQueryAttention<Options...>;

static_assert(written_layer<GroupQueryAttention<4, 2, 1>>);

}  // namespace ikebana
