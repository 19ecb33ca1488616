// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/attention/heads.hpp>

namespace ikebana {

inline constexpr number_option<"num_heads"> num_heads{};
inline constexpr number_option<"key_dim"> key_dim{};
inline constexpr number_option<"value_dim"> value_dim{};
/// The axes that attention goes over, the batch counted; all but the batch and the features unless they are given.
struct attention_axes : sizes {
  static constexpr std::string_view keyword = "attention_axes";
  template <auto... E> using written_as = ikebana::written_as::attention_axes<E...>;
  using sizes::sizes;
};

namespace detail {
template <auto... Options> inline constexpr head_sizes heads_of = [] {
  constexpr dims given = numbers_of<Options...>;
  const int heads = given.rank > 0 ? given.extent[0] : option_or<Options...>(num_heads(0)).value;
  const int depth = given.rank > 1 ? given.extent[1] : option_or<Options...>(key_dim(0)).value;
  const int width = given.rank > 2 ? given.extent[2] : option_or<Options...>(value_dim(depth)).value;
  return head_sizes{heads, heads, depth, width};
}();
}  // namespace detail

/// Attention of several heads, projected before and behind: `MultiHeadAttention<num_heads, key_dim>{}(query, value)`, or with a key in third place:
/// (batch, queries, features), (batch, keys, ...) -> (batch, queries, features). Options: value_dim, use_bias, output_shape, attention_axes, sliding_window,
/// use_gate, use_causal_mask, return_attention_scores, attention_mask, value_mask, key_mask, dropout, initializers.
/// https://keras.io/api/layers/attention_layers/multi_head_attention/
template <auto... Options> struct MultiHeadAttention : detail::heads_layer<MultiHeadAttention<Options...>, detail::heads_of<Options...>, Options...> {
  static constexpr std::string_view class_name = "MultiHeadAttention", groups[]{"query_dense", "key_dense", "value_dense", "output_dense"};
  static constexpr auto takes = keywords("num_heads", "key_dim", "value_dim", "dropout", "use_bias", "output_shape", "attention_axes", "sliding_window", "use_gate", "kernel_initializer",
                                         "bias_initializer", "use_causal_mask", "return_attention_scores", "value_mask", "key_mask", "attention_mask");
  static constexpr int positional = 3;
  static constexpr bool takes_masks_off = true;
  static constexpr detail::head_sizes heads = detail::heads_of<Options...>;
  static constexpr dims given_shape = option_or<Options...>(ikebana::output_shape()).value;
  static constexpr bool has_axes = has_option<attention_axes, Options...>;
  static constexpr attention_axes given_axes = option_or<Options...>(attention_axes(1));
  static constexpr int axes_given = has_axes ? given_axes.count : 0, axes_list[3]{given_axes.value[0], given_axes.value[1], given_axes.value[2]};

  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("num_heads", heads.queries);
    config.argument("key_dim", heads.depth);
    config("value_dim", heads.width, "key_dim");
    config("dropout", MultiHeadAttention::dropped);
    config("use_bias", MultiHeadAttention::with_bias);
    config("use_gate", MultiHeadAttention::gated);
    if constexpr (given_shape.rank > 0) config("output_shape", given_shape);
    else config("output_shape", nullptr);
    if constexpr (has_axes) config("attention_axes", std::span<const int>(axes_list, std::size_t(axes_given)));
    else config.training("attention_axes", nullptr);  // Keras' files name them all, which are the default's
    if constexpr (MultiHeadAttention::window > 0) config("sliding_window", MultiHeadAttention::window);
    else config("sliding_window", nullptr);
    config.call("use_causal_mask", option_or<Options...>(use_causal_mask(false)).value);
    config.call("return_attention_scores", option_or<Options...>(return_attention_scores(false)).value);
    detail::name_masks<Options...>(config);
  }

  /// Of the features that it gives.
  static constexpr dims output_dims(specs in) { return given_shape.rank > 0 ? given_shape : dims(in[0].shape.last()); }

  static constexpr verdict compute_output_shape(specs in, int which) {
    if (heads.queries <= 0)
      return refuses(complaints::option("num_heads", "Layer %n: received an invalid value for argument `num_heads`, expected a positive integer. Received: num_heads=%0", heads.queries));
    if (heads.depth <= 0)
      return refuses(complaints::option("key_dim", "Layer %n: received an invalid value for argument `key_dim`, expected a positive integer. Received: key_dim=%0", heads.depth));
    if (heads.width <= 0)
      return refuses(complaints::option("value_dim", "Layer %n: received an invalid value for argument `value_dim`, expected a positive integer or `None`. Received: value_dim=%0", heads.width));
    if (!given_shape.known_from(0) || given_shape.count(0, given_shape.rank) <= 0) return refuses(complaints::option("the output shape", "Layer %n: the extents of output_shape are positive numbers"));
    tensor_spec out;
    if (const complaint c = MultiHeadAttention::wrong(in, out)) return refuses(c);
    const int key = MultiHeadAttention::call_of(in).key, rank = in[0].rank();
    if (const complaint c = MultiHeadAttention::lengths_complaint(in, key)) return refuses(c);
    if (rank < 3) return refuses(complaints::min_rank(3, in[0]));
    if (in[1].rank() != rank) return refuses(complaints::rank(rank, in[1], 1));
    const detail::attended_axes x = MultiHeadAttention::axes(in);
    if (!x.fit(rank) || rank - 1 + given_shape.rank > max_rank || (MultiHeadAttention::keeps_scores && MultiHeadAttention::scores_shape(in).rank == 0))
      return refuses(complaints::option("the attention axes", "Layer %n: attention_axes are axes between the batch and the features, each once, and at most three"));
    for (int i = 0; i < x.others; ++i)
      if (const int a = x.other[i]; in[0].shape.known(a) && in[1].shape.known(a) && in[0].shape.extent[a] != in[1].shape.extent[a])
        return refuses(detail::attention_complaint("query and value do not fit",
                                                   "Layer %n: query and value must be the same on the axes that attention does not go over. Received: query_shape=%t and value_shape=%s",
                                                   in[0].shape, in[1].shape, 1));
    if (const complaint c = MultiHeadAttention::mask_complaint(in)) return refuses(c);
    if (which == 1) return gives({MultiHeadAttention::scores_shape(in)});
    if (given_shape.rank > 0) {
      --out.shape.rank;
      for (int a = 0; a < given_shape.rank; ++a) out.shape.copy_axis(out.shape.rank++, given_shape, a);
    }
    return gives({out.shape});
  }
};

static_assert(written_layer<MultiHeadAttention<2, 4>>);

}  // namespace ikebana
